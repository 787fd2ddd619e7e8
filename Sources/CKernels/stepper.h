#ifndef CKERNELS_STEPPER_H
#define CKERNELS_STEPPER_H

#include "variant.h"

// Weights of some inputs of a layer: a thread sums their gradient over the whole batch, in the batch's order, and steps
// along it. So the result's bits do not depend on the threads.
typedef struct {
  int layer, first, end;
} ck_stretch;

struct ck_stepper {
  const ck_variant_table *variant;
  ck_steps steps;
  int32_t *sizes;
  ck_sparse_rows *rows;
  int threads, stretch_count;
  ck_stretch *stretches;
};

// As ck_create_stepper, for batches of no other samples than these `capacity`, in ascending order.
ck_stepper *ck_create_stepper_of(ck_shape shape, const ck_samples *samples, const int32_t *wanted, size_t capacity,
                                 int32_t threads);

// So many units in whole vectors.
static inline size_t ck_whole_vectors(const ck_stepper *s, int units) {
  return (size_t)ck_parts(units, s->variant->lanes) * (size_t)s->variant->lanes;
}

// So many samples in whole parts of a thread's work.
static inline size_t ck_whole_parts(size_t samples) {
  return (samples + ck_step_samples - 1) / ck_step_samples * ck_step_samples;
}

// Zeroed numbers of the kernels' precision on a cache line; `failed` is raised when there is no memory.
void *ck_allocate_numbers(const ck_stepper *s, size_t count, bool *failed);

// Threads for so many multiplications.
int ck_useful_threads(const ck_stepper *s, size_t multiplications);

#endif
