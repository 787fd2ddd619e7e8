#include "variant.h"

// Vectors of 16 bytes: SSE2 and Arm's NEON.
#define Real double
#define SINGLE 0
#define LANES 2
#define REGISTERS 8
#define INPUT_TILE 3
#define TILE 4
#define GROUP 2
#define STRIP 4
#include "kernels.inc.h"

const ck_variant_table ck_portable_double = TABLE("portable");
