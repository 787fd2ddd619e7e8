// Layers between units: dense products, activations and their derivatives. What a block has of a layer are its units
// one after another, each with the block's samples.

// outputs[units × block] = bias + weights · inputs[count × block]. Tiles are packed [tile][bias?, inputs][TILE].
INLINE void multiply(const Real *inputs, int count, const Real *tiles, bool bias, Real *outputs, int units) {
  for (int first = 0; first < units; first += TILE, tiles += (size_t)(count + bias) * TILE) {
    for (int sample = 0; sample < block_samples; sample += GROUP * LANES) {
      Vector sum[TILE][GROUP];
      UNROLL for (int t = 0; t < TILE; t++)
        UNROLL for (int v = 0; v < GROUP; v++) sum[t][v] = splat(bias ? tiles[t] : 0);
      const Real *weight = tiles + (bias ? TILE : 0);
      ROLLED for (int i = 0; i < count; i++, weight += TILE) {
        const Vector *x = (const Vector *)(inputs + (size_t)i * block_samples + sample);
        UNROLL for (int t = 0; t < TILE; t++)
          UNROLL for (int v = 0; v < GROUP; v++) sum[t][v] += x[v] * weight[t];
      }
      UNROLL for (int t = 0; t < TILE; t++)
        if (first + t < units)
          UNROLL for (int v = 0; v < GROUP; v++)
            ((Vector *)(outputs + (size_t)(first + t) * block_samples + sample))[v] = sum[t][v];
    }
  }
}

enum { abreast = 4 };
_Static_assert(block_vectors % abreast == 0, "the last of a unit's vectors would not be four");

INLINE void sigmoids(Vector *z) {
  Vector e[abreast];
  UNROLL for (int i = 0; i < abreast; i++) e[i] = -z[i];
  exponentials(e, abreast);
  UNROLL for (int i = 0; i < abreast; i++) z[i] = 1 / (1 + e[i]);
}

INLINE void activate(Vector *values, int units, int32_t activation) {
  Vector *end = values + units * block_vectors;
  if (activation == ck_sigmoid) {
    for (; values < end; values += abreast) sigmoids(values);
  } else if (activation == ck_tanh) {
    for (; values < end; values += abreast) {
      UNROLL for (int i = 0; i < abreast; i++) values[i] *= 2;
      sigmoids(values);
      UNROLL for (int i = 0; i < abreast; i++) values[i] = 2 * values[i] - 1;
    }
  } else {
    for (; values < end; values++) *values = larger(*values, splat(0));
  }
}

// Multiplies each delta by the activation's derivative, which its value tells.
INLINE void differentiate(Vector *deltas, const Vector *values, int units, int32_t activation) {
  int count = units * block_vectors;
  if (activation == ck_sigmoid) for (int i = 0; i < count; i++) deltas[i] *= values[i] * (1 - values[i]);
  else if (activation == ck_tanh) for (int i = 0; i < count; i++) deltas[i] *= 1 - values[i] * values[i];
  else for (int i = 0; i < count; i++) deltas[i] = choose(values[i] > 0, deltas[i], splat(0));
}

// Deltas with the units of a sample side by side, in strips: [strip][sample][width of the strip]. Missing units are 0,
// and odd ones are left out.
static void cut_strips(const Real *deltas, int units, Vector *strips) {
  ck_columns columns = ck_columns_of(units, LANES, STRIP);
  for (int strip = 0, vector = 0; strip < columns.strips; strip++) {
    int begin = vector, end = ck_begin(columns.vectors, columns.strips, strip + 1), width = end - begin;
    for (; vector < end; vector++) {
      Vector *place = strips + (size_t)(begin * block_samples + vector - begin);
      for (int sample = 0; sample < block_samples; sample += LANES) {
        Vector rows[LANES];
        UNROLL for (int i = 0; i < LANES; i++) {
          int unit = vector * LANES + i;
          rows[i] = unit < units ? *(const Vector *)(deltas + (size_t)unit * block_samples + sample) : splat(0);
        }
        transpose(rows);
        UNROLL for (int i = 0; i < LANES; i++) place[(sample + i) * width] = rows[i];
      }
    }
  }
}

// gradient[rows × width] += inputs[rows × block] · deltas[block × width], for up to `tile` rows.
INLINE void correlate_tile(const Real *inputs, int rows, int tile, const Vector *deltas, Vector *gradient, int width) {
  Vector sum[REGISTERS];
  UNROLL for (int r = 0; r < tile; r++)
    UNROLL for (int v = 0; v < width; v++) sum[r * width + v] = r < rows ? gradient[r * width + v] : splat(0);
  ROLLED for (int sample = 0; sample < block_samples; sample++, deltas += width) {
    // In the order that holds fewer of them at a time: the registers are full of sums.
    UNROLL for (int i = 0; i < tile * width; i++) {
      int r = width < tile ? i / width : i % tile, v = width < tile ? i % width : i / tile;
      sum[r * width + v] += deltas[v] * inputs[(r < rows ? r : 0) * block_samples + sample];
    }
  }
  UNROLL for (int r = 0; r < tile; r++)
    if (r < rows) UNROLL for (int v = 0; v < width; v++) gradient[r * width + v] = sum[r * width + v];
}

INLINE void correlate_strip(const Real *inputs, int count, const Vector *deltas, Vector *gradient, int width) {
  int tile = REGISTERS / width;
  if (tile > 8) tile = 8;
  int i = 0;
  for (; i + tile <= count; i += tile)
    correlate_tile(inputs + (size_t)i * block_samples, tile, tile, deltas, gradient + (size_t)i * (size_t)width, width);
  if (i < count)
    correlate_tile(inputs + (size_t)i * block_samples, count - i, tile, deltas, gradient + (size_t)i * (size_t)width,
                   width);
}

// As `collect_odd`, of inputs[count × block].
static void correlate_odd(const Vector *inputs, int count, const Vector *deltas, Vector *gradient) {
  for (int v = 0; v < block_vectors; v++) gradient[0] += deltas[v];
  for (int i = 1; i <= count; i++, inputs += block_vectors) {
    Vector sum = gradient[i];
    for (int v = 0; v < block_vectors; v++) sum += inputs[v] * deltas[v];
    gradient[i] = sum;
  }
}

// As `collect`, of inputs[count × block].
static void correlate(const Real *inputs, int count, const Real *deltas, const Vector *strips, int units,
                      Vector *gradient) {
  ck_columns columns = ck_columns_of(units, LANES, STRIP);
  for (int strip = 0; strip < columns.strips; strip++) {
    int width = ck_begin(columns.vectors, columns.strips, strip + 1) - ck_begin(columns.vectors, columns.strips, strip);
    switch (width) {
#define CASE(w)                                                   \
    case w:                                                       \
      if (w > STRIP) break;                                       \
      sum_deltas(strips, gradient, w);                            \
      correlate_strip(inputs, count, strips, gradient + w, w);    \
      break;
      TO_8(CASE)
#undef CASE
    }
    strips += (size_t)width * block_samples;
    gradient += (size_t)(1 + count) * (size_t)width;
  }
  for (int unit = units - columns.odd; unit < units; unit++, gradient += 1 + count)
    correlate_odd((const Vector *)inputs, count, (const Vector *)(deltas + (size_t)unit * block_samples), gradient);
}
