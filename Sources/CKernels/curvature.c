#include "pool.h"
#include "stepper.h"

#include <stdlib.h>
#include <string.h>

// The Gauss–Newton matrix of a layer's weights, the mean over samples of (a ⊗ δ)(a ⊗ δ)ᵀ, is taken for A ⊗ G: a are its
// inputs after a 1, δ errors whose second moments at the logits are the loss's second derivatives, A and G the second
// moments of both (Martens and Grosse, equation 3; their section 4.2 has the exact errors in place of drawn ones).
enum { most_samples = 1024 };  // twice as many were measured to save no evaluations

// How much of their mean is added to the diagonals of A and G; and of the largest layer's curvature to each layer's, as
// Levenberg and Marquardt have it, the same for all weights. Without the latter a layer whose errors are small, as at a
// start from small weights, takes steps so long that its units saturate: from within ±0.12 the digits were measured to take
// 138 to 326 evaluations instead of 12 to 14. Half or twice as much of either makes no difference.
static const double damping = 0.1;

struct ck_curvature {
  ck_stepper *stepper;
  ck_moments *inputs, *errors;  // by weight layer
  void *vectors, *products, *solutions;
  int32_t chosen[most_samples];
  // The call in progress.
  ck_moments *moments;
  int layer, count;
};

static size_t samples_of(const ck_curvature *c) { return c->stepper->steps.count; }

static int strips_of(const ck_curvature *c, int units) {
  int vectors = ck_parts(units, c->stepper->variant->lanes), width = ck_part(vectors, c->stepper->variant->strip);
  return ck_parts(vectors, width);
}

static const ck_step_table *kernels(const ck_curvature *c) { return &c->stepper->variant->steps; }

static void free_listed(ck_moments *m) {
  free(m->rows);
  free(m->strips);
  m->rows = m->strips = 0;
}

static void free_moments(ck_moments *m) {
  free(m->moments);
  free(m->upper);
  free(m->inverse);
}

static void reserve_moments(const ck_curvature *c, ck_moments *m, int units, bool *failed) {
  size_t numbers = (size_t)units * ck_whole_vectors(c->stepper, units);
  m->units = units;
  m->moments = ck_allocate_numbers(c->stepper, numbers, failed);
  m->upper = ck_allocate_numbers(c->stepper, numbers, failed);
  m->inverse = ck_allocate_numbers(c->stepper, numbers, failed);
}

static void reserve_listed(const ck_curvature *c, ck_moments *m, bool *failed) {
  size_t numbers = ck_whole_parts(samples_of(c)) * ck_whole_vectors(c->stepper, m->units);
  m->rows = ck_allocate_numbers(c->stepper, numbers, failed);
  m->strips = ck_allocate_numbers(c->stepper, numbers, failed);
}

static void part_ends(const ck_curvature *c, int part, size_t *first, size_t *end) {
  *first = (size_t)part * ck_step_samples;
  *end = *first + ck_step_samples < samples_of(c) ? *first + ck_step_samples : samples_of(c);
}

static void list_part(void *context, int part, int worker) {
  (void)worker;
  ck_curvature *c = context;
  size_t first, end;
  part_ends(c, part, &first, &end);
  kernels(c)->list_inputs(&c->stepper->steps, c->layer, first, end, c->moments);
}

static void probe_part(void *context, int part, int worker) {
  (void)worker;
  ck_curvature *c = context;
  size_t first, end;
  part_ends(c, part, &first, &end);
  kernels(c)->probe(&c->stepper->steps, first, end);
}

static void sum_strip(void *context, int strip, int worker) {
  (void)worker;
  ck_curvature *c = context;
  kernels(c)->sum_moments(c->moments, samples_of(c), strip);
}

static void invert_strip(void *context, int strip, int worker) {
  (void)worker;
  ck_curvature *c = context;
  kernels(c)->invert(c->moments, strip);
}

// Second moments whose rows and strips are there.
static void take_moments(ck_curvature *c, ck_moments *m) {
  size_t square = (size_t)m->units * (size_t)m->units;
  c->moments = m;
  ck_parallel(ck_useful_threads(c->stepper, samples_of(c) * square / 2), strips_of(c, m->units), sum_strip, c);
  m->mean = kernels(c)->mean_moment(m, samples_of(c));
}

// Their inverse, with `more` added to the diagonal beside the damping.
static void take_inverse(ck_curvature *c, ck_moments *m, double more) {
  size_t square = (size_t)m->units * (size_t)m->units;
  c->moments = m;
  kernels(c)->factor(m, samples_of(c), damping * m->mean + more);
  ck_parallel(ck_useful_threads(c->stepper, square * (size_t)m->units), strips_of(c, m->units), invert_strip, c);
}

static void take_inputs(ck_curvature *c, int layer) {
  ck_moments *m = c->inputs + layer;
  c->layer = layer;
  c->moments = m;
  ck_parallel(c->stepper->threads, ck_parts((int)samples_of(c), ck_step_samples), list_part, c);
  take_moments(c, m);
  take_inverse(c, m, 0);
}

