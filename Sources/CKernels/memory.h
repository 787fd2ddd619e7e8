#ifndef CKERNELS_MEMORY_H
#define CKERNELS_MEMORY_H

#include <stddef.h>

enum { ck_line = 64 };  // bytes of a cache line

// Memory that begins with a cache line, for free(); null where there is none. What fills large pages lies in them, where the
// system lets us ask: to hand out and to look up many small ones takes time.
void *ck_allocate(size_t bytes);

// The same, zeroed.
void *ck_allocate_zeros(size_t bytes);

#endif
