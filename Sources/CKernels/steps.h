// What an instruction set's kernels offer for steps over a few samples at a time, and the layouts of it.
//
// Matrices whose columns are units lie in strips of a few vectors of them: [strip][row][vector of the strip]. Missing
// units of the last vector are 0.

#ifndef CKERNELS_STEPS_H
#define CKERNELS_STEPS_H

#include "rows.h"

enum { ck_step_samples = 32 };  // that a thread takes through the network at a time

// One thread's memory.
typedef struct {
  void **logits;     // a list as the loss reads it, whose last has the logits of a block
  uint32_t *counts;  // by input of a section: how many samples have it
  uint32_t *having;  // by input of a section, then one after another: these samples, counted in the batch
  void *values;      // and what they have
} ck_step_workspace;

// A network with its samples, and a step in progress. Layers are counted as in ck_network.
typedef struct {
  ck_shape shape;
  const ck_sparse_rows *rows;
  size_t capacity;             // samples of the largest batch
  void **weights;              // by weight layer, in strips of (1 + inputs) rows, the first the biases
  void **means, **squares;     // Adam's, of each weight
  void **backward;             // by weight layer but the first: the same transposed and without biases, in strips
  void **activations;          // by layer but the inputs: the batch's samples, each with its units in whole vectors
  void **deltas, **strips;     // by layer but the inputs: likewise, and the same in strips
  ck_step_workspace *workspaces;
  const int32_t *chosen;       // the batch
  size_t count;
  ck_adam adam;
} ck_steps;

// Second moments of a layer's inputs or errors, see curvature.c: symmetric, units × units in whole vectors.
typedef struct {
  int units;
  double mean;             // of the diagonal
  void *rows, *strips;     // by sample the units; the same in strips of all samples
  void *moments;           // then the factor L of Cholesky's in its lower triangle
  void *upper;             // and its transpose
  void *inverse;           // in strips
} ck_moments;

typedef struct {
  // Takes in numbers by weight, in Θ's order, and gives them back.
  void (*take)(const ck_steps *, const double *theta, void *const *strips);
  void (*give)(const ck_steps *, void *const *strips, double *theta);
  // Brings the transposed weights of some inputs up to date with the weights.
  void (*turn)(const ck_steps *, int layer, int first, int end);
  // Takes some of the batch's samples through the network and back: their activations and deltas.
  void (*propagate)(const ck_steps *, size_t first, size_t end, ck_step_workspace *);
  // Steps along the gradient of the weights of some inputs; of the first layer those of a section.
  void (*descend)(const ck_steps *, int layer, int first, int end, ck_step_workspace *);

  // Takes some of the batch's samples through the network, and random errors back, whose second moments are those of
  // the Gauss–Newton matrix.
  void (*probe)(const ck_steps *, size_t first, size_t end);
  // Writes down some samples' inputs of a weight layer, after a 1 for the bias.
  void (*list_inputs)(const ck_steps *, int layer, size_t first, size_t end, ck_moments *);
  // A strip of the second moments, from the diagonal down.
  void (*sum_moments)(const ck_moments *, size_t samples, int strip);
  // The mean of the mean moments' diagonal, before they are factored.
  double (*mean_moment)(const ck_moments *, size_t samples);
  // Factors the mean moments, with so much added to the diagonal.
  void (*factor)(const ck_moments *, size_t samples, double added);
  // A strip of the inverse.
  void (*invert)(const ck_moments *, int strip);
  // A strip of G⁻¹ V A⁻¹ for `count` matrices V of next × (1 + previous), by way of V A⁻¹.
  void (*solve)(const ck_moments *inputs, const ck_moments *errors, int count, const void *vectors, void *products,
                void *solutions, int strip);
  // Between doubles and rows of whole vectors.
  void (*pad)(const double *from, size_t rows, int columns, void *to);
  void (*unpad)(const void *from, size_t rows, int columns, double *to);
} ck_step_table;

#endif
