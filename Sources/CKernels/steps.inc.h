// Steps over a few samples at a time. A sample's inputs are a list of those that are not zero; what the units make of
// them lies sample by sample, with the units side by side. A row of the gradient is spent on Adam's step as soon as it is
// summed, and never stored.

INLINE int unit_vectors(int units) { return ck_parts(units, LANES); }
INLINE size_t padded_units(int units) { return (size_t)unit_vectors(units) * LANES; }

// Vectors of each strip but the last, which may have fewer.
INLINE int strip_vectors(int units) { return ck_part(unit_vectors(units), STRIP); }
INLINE int vectors_left(int units, int first) {
  int left = unit_vectors(units) - first, width = strip_vectors(units);
  return left < width ? left : width;
}

// How far the rows of a unit's strip lie apart.
INLINE size_t strip_row(int units, int unit) {
  int vector = unit / LANES;
  return (size_t)vectors_left(units, vector - vector % strip_vectors(units)) * LANES;
}

// A matrix's place of a unit in a row.
INLINE size_t strip_place(int units, size_t rows, size_t row, int unit) {
  int vector = unit / LANES, first = vector - vector % strip_vectors(units);
  return ((size_t)first * rows + row * (size_t)vectors_left(units, first) + (size_t)(vector - first)) * LANES
       + (size_t)(unit % LANES);
}

static void take(const ck_steps *steps, const double *theta, void *const *strips) {
  for (int l = 0; l < steps->shape.layers; l++) {
    int previous = steps->shape.sizes[l], next = steps->shape.sizes[l + 1];
    for (int unit = 0; unit < next; unit++)
      for (int i = 0; i <= previous; i++)
        ((Real *)strips[l])[strip_place(next, 1 + (size_t)previous, (size_t)i, unit)] = (Real)*theta++;
  }
}

static void give(const ck_steps *steps, void *const *strips, double *theta) {
  for (int l = 0; l < steps->shape.layers; l++) {
    int previous = steps->shape.sizes[l], next = steps->shape.sizes[l + 1];
    for (int unit = 0; unit < next; unit++)
      for (int i = 0; i <= previous; i++)
        *theta++ = ((const Real *)strips[l])[strip_place(next, 1 + (size_t)previous, (size_t)i, unit)];
  }
}

static void turn(const ck_steps *steps, int layer, int first, int end) {
  int previous = steps->shape.sizes[layer], next = steps->shape.sizes[layer + 1];
  const Real *weights = steps->weights[layer];
  Real *turned = steps->backward[layer];
  for (int i = first; i < end; i++) {
    size_t place = strip_place(previous, (size_t)next, 0, i), row = strip_row(previous, i);
    for (int unit = 0; unit < next; unit++)
      turned[place + (size_t)unit * row] = weights[strip_place(next, 1 + (size_t)previous, 1 + (size_t)i, unit)];
  }
}

// sum[tile × width] = start + Σ a · weights[count × width], where a of row r and column c is at r · row + c · column.
// Of rows beyond those there are the sums mean nothing.
INLINE void multiply_rows(const Real *a, size_t row, size_t column, int rows, int tile, size_t count,
                          const Vector *weights, int width, Vector sum[REGISTERS]) {
  const Real *from[8];
  UNROLL for (int r = 0; r < tile; r++) from[r] = a + (size_t)(r < rows ? r : 0) * row;
  for (size_t c = 0; c < count; c++, weights += width)
    UNROLL for (int r = 0; r < tile; r++) {
      Real x = from[r][c * column];
      UNROLL for (int v = 0; v < width; v++) sum[r * width + v] += weights[v] * x;
    }
}

// How many rows of sums of this width fit the registers.
INLINE int tile_rows(int width) { return REGISTERS / width > 8 ? 8 : REGISTERS / width; }

