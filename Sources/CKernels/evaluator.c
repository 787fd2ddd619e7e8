#include "CKernels.h"
#include "pool.h"
#include "variant.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
  chunks = 8,
  reduction_slices = 16,
  least_shared_work = 200000,  // multiplications below which waking another thread costs more than it saves
};

// Samples are cut into blocks, blocks into `chunks` runs, each with a gradient of its own; the gradients are added in
// order. Both cuts depend on the data alone, so the result's bits do not depend on the threads.
struct ck_evaluator {
  pthread_mutex_t turn;
  const ck_variant_table *variant;
  ck_shape shape;
  int32_t *sizes;
  size_t count, blocks;
  int threads;
  double *inputs;          // blocks × sizes[0] × ck_block
  int32_t *labels;         // blocks × ck_block
  double **forward, **backward;
  ck_workspace *workspaces;
  double **gradients;      // chunks × layers
  double losses[chunks];
  // The call in progress.
  const double *parameters;
  double *gradient, *outputs;
};

static const ck_variant_table *choose_variant(void) {
#if defined(__x86_64__)
  const char *wanted = getenv("CAHIER_KERNELS");  // for tests of the narrower variants on a wide machine
  bool portable = wanted && strcmp(wanted, "portable") == 0, narrow = wanted && strcmp(wanted, "avx2") == 0;
  __builtin_cpu_init();
  if (!portable && !narrow && __builtin_cpu_supports("x86-64-v4")) return &ck_avx512;
  if (!portable && __builtin_cpu_supports("x86-64-v3")) return &ck_avx2;
#endif
  return &ck_portable;
}

const char *ck_variant(void) { return choose_variant()->name; }

// Zeroed doubles on a cache line; `failed` is raised when there is no memory.
static double *allocate(size_t count, bool *failed) {
  size_t bytes = (count * sizeof(double) + 63) / 64 * 64;
  double *memory = aligned_alloc(64, bytes ? bytes : 64);
  if (memory) memset(memory, 0, bytes);
  else *failed = true;
  return memory;
}

static void *allocate_list(size_t count, size_t size, bool *failed) {
  void *memory = calloc(count, size);
  if (!memory) *failed = true;
  return memory;
}

static size_t tiles(const ck_evaluator *e, int units) {
  return (size_t)(units + e->variant->tile - 1) / (size_t)e->variant->tile * (size_t)e->variant->tile;
}

static size_t gradient_size(const ck_evaluator *e, int layer) {
  return (size_t)(e->sizes[layer] + 1) * (size_t)ck_padded(e->sizes[layer + 1], e->variant->lanes);
}

