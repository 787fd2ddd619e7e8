#include "variant.h"

// Vectors of 16 bytes: SSE2 and Arm's NEON.
#define Real float
#define SINGLE 1
#define LANES 4
#define REGISTERS 8
#define INPUT_TILE 3
#define TILE 4
#define GROUP 2
#define STRIP 4
#include "kernels.inc.h"

const ck_variant_table ck_portable_single = TABLE("portable");
