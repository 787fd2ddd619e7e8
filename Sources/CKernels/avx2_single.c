#include "variant.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#pragma clang attribute push(__attribute__((min_vector_width(256))), apply_to = function)

#define Real float
#define SINGLE 1
#define LANES 8
#define PANEL 16
#define REGISTERS 12
#define INPUT_TILE 13
#define TILE 5
#define GROUP 2
#define STRIP 6
#include "kernels.inc.h"

#pragma clang attribute pop
#pragma clang attribute pop

const ck_variant_table ck_avx2_single = TABLE("avx2");
#endif
