// The first layer's logits from panels of samples: nothing that is zero throughout a panel is read.

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

// logits[units × block] of some units. Values come from far away, once a block: where there are several tiles, each asks
// for a part of the next block's, so that the memory has as long to bring them.
static void project_panels(const Real *weights, int units, const ck_samples *s, size_t block, const void *values,
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