INLINE void multiply_strip(const Real *inputs, size_t input_row, size_t samples, int count, const Vector *weights,
                           bool bias, Real *outputs, size_t output_row, int width) {
  int tile = tile_rows(width);
  const Vector *first = weights + (bias ? width : 0);
  for (size_t sample = 0; sample < samples; sample += (size_t)tile) {
    int rows = samples - sample < (size_t)tile ? (int)(samples - sample) : tile;
    Vector sum[REGISTERS];
    UNROLL for (int i = 0; i < tile * width; i++) sum[i] = bias ? weights[i % width] : splat(0);
    multiply_rows(inputs + sample * input_row, input_row, 1, rows, tile, (size_t)count, first, width, sum);
    UNROLL for (int r = 0; r < tile; r++)
      if (r < rows)
        UNROLL for (int v = 0; v < width; v++)
          ((Vector *)(outputs + (sample + (size_t)r) * output_row))[v] = sum[r * width + v];
  }
}

// outputs[samples × units] = bias + inputs[samples × count] · weights in strips.
static void multiply_samples(const Real *inputs, size_t input_row, size_t samples, int count, const Real *weights,
                             bool bias, Real *outputs, int units) {
  size_t rows = (size_t)count + bias;
  for (int first = 0; first < unit_vectors(units); first += strip_vectors(units)) {
    const Vector *strip = (const Vector *)weights + (size_t)first * rows;
    switch (vectors_left(units, first)) {
#define CASE(w)                                                                                                      \
    case w:                                                                                                          \
      if (w <= STRIP)                                                                                                \
        multiply_strip(inputs, input_row, samples, count, strip, bias, outputs + first * LANES, padded_units(units), \
                       w);                                                                                           \
      break;
      TO_8(CASE)
#undef CASE
    }
  }
}

// Logits of a sample from the list of its inputs. Two sums side by side where few registers are in use.
INLINE void project_row(const ck_sparse_rows *rows, size_t sample, const Vector *weights, Real *logits, int width) {
  size_t entry = rows->starts[sample], end = rows->starts[sample + 1];
  const Real *values = rows->values;
  enum { most_ways = 2 };
  int ways = width * 2 <= STRIP ? 2 : 1;
  Vector sum[most_ways][STRIP];
  UNROLL for (int way = 0; way < ways; way++)
    UNROLL for (int v = 0; v < width; v++) sum[way][v] = way ? splat(0) : weights[v];
  weights += width;
  for (; end - entry >= (size_t)ways && entry < end; entry += (size_t)ways)
    UNROLL for (int way = 0; way < ways; way++) {
      const Vector *weight = weights + (size_t)rows->inputs[entry + (size_t)way] * (size_t)width;
      UNROLL for (int v = 0; v < width; v++) sum[way][v] += weight[v] * values[entry + (size_t)way];
    }
  for (; entry < end; entry++) {
    const Vector *weight = weights + (size_t)rows->inputs[entry] * (size_t)width;
    UNROLL for (int v = 0; v < width; v++) sum[0][v] += weight[v] * values[entry];
  }
  UNROLL for (int v = 0; v < width; v++) ((Vector *)logits)[v] = ways > 1 ? sum[0][v] + sum[1][v] : sum[0][v];
}

INLINE void project_strip(const ck_steps *steps, size_t begin, size_t end, const Vector *weights, Real *logits,
                          size_t row, int width) {
  for (size_t sample = begin; sample < end; sample++, logits += row)
    project_row(steps->rows, (size_t)steps->chosen[sample], weights, logits, width);
}

// The first layer's logits of some of the batch's samples.
static void project_samples(const ck_steps *steps, size_t begin, size_t end) {
  int units = steps->shape.sizes[1];
  size_t rows = 1 + (size_t)steps->shape.sizes[0], row = padded_units(units);
  Real *logits = (Real *)steps->activations[1] + begin * row;
  for (int first = 0; first < unit_vectors(units); first += strip_vectors(units)) {
    const Vector *strip = (const Vector *)steps->weights[0] + (size_t)first * rows;
    switch (vectors_left(units, first)) {
#define CASE(w) \
    case w: if (w <= STRIP) project_strip(steps, begin, end, strip, logits + first * LANES, row, w); break;
      TO_8(CASE)
#undef CASE
    }
  }
}

