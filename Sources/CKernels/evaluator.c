#include "CKernels.h"
#include "pool.h"
#include "variant.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
  chunks = ck_most_gradients,
  reduction_slices = 16,
  least_shared_work = 200000,  // multiplications below which waking another thread costs more than it saves
  // What a multiplication of the first layer takes: by uses each sum is fetched and put back.
  panel_cost = 5, use_cost = 7,
};

// Blocks of samples are cut into `chunks` runs, each with a gradient of its own; the gradients are added in order. Both
// cuts depend on the samples alone, so the result's bits do not depend on the threads.
struct ck_evaluator {
  pthread_mutex_t turn;
  const ck_variant_table *variant;
  ck_network network;
  int32_t *sizes;
  size_t weights;  // of all layers
  int threads;
  ck_workspace *workspaces;
  void **gradients;  // chunks × layers
  double losses[chunks];
  // The call in progress.
  const ck_samples *samples;
  const double *parameters;
  double decay, *gradient, *outputs;
  int32_t kind;
  const ck_changes *changes;
  double *changed_losses;  // chunks × changes
};

const ck_variant_table *ck_choose_variant(bool single) {
#if defined(__x86_64__)
  const char *wanted = getenv("CAHIER_KERNELS");  // for tests of the narrower variants on a wide machine
  bool portable = wanted && strcmp(wanted, "portable") == 0, narrow = wanted && strcmp(wanted, "avx2") == 0;
  __builtin_cpu_init();
  if (!portable && !narrow && __builtin_cpu_supports("x86-64-v4"))
    return single ? &ck_avx512_single : &ck_avx512_double;
  if (!portable && __builtin_cpu_supports("x86-64-v3")) return single ? &ck_avx2_single : &ck_avx2_double;
#endif
  return single ? &ck_portable_single : &ck_portable_double;
}

const char *ck_variant(void) { return ck_choose_variant(false)->name; }

// Numbers of the variant's precision on a cache line; `failed` is raised when there is no memory.
static void *reserve(const ck_evaluator *e, size_t count, bool *failed) {
  void *memory = ck_allocate(count * e->variant->size);
  if (!memory) *failed = true;
  return memory;
}

// The same, zeroed.
static void *allocate(const ck_evaluator *e, size_t count, bool *failed) {
  void *memory = ck_allocate_zeros(count * e->variant->size);
  if (!memory) *failed = true;
  return memory;
}

static void *allocate_list(size_t count, size_t size, bool *failed) {
  void *memory = calloc(count, size);
  if (!memory) *failed = true;
  return memory;
}

static size_t padded(const ck_evaluator *e, int units) {
  return (size_t)ck_parts(units, e->variant->lanes) * (size_t)e->variant->lanes;
}

// Units of a layer as its weights have them, and as strips of deltas have those that are not odd.
static size_t tiled(const ck_evaluator *e, int layer, int units) {
  const ck_variant_table *variant = e->variant;
  if (layer > 0) return (size_t)ck_parts(units, variant->tile) * (size_t)variant->tile;
  int vectors = variant->panel / variant->lanes, tiles = ck_input_tiles(units, vectors, variant->input_tile);
  size_t whole = 0;
  for (int tile = 0; tile < tiles; tile++)
    whole += (size_t)ck_input_tile_of(units, vectors, variant->input_tile, tile).units;
  return whole > padded(e, units) ? whole : padded(e, units);
}

static size_t stripped(const ck_evaluator *e, int units) {
  return (size_t)ck_columns_of(units, e->variant->lanes, e->variant->strip).vectors * (size_t)e->variant->lanes;
}

static size_t gradient_size(const ck_evaluator *e, int layer) {
  ck_columns columns = ck_columns_of(e->sizes[layer + 1], e->variant->lanes, e->variant->strip);
  return (size_t)(1 + ck_rows(&e->network.shape, layer)) * (size_t)(columns.vectors + columns.odd)
       * (size_t)e->variant->lanes;
}

