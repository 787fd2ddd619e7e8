// The kernels, written once over vectors of VECTOR doubles and compiled once an instruction set. The including file
// defines VECTOR, TILE (units a register tile), PANELS (vectors of samples a tile), ROWS (inputs a gradient tile),
// STRIP (vectors of units a gradient tile) and TABLE, the name of what it exports.

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

typedef double V __attribute__((vector_size(VECTOR * sizeof(double))));
typedef int64_t I __attribute__((vector_size(VECTOR * sizeof(double))));

INLINE V splat(double x) { return (V){0} + x; }
INLINE V choose(I mask, V yes, V no) { return (V)(((I)yes & mask) | ((I)no & ~mask)); }
INLINE V larger(V a, V b) { return __builtin_elementwise_max(a, b); }
INLINE V smaller(V a, V b) { return __builtin_elementwise_min(a, b); }

// eˣ for |x| ≤ 708, beyond which it stays: x = k ln 2 + r with ln 2 in two parts, k rounded by a magic constant, and
// a polynomial in r. It needs the arithmetic as written: under -ffast-math the rounding is optimized away.
INLINE V exponential(V x) {
  x = smaller(larger(x, splat(-708)), splat(708));
  V shifted = x * 1.4426950408889634 + 6755399441055744.0;
  V k = shifted - 6755399441055744.0;
  V r = x - k * 0.693147180369123816490;
  r = r - k * 1.90821492927058770002e-10;
  V p = r * 2.5100424157005067e-08 + 2.7620138719733994e-07;
  p = p * r + 2.7557268378684192e-06;
  p = p * r + 2.480152119021773e-05;
  p = p * r + 0.00019841269863105968;
  p = p * r + 0.0013888888917281794;
  p = p * r + 0.008333333333330051;
  p = p * r + 0.04166666666662399;
  p = p * r + 0.16666666666666669;
  p = p * r + 0.5;
  p = p * r + 1.0;
  p = p * r + 1.0;
  return (V)((I)p + ((I)shifted << 52));
}

INLINE V sigmoid(V z) { return 1 / (1 + exponential(-z)); }

// outputs[units × block] = bias + weights · inputs[count × block]. Tiles are packed [tile][bias?, inputs][TILE].
INLINE void multiply(const double *inputs, int count, const double *tiles, bool bias, double *outputs, int units) {
  for (int first = 0; first < units; first += TILE, tiles += (size_t)(count + bias) * TILE) {
    for (int sample = 0; sample < ck_block; sample += PANELS * VECTOR) {
      V sum[TILE][PANELS];
      UNROLL for (int t = 0; t < TILE; t++)
        UNROLL for (int p = 0; p < PANELS; p++) sum[t][p] = splat(bias ? tiles[t] : 0);
      const double *weight = tiles + (bias ? TILE : 0);
      for (int i = 0; i < count; i++, weight += TILE) {
        const V *x = (const V *)(inputs + (size_t)i * ck_block + sample);
        UNROLL for (int t = 0; t < TILE; t++)
          UNROLL for (int p = 0; p < PANELS; p++) sum[t][p] += x[p] * weight[t];
      }
      int used = units - first < TILE ? units - first : TILE;
      for (int t = 0; t < used; t++)
        UNROLL for (int p = 0; p < PANELS; p++)
          ((V *)(outputs + (size_t)(first + t) * ck_block + sample))[p] = sum[t][p];
    }
  }
}

INLINE void activate(double *values, int units, int32_t activation) {
  V *v = (V *)values;
  int count = units * ck_block / VECTOR;
  if (activation == ck_sigmoid) for (int i = 0; i < count; i++) v[i] = sigmoid(v[i]);
  else if (activation == ck_tanh) for (int i = 0; i < count; i++) v[i] = 2 * sigmoid(2 * v[i]) - 1;
  else for (int i = 0; i < count; i++) v[i] = larger(v[i], splat(0));
}

// Multiplies each delta by the activation's derivative, which its value tells.
INLINE void differentiate(double *deltas, const double *values, int units, int32_t activation) {
  V *d = (V *)deltas;
  const V *a = (const V *)values;
  int count = units * ck_block / VECTOR;
  if (activation == ck_sigmoid) for (int i = 0; i < count; i++) d[i] *= a[i] * (1 - a[i]);
  else if (activation == ck_tanh) for (int i = 0; i < count; i++) d[i] *= 1 - a[i] * a[i];
  else for (int i = 0; i < count; i++) d[i] = choose(a[i] > 0, d[i], splat(0));
}

static void forward(const ck_job *job, ck_workspace *work) {
  const ck_shape *shape = job->shape;
  const double *inputs = job->inputs;
  for (int l = 0; l < shape->layers; l++) {
    double *outputs = work->activations[l + 1];
    multiply(inputs, shape->sizes[l], job->forward[l], true, outputs, shape->sizes[l + 1]);
    if (l + 1 < shape->layers) activate(outputs, shape->sizes[l + 1], shape->activation);
    inputs = outputs;
  }
}