// All numbers that a thread has of a layer, counted as elementwise functions count them. Those of samples that are missing
// at the end of a batch are gone through as well.
_Static_assert(ck_step_samples % block_vectors == 0, "these would not be whole");
INLINE int step_units(int units) { return unit_vectors(units) * (ck_step_samples / block_vectors); }

// The deltas of the last layer, from its logits, through the loss, which reads a block unit by unit.
static void compare_labels(const ck_steps *steps, size_t begin, size_t end, ck_step_workspace *work) {
  int layers = steps->shape.layers, units = steps->shape.sizes[layers];
  size_t row = padded_units(units);
  const Real *logits = steps->activations[layers];
  Real *deltas = steps->deltas[layers], *block = work->logits[layers];
  int32_t labels[block_samples];
  for (size_t place = 0; place < block_samples; place++)
    labels[place] = place < end - begin ? steps->rows->labels[steps->chosen[begin + place]] : -1;
  for (int unit = 0; unit < units; unit++)
    for (size_t sample = begin; sample < end; sample++)
      block[(size_t)unit * block_samples + sample - begin] = logits[sample * row + (size_t)unit];
  ck_network network = {.shape = steps->shape};
  ck_samples samples = {.labels = labels};
  ck_workspace workspace = {.activations = work->logits};
  loss(&network, &samples, 0, &workspace);
  for (int unit = 0; unit < units; unit++)
    for (size_t sample = begin; sample < end; sample++)
      deltas[sample * row + (size_t)unit] = block[(size_t)unit * block_samples + sample - begin];
}

// Some samples' units, from rows of whole vectors into the strips of the whole batch.
static void cut_rows(const Vector *rows, int units, size_t samples, size_t begin, size_t end, Vector *strips) {
  for (int first = 0; first < unit_vectors(units); first += strip_vectors(units)) {
    int width = vectors_left(units, first);
    Vector *strip = strips + (size_t)first * samples;
    for (size_t sample = begin; sample < end; sample++)
      for (int v = 0; v < width; v++)
        strip[sample * (size_t)width + (size_t)v] = rows[sample * (size_t)unit_vectors(units) + (size_t)(first + v)];
  }
}

static void propagate_forward(const ck_steps *steps, size_t begin, size_t end) {
  const ck_shape *shape = &steps->shape;
  size_t samples = end - begin;
  project_samples(steps, begin, end);
  for (int l = 1; l < shape->layers; l++) {
    size_t row = padded_units(shape->sizes[l]);
    Real *inputs = (Real *)steps->activations[l] + begin * row;
    activate((Vector *)inputs, step_units(shape->sizes[l]), shape->activation);
    multiply_samples(inputs, row, samples, shape->sizes[l], steps->weights[l], true,
                     (Real *)steps->activations[l + 1] + begin * padded_units(shape->sizes[l + 1]),
                     shape->sizes[l + 1]);
  }
}

// From the last layer's deltas to those of all layers.
static void propagate_back(const ck_steps *steps, size_t begin, size_t end) {
  const ck_shape *shape = &steps->shape;
  size_t samples = end - begin;
  for (int l = shape->layers - 1; l > 0; l--) {
    size_t row = padded_units(shape->sizes[l]), next = padded_units(shape->sizes[l + 1]);
    Real *deltas = (Real *)steps->deltas[l] + begin * row;
    multiply_samples((const Real *)steps->deltas[l + 1] + begin * next, next, samples, shape->sizes[l + 1],
                     steps->backward[l], false, deltas, shape->sizes[l]);
    differentiate((Vector *)deltas, (const Vector *)((const Real *)steps->activations[l] + begin * row),
                  step_units(shape->sizes[l]), shape->activation);
  }
  for (int l = 1; l <= shape->layers; l++)
    cut_rows(steps->deltas[l], shape->sizes[l], steps->count, begin, end, steps->strips[l]);
}

static void propagate(const ck_steps *steps, size_t begin, size_t end, ck_step_workspace *work) {
  propagate_forward(steps, begin, end);
  compare_labels(steps, begin, end, work);
  propagate_back(steps, begin, end);
}