static void create_workspace(const ck_evaluator *e, ck_workspace *work, bool gradients, bool *failed) {
  int layers = e->network.shape.layers;
  size_t widest = (size_t)(e->variant->strip * e->variant->lanes);
  // Only samples that are learnt from have codes to be decoded.
  if (gradients) work->values = reserve(e, (size_t)ck_rows(&e->network.shape, 0) * ck_block_samples, failed);
  work->activations = allocate_list((size_t)layers + 1, sizeof *work->activations, failed);
  for (int l = 1; l <= layers && work->activations; l++) {
    size_t units = (size_t)e->sizes[l], whole = stripped(e, e->sizes[l]);
    work->activations[l] = allocate(e, units * ck_block_samples, failed);
    if (units > widest) widest = units;
    if (whole > widest) widest = whole;
  }
  work->deltas = allocate(e, widest * ck_block_samples, failed);
  work->previous_deltas = allocate(e, widest * ck_block_samples, failed);
  work->strips = allocate(e, widest * ck_block_samples, failed);
}

static void destroy_workspace(ck_workspace *work, int layers) {
  for (int l = 1; l <= layers && work->activations; l++) free(work->activations[l]);
  free(work->activations);
  free(work->values);
  free(work->deltas);
  free(work->previous_deltas);
  free(work->strips);
}

ck_evaluator *ck_create(ck_shape shape, bool single, bool gradients, int32_t threads) {
  ck_evaluator *e = calloc(1, sizeof *e);
  if (!e) return 0;
  size_t layers = (size_t)shape.layers;
  bool failed = false;
  pthread_mutex_init(&e->turn, 0);
  e->variant = ck_choose_variant(single);
  e->threads = threads < 1 ? 1 : threads > chunks ? chunks : threads;
  e->network.shape = shape;
  e->sizes = allocate_list(layers + 1, sizeof *e->sizes, &failed);
  e->network.forward = allocate_list(layers, sizeof(void *), &failed);
  e->network.backward = allocate_list(layers, sizeof(void *), &failed);
  e->gradients = allocate_list(layers * chunks, sizeof(void *), &failed);
  e->workspaces = allocate_list((size_t)e->threads, sizeof *e->workspaces, &failed);
  if (failed) return ck_destroy(e), (ck_evaluator *)0;

  memcpy(e->sizes, shape.sizes, (layers + 1) * sizeof *e->sizes);
  e->network.shape.sizes = e->sizes;
  for (int l = 0; l < shape.layers; l++) {
    int previous = e->sizes[l], next = e->sizes[l + 1];
    e->weights += (size_t)previous * (size_t)next;
    e->network.forward[l] = allocate(e, tiled(e, l, next) * (size_t)(1 + ck_rows(&e->network.shape, l)), &failed);
    if (l > 0) e->network.backward[l] = allocate(e, tiled(e, l, previous) * (size_t)next, &failed);
    for (int c = 0; c < chunks && gradients; c++)
      e->gradients[c * shape.layers + l] = allocate(e, gradient_size(e, l), &failed);
  }
  for (int t = 0; t < e->threads; t++) create_workspace(e, e->workspaces + t, gradients, &failed);
  if (failed) return ck_destroy(e), (ck_evaluator *)0;
  return e;
}

void ck_destroy(ck_evaluator *e) {
  if (!e) return;
  int layers = e->network.shape.layers;
  for (int l = 0; l < layers; l++) {
    if (e->network.forward) free(e->network.forward[l]);
    if (e->network.backward) free(e->network.backward[l]);
  }
  for (int i = 0; i < layers * chunks && e->gradients; i++) free(e->gradients[i]);
  for (int t = 0; t < e->threads && e->workspaces; t++) destroy_workspace(e->workspaces + t, layers);
  free(e->workspaces);
  free(e->gradients);
  free(e->network.backward);
  free(e->network.forward);
  free(e->sizes);
  pthread_mutex_destroy(&e->turn);
  free(e);
}

