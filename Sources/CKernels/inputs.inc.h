// The first layer, whose inputs are packed samples: nothing that is zero throughout a panel is read.

// What to do where a width is known only at run time, but the registers that it needs are known at compile time.
#define TO_8(CASE) CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7) CASE(8)
#define TO_26(CASE)                                                                                        \
  TO_8(CASE) CASE(9) CASE(10) CASE(11) CASE(12) CASE(13) CASE(14) CASE(15) CASE(16) CASE(17) CASE(18)     \
  CASE(19) CASE(20) CASE(21) CASE(22) CASE(23) CASE(24) CASE(25) CASE(26)

// The values of a block, decoded into `buffer` where codes stand for them.
static const Real *block_values(const ck_samples *s, size_t block, Real *buffer) {
  const size_t *slots = s->panel_slots + block * (block_samples / panel);
  size_t first = slots[0] * 2 * panel, end = slots[block_samples / panel] * 2 * panel;
  if (!s->codes) return (const Real *)s->values + first;
  Real palette[256];
  for (int code = 0; code < 256; code++) palette[code] = (Real)s->palette[code];
  for (size_t i = first; i < end; i++) buffer[i - first] = palette[s->codes[i]];
  return buffer;
}

// How many bytes before they are read the samples' values are asked for: they come from far away, once a block.
enum { fetched_ahead = 4096 };

// Logits of `width` units for a panel, whose lanes are samples. `weights`: bias, then the inputs, each × width.
INLINE void project_panel(const Vector *values, const uint32_t *line, const uint32_t *end, const Real *weights,
                          int width, Real *logits) {
  Vector sum[INPUT_TILE][panel_vectors];
  UNROLL for (int u = 0; u < width; u++)
    UNROLL for (int v = 0; v < panel_vectors; v++) sum[u][v] = splat(weights[u]);
  for (weights += width; line < end; line++, values += panel_vectors) {
    const Real *weight = weights + (size_t)(*line >> ck_skip_bits) * (size_t)width;
    values += *line % (1u << ck_skip_bits) * panel_vectors;
    __builtin_prefetch((const char *)values + fetched_ahead, 0, 2);
    UNROLL for (int u = 0; u < width; u++)
      UNROLL for (int v = 0; v < panel_vectors; v++) sum[u][v] += values[v] * weight[u];
  }
  UNROLL for (int u = 0; u < width; u++)
    UNROLL for (int v = 0; v < panel_vectors; v++)
      ((Vector *)(logits + (size_t)u * block_samples))[v] = sum[u][v];
}

INLINE void project_block(const ck_samples *s, size_t block, const Vector *values, const Real *weights, int width,
                          Real *logits) {
  const size_t *slots = s->panel_slots + block * (block_samples / panel);
  const size_t *lines = s->panel_lines + block * (block_samples / panel);
  for (size_t p = 0; p < block_samples / panel; p++)
    project_panel(values + (slots[p] - slots[0]) * 2 * panel_vectors, s->lines + lines[p], s->lines + lines[p + 1],
                  weights, width, logits + p * panel);
}

// logits[units × block] of the first layer. The last tile's surplus units are written too.
static void project(const ck_network *network, const ck_samples *s, size_t block, const void *values, Real *logits) {
  int units = network->shape.sizes[1], width = ck_part(units, INPUT_TILE);
  const Real *weights = network->forward[0];
  for (int unit = 0; unit < units; unit += width) {
    switch (width) {
#define CASE(w) case w: if (w <= INPUT_TILE) project_block(s, block, values, weights, w, logits); break;
      TO_26(CASE)
#undef CASE
    }
    weights += (size_t)(1 + 2 * s->pairs) * (size_t)width;
    logits += (size_t)width * block_samples;
  }
}

// The first row of a gradient: the deltas' sums.
INLINE void sum_deltas(const Vector *deltas, Vector *gradient, int width) {
  UNROLL for (int v = 0; v < width; v++) {
    Vector sum = gradient[v];
    for (int sample = 0; sample < block_samples; sample++) sum += deltas[sample * width + v];
    gradient[v] = sum;
  }
}

