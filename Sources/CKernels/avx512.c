#include "variant.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#pragma clang attribute push(__attribute__((min_vector_width(512))), apply_to = function)

#define VECTOR 8
#define TILE 5
#define PANELS 4
#define ROWS 5
#define STRIP 4
#include "kernels.inc.h"

#pragma clang attribute pop
#pragma clang attribute pop

const ck_variant_table ck_avx512 = {"avx512", TILE, VECTOR, forward, loss, backward, logistic};
#endif
