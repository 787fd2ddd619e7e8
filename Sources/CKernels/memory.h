#ifndef CKERNELS_MEMORY_H
#define CKERNELS_MEMORY_H

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { ck_line = 64 };  // bytes of a cache line

// Memory that begins with a cache line, for free(); null where there is none. Large pages were tried: evaluations gain
// nothing, and to be given them can take longer than all packing.
static inline void *ck_allocate(size_t bytes) { return aligned_alloc(ck_line, (bytes / ck_line + 1) * ck_line); }

// The same, zeroed.
static inline void *ck_allocate_zeros(size_t bytes) {
  void *memory = ck_allocate(bytes);
  if (memory) memset(memory, 0, bytes);
  return memory;
}

#endif
