// Second moments of a layer's inputs and errors, and the inverse of their Kronecker product.

// A random sign for each unit of a sample, the same whenever it is asked for; 0 for missing units.
INLINE void draw_signs(uint64_t sample, int units, Real *signs) {
  uint64_t bits = 0;
  for (int unit = 0; unit < (int)padded_units(units); unit++) {
    // SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) of the sample and the number of the word.
    if (unit % 64 == 0) {
      bits = (sample + 1) * UINT64_C(0x9E3779B97F4A7C15) + (uint64_t)(unit / 64) * UINT64_C(0xD1B54A32D192ED03);
      bits = (bits ^ (bits >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
      bits = (bits ^ (bits >> 27)) * UINT64_C(0x94D049BB133111EB);
      bits ^= bits >> 31;
    }
    signs[unit] = unit >= units ? 0 : bits >> unit % 64 & 1 ? 1 : -1;
  }
}

// Turns the signs of a sample's units into errors, whose second moments over the signs are the loss's second derivatives
// by the logits: h(1 − h) of the cross-entropy, its square of the squared loss (as if h were right), and diag(h) − hhᵀ of
// the softmax. The logits are used up.
INLINE void draw_errors(const ck_shape *shape, Vector *logits, Vector *errors) {
  int units = shape->sizes[shape->layers], vectors = unit_vectors(units);
  if (shape->loss != ck_softmax) {
    for (int v = 0; v < vectors; v++) {
      Logistic l = logistic(logits[v]);
      Vector slope = l.positive * l.e * l.positive;
      errors[v] *= shape->loss == ck_squared ? slope : __builtin_elementwise_sqrt(slope);
    }
    return;
  }
  Real largest = ((const Real *)logits)[0];
  for (int k = 1; k < units; k++) if (((const Real *)logits)[k] > largest) largest = ((const Real *)logits)[k];
  Vector sum = splat(0), along = splat(0);
  for (int v = 0; v < vectors; v++) {
    logits[v] = exponential(logits[v] - largest) * magnitude(errors[v]);  // nothing of missing units
    sum += logits[v];
  }
  Real whole = (Real)total(sum);
  for (int v = 0; v < vectors; v++) {
    logits[v] /= whole;
    errors[v] *= __builtin_elementwise_sqrt(logits[v]);
    along += errors[v];
  }
  Real shared = (Real)total(along);
  for (int v = 0; v < vectors; v++) errors[v] -= logits[v] * shared;
}

static void probe(const ck_steps *steps, size_t begin, size_t end) {
  int layers = steps->shape.layers, units = steps->shape.sizes[layers];
  size_t row = padded_units(units);
  propagate_forward(steps, begin, end);
  for (size_t sample = begin; sample < end; sample++) {
    Real *errors = (Real *)steps->deltas[layers] + sample * row;
    draw_signs((uint64_t)steps->chosen[sample], units, errors);
    draw_errors(&steps->shape, (Vector *)((Real *)steps->activations[layers] + sample * row), (Vector *)errors);
  }
  propagate_back(steps, begin, end);
}

static void list_inputs(const ck_steps *steps, int layer, size_t begin, size_t end, ck_moments *m) {
  size_t row = padded_units(m->units), from = padded_units(steps->shape.sizes[layer]);
  for (size_t sample = begin; sample < end; sample++) {
    Real *inputs = (Real *)m->rows + sample * row;
    inputs[0] = 1;
    if (layer > 0) {
      const Real *activations = (const Real *)steps->activations[layer] + sample * from;
      for (int i = 1; i < m->units; i++) inputs[i] = activations[i - 1];
      continue;
    }
    size_t number = (size_t)steps->chosen[sample], end_entry = steps->rows->starts[number + 1];
    for (size_t entry = steps->rows->starts[number]; entry < end_entry; entry++)
      inputs[1 + steps->rows->inputs[entry]] = ((const Real *)steps->rows->values)[entry];
  }
  cut_rows(m->rows, m->units, steps->count, begin, end, m->strips);
}

// Samples whose rows stay in a near cache while all products with them are summed.
enum { summed_samples = 64 };

INLINE void sum_moments_strip(const ck_moments *m, size_t samples, const Vector *strip, int first, int width) {
  int tile = tile_rows(width);
  size_t row = padded_units(m->units);
  for (size_t sample = 0; sample < samples; sample += summed_samples, strip += summed_samples * width) {
    const Real *rows = (const Real *)m->rows + sample * row;
    size_t count = samples - sample < summed_samples ? samples - sample : summed_samples;
    for (int i = first * LANES; i < m->units; i += tile) {
      int left = m->units - i < tile ? m->units - i : tile;
      Vector *place = (Vector *)((Real *)m->moments + (size_t)i * row) + first;
      Vector sum[REGISTERS];
      UNROLL for (int r = 0; r < tile; r++)
        UNROLL for (int v = 0; v < width; v++)
          sum[r * width + v] = sample && r < left ? place[(size_t)r * row / LANES + (size_t)v] : splat(0);
      multiply_rows(rows + i, 1, row, left, tile, count, strip, width, sum);
      UNROLL for (int r = 0; r < tile; r++)
        if (r < left)
          UNROLL for (int v = 0; v < width; v++) place[(size_t)r * row / LANES + (size_t)v] = sum[r * width + v];
    }
  }
}

static void sum_moments(const ck_moments *m, size_t samples, int number) {
  int first = number * strip_vectors(m->units);
  const Vector *strip = (const Vector *)m->strips + (size_t)first * samples;
  switch (vectors_left(m->units, first)) {
#define CASE(w) case w: if (w <= STRIP) sum_moments_strip(m, samples, strip, first, w); break;
    TO_8(CASE)
#undef CASE
  }
}

static double mean_moment(const ck_moments *m, size_t samples) {
  size_t row = padded_units(m->units);
  double mean = 0;
  for (int i = 0; i < m->units; i++)
    mean += ((const Real *)m->moments)[(size_t)i * row + (size_t)i] / (double)samples / m->units;
  return mean;
}

// Cholesky's factor row by row: each element is one less a product of two rows that are there already.
static void factor(const ck_moments *m, size_t samples, double added) {
  int units = m->units;
  size_t row = padded_units(units);
  Real *moments = m->moments, *upper = m->upper;
  // Where nothing ever was but zeros anything will do.
  if (!(added > 1e-20)) added = 1;
  for (int i = 0; i < units; i++) {
    Real *own = moments + (size_t)i * row;
    for (size_t j = (size_t)i + 1; j < row; j++) own[j] = 0;
    for (int j = 0; j <= i; j++) {
      const Real *other = moments + (size_t)j * row;
      Real element = (Real)((double)own[j] / (double)samples + (i == j ? added : 0));
      // What is not yet factored must not be multiplied: whole vectors first, then what is left.
      int whole = j / LANES;
      Vector sum = splat(0);
      for (int v = 0; v < whole; v++) sum += ((const Vector *)own)[v] * ((const Vector *)other)[v];
      Real product = (Real)total(sum);
      for (int k = whole * LANES; k < j; k++) product += own[k] * other[k];
      element -= product;
      own[j] = i > j ? element / other[j] : (Real)sqrt(element > 1e-30f ? (double)element : 1e-30);
      upper[(size_t)j * row + (size_t)i] = own[j];
    }
  }
}

// Columns of the inverse: those of the identity, through L and then through its transpose.
INLINE void invert_strip(const ck_moments *m, int first, int width, Vector *x) {
  size_t row = padded_units(m->units);
  const Real *lower = m->moments, *upper = m->upper;
  int start = first * LANES;
  for (int j = 0; j < m->units; j++)
    for (int v = 0; v < width; v++)
      for (int lane = 0; lane < LANES; lane++)
        ((Real *)(x + (size_t)j * (size_t)width + v))[lane] = j == start + v * LANES + lane;
  for (int j = start; j < m->units; j++) {
    Vector sum[STRIP];
    UNROLL for (int v = 0; v < width; v++) sum[v] = x[(size_t)j * (size_t)width + (size_t)v];
    for (int k = start; k < j; k++)
      UNROLL for (int v = 0; v < width; v++)
        sum[v] -= x[(size_t)k * (size_t)width + (size_t)v] * lower[(size_t)j * row + (size_t)k];
    UNROLL for (int v = 0; v < width; v++)
      x[(size_t)j * (size_t)width + (size_t)v] = sum[v] * (1 / lower[(size_t)j * row + (size_t)j]);
  }
  for (int j = m->units - 1; j >= 0; j--) {
    Vector sum[STRIP];
    UNROLL for (int v = 0; v < width; v++) sum[v] = x[(size_t)j * (size_t)width + (size_t)v];
    for (int k = j + 1; k < m->units; k++)
      UNROLL for (int v = 0; v < width; v++)
        sum[v] -= x[(size_t)k * (size_t)width + (size_t)v] * upper[(size_t)j * row + (size_t)k];
    UNROLL for (int v = 0; v < width; v++)
      x[(size_t)j * (size_t)width + (size_t)v] = sum[v] * (1 / upper[(size_t)j * row + (size_t)j]);
  }
}

static void invert(const ck_moments *m, int number) {
  int first = number * strip_vectors(m->units);
  Vector *x = (Vector *)m->inverse + (size_t)first * (size_t)m->units;
  switch (vectors_left(m->units, first)) {
#define CASE(w) case w: if (w <= STRIP) invert_strip(m, first, w, x); break;
    TO_8(CASE)
#undef CASE
  }
}

INLINE void solve_strip(const ck_moments *inputs, const ck_moments *errors, int count, const Real *vectors,
                        Real *products, Real *solutions, int first, int width) {
  int next = errors->units;
  size_t row = padded_units(inputs->units);
  const Vector *inverse = (const Vector *)inputs->inverse + (size_t)first * (size_t)inputs->units;
  multiply_strip(vectors, row, (size_t)(count * next), inputs->units, inverse, false, products + first * LANES, row,
                 width);
  for (int i = 0; i < count * next; i++) {
    const Real *matrix = products + (size_t)(i - i % next) * row + first * LANES;
    // A row of the symmetric inverse is a column of it.
    const Real *x = (const Real *)errors->inverse + strip_place(next, (size_t)next, 0, i % next);
    size_t step = strip_row(next, i % next);
    Vector sum[STRIP];
    UNROLL for (int v = 0; v < width; v++) sum[v] = splat(0);
    for (int k = 0; k < next; k++, x += step)
      UNROLL for (int v = 0; v < width; v++) sum[v] += ((const Vector *)(matrix + (size_t)k * row))[v] * *x;
    UNROLL for (int v = 0; v < width; v++)
      ((Vector *)(solutions + (size_t)i * row + first * LANES))[v] = sum[v];
  }
}

static void solve(const ck_moments *inputs, const ck_moments *errors, int count, const void *vectors, void *products,
                  void *solutions, int number) {
  int first = number * strip_vectors(inputs->units);
  switch (vectors_left(inputs->units, first)) {
#define CASE(w) \
    case w: if (w <= STRIP) solve_strip(inputs, errors, count, vectors, products, solutions, first, w); break;
    TO_8(CASE)
#undef CASE
  }
}

static void pad(const double *from, size_t rows, int columns, void *to) {
  size_t row = padded_units(columns);
  for (size_t r = 0; r < rows; r++)
    for (int c = 0; c < columns; c++) ((Real *)to)[r * row + (size_t)c] = (Real)*from++;
}

static void unpad(const void *from, size_t rows, int columns, double *to) {
  size_t row = padded_units(columns);
  for (size_t r = 0; r < rows; r++)
    for (int c = 0; c < columns; c++) *to++ = ((const Real *)from)[r * row + (size_t)c];
}