static void first_and_last_block(const ck_evaluator *e, int chunk, size_t *first, size_t *end) {
  *first = e->samples->blocks * (size_t)chunk / chunks;
  *end = e->samples->blocks * (size_t)(chunk + 1) / chunks;
}

static void evaluate_chunk(void *context, int chunk, int worker) {
  ck_evaluator *e = context;
  const ck_variant_table *variant = e->variant;
  ck_workspace *work = e->workspaces + worker;
  int layers = e->network.shape.layers;
  void **gradient = e->gradients + chunk * layers;
  if (e->gradient)
    for (int l = 0; l < layers; l++) memset(gradient[l], 0, gradient_size(e, l) * variant->size);
  size_t block, end;
  double loss = 0;
  for (first_and_last_block(e, chunk, &block, &end); block < end; block++) {
    variant->forward(&e->network, e->samples, block, work);
    loss += variant->loss(&e->network, e->samples, block, work);
    if (e->gradient) variant->backward(&e->network, e->samples, block, work, gradient);
  }
  e->losses[chunk] = loss;
}

static void reduce_slice(void *context, int slice, int worker) {
  (void)worker;
  ck_evaluator *e = context;
  int layers = e->network.shape.layers;
  size_t start = 0;
  for (int l = 0; l < layers; l++) {
    ck_reduction reduction = {
      .gradients = e->gradients + l, .stride = layers, .count = chunks, .scale = 1 / (double)e->samples->count,
      .decay = e->decay, .theta = e->parameters + start, .sum = e->gradient + start};
    e->variant->reduce(&e->network, l, &reduction, slice, reduction_slices);
    start += (size_t)e->sizes[l + 1] * (size_t)(1 + e->sizes[l]);
  }
}

static void output_chunk(void *context, int chunk, int worker) {
  ck_evaluator *e = context;
  ck_workspace *work = e->workspaces + worker;
  size_t block, end;
  for (first_and_last_block(e, chunk, &block, &end); block < end; block++) {
    size_t first = block * ck_block_samples, rest = e->samples->count - first;
    size_t count = rest < ck_block_samples ? rest : ck_block_samples;
    e->variant->forward(&e->network, e->samples, block, work);
    e->variant->outputs(&e->network, work, e->kind);
    e->variant->copy(&e->network, work, e->samples->order + first, count, e->outputs);
  }
}

// Chooses by which way they go through the first layer.
static void take_samples(ck_evaluator *e, const ck_samples *samples) {
  e->samples = samples;
  e->network.by_uses = samples->use_work * padded(e, e->sizes[1]) * use_cost
                     < samples->panel_work * (size_t)e->sizes[1] * panel_cost;
}

// Threads for the samples at hand.
static int useful_threads(const ck_evaluator *e) {
  return e->samples->count * e->weights < least_shared_work ? 1 : e->threads;
}

double ck_evaluate(ck_evaluator *e, const ck_samples *samples, const double *parameters, double decay,
                   double *gradient) {
  pthread_mutex_lock(&e->turn);
  take_samples(e, samples);
  e->parameters = parameters;
  e->decay = decay;
  e->gradient = gradient;
  e->variant->pack(&e->network, parameters, gradient != 0);
  ck_parallel(useful_threads(e), chunks, evaluate_chunk, e);
  if (gradient) ck_parallel(useful_threads(e), reduction_slices, reduce_slice, e);
  double loss = 0;
  for (int c = 0; c < chunks; c++) loss += e->losses[c];
  pthread_mutex_unlock(&e->turn);
  return loss / (double)samples->count;
}

static void change_chunk(void *context, int chunk, int worker) {
  ck_evaluator *e = context;
  double *losses = e->changed_losses + (size_t)chunk * e->changes->first[e->network.shape.layers];
  size_t block, end;
  for (first_and_last_block(e, chunk, &block, &end); block < end; block++)
    e->variant->changes(&e->network, e->changes, e->samples, block, e->workspaces + worker, losses);
}

