// What an instruction set's kernels offer to the evaluator, and the layouts that both know.

#ifndef CKERNELS_VARIANT_H
#define CKERNELS_VARIANT_H

#include "CKernels.h"
#include "samples.h"
#include "steps.h"

#include <math.h>
#include <string.h>

// One thread's memory for one block. Unit u of layer l has its samples at `activations[l] + u · ck_block_samples`.
typedef struct {
  void *values;        // of the inputs, where they are decoded
  const void *inputs;  // the block's values: these, or the samples' own
  void **activations;  // by layer 1 … layers; [0] is unused, the inputs are shared
  void *deltas, *previous_deltas;
  void *strips;        // what has the units of a sample side by side: deltas, see cut_strips; a strip of logits
  void *columns;       // of the units that a change of Θ changes, where some are looked at
} ck_workspace;

// A network with its weights packed for the kernels.
typedef struct {
  ck_shape shape;
  bool by_uses;     // whether the first layer goes by uses, or by panels
  void **forward;   // by weight layer, for lanes of samples; the first layer's for uses for lanes of units
  void **backward;  // the same transposed and without biases; [0] is unused
} ck_network;

// Numbers of Θ that are changed, one at a time. What differs in the layer behind is one unit.
typedef struct {
  const size_t *first;    // by weight layer its first change, and the end
  const int32_t *places;  // by change, where in the layer behind its unit is
  void *const *units;     // by weight layer the changed units, packed as all of its units are
} ck_changes;

enum { ck_most_gradients = 8 };

// A layer's gradients, to be added in order: sum = scale · Σ gradients + decay · θ, without decay for biases. Θ and the
// sum are next × (previous + 1).
typedef struct {
  void *const *gradients;  // `count` of them, at most ck_most_gradients, `stride` apart
  int stride, count;
  double scale, decay;
  const double *theta;
  double *sum;
} ck_reduction;

typedef struct {
  const char *name;
  size_t size;            // bytes of a number
  int lanes;              // numbers a vector
  int panel;              // samples a panel
  int input_tile;         // the most columns that a tile of first-layer weights has
  int tile;               // the units of other tiles
  int strip;              // the most vectors of units that a strip has
  // Takes the weights in; those for the way back only where `backward`.
  void (*pack)(const ck_network *, const double *parameters, bool backward);
  // Takes in some units that have a layer's inputs, by their rows of Θ; the padding of `packed` is to be zero.
  void (*pack_units)(const ck_network *, int layer, const double *theta, int units, void *packed);
  // Activations of all layers for a block; the last layer's are logits.
  void (*forward)(const ck_network *, const ck_samples *, size_t block, ck_workspace *);
  // The block's loss; the last layer's logits give way to its deltas.
  double (*loss)(const ck_network *, const ck_samples *, size_t block, ck_workspace *);
  // Adds to each change's losses that of the block.
  void (*changes)(const ck_network *, const ck_changes *, const ck_samples *, size_t block, ck_workspace *,
                  double *losses);
  // Adds the block's gradient, by layer as `ck_columns` says.
  void (*backward)(const ck_network *, const ck_samples *, size_t block, ck_workspace *, void *const *gradient);
  // The logits as outputs of this kind, in place.
  void (*outputs)(const ck_network *, ck_workspace *, int32_t kind);
  // One slice of several of a layer's reduction.
  void (*reduce)(const ck_network *, int layer, const ck_reduction *, int slice, int slices);
  // The last layer's values of a block's samples as doubles, to the rows of `outputs` that `rows` names.
  void (*copy)(const ck_network *, const ck_workspace *, const uint32_t *rows, size_t count, double *outputs);
  // Multiplies and adds in registers; returns how many operations a round has.
  int (*exercise)(int64_t rounds);
  ck_step_table steps;
} ck_variant_table;


extern const ck_variant_table ck_portable_double, ck_portable_single;
#if defined(__x86_64__)
extern const ck_variant_table ck_avx2_double, ck_avx2_single, ck_avx512_double, ck_avx512_single;
#endif

// The instruction set to compute with.
const ck_variant_table *ck_choose_variant(bool single);

// `total` in parts of at most `most` that differ by one: how many they are, and where one of them begins.
static inline int ck_parts(int total, int most) { return (total + most - 1) / most; }
// The size of all parts but the last, where they are as equal as can be.
static inline int ck_part(int total, int most) {
  int parts = ck_parts(total, most);
  return (total + parts - 1) / parts;
}
static inline int ck_begin(int total, int parts, int part) {
  int larger = total % parts;
  return total / parts * part + (part < larger ? part : larger);
}

// First-layer weights lie in tiles of so many units. What is summed with them at once are columns, each a unit with one of
// a panel's vectors of samples; a unit whose columns two tiles share is in both.
typedef struct { int first, units, columns, skipped; } ck_input_tile;
static inline int ck_input_tiles(int units, int vectors, int most) { return ck_parts(units * vectors, most); }
static inline ck_input_tile ck_input_tile_of(int units, int vectors, int most, int tile) {
  int tiles = ck_input_tiles(units, vectors, most);
  int begin = ck_begin(units * vectors, tiles, tile), end = ck_begin(units * vectors, tiles, tile + 1);
  int first = begin / vectors;
  return (ck_input_tile){first, ck_parts(end, vectors) - first, end - begin, begin % vectors};
}

// How a gradient holds its units: as vectors, in strips of up to STRIP of them, each strip (1 + inputs) × vectors; and
// behind them one by one, where they are too few to fill a good part of another vector, each with (1 + inputs) vectors
// whose lanes are to be added up.
typedef struct { int vectors, strips, odd; } ck_columns;
static inline ck_columns ck_columns_of(int units, int lanes, int strip) {
  int odd = units % lanes;
  if (odd * 4 > lanes || units < lanes) odd = 0;
  int vectors = ck_parts(units - odd, lanes);
  return (ck_columns){vectors, ck_parts(vectors, strip), odd};
}

// First-layer inputs are padded to pairs.
static inline int ck_rows(const ck_shape *shape, int layer) {
  return layer == 0 ? (shape->sizes[0] + 1) / 2 * 2 : shape->sizes[layer];
}

#endif
