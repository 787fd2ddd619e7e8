// The first layer, whose inputs are packed samples: nothing that is zero throughout a panel is read.

// What to do where a width is known only at run time, but the registers that it needs are known at compile time.
#define TO_8(CASE) CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7) CASE(8)
#define TO_26(CASE)                                                                                        \
  TO_8(CASE) CASE(9) CASE(10) CASE(11) CASE(12) CASE(13) CASE(14) CASE(15) CASE(16) CASE(17) CASE(18)     \
  CASE(19) CASE(20) CASE(21) CASE(22) CASE(23) CASE(24) CASE(25) CASE(26)

// The values of a block, decoded into `buffer` where codes stand for them.
static const Real *block_values(const ck_samples *s, size_t block, Real *buffer) {
  const size_t *slots = s->panel_slots + block * block_panels;
  size_t first = slots[0] * 2 * panel, end = slots[block_panels] * 2 * panel;
  if (!s->codes) return (const Real *)s->values + first;
  Real palette[256];
  for (int code = 0; code < 256; code++) palette[code] = (Real)s->palette[code];
  for (size_t i = first; i < end; i++) buffer[i - first] = palette[s->codes[i]];
  return buffer;
}

// What a tile sums are columns: a unit's logits for one vector of a panel. The first unit of a tile may lack `skipped` of
// its columns, and the last some as well: the tiles beside this one have them.
_Static_assert(panel_vectors <= 2, "a tile would begin in more than two ways");
INLINE int unit_of(int column, int skipped) { return (column + skipped) / panel_vectors; }
INLINE int vector_of(int column, int skipped) { return (column + skipped) % panel_vectors; }

// sum[columns] += a line · the weights of its input.
INLINE void project_line(const Vector *line, const Real *weight, int columns, int skipped, Vector sum[INPUT_TILE]) {
  UNROLL for (int c = 0; c < columns; c++) sum[c] += line[vector_of(c, skipped)] * weight[unit_of(c, skipped)];
}

// Asks for what will be read, and returns what to ask for next.
INLINE const char *fetch(const char *ahead, size_t step) {
  __builtin_prefetch(ahead, 0, 2);
  return ahead + step;
}

// Logits of a tile's units for a panel, whose lanes are samples. `weights`: bias, then the inputs, each with all of the
// tile's units. By the way it asks for what lies `ahead`, a step further with each line that is stored, lone slots' too:
// else it would fall behind. Returns where it has come to.
INLINE const char *project_panel(const ck_samples *s, size_t p, const Vector *slot, const Real *weights, int columns,
                                 int skipped, const char *ahead, size_t step, Real *logits) {
  int width = unit_of(columns - 1, skipped) + 1;
  Vector sum[INPUT_TILE];
  UNROLL for (int c = 0; c < columns; c++) sum[c] = splat(weights[unit_of(c, skipped)]);
  const uint32_t *input = s->inputs + s->panel_slots[p];
  const uint32_t *lone = s->inputs + s->panel_lone[p], *end = s->inputs + s->panel_slots[p + 1];
  weights += width;
  ROLLED for (; input < lone; input++, slot += 2 * panel_vectors) {
    const Real *weight = weights + (size_t)*input * (size_t)width;
    project_line(slot, weight, columns, skipped, sum);
    ahead = fetch(ahead, step);
    project_line(slot + panel_vectors, weight + width, columns, skipped, sum);
    ahead = fetch(ahead, step);
  }
  ROLLED for (; input < end; input++, slot += 2 * panel_vectors) {
    project_line(slot + *input % 2 * panel_vectors, weights + (size_t)*input * (size_t)width, columns, skipped, sum);
    ahead = fetch(fetch(ahead, step), step);
  }
  UNROLL for (int c = 0; c < columns; c++)
    ((Vector *)(logits + (size_t)unit_of(c, skipped) * block_samples))[vector_of(c, skipped)] = sum[c];
  return ahead;
}

INLINE const char *project_block(const ck_samples *s, size_t block, const Vector *values, const Real *weights,
                                 int columns, int skipped, const char *ahead, size_t step, Real *logits) {
  for (size_t p = block * block_panels; p < (block + 1) * block_panels; p++, logits += panel) {
    ahead = project_panel(s, p, values, weights, columns, skipped, ahead, step, logits);
    values += (s->panel_slots[p + 1] - s->panel_slots[p]) * 2 * panel_vectors;
  }
  return ahead;
}

enum { fetched_ahead = 4096 };  // bytes, where there is one tile

// logits[units × block] of the first layer, or of other units with its inputs. Values come from far away, once a block: where there are several tiles, each
// asks for a part of the next block's, so that the memory has as long to bring them.
static void project(const Real *weights, int units, const ck_samples *s, size_t block, const void *values,
                    Real *logits) {
  int tiles = ck_input_tiles(units, panel_vectors, INPUT_TILE);
  const size_t *slots = s->panel_slots + block * block_panels;
  size_t line = panel_vectors * sizeof(Vector), step = line / (size_t)tiles;
  const char *ahead = (const char *)values + (tiles > 1 ? (slots[block_panels] - slots[0]) * 2 * line : fetched_ahead);
  for (int number = 0; number < tiles; number++) {
    ck_input_tile tile = ck_input_tile_of(units, panel_vectors, INPUT_TILE, number);
    Real *place = logits + (size_t)tile.first * block_samples;
    switch (tile.columns) {
#define CASE(w)                                                                                                      \
    case w:                                                                                                          \
      if (w > INPUT_TILE) break;                                                                                     \
      ahead = panel_vectors > 1 && tile.skipped                                                                      \
        ? project_block(s, block, values, weights, w, 1, ahead, step, place)                                         \
        : project_block(s, block, values, weights, w, 0, ahead, step, place);                                        \
      break;
      TO_26(CASE)
#undef CASE
    }
    weights += (size_t)(1 + 2 * s->pairs) * (size_t)tile.units;
  }
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

INLINE const Real *value_of(const Real *values, uint32_t use) { return values + (use >> ck_use_bits); }

INLINE const Vector *deltas_of(const Vector *deltas, uint32_t use, int width) {
  return deltas + use % (1u << ck_use_bits) * (size_t)width;
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
      const Real *x = value_of(values, *use);
      const Vector *d = deltas_of(deltas, *use, width);
      UNROLL for (int lane = 0; lane < panel; lane++) use_pair(x + lane, d + lane * width, width, sum[lane % ways]);
    }
    ROLLED for (; end - use >= ways; use += ways)
      UNROLL for (int way = 0; way < ways; way++)
        use_pair(value_of(values, use[way]), deltas_of(deltas, use[way], width), width, sum[way]);
    ROLLED for (; use < end; use++) use_pair(value_of(values, *use), deltas_of(deltas, *use, width), width, sum[0]);
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