// Adam's numbers in the kernels' precision.
typedef struct {
  Real share, decay, mean_decay, mean_rest, square_decay, square_rest, square_scale, rate, epsilon;
} Rates;

static Rates rates_of(const ck_steps *steps) {
  const ck_adam *a = &steps->adam;
  return (Rates){
    .share = (Real)(1 / (double)steps->count), .decay = (Real)a->decay,
    .mean_decay = (Real)a->mean_decay, .mean_rest = (Real)(1 - a->mean_decay),
    .square_decay = (Real)a->square_decay, .square_rest = (Real)(1 - a->square_decay),
    .square_scale = (Real)(1 / (1 - a->square_power)), .rate = (Real)(a->rate / (1 - a->mean_power)),
    .epsilon = (Real)a->epsilon};
}

// Numbers that fade away end as 0, not as the subnormal numbers that many processors are slow with.
INLINE Vector without_subnormals(Vector x) {
  const Real least = is_single ? (Real)0x1p-126 : (Real)0x1p-1022;
  return choose(magnitude(x) >= least, x, splat(0));
}

// A step of `width` vectors of weights along the sum of their gradients.
INLINE void descend_vectors(const Vector *sum, int width, Real decay, const Rates *r, Vector *weights, Vector *means,
                            Vector *squares) {
  UNROLL for (int v = 0; v < width; v++) {
    Vector gradient = sum[v] * r->share + weights[v] * decay;
    Vector mean = without_subnormals(means[v] * r->mean_decay + gradient * r->mean_rest);
    Vector square = without_subnormals(squares[v] * r->square_decay + gradient * gradient * r->square_rest);
    means[v] = mean;
    squares[v] = square;
    weights[v] -= mean * r->rate / (__builtin_elementwise_sqrt(square * r->square_scale) + r->epsilon);
  }
}

INLINE void descend_biases(const Vector *deltas, size_t samples, int width, const Rates *r, Vector *weights,
                           Vector *means, Vector *squares) {
  Vector sum[STRIP];
  UNROLL for (int v = 0; v < width; v++) sum[v] = splat(0);
  for (; samples > 0; samples--, deltas += width) UNROLL for (int v = 0; v < width; v++) sum[v] += deltas[v];
  descend_vectors(sum, width, 0, r, weights, means, squares);
}

// Which of the batch's samples have the inputs of a section.
static void find_samples(const ck_steps *steps, int first, int end, ck_step_workspace *work) {
  const ck_sparse_rows *rows = steps->rows;
  size_t cuts = (size_t)rows->sections + 1, section = (size_t)(first / ck_section);
  enum { ahead = 8 };  // samples, whose rows are asked for: they lie all over the memory
  Real *found = work->values;
  uint32_t *having = work->having, *counts = work->counts;
  const Real *values = rows->values;
  for (int i = 0; i < end - first; i++) counts[i] = 0;
  for (size_t sample = 0; sample < steps->count; sample++) {
    if (sample + ahead < steps->count) {
      size_t row = (size_t)steps->chosen[sample + ahead], entry = rows->starts[row] + rows->cuts[row * cuts + section];
      __builtin_prefetch(rows->inputs + entry);
      __builtin_prefetch(values + entry);
    }
    size_t row = (size_t)steps->chosen[sample], start = rows->starts[row];
    const uint32_t *cut = rows->cuts + row * cuts + section;
    for (size_t entry = start + cut[0]; entry < start + cut[1]; entry++) {
      size_t input = rows->inputs[entry] - (size_t)first, place = input * steps->capacity + counts[input]++;
      having[place] = (uint32_t)sample;
      found[place] = values[entry];
    }
  }
}

