// The output layer: what its logits cost, and the errors that backpropagation starts from.

typedef struct {
  Vector positive, e;  // h at |z|, and e^−|z|
  Vector h;
} Logistic;

INLINE void logistics(const Vector *z, int count, Logistic *l) {
  Vector e[most_abreast];
  UNROLL for (int i = 0; i < count; i++) e[i] = -magnitude(z[i]);
  exponentials(e, count);
  UNROLL for (int i = 0; i < count; i++) {
    Vector positive = 1 / (1 + e[i]);
    l[i] = (Logistic){positive, e[i], choose(z[i] >= 0, positive, e[i] * positive)};
  }
}

INLINE Logistic logistic(Vector z) {
  Logistic l;
  logistics(&z, 1, &l);
  return l;
}

INLINE Vector labels_of(const ck_samples *s, size_t block, int vector) {
  const int32_t *labels = s->labels + block * block_samples + (size_t)vector * LANES;
  Vector label;
  UNROLL for (int lane = 0; lane < LANES; lane++) label[lane] = (Real)labels[lane];
  return label;
}

// −y/h + (1 − y)/(1 − h), where 1/h = 1 + e⁻ᶻ.
INLINE Vector unscaled(Vector z, Mask mine) { return choose(mine, -1 - exponential(-z), 1 + exponential(z)); }

// Squared: ½Σ(h − y)². Cross-entropy: Σ max(z, 0) − yz plus the logarithm of a running product of 1 + e^−|z|, whose
// factors lie in (1, 2]: it is taken long before the product overflows.
static double loss_of_logistic(const ck_network *network, const ck_samples *s, size_t block, Vector *logits) {
  const ck_shape *shape = &network->shape;
  enum { most_factors = is_single ? 100 : 1000 };
  Vector one = splat(1), zero = splat(0), sum = zero, product = one;
  double logarithms = 0;
  int units = shape->sizes[shape->layers], factors = 0;
  for (int vector = 0; vector < block_vectors; vector++) {
    Vector label = labels_of(s, block, vector);
    Mask real = label >= 0;
    for (int first = 0; first < units; first += most_abreast) {
      Vector z[most_abreast];
      Logistic logistic[most_abreast];
      UNROLL for (int i = 0; i < most_abreast; i++)
        z[i] = first + i < units ? logits[(first + i) * block_vectors + vector] : zero;
      logistics(z, most_abreast, logistic);
      for (int i = 0; i < most_abreast && first + i < units; i++) {
        Logistic l = logistic[i];
        Mask mine = label == (Real)(first + i);
        Vector y = choose(mine, one, zero), error = l.h - y, delta = error;
        if (shape->loss == ck_squared) {
          sum += choose(real, (Real)0.5 * error * error, zero);
        } else {
          sum += choose(real, larger(z[i], zero) - y * z[i], zero);
          product *= choose(real, 1 + l.e, one);
          if (++factors == most_factors) {
            UNROLL for (int lane = 0; lane < LANES; lane++) logarithms += log(product[lane]);
            product = one;
            factors = 0;
          }
        }
        if (shape->delta == ck_unscaled) delta = unscaled(z[i], mine);
        else if (shape->delta == ck_exact && shape->loss == ck_squared) delta *= l.positive * l.e * l.positive;
        logits[(first + i) * block_vectors + vector] = choose(real, delta, zero);
      }
    }
  }
  UNROLL for (int lane = 0; lane < LANES; lane++) logarithms += log(product[lane]);
  return total(sum) + logarithms;
}

// ln Σ eᶻ − z of the label, the largest z set apart so that no term overflows.
static double loss_of_softmax(const ck_network *network, const ck_samples *s, size_t block, Vector *logits) {
  const ck_shape *shape = &network->shape;
  int units = shape->sizes[shape->layers];
  Vector one = splat(1), zero = splat(0);
  double loss = 0;
  for (int vector = 0; vector < block_vectors; vector++) {
    Vector *column = logits + vector, label = labels_of(s, block, vector);
    Vector largest = column[0], own = zero, sum = zero;
    Mask real = label >= 0;
    for (int k = 0; k < units; k++) {
      largest = larger(largest, column[k * block_vectors]);
      own = choose(label == (Real)k, column[k * block_vectors], own);
    }
    for (int k = 0; k < units; k++) sum += exponential(column[k * block_vectors] - largest);
    UNROLL for (int lane = 0; lane < LANES; lane++)
      if (real[lane]) loss += (double)(largest[lane] - own[lane]) + log((double)sum[lane]);
    for (int k = 0; k < units; k++) {
      Vector *place = column + k * block_vectors;
      Mask mine = label == (Real)k;
      Vector delta = exponential(*place - largest) / sum - choose(mine, one, zero);
      if (shape->delta == ck_unscaled) delta = unscaled(*place, mine);
      *place = choose(real, delta, zero);
    }
  }
  return loss;
}

static double loss(const ck_network *network, const ck_samples *s, size_t block, ck_workspace *work) {
  Vector *logits = work->activations[network->shape.layers];
  return network->shape.loss == ck_softmax ? loss_of_softmax(network, s, block, logits)
                                           : loss_of_logistic(network, s, block, logits);
}

static void outputs(const ck_network *network, ck_workspace *work, int32_t kind) {
  int units = network->shape.sizes[network->shape.layers];
  Vector *logits = work->activations[network->shape.layers];
  if (kind == ck_logistic_outputs) for (int i = 0; i < units * block_vectors; i++) logits[i] = logistic(logits[i]).h;
  if (kind != ck_softmax_outputs) return;
  for (Vector *column = logits; column < logits + block_vectors; column++) {
    Vector largest = column[0], sum = splat(0);
    for (int k = 0; k < units; k++) largest = larger(largest, column[k * block_vectors]);
    for (int k = 0; k < units; k++) sum += column[k * block_vectors] = exponential(column[k * block_vectors] - largest);
    for (int k = 0; k < units; k++) column[k * block_vectors] /= sum;
  }
}

static void copy(const ck_network *network, const ck_workspace *work, const uint32_t *rows, size_t count,
                 double *outputs) {
  size_t units = (size_t)network->shape.sizes[network->shape.layers];
  const Real *values = work->activations[network->shape.layers];
  for (size_t sample = 0; sample < count; sample++)
    for (size_t k = 0; k < units; k++) outputs[rows[sample] * units + k] = values[k * block_samples + sample];
}
