// The first layer from lists of uses: of each pair of inputs the samples in which it is not zero.

INLINE const Real *value_of(const Real *values, uint32_t use) { return values + (use >> ck_use_bits); }

// Where a use's sample is in strips of `width` vectors.
INLINE size_t sample_of(uint32_t use, int width) { return use % (1u << ck_use_bits) * (size_t)width; }

// A block's uses, and by pair where they begin and how many stand for panels. Known to the compiler as unchanged by what is
// stored.
typedef struct {
  const uint32_t *uses, *starts;
  const uint8_t *panels;
} Lists;

INLINE Lists lists_of(const ck_samples *s, size_t block) {
  return (Lists){s->uses + s->block_uses[block], s->use_starts + block * (size_t)(s->pairs + 1),
                 s->panel_uses + block * (size_t)s->pairs};
}

// The uses of a pair: those that stand for a panel each, then those of single samples.
typedef struct { const uint32_t *panels, *singles, *end; } Uses;
INLINE Uses uses_of(Lists lists, int pair) {
  const uint32_t *first = lists.uses + lists.starts[pair];
  return (Uses){first, first + lists.panels[pair], lists.uses + lists.starts[pair + 1]};
}

// sums[width] of a sample += the two inputs of its pair, of which `x` is the first, · their weights.
INLINE void project_pair(const Real *x, const Vector weights[2][STRIP], Vector *sums, int width) {
  // Read once: for all that the compiler knows, the sums may lie over them.
  const Real first = x[0], second = x[panel];
  UNROLL for (int v = 0; v < width; v++) sums[v] = sums[v] + weights[0][v] * first + weights[1][v] * second;
}

// sums[block × width] = bias + inputs · weights, whose lanes are units. The weights of a pair stay in registers while the
// samples that use it pass by. With each pair it asks for so many lines of what lies `ahead`, and returns what to ask for
// next.
INLINE const char *project_strip_of_uses(const ck_samples *s, size_t block, const Real *values, const Vector *weights,
                                         Vector *sums, int width, const char *ahead, size_t lines) {
  Lists lists = lists_of(s, block);
  int pair_count = s->pairs;
  for (int sample = 0; sample < block_samples; sample++)
    UNROLL for (int v = 0; v < width; v++) sums[sample * width + v] = weights[v];
  weights += width;
  for (int pair = 0; pair < pair_count; pair++, weights += 2 * width) {
    for (size_t line = 0; line < lines; line++) ahead = fetch(ahead, ck_line);
    Uses uses = uses_of(lists, pair);
    if (uses.panels == uses.end) continue;
    Vector pairs[2][STRIP];
    UNROLL for (int v = 0; v < 2 * width; v++) pairs[v / width][v % width] = weights[v];
    for (const uint32_t *use = uses.panels; use < uses.singles; use++)
      ROLLED for (int lane = 0; lane < panel; lane++)
        project_pair(value_of(values, *use) + lane, pairs, sums + sample_of(*use, width) + lane * width, width);
    ROLLED for (const uint32_t *use = uses.singles; use < uses.end; use++)
      project_pair(value_of(values, *use), pairs, sums + sample_of(*use, width), width);
  }
  return ahead;
}

// What lies sample by sample, a strip's units side by side, goes unit by unit to `logits`.
INLINE void turn_strip(const Vector *sums, int width, int units, Real *logits) {
  for (int v = 0; v < width; v++, units -= LANES)
    for (int sample = 0; sample < block_samples; sample += LANES) {
      Vector rows[LANES];
      UNROLL for (int i = 0; i < LANES; i++) rows[i] = sums[(sample + i) * width + v];
      transpose(rows);
      UNROLL for (int i = 0; i < LANES; i++)
        if (i < units) *(Vector *)(logits + (size_t)(v * LANES + i) * block_samples + sample) = rows[i];
    }
}

// As `project_panels`, of weights in strips; all strips together ask for the next block. `sums` has room for a strip of
// the block.
static void project_uses(const Real *weights, int units, const ck_samples *s, size_t block, const Real *values,
                         Vector *sums, Real *logits) {
  int vectors = ck_parts(units, LANES), strips = ck_parts(vectors, STRIP);
  const size_t *slots = s->panel_slots + block * block_panels;
  size_t bytes = (slots[block_panels] - slots[0]) * 2 * panel * sizeof(Real), times = (size_t)(strips * s->pairs);
  size_t lines = bytes / ck_line / (times + 1) + 1;
  const char *ahead = (const char *)values + bytes;
  for (int strip = 0; strip < strips; strip++) {
    int begin = ck_begin(vectors, strips, strip), width = ck_begin(vectors, strips, strip + 1) - begin;
    Real *place = logits + (size_t)begin * LANES * block_samples;
    switch (width) {
#define CASE(w)                                                                                                      \
    case w:                                                                                                          \
      if (w > STRIP) break;                                                                                          \
      ahead = project_strip_of_uses(s, block, values, (const Vector *)weights, sums, w, ahead, lines);               \
      turn_strip(sums, w, units - begin * LANES, place);                                                             \
      break;
      TO_8(CASE)
#undef CASE
    }
    weights += (size_t)(1 + 2 * s->pairs) * (size_t)width * LANES;
  }
}