INLINE void descend_section_strip(const ck_steps *steps, int first, int end, const ck_step_workspace *work,
                                  const Vector *deltas, const Rates *r, Vector *weights, Vector *means,
                                  Vector *squares, int width) {
  enum { most_ways = 2 };
  int ways = width * 2 <= STRIP ? 2 : 1;
  if (first == 0) descend_biases(deltas, steps->count, width, r, weights, means, squares);
  for (int i = first; i < end; i++) {
    const uint32_t *having = work->having + (size_t)(i - first) * steps->capacity;
    const Real *x = (const Real *)work->values + (size_t)(i - first) * steps->capacity;
    uint32_t count = work->counts[i - first], n = 0;
    Vector sum[most_ways][STRIP];
    UNROLL for (int way = 0; way < ways; way++) UNROLL for (int v = 0; v < width; v++) sum[way][v] = splat(0);
    for (; ways > 1 && count - n >= (uint32_t)ways; n += (uint32_t)ways)
      UNROLL for (int way = 0; way < ways; way++) {
        const Vector *d = deltas + (size_t)having[n + (uint32_t)way] * (size_t)width;
        UNROLL for (int v = 0; v < width; v++) sum[way][v] += d[v] * x[n + (uint32_t)way];
      }
    for (; n < count; n++) {
      const Vector *d = deltas + (size_t)having[n] * (size_t)width;
      UNROLL for (int v = 0; v < width; v++) sum[0][v] += d[v] * x[n];
    }
    if (ways > 1) UNROLL for (int v = 0; v < width; v++) sum[0][v] += sum[1][v];
    size_t row = (1 + (size_t)i) * (size_t)width;
    descend_vectors(sum[0], width, r->decay, r, weights + row, means + row, squares + row);
  }
}

INLINE void descend_units_strip(const ck_steps *steps, int layer, int first, int end, const Vector *deltas,
                                const Rates *r, Vector *weights, Vector *means, Vector *squares, int width) {
  size_t row = padded_units(steps->shape.sizes[layer]);
  const Real *inputs = steps->activations[layer];
  int tile = tile_rows(width);
  if (first == 0) descend_biases(deltas, steps->count, width, r, weights, means, squares);
  for (int i = first; i < end; i += tile) {
    int rows = end - i < tile ? end - i : tile;
    Vector sum[REGISTERS];
    UNROLL for (int s = 0; s < tile * width; s++) sum[s] = splat(0);
    multiply_rows(inputs + i, 1, row, rows, tile, steps->count, deltas, width, sum);
    for (int s = 0; s < rows; s++) {
      size_t place = (size_t)(1 + i + s) * (size_t)width;
      descend_vectors(sum + s * width, width, r->decay, r, weights + place, means + place, squares + place);
    }
  }
}

static void descend(const ck_steps *steps, int layer, int first, int end, ck_step_workspace *work) {
  int units = steps->shape.sizes[layer + 1];
  size_t rows = 1 + (size_t)steps->shape.sizes[layer];
  Rates rates = rates_of(steps);
  if (layer == 0) find_samples(steps, first, end, work);
  for (int vector = 0; vector < unit_vectors(units); vector += strip_vectors(units)) {
    const Vector *deltas = (const Vector *)steps->strips[layer + 1] + (size_t)vector * steps->count;
    size_t strip = (size_t)vector * rows;
    Vector *weights = (Vector *)steps->weights[layer] + strip, *means = (Vector *)steps->means[layer] + strip;
    Vector *squares = (Vector *)steps->squares[layer] + strip;
    switch (vectors_left(units, vector)) {
#define CASE(w)                                                                                                     \
    case w:                                                                                                         \
      if (w > STRIP) break;                                                                                         \
      if (layer == 0)                                                                                               \
        descend_section_strip(steps, first, end, work, deltas, &rates, weights, means, squares, w);                 \
      else                                                                                                          \
        descend_units_strip(steps, layer, first, end, deltas, &rates, weights, means, squares, w);                  \
      break;
      TO_8(CASE)
#undef CASE
    }
  }
  if (layer > 0) turn(steps, layer, first, end);
}

#include "curvature.inc.h"

#define STEPS                                                                                                          \
  {take, give, turn, propagate, descend, probe, list_inputs, sum_moments, mean_moment, factor, invert, solve, pad, unpad}