// The units that some changes of a weight layer, whose parameters begin at `start`, make of its own.
static void *pack_changed(const ck_evaluator *e, int layer, const double *parameters, size_t start,
                          const ck_change *changes, size_t count, int32_t *places, bool *failed) {
  size_t inputs = (size_t)e->sizes[layer] + 1, width = (size_t)(1 + ck_rows(&e->network.shape, layer));
  void *packed = allocate(e, tiled(e, layer, (int)count) * width, failed);
  double *rows = allocate_list(count * inputs, sizeof *rows, failed);
  for (size_t i = 0; i < count && !*failed; i++) {
    size_t index = changes[i].index - start, unit = index / inputs;
    places[i] = (int32_t)unit;
    memcpy(rows + i * inputs, parameters + start + unit * inputs, inputs * sizeof *rows);
    rows[i * inputs + index % inputs] = changes[i].value;
  }
  if (!*failed) e->variant->pack_units(&e->network, layer, rows, (int)count, packed);
  free(rows);
  return packed;
}

bool ck_evaluate_changes(ck_evaluator *e, const ck_samples *samples, const double *parameters,
                         const ck_change *changes, size_t count, double *losses) {
  size_t layers = (size_t)e->network.shape.layers, start = 0;
  bool failed = false;
  pthread_mutex_lock(&e->turn);
  take_samples(e, samples);
  size_t *first = allocate_list(layers + 1, sizeof *first, &failed);
  int32_t *places = allocate_list(count, sizeof *places, &failed);
  void **units = allocate_list(layers, sizeof *units, &failed);
  e->changed_losses = allocate_list(count * chunks, sizeof *e->changed_losses, &failed);
  for (size_t l = 0; l < layers && !failed; l++) {
    size_t begin = first[l], end = begin, behind = start + (size_t)e->sizes[l + 1] * (size_t)(e->sizes[l] + 1);
    while (end < count && changes[end].index < behind) end++;
    if (end > begin)
      units[l] = pack_changed(e, (int)l, parameters, start, changes + begin, end - begin, places + begin, &failed);
    first[l + 1] = end;
    start = behind;
  }
  for (int t = 0; t < e->threads; t++) e->workspaces[t].columns = reserve(e, count * ck_block_samples, &failed);
  if (!failed) {
    e->changes = &(ck_changes){first, places, units};
    e->variant->pack(&e->network, parameters, false);
    ck_parallel(useful_threads(e), chunks, change_chunk, e);
    for (size_t i = 0; i < count; i++) {
      double loss = 0;
      for (int c = 0; c < chunks; c++) loss += e->changed_losses[(size_t)c * count + i];
      losses[i] = loss / (double)samples->count;
    }
  }
  for (int t = 0; t < e->threads; t++) free(e->workspaces[t].columns);
  for (size_t l = 0; l < layers && units; l++) free(units[l]);
  free(e->changed_losses);
  free(units);
  free(places);
  free(first);
  pthread_mutex_unlock(&e->turn);
  return !failed;
}

void ck_outputs(ck_evaluator *e, const ck_samples *samples, const double *parameters, int32_t kind, double *outputs) {
  pthread_mutex_lock(&e->turn);
  take_samples(e, samples);
  e->kind = kind;
  e->outputs = outputs;
  e->variant->pack(&e->network, parameters, false);
  ck_parallel(useful_threads(e), chunks, output_chunk, e);
  pthread_mutex_unlock(&e->turn);
}

typedef struct {
  const ck_variant_table *variant;
  int64_t rounds;
  int operations[256];  // a round, by thread
} exertion;

static void exercise_thread(void *context, int index, int worker) {
  (void)worker;
  exertion *e = context;
  e->operations[index] = e->variant->exercise(e->rounds);
}

double ck_multiply_and_add(bool single, int32_t threads, int64_t rounds) {
  exertion e = {.variant = ck_choose_variant(single), .rounds = rounds};
  int count = threads < 1 ? 1 : threads > 256 ? 256 : threads;
  ck_parallel(count, count, exercise_thread, &e);
  double operations = 0;
  for (int i = 0; i < count; i++) operations += (double)e.operations[i] * (double)rounds;
  return operations;
}
