#include "stepper.h"

#include "pool.h"

#include <stdlib.h>
#include <string.h>

enum { least_shared_work = 200000 };  // multiplications below which waking another thread costs more than it saves

void *ck_allocate_numbers(const ck_stepper *s, size_t count, bool *failed) {
  void *memory = ck_allocate_zeros(count * s->variant->size);
  if (!memory) *failed = true;
  return memory;
}

static void *allocate_list(size_t count, size_t size, bool *failed) {
  void *memory = calloc(count, size);
  if (!memory) *failed = true;
  return memory;
}

static void reserve_lists(ck_stepper *s, bool *failed) {
  size_t layers = (size_t)s->steps.shape.layers;
  void ***lists[] = {&s->steps.weights, &s->steps.means, &s->steps.squares, &s->steps.backward,
                     &s->steps.activations, &s->steps.deltas, &s->steps.strips};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) *lists[i] = allocate_list(layers + 1, sizeof(void *), failed);
}

static void reserve_layers(ck_stepper *s, bool *failed) {
  ck_steps *steps = &s->steps;
  size_t samples = ck_whole_parts(steps->capacity);
  for (int l = 0; l < steps->shape.layers; l++) {
    int previous = s->sizes[l], next = s->sizes[l + 1];
    size_t weights = (1 + (size_t)previous) * ck_whole_vectors(s, next), units = samples * ck_whole_vectors(s, next);
    steps->weights[l] = ck_allocate_numbers(s, weights, failed);
    steps->means[l] = ck_allocate_numbers(s, weights, failed);
    steps->squares[l] = ck_allocate_numbers(s, weights, failed);
    if (l > 0) steps->backward[l] = ck_allocate_numbers(s, (size_t)next * ck_whole_vectors(s, previous), failed);
    steps->activations[l + 1] = ck_allocate_numbers(s, units, failed);
    steps->deltas[l + 1] = ck_allocate_numbers(s, units, failed);
    steps->strips[l + 1] = ck_allocate_numbers(s, units, failed);
  }
}

static void reserve_workspace(ck_stepper *s, ck_step_workspace *work, bool *failed) {
  size_t layers = (size_t)s->steps.shape.layers;
  work->logits = allocate_list(layers + 1, sizeof *work->logits, failed);
  if (work->logits) work->logits[layers] = ck_allocate_numbers(s, (size_t)s->sizes[layers] * ck_block_samples, failed);
  work->counts = allocate_list(ck_section, sizeof *work->counts, failed);
  work->having = allocate_list(ck_section * s->steps.capacity, sizeof *work->having, failed);
  work->values = ck_allocate_numbers(s, ck_section * s->steps.capacity, failed);
}

static void divide(ck_stepper *s, bool *failed) {
  int layers = s->steps.shape.layers;
  for (int l = 0; l < layers; l++) s->stretch_count += ck_parts(s->sizes[l], ck_section);
  ck_stretch *next = s->stretches = allocate_list((size_t)s->stretch_count, sizeof *s->stretches, failed);
  for (int l = 0; l < layers && next; l++)
    for (int first = 0; first < s->sizes[l]; first += ck_section) {
      int end = first + ck_section;
      *next++ = (ck_stretch){l, first, end < s->sizes[l] ? end : s->sizes[l]};
    }
}

ck_stepper *ck_create_stepper(ck_shape shape, const ck_samples *samples, size_t capacity, int32_t threads) {
  return ck_create_stepper_of(shape, samples, 0, capacity, threads);
}

