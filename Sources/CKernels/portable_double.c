#include "variant.h"

// Vectors of 16 bytes. SSE2 has 16 registers, and needs some for products; NEON has 32, and adds while it multiplies.
#define Real double
#define SINGLE 0
#define LANES 2
#define PANEL 4
#if defined(__aarch64__)
#define NAME "neon"
#define REGISTERS 24
#define INPUT_TILE 20
#define TILE 5
#define GROUP 4
#define STRIP 8
#else
#define NAME "portable"
#define REGISTERS 8
#define INPUT_TILE 10
#define TILE 4
#define GROUP 2
#define STRIP 4
#endif
#include "kernels.inc.h"

const ck_variant_table ck_portable_double = TABLE(NAME);