// logits[units × block] of the first layer, or of other units that have its inputs and are packed as its own.
static void project(const ck_network *network, const Real *weights, int units, const ck_samples *s, size_t block,
                    ck_workspace *work, Real *logits) {
  if (network->by_uses) project_uses(weights, units, s, block, work->inputs, work->strips, logits);
  else project_panels(weights, units, s, block, work->inputs, logits);
}

// The first row of a gradient: the deltas' sums.
INLINE void sum_deltas(const Vector *deltas, Vector *gradient, int width) {
  Vector sum[STRIP];
  UNROLL for (int v = 0; v < width; v++) sum[v] = gradient[v];
  ROLLED for (int sample = 0; sample < block_samples; sample++, deltas += width)
    UNROLL for (int v = 0; v < width; v++) sum[v] += deltas[v];
  UNROLL for (int v = 0; v < width; v++) gradient[v] = sum[v];
}

// sum[2 × width] += the two inputs of a sample's pair, of which `x` is the first, · its deltas.
INLINE void use_pair(const Real *x, const Vector *deltas, int width, Vector sum[2][STRIP]) {
  UNROLL for (int v = 0; v < width; v++) {
    sum[0][v] += deltas[v] * x[0];
    sum[1][v] += deltas[v] * x[panel];
  }
}

// gradient[pairs × 2 × width] += inputs · deltas[block × width], whose lanes are units. Several sums side by side
// where few registers are in use, so that an addition need not wait for the last one.
INLINE void collect_strip(const ck_samples *s, size_t block, const Real *values, const Vector *deltas,
                          Vector *gradient, int width) {
  enum { most_ways = 4 };
  int ways = width == 1 ? 4 : width <= 3 ? 2 : 1, pair_count = s->pairs;
  Lists lists = lists_of(s, block);
  for (int pair = 0; pair < pair_count; pair++, gradient += 2 * width) {
    Uses uses = uses_of(lists, pair);
    const uint32_t *use = uses.panels, *end = uses.end;
    if (use == end) continue;
    Vector sum[most_ways][2][STRIP];
    UNROLL for (int way = 0; way < ways; way++)
      UNROLL for (int v = 0; v < 2 * width; v++) sum[way][v / width][v % width] = way ? splat(0) : gradient[v];
    for (; use < uses.singles; use++) {
      const Real *x = value_of(values, *use);
      const Vector *d = deltas + sample_of(*use, width);
      UNROLL for (int lane = 0; lane < panel; lane++) use_pair(x + lane, d + lane * width, width, sum[lane % ways]);
    }
    ROLLED for (; end - use >= ways; use += ways)
      UNROLL for (int way = 0; way < ways; way++)
        use_pair(value_of(values, use[way]), deltas + sample_of(use[way], width), width, sum[way]);
    ROLLED for (; use < end; use++)
      use_pair(value_of(values, *use), deltas + sample_of(*use, width), width, sum[0]);
    UNROLL for (int v = 0; v < 2 * width; v++) {
      Vector whole = sum[0][v / width][v % width];
      UNROLL for (int way = 1; way < ways; way++) whole += sum[way][v / width][v % width];
      gradient[v] = whole;
    }
  }
}

// gradient[1 + inputs] of one unit += [1; inputs] · its deltas, lane by lane, and these are samples.
static void collect_odd(const ck_samples *s, size_t block, const Vector *values, const Vector *deltas,
                        Vector *gradient) {
  // Known to the compiler as unchanged by what is stored.
  const size_t *slots = s->panel_slots + block * block_panels;
  const uint32_t *input = s->inputs + slots[0];
  Vector sum = gradient[0], *places = gradient + 1;
  for (int p = 0; p < block_panels; p++, deltas += panel_vectors) {
    Vector delta[panel_vectors];
    UNROLL for (int v = 0; v < panel_vectors; v++) sum += delta[v] = deltas[v];
    for (const uint32_t *end = s->inputs + slots[p + 1]; input < end; input++, values += 2 * panel_vectors) {
      // What a lone slot does not have is zero, and does no harm.
      Vector *place = places + *input / 2 * 2, first = place[0], second = place[1];
      UNROLL for (int v = 0; v < panel_vectors; v++) {
        first += values[v] * delta[v];
        second += values[panel_vectors + v] * delta[v];
      }
      place[0] = first;
      place[1] = second;
    }
  }
  gradient[0] = sum;
}

// The gradient of the first layer += [1; inputs] · deltas, which are given unit by unit and in strips.
static void collect(const ck_samples *s, size_t block, const void *values, const Real *deltas, const Vector *strips,
                    int units, Vector *gradient) {
  ck_columns columns = ck_columns_of(units, LANES, STRIP);
  size_t rows = 1 + 2 * (size_t)s->pairs;
  for (int strip = 0; strip < columns.strips; strip++) {
    int width = ck_begin(columns.vectors, columns.strips, strip + 1) - ck_begin(columns.vectors, columns.strips, strip);
    switch (width) {
#define CASE(w)                                                      \
    case w:                                                          \
      if (w > STRIP) break;                                          \
      sum_deltas(strips, gradient, w);                               \
      collect_strip(s, block, values, strips, gradient + w, w);      \
      break;
      TO_8(CASE)
#undef CASE
    }
    strips += (size_t)width * block_samples;
    gradient += rows * (size_t)width;
  }
  for (int unit = units - columns.odd; unit < units; unit++, gradient += rows)
    collect_odd(s, block, values, (const Vector *)(deltas + (size_t)unit * block_samples), gradient);
}