ck_evaluator *ck_create(ck_shape shape, const double *features, const int32_t *labels, size_t count,
                        int32_t threads) {
  ck_evaluator *e = calloc(1, sizeof *e);
  if (!e) return 0;
  int layers = shape.layers, widest = 0;
  bool failed = false;
  pthread_mutex_init(&e->turn, 0);
  e->variant = choose_variant();
  e->shape = shape;
  e->count = count;
  e->blocks = (count + ck_block - 1) / ck_block;
  e->threads = threads < 1 ? 1 : threads;
  if (e->threads > chunks) e->threads = chunks;
  size_t parameters = 0;
  for (int l = 0; l < layers; l++) parameters += (size_t)shape.sizes[l] * (size_t)shape.sizes[l + 1];
  if (count * parameters < least_shared_work) e->threads = 1;
  e->sizes = allocate_list((size_t)layers + 1, sizeof *e->sizes, &failed);
  e->forward = allocate_list((size_t)layers, sizeof *e->forward, &failed);
  e->backward = allocate_list((size_t)layers, sizeof *e->backward, &failed);
  e->gradients = allocate_list((size_t)layers * chunks, sizeof *e->gradients, &failed);
  e->workspaces = allocate_list((size_t)e->threads, sizeof *e->workspaces, &failed);
  e->labels = allocate_list(e->blocks * ck_block + 1, sizeof *e->labels, &failed);
  if (failed) return ck_destroy(e), (ck_evaluator *)0;

  memcpy(e->sizes, shape.sizes, ((size_t)layers + 1) * sizeof *e->sizes);
  e->shape.sizes = e->sizes;
  for (int l = 1; l <= layers; l++) if (e->sizes[l] > widest) widest = e->sizes[l];
  for (int l = 0; l < layers; l++) {
    e->forward[l] = allocate(tiles(e, e->sizes[l + 1]) * (size_t)(e->sizes[l] + 1), &failed);
    if (l > 0) e->backward[l] = allocate(tiles(e, e->sizes[l]) * (size_t)e->sizes[l + 1], &failed);
    if (labels)
      for (int c = 0; c < chunks; c++) e->gradients[c * layers + l] = allocate(gradient_size(e, l), &failed);
  }
  for (int t = 0; t < e->threads; t++) {
    ck_workspace *work = e->workspaces + t;
    work->activations = allocate_list((size_t)layers + 1, sizeof *work->activations, &failed);
    for (int l = 1; l <= layers && work->activations; l++)
      work->activations[l] = allocate((size_t)e->sizes[l] * ck_block, &failed);
    work->deltas = allocate((size_t)widest * ck_block, &failed);
    work->previous_deltas = allocate((size_t)widest * ck_block, &failed);
    work->transposed = allocate((size_t)ck_padded(widest, e->variant->lanes) * ck_block, &failed);
  }
  size_t n = (size_t)e->sizes[0];
  e->inputs = allocate(e->blocks * ck_block * n, &failed);
  if (failed) return ck_destroy(e), (ck_evaluator *)0;

  for (size_t i = 0; i < e->blocks * ck_block; i++) e->labels[i] = i < count && labels ? labels[i] : -1;
  for (size_t i = 0; i < count; i++) {
    double *block = e->inputs + i / ck_block * ck_block * n + i % ck_block;
    for (size_t j = 0; j < n; j++) block[j * ck_block] = features[i * n + j];
  }
  return e;
}

void ck_destroy(ck_evaluator *e) {
  if (!e) return;
  int layers = e->shape.layers;
  for (int l = 0; l < layers; l++) {
    if (e->forward) free(e->forward[l]);
    if (e->backward) free(e->backward[l]);
    for (int c = 0; c < chunks && e->gradients; c++) free(e->gradients[c * layers + l]);
  }
  for (int t = 0; t < e->threads && e->workspaces; t++) {
    ck_workspace *work = e->workspaces + t;
    for (int l = 1; l <= layers && work->activations; l++) free(work->activations[l]);
    free(work->activations);
    free(work->deltas);
    free(work->previous_deltas);
    free(work->transposed);
  }
  free(e->workspaces);
  free(e->gradients);
  free(e->backward);
  free(e->forward);
  free(e->labels);
  free(e->inputs);
  free(e->sizes);
  pthread_mutex_destroy(&e->turn);
  free(e);
}

// Θ: next × (previous + 1) becomes tiles [tile of next][bias, previous][unit] and, transposed for the way back, tiles
// [tile of previous][next][unit]. The padding stays zero.
static void pack_weights(ck_evaluator *e) {
  const double *theta = e->parameters;
  int tile = e->variant->tile;
  for (int l = 0; l < e->shape.layers; l++) {
    int previous = e->sizes[l], next = e->sizes[l + 1];
    for (int j = 0; j < next; j++) {
      const double *row = theta + (size_t)j * (size_t)(previous + 1);
      double *packed = e->forward[l] + (size_t)(j / tile) * (size_t)(previous + 1) * (size_t)tile + j % tile;
      for (int i = 0; i <= previous; i++) packed[(size_t)i * (size_t)tile] = row[i];
      if (l == 0 || !e->gradient) continue;
      for (int i = 0; i < previous; i++)
        e->backward[l][((size_t)(i / tile) * (size_t)next + (size_t)j) * (size_t)tile + (size_t)(i % tile)] =
          row[i + 1];
    }
    theta += (size_t)next * (size_t)(previous + 1);
  }
}

