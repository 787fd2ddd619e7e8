#ifndef CKERNELS_ORDER_H
#define CKERNELS_ORDER_H

#include <stddef.h>
#include <stdint.h>

// Puts rows of bits, `words` long each, in an order in which neighbours have much in common: `order` names each row
// once, and is rearranged. The same order for any number of threads.
void ck_order(const uint64_t *rows, size_t words, uint32_t *order, size_t count, int32_t threads);

#endif
