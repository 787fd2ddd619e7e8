#include "variant.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#pragma clang attribute push(__attribute__((min_vector_width(256))), apply_to = function)

#define VECTOR 4
#define TILE 5
#define PANELS 2
#define ROWS 3
#define STRIP 4
#include "kernels.inc.h"

#pragma clang attribute pop
#pragma clang attribute pop

const ck_variant_table ck_avx2 = {"avx2", TILE, VECTOR, forward, loss, backward, logistic};
#endif