static size_t vector_size(const ck_curvature *c) {
  size_t size = 0;
  for (int l = 0; l < c->stepper->steps.shape.layers; l++) {
    size_t layer = 2 * (size_t)c->errors[l].units * ck_whole_vectors(c->stepper, c->inputs[l].units);
    if (layer > size) size = layer;
  }
  return size;
}

ck_curvature *ck_create_curvature(ck_shape shape, const ck_samples *samples, int32_t threads) {
  ck_curvature *c = calloc(1, sizeof *c);
  if (!c) return 0;
  size_t layers = (size_t)shape.layers, count = samples->count < most_samples ? samples->count : most_samples;
  bool failed = false;
  for (size_t i = 0; i < count; i++) c->chosen[i] = (int32_t)(i * samples->count / count);
  c->stepper = ck_create_stepper_of(shape, samples, c->chosen, count, threads);
  c->inputs = calloc(layers, sizeof *c->inputs);
  c->errors = calloc(layers, sizeof *c->errors);
  if (!c->stepper || !c->inputs || !c->errors) return ck_destroy_curvature(c), (ck_curvature *)0;
  ck_steps *steps = &c->stepper->steps;
  steps->chosen = c->chosen;
  steps->count = count;
  for (size_t l = 0; l < layers; l++) {
    reserve_moments(c, c->inputs + l, 1 + shape.sizes[l], &failed);
    reserve_moments(c, c->errors + l, shape.sizes[l + 1], &failed);
    reserve_listed(c, c->inputs + l, &failed);
    // Errors lie where the stepper has its deltas.
    c->errors[l].rows = steps->deltas[l + 1];
    c->errors[l].strips = steps->strips[l + 1];
  }
  c->vectors = ck_allocate_numbers(c->stepper, vector_size(c), &failed);
  c->products = ck_allocate_numbers(c->stepper, vector_size(c), &failed);
  c->solutions = ck_allocate_numbers(c->stepper, vector_size(c), &failed);
  if (failed) return ck_destroy_curvature(c), (ck_curvature *)0;
  // The inputs of the first layer are the same for any Θ.
  take_inputs(c, 0);
  free_listed(c->inputs);
  return c;
}

void ck_destroy_curvature(ck_curvature *c) {
  if (!c) return;
  for (int l = 0; c->stepper && c->inputs && c->errors && l < c->stepper->steps.shape.layers; l++) {
    free_listed(c->inputs + l);
    free_moments(c->inputs + l);
    free_moments(c->errors + l);
  }
  free(c->inputs);
  free(c->errors);
  free(c->vectors);
  free(c->products);
  free(c->solutions);
  ck_destroy_stepper(c->stepper);
  free(c);
}

void ck_measure(ck_curvature *c, const double *parameters, double decay) {
  ck_steps *steps = &c->stepper->steps;
  kernels(c)->take(steps, parameters, steps->weights);
  for (int l = 1; l < steps->shape.layers; l++) kernels(c)->turn(steps, l, 0, c->stepper->sizes[l]);
  ck_parallel(c->stepper->threads, ck_parts((int)samples_of(c), ck_step_samples), probe_part, c);
  double largest = 0;
  for (int l = 0; l < steps->shape.layers; l++) {
    if (l > 0) take_inputs(c, l);
    take_moments(c, c->errors + l);
    largest = fmax(largest, c->inputs[l].mean * c->errors[l].mean);
  }
  for (int l = 0; l < steps->shape.layers; l++) {
    double inputs = c->inputs[l].mean;
    take_inverse(c, c->errors + l, inputs > 0 ? (decay + damping * largest) / inputs : 0);
  }
}

static void solve_strip(void *context, int strip, int worker) {
  (void)worker;
  ck_curvature *c = context;
  kernels(c)->solve(c->inputs + c->layer, c->errors + c->layer, c->count, c->vectors, c->products, c->solutions, strip);
}

void ck_solve(ck_curvature *c, const double *vectors, int32_t count, double *solutions) {
  size_t dimension = 0, start = 0;
  for (int l = 0; l < c->stepper->steps.shape.layers; l++)
    dimension += (size_t)c->inputs[l].units * (size_t)c->errors[l].units;
  c->count = count;
  for (int l = 0; l < c->stepper->steps.shape.layers; l++) {
    int columns = c->inputs[l].units, rows = c->errors[l].units;
    size_t row = ck_whole_vectors(c->stepper, columns) * c->stepper->variant->size * (size_t)rows;
    c->layer = l;
    for (int i = 0; i < count; i++)
      kernels(c)->pad(vectors + (size_t)i * dimension + start, (size_t)rows, columns,
                      (char *)c->vectors + (size_t)i * row);
    size_t work = (size_t)columns * (size_t)columns * (size_t)(rows * count);
    ck_parallel(ck_useful_threads(c->stepper, work), strips_of(c, columns), solve_strip, c);
    for (int i = 0; i < count; i++)
      kernels(c)->unpad((const char *)c->solutions + (size_t)i * row, (size_t)rows, columns,
                        solutions + (size_t)i * dimension + start);
    start += (size_t)columns * (size_t)rows;
  }
}