static ck_job job(const ck_evaluator *e, size_t block) {
  return (ck_job){&e->shape, e->forward, e->backward, e->inputs + block * ck_block * (size_t)e->sizes[0],
                  e->labels + block * ck_block};
}

static void evaluate_chunk(void *context, int chunk, int worker) {
  ck_evaluator *e = context;
  const ck_variant_table *variant = e->variant;
  ck_workspace *work = e->workspaces + worker;
  double *const *gradient = (double *const *)e->gradients + chunk * e->shape.layers;
  if (e->gradient)
    for (int l = 0; l < e->shape.layers; l++) memset(gradient[l], 0, gradient_size(e, l) * sizeof(double));
  double loss = 0;
  for (size_t b = e->blocks * (size_t)chunk / chunks; b < e->blocks * (size_t)(chunk + 1) / chunks; b++) {
    ck_job block = job(e, b);
    variant->forward(&block, work);
    loss += variant->loss(&block, work);
    if (e->gradient) variant->backward(&block, work, gradient);
  }
  e->losses[chunk] = loss;
}

// Adds the chunks' gradients in order and turns them back to next × (previous + 1).
static void reduce_slice(void *context, int slice, int worker) {
  (void)worker;
  ck_evaluator *e = context;
  double *gradient = e->gradient;
  double scale = 1 / (double)e->count;
  for (int l = 0; l < e->shape.layers; l++) {
    size_t rows = (size_t)e->sizes[l] + 1, next = (size_t)e->sizes[l + 1];
    size_t padded = (size_t)ck_padded(e->sizes[l + 1], e->variant->lanes);
    for (size_t i = rows * (size_t)slice / reduction_slices; i < rows * (size_t)(slice + 1) / reduction_slices; i++)
      for (size_t j = 0; j < next; j++) {
        double sum = 0;
        for (int c = 0; c < chunks; c++) sum += e->gradients[c * e->shape.layers + l][i * padded + j];
        gradient[j * rows + i] = sum * scale;
      }
    gradient += rows * next;
  }
}

double ck_evaluate(ck_evaluator *e, const double *parameters, double *gradient) {
  pthread_mutex_lock(&e->turn);
  e->parameters = parameters;
  e->gradient = gradient;
  pack_weights(e);
  ck_parallel(e->threads, chunks, evaluate_chunk, e);
  if (gradient) ck_parallel(e->threads, reduction_slices, reduce_slice, e);
  double loss = 0;
  for (int c = 0; c < chunks; c++) loss += e->losses[c];
  pthread_mutex_unlock(&e->turn);
  return loss / (double)e->count;
}

static void output_chunk(void *context, int chunk, int worker) {
  ck_evaluator *e = context;
  ck_workspace *work = e->workspaces + worker;
  int layers = e->shape.layers;
  size_t units = (size_t)e->sizes[layers];
  double *last = work->activations[layers];
  for (size_t b = e->blocks * (size_t)chunk / chunks; b < e->blocks * (size_t)(chunk + 1) / chunks; b++) {
    ck_job block = job(e, b);
    e->variant->forward(&block, work);
    e->variant->logistic(last, (int)units * ck_block);
    for (size_t s = 0; s < ck_block && b * ck_block + s < e->count; s++)
      for (size_t k = 0; k < units; k++) e->outputs[(b * ck_block + s) * units + k] = last[k * ck_block + s];
  }
}

void ck_outputs(ck_evaluator *e, const double *parameters, double *outputs) {
  pthread_mutex_lock(&e->turn);
  e->parameters = parameters;
  e->gradient = 0;
  e->outputs = outputs;
  pack_weights(e);
  ck_parallel(e->threads, chunks, output_chunk, e);
  pthread_mutex_unlock(&e->turn);
}
