#ifndef CKERNELS_ORDER_H
#define CKERNELS_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Puts rows of bits, `words` long each, in an order in which neighbours have much in common, above all those of the same
// 2, 4, 8 and 16 rows: `order` names each row once, and is rearranged. False when memory runs out. The same order for any
// number of threads.
bool ck_order(const uint64_t *rows, size_t words, uint32_t *order, size_t count, int32_t threads);

#endif