ck_stepper *ck_create_stepper_of(ck_shape shape, const ck_samples *samples, const int32_t *wanted, size_t capacity,
                                 int32_t threads) {
  ck_stepper *s = calloc(1, sizeof *s);
  if (!s) return 0;
  size_t layers = (size_t)shape.layers;
  bool failed = false;
  s->variant = ck_choose_variant(samples->single);
  s->threads = threads < 1 ? 1 : threads;
  s->steps.shape = shape;
  s->steps.capacity = capacity;
  s->sizes = allocate_list(layers + 1, sizeof *s->sizes, &failed);
  s->steps.workspaces = allocate_list((size_t)s->threads, sizeof *s->steps.workspaces, &failed);
  reserve_lists(s, &failed);
  s->rows = ck_list_rows(samples, wanted, capacity, threads);
  if (failed || !s->rows) return ck_destroy_stepper(s), (ck_stepper *)0;

  memcpy(s->sizes, shape.sizes, (layers + 1) * sizeof *s->sizes);
  s->steps.shape.sizes = s->sizes;
  s->steps.rows = s->rows;
  reserve_layers(s, &failed);
  divide(s, &failed);
  for (int t = 0; t < s->threads; t++) reserve_workspace(s, s->steps.workspaces + t, &failed);
  if (failed) return ck_destroy_stepper(s), (ck_stepper *)0;
  return s;
}

static void free_list(void **list, int layers) {
  for (int l = 0; l <= layers && list; l++) free(list[l]);
  free(list);
}

void ck_destroy_stepper(ck_stepper *s) {
  if (!s) return;
  int layers = s->steps.shape.layers;
  void **lists[] = {s->steps.weights, s->steps.means, s->steps.squares, s->steps.backward, s->steps.activations,
                    s->steps.deltas, s->steps.strips};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) free_list(lists[i], layers);
  for (int t = 0; t < s->threads && s->steps.workspaces; t++) {
    ck_step_workspace *work = s->steps.workspaces + t;
    free_list(work->logits, layers);
    free(work->counts);
    free(work->having);
    free(work->values);
  }
  free(s->steps.workspaces);
  free(s->stretches);
  ck_free_rows(s->rows);
  free(s->sizes);
  free(s);
}

void ck_take_in(ck_stepper *s, const double *parameters, const double *means, const double *squares) {
  s->variant->steps.take(&s->steps, parameters, s->steps.weights);
  s->variant->steps.take(&s->steps, means, s->steps.means);
  s->variant->steps.take(&s->steps, squares, s->steps.squares);
  for (int l = 1; l < s->steps.shape.layers; l++) s->variant->steps.turn(&s->steps, l, 0, s->sizes[l]);
}

void ck_give_back(ck_stepper *s, double *parameters, double *means, double *squares) {
  s->variant->steps.give(&s->steps, s->steps.weights, parameters);
  s->variant->steps.give(&s->steps, s->steps.means, means);
  s->variant->steps.give(&s->steps, s->steps.squares, squares);
}

static void propagate_part(void *context, int part, int worker) {
  ck_stepper *s = context;
  size_t first = (size_t)part * ck_step_samples, end = first + ck_step_samples;
  if (end > s->steps.count) end = s->steps.count;
  s->variant->steps.propagate(&s->steps, first, end, s->steps.workspaces + worker);
}

static void descend_stretch(void *context, int number, int worker) {
  ck_stepper *s = context;
  ck_stretch part = s->stretches[number];
  s->variant->steps.descend(&s->steps, part.layer, part.first, part.end, s->steps.workspaces + worker);
}

int ck_useful_threads(const ck_stepper *s, size_t multiplications) {
  return multiplications < least_shared_work ? 1 : s->threads;
}

void ck_step(ck_stepper *s, const int32_t *chosen, size_t count, ck_adam adam) {
  s->steps.chosen = chosen;
  s->steps.count = count;
  s->steps.adam = adam;
  size_t weights = 0;
  for (int l = 0; l < s->steps.shape.layers; l++) weights += (size_t)s->sizes[l] * (size_t)s->sizes[l + 1];
  int threads = ck_useful_threads(s, count * weights);
  ck_parallel(threads, ck_parts((int)count, ck_step_samples), propagate_part, s);
  ck_parallel(threads, s->stretch_count, descend_stretch, s);
}