// Squared: ½Σ(h − y)². Cross-entropy: Σ max(z, 0) − yz plus the logarithm of a running product of 1 + e^−|z|, whose
// factors lie in (1, 2]: it is taken every 1,000 of them, long before the product overflows.
static double loss(const ck_job *job, ck_workspace *work) {
  const ck_shape *shape = job->shape;
  int units = shape->sizes[shape->layers];
  double *logits = work->activations[shape->layers];
  V total = splat(0);
  for (int sample = 0; sample < ck_block; sample += VECTOR) {
    V product = splat(1), one = splat(1), sum = splat(0), logarithms = splat(0);
    I label;
    UNROLL for (int s = 0; s < VECTOR; s++) label[s] = job->labels[sample + s];
    I real = label >= 0;
    for (int k = 0; k < units; k++) {
      V *place = (V *)(logits + (size_t)k * ck_block + sample);
      V z = *place;
      I mine = label == k;
      V y = choose(mine, one, splat(0));
      V e = exponential(-larger(z, -z));
      V positive = 1 / (1 + e);  // the output at |z|
      V h = choose(z >= 0, positive, e * positive);
      V error = h - y;
      if (shape->loss == ck_squared) {
        sum += 0.5 * error * error;
      } else {
        sum += larger(z, splat(0)) - y * z;
        product *= 1 + e;
        if (k % 1000 == 999) {
          UNROLL for (int s = 0; s < VECTOR; s++) logarithms[s] += __builtin_log(product[s]);
          product = one;
        }
      }
      if (shape->delta == ck_unscaled) error = choose(mine, -1 - exponential(-z), 1 + exponential(z));
      else if (shape->delta == ck_exact && shape->loss == ck_squared) error *= positive * e * positive;
      *place = choose(real, error, splat(0));
    }
    if (shape->loss != ck_squared)
      UNROLL for (int s = 0; s < VECTOR; s++) logarithms[s] += __builtin_log(product[s]);
    total += choose(real, sum + logarithms, splat(0));
  }
  double result = 0;
  UNROLL for (int s = 0; s < VECTOR; s++) result += total[s];
  return result;
}

// transposed[block × padded] from deltas[units × block]; the padding is zero.
INLINE void transpose(const double *deltas, int units, int padded, double *transposed) {
  for (int u = 0; u < padded; u++)
    for (int s = 0; s < ck_block; s++)
      transposed[(size_t)s * padded + u] = u < units ? deltas[(size_t)u * ck_block + s] : 0;
}

// gradient[rows × strip] += inputs[rows × block] · transposed[block × strip]
INLINE void correlate_tile(const double *inputs, int rows, const double *transposed, int padded, double *gradient,
                           int strip) {
  V sum[ROWS][STRIP];
  UNROLL for (int r = 0; r < ROWS; r++)
    UNROLL for (int v = 0; v < strip; v++)
      sum[r][v] = r < rows ? ((const V *)(gradient + (size_t)r * padded))[v] : splat(0);
  for (int s = 0; s < ck_block; s++) {
    const V *d = (const V *)(transposed + (size_t)s * padded);
    UNROLL for (int r = 0; r < ROWS; r++) {
      double x = inputs[(size_t)(r < rows ? r : 0) * ck_block + s];
      UNROLL for (int v = 0; v < strip; v++) sum[r][v] += x * d[v];
    }
  }
  UNROLL for (int r = 0; r < ROWS; r++)
    if (r < rows) UNROLL for (int v = 0; v < strip; v++) ((V *)(gradient + (size_t)r * padded))[v] = sum[r][v];
}

INLINE void correlate_strip(const double *inputs, int count, const double *transposed, int padded, double *gradient,
                            int strip) {
  UNROLL for (int v = 0; v < strip; v++) {
    V sum = ((const V *)gradient)[v];
    for (int s = 0; s < ck_block; s++) sum += ((const V *)(transposed + (size_t)s * padded))[v];
    ((V *)gradient)[v] = sum;
  }
  gradient += padded;
  int i = 0;
  for (; i + ROWS <= count; i += ROWS)
    correlate_tile(inputs + (size_t)i * ck_block, ROWS, transposed, padded, gradient + (size_t)i * padded, strip);
  if (i < count)
    correlate_tile(inputs + (size_t)i * ck_block, count - i, transposed, padded, gradient + (size_t)i * padded,
                   strip);
}

// gradient[(1 + count) × padded] += [1; inputs] · transposed, whose lanes are the next layer's units.
INLINE void correlate(const double *inputs, int count, const double *transposed, int padded, double *gradient) {
  int vectors = padded / VECTOR;
  for (int first = 0; first < vectors; first += STRIP) {
    const double *d = transposed + first * VECTOR;
    double *g = gradient + first * VECTOR;
    switch (vectors - first) {
    case 1: correlate_strip(inputs, count, d, padded, g, 1); break;
    case 2: correlate_strip(inputs, count, d, padded, g, 2); break;
#if STRIP > 3
    case 3: correlate_strip(inputs, count, d, padded, g, 3); break;
#endif
    default: correlate_strip(inputs, count, d, padded, g, STRIP);
    }
  }
}

static void backward(const ck_job *job, ck_workspace *work, double *const *gradient) {
  const ck_shape *shape = job->shape;
  const double *deltas = work->activations[shape->layers];
  for (int l = shape->layers - 1; l >= 0; l--) {
    int units = shape->sizes[l + 1], padded = ck_padded(units, VECTOR);
    const double *inputs = l == 0 ? job->inputs : work->activations[l];
    transpose(deltas, units, padded, work->transposed);
    correlate(inputs, shape->sizes[l], work->transposed, padded, gradient[l]);
    if (l == 0) break;
    double *previous = work->previous_deltas;
    multiply(deltas, units, job->backward[l], false, previous, shape->sizes[l]);
    differentiate(previous, inputs, shape->sizes[l], shape->activation);
    work->previous_deltas = work->deltas;
    work->deltas = previous;
    deltas = previous;
  }
}

static void logistic(double *values, int count) {
  V *v = (V *)values;
  for (int i = 0; i < count / VECTOR; i++) {
    V e = exponential(-larger(v[i], -v[i]));
    V positive = 1 / (1 + e);
    v[i] = choose(v[i] >= 0, positive, e * positive);
  }
}
