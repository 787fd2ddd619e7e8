#include "variant.h"

// Two doubles a vector: SSE2 and Arm's NEON.
#define VECTOR 2
#define TILE 5
#define PANELS 2
#define ROWS 3
#define STRIP 4
#include "kernels.inc.h"

const ck_variant_table ck_portable = {"portable", TILE, VECTOR, forward, loss, backward, logistic};
