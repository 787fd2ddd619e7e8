#define _DEFAULT_SOURCE  // madvise, which the C standard does not know

#include "memory.h"

#include <stdlib.h>
#include <string.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

enum { large_page = 1 << 21 };

static size_t whole_parts(size_t bytes, size_t part) { return (bytes / part + 1) * part; }

void *ck_allocate(size_t bytes) {
  if (bytes < large_page) return aligned_alloc(ck_line, whole_parts(bytes, ck_line));
  void *memory = aligned_alloc(large_page, whole_parts(bytes, large_page));
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  // Only pages that are filled, so that no more memory is taken. If it is denied, nothing is lost.
  if (memory) (void)madvise(memory, bytes / large_page * large_page, MADV_HUGEPAGE);
#endif
  return memory;
}

void *ck_allocate_zeros(size_t bytes) {
  void *memory = ck_allocate(bytes);
  if (memory) memset(memory, 0, bytes);
  return memory;
}
