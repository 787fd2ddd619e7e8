#include "variant.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#pragma clang attribute push(__attribute__((min_vector_width(512))), apply_to = function)

#define Real float
#define SINGLE 1
#define LANES 16
#define PANEL 16
#define REGISTERS 24
#define INPUT_TILE 26
#define TILE 5
#define GROUP 4
#define STRIP 8
#include "kernels.inc.h"

#pragma clang attribute pop
#pragma clang attribute pop

const ck_variant_table ck_avx512_single = TABLE("avx512");
#endif