// sum[2 × width] += the two inputs of a sample's pair, of which `x` is the first, · its deltas.
INLINE void use_pair(const Real *x, const Vector *deltas, int width, Vector sum[2][STRIP]) {
  UNROLL for (int v = 0; v < width; v++) {
    sum[0][v] += deltas[v] * x[0];
    sum[1][v] += deltas[v] * x[panel];
  }
}

INLINE const Real *slot_of(const Real *values, uint32_t use) {
  return values + (size_t)(use >> ck_use_bits) * 2 * panel;
}

INLINE uint32_t sample_of(uint32_t use) { return use % (1u << ck_use_bits); }

INLINE void use_sample(const Real *values, uint32_t use, const Vector *deltas, int width, Vector sum[2][STRIP]) {
  uint32_t sample = sample_of(use);
  use_pair(slot_of(values, use) + sample % panel, deltas + sample * (uint32_t)width, width, sum);
}

// gradient[pairs × 2 × width] += inputs · deltas[block × width], whose lanes are units. Several sums side by side
// where few registers are in use, so that an addition need not wait for the last one.
INLINE void collect_strip(const ck_samples *s, size_t block, const Real *values, const Vector *deltas,
                          Vector *gradient, int width) {
  enum { most_ways = 4 };
  int ways = width == 1 ? 4 : width <= 3 ? 2 : 1;
  const uint32_t *starts = s->use_starts + block * (size_t)(s->pairs + 1);
  const uint32_t *uses = s->uses + s->block_uses[block];
  for (int pair = 0; pair < s->pairs; pair++, gradient += 2 * width) {
    const uint32_t *use = uses + starts[pair], *end = uses + starts[pair + 1];
    const uint32_t *panels_end = use + s->panel_uses[block * (size_t)s->pairs + (size_t)pair];
    if (use == end) continue;
    Vector sum[most_ways][2][STRIP];
    UNROLL for (int way = 0; way < ways; way++)
      UNROLL for (int v = 0; v < 2 * width; v++) sum[way][v / width][v % width] = way ? splat(0) : gradient[v];
    for (; use < panels_end; use++) {
      const Real *x = slot_of(values, *use);
      const Vector *d = deltas + sample_of(*use) * (uint32_t)width;
      UNROLL for (int lane = 0; lane < panel; lane++) use_pair(x + lane, d + lane * width, width, sum[lane % ways]);
    }
    for (; end - use >= ways; use += ways)
      UNROLL for (int way = 0; way < ways; way++) use_sample(values, use[way], deltas, width, sum[way]);
    for (; use < end; use++) use_sample(values, *use, deltas, width, sum[0]);
    UNROLL for (int v = 0; v < 2 * width; v++) {
      Vector whole = sum[0][v / width][v % width];
      UNROLL for (int way = 1; way < ways; way++) whole += sum[way][v / width][v % width];
      gradient[v] = whole;
    }
  }
}

// gradient[(1 + inputs) × strip], strip after strip, += [1; inputs] · deltas of the same strips.
static void collect(const ck_samples *s, size_t block, const Real *values, const Vector *deltas, int units,
                    Vector *gradient) {
  int vectors = ck_parts(units, LANES), width = ck_part(vectors, STRIP), strips = ck_parts(vectors, STRIP);
  for (int strip = 0; strip < strips; strip++) {
    switch (width) {
#define CASE(w)                                                      \
    case w:                                                          \
      if (w > STRIP) break;                                          \
      sum_deltas(deltas, gradient, w);                               \
      collect_strip(s, block, values, deltas, gradient + w, w);      \
      break;
      TO_8(CASE)
#undef CASE
    }
    deltas += (size_t)width * block_samples;
    gradient += (size_t)(1 + 2 * s->pairs) * (size_t)width;
  }
}
