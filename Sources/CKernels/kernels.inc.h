// The kernels, written once and compiled once an instruction set and precision. The including file defines Real and
// SINGLE, LANES (numbers a vector), PANEL (samples a panel), REGISTERS (sums kept at once), INPUT_TILE (sums of a tile of
// the first layer), TILE and GROUP (units, and vectors of samples, of other tiles) and STRIP (vectors of units a strip of
// a gradient).

#include "vectors.inc.h"
#include "inputs.inc.h"
#include "uses.inc.h"
#include "layers.inc.h"
#include "outputs.inc.h"
#include "weights.inc.h"
#include "steps.inc.h"

// Layer l + 1 from what layer l answers: its own answers, or the logits where it is the last.
static void ascend(const ck_network *network, int l, ck_workspace *work) {
  const ck_shape *shape = &network->shape;
  multiply(work->activations[l], shape->sizes[l], network->forward[l], true, work->activations[l + 1],
           shape->sizes[l + 1]);
  if (l + 1 < shape->layers) activate(work->activations[l + 1], shape->sizes[l + 1], shape->activation);
}

static void forward(const ck_network *network, const ck_samples *s, size_t block, ck_workspace *work) {
  const ck_shape *shape = &network->shape;
  work->inputs = block_values(s, block, work->values);
  project(network, network->forward[0], shape->sizes[1], s, block, work, work->activations[1]);
  if (shape->layers > 1) activate(work->activations[1], shape->sizes[1], shape->activation);
  for (int l = 1; l < shape->layers; l++) ascend(network, l, work);
}

static void backward(const ck_network *network, const ck_samples *s, size_t block, ck_workspace *work,
                     void *const *gradient) {
  const ck_shape *shape = &network->shape;
  const Real *deltas = work->activations[shape->layers];
  for (int l = shape->layers - 1; l > 0; l--) {
    int previous = shape->sizes[l], next = shape->sizes[l + 1];
    cut_strips(deltas, next, work->strips);
    correlate(work->activations[l], previous, deltas, work->strips, next, gradient[l]);
    multiply(deltas, next, network->backward[l], false, work->previous_deltas, previous);
    differentiate(work->previous_deltas, work->activations[l], previous, shape->activation);
    void *spare = work->deltas;
    work->deltas = work->previous_deltas;
    work->previous_deltas = spare;
    deltas = work->deltas;
  }
  cut_strips(deltas, shape->sizes[1], work->strips);
  collect(s, block, work->inputs, deltas, work->strips, shape->sizes[1], gradient[0]);
}

#include "changes.inc.h"

// As many sums side by side as the other kernels have at most.
static int exercise(int64_t rounds) {
  Vector sums[REGISTERS], half = splat((Real)0.5), one = splat(1);
  // Begun where the compiler does not know: a sum that begins at 2, which half · 2 + 1 is again, it would leave out.
  for (int i = 0; i < REGISTERS; i++) sums[i] = splat((Real)(rounds % 8 + i));
  ROLLED for (int64_t round = 0; round < rounds; round++)
    UNROLL for (int i = 0; i < REGISTERS; i++) sums[i] = sums[i] * half + one;
  // Looked at, or the compiler would leave it out.
  double sum = 0;
  for (int i = 0; i < REGISTERS; i++) sum += total(sums[i]);
  return sum > 0 ? 2 * REGISTERS * LANES : 0;
}

#define TABLE(name) \
  {name, sizeof(Real), LANES, PANEL, INPUT_TILE, TILE, STRIP, pack, pack_units, forward, loss, changes, \
   backward, outputs, reduce, copy, exercise, STEPS}
