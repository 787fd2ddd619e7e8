// What an instruction set's kernels offer to the evaluator.

#ifndef CKERNELS_VARIANT_H
#define CKERNELS_VARIANT_H

#include "CKernels.h"

enum { ck_block = 64 };  // samples that travel through the network together; their deltas fit the nearest cache

// One thread's memory for one block. Unit u of layer l has its `ck_block` samples at `activations[l] + u · ck_block`.
typedef struct {
  double **activations;  // by layer 0 … layers; [0] is unused, the inputs are shared
  double *deltas, *previous_deltas;
  double *transposed;    // deltas with a sample's units side by side: ck_block × padded units
} ck_workspace;

// A block's place in the computation.
typedef struct {
  const ck_shape *shape;
  double *const *forward;   // by weight layer: packed for lanes of samples, see pack_weights
  double *const *backward;  // the same transposed and without biases; [0] is unused
  const double *inputs;     // sizes[0] × ck_block
  const int32_t *labels;    // ck_block; −1 pads the last block
} ck_job;

typedef struct {
  const char *name;
  int tile;   // output units a tile of packed weights
  int lanes;  // doubles a vector: transposed rows are padded to a multiple
  // Activations of all layers; the last layer's are logits.
  void (*forward)(const ck_job *, ck_workspace *);
  // The block's loss; the last layer's logits give way to its deltas.
  double (*loss)(const ck_job *, ck_workspace *);
  // Adds the block's gradient, by layer transposed: (previous + 1) × padded next.
  void (*backward)(const ck_job *, ck_workspace *, double *const *gradient);
  // Logits to outputs, in place.
  void (*logistic)(double *values, int count);
} ck_variant_table;

extern const ck_variant_table ck_portable;
#if defined(__x86_64__)
extern const ck_variant_table ck_avx2, ck_avx512;
#endif

static inline int ck_padded(int units, int lanes) { return (units + lanes - 1) / lanes * lanes; }

#endif
