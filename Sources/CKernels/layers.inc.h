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
      for (int i = 0; i < count; i++, weight += TILE) {
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

INLINE void activate(Vector *values, int units, int32_t activation) {
  int count = units * block_vectors;
  if (activation == ck_sigmoid) for (int i = 0; i < count; i++) values[i] = sigmoid(values[i]);
  else if (activation == ck_tanh) for (int i = 0; i < count; i++) values[i] = 2 * sigmoid(2 * values[i]) - 1;
  else for (int i = 0; i < count; i++) values[i] = larger(values[i], splat(0));
}

// Multiplies each delta by the activation's derivative, which its value tells.
INLINE void differentiate(Vector *deltas, const Vector *values, int units, int32_t activation) {
  int count = units * block_vectors;
  if (activation == ck_sigmoid) for (int i = 0; i < count; i++) deltas[i] *= values[i] * (1 - values[i]);
  else if (activation == ck_tanh) for (int i = 0; i < count; i++) deltas[i] *= 1 - values[i] * values[i];
  else for (int i = 0; i < count; i++) deltas[i] = choose(values[i] > 0, deltas[i], splat(0));
}

// Deltas with the units of a sample side by side, in strips: [strip][sample][width of a strip]. Missing units are 0.
static void cut_strips(const Real *deltas, int units, Vector *strips) {
  int vectors = ck_parts(units, LANES), width = ck_part(vectors, STRIP), count = ck_parts(vectors, STRIP);
  for (int vector = 0; vector < count * width; vector++) {
    Vector *strip = strips + (size_t)(vector / width * block_samples * width + vector % width);
    for (int sample = 0; sample < block_samples; sample += LANES) {
      Vector rows[LANES];
      for (int i = 0; i < LANES; i++) {
        int unit = vector * LANES + i;
        rows[i] = unit < units ? *(const Vector *)(deltas + (size_t)unit * block_samples + sample) : splat(0);
      }
      transpose(rows);
      for (int i = 0; i < LANES; i++) strip[(sample + i) * width] = rows[i];
    }
  }
}

// gradient[rows × width] += inputs[rows × block] · deltas[block × width], for up to `tile` rows.
INLINE void correlate_tile(const Real *inputs, int rows, int tile, const Vector *deltas, Vector *gradient, int width) {
  Vector sum[REGISTERS];
  UNROLL for (int r = 0; r < tile; r++)
    UNROLL for (int v = 0; v < width; v++) sum[r * width + v] = r < rows ? gradient[r * width + v] : splat(0);
  for (int sample = 0; sample < block_samples; sample++, deltas += width) {
    UNROLL for (int r = 0; r < tile; r++) {
      Real x = inputs[(r < rows ? r : 0) * block_samples + sample];
      UNROLL for (int v = 0; v < width; v++) sum[r * width + v] += deltas[v] * x;
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

// As `collect`, of inputs[count × block].
static void correlate(const Real *inputs, int count, const Vector *deltas, int units, Vector *gradient) {
  int vectors = ck_parts(units, LANES), width = ck_part(vectors, STRIP), strips = ck_parts(vectors, STRIP);
  for (int strip = 0; strip < strips; strip++) {
    switch (width) {
#define CASE(w)                                                   \
    case w:                                                       \
      if (w > STRIP) break;                                       \
      sum_deltas(deltas, gradient, w);                            \
      correlate_strip(inputs, count, deltas, gradient + w, w);    \
      break;
      TO_8(CASE)
#undef CASE
    }
    deltas += (size_t)width * block_samples;
    gradient += (size_t)(1 + count) * (size_t)width;
  }
}
