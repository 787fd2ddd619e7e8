// Between Θ, in double precision and row after row, and the layouts of the kernels.

// Θ: next × (previous + 1) becomes tiles [tile][bias, previous][unit]. The padding stays zero.
static void pack_tiles(const double *theta, int previous, int next, Real *tiles) {
  for (int unit = 0; unit < next; unit++) {
    Real *packed = tiles + (size_t)(unit / TILE) * (size_t)(1 + previous) * TILE + unit % TILE;
    for (int i = 0; i <= previous; i++) packed[(size_t)i * TILE] = (Real)*theta++;
  }
}

// The same for the first layer's panels: tiles differ in width, are not padded, and may share a unit.
static void pack_for_panels(const double *theta, int inputs, int units, int rows, Real *weights) {
  int tiles = ck_input_tiles(units, panel_vectors, INPUT_TILE);
  for (int number = 0; number < tiles; number++) {
    ck_input_tile tile = ck_input_tile_of(units, panel_vectors, INPUT_TILE, number);
    const double *from = theta + (size_t)tile.first * (size_t)(1 + inputs);
    for (int unit = 0; unit < tile.units; unit++)
      for (int i = 0; i <= inputs; i++) weights[(size_t)i * (size_t)tile.units + (size_t)unit] = (Real)*from++;
    weights += (size_t)(1 + rows) * (size_t)tile.units;
  }
}

// The same for the first layer's uses: strips [strip][bias, inputs][units of the strip].
static void pack_for_uses(const double *theta, int inputs, int units, int rows, Real *weights) {
  int vectors = ck_parts(units, LANES), strips = ck_parts(vectors, STRIP);
  for (int strip = 0; strip < strips; strip++) {
    int begin = ck_begin(vectors, strips, strip) * LANES, end = ck_begin(vectors, strips, strip + 1) * LANES;
    for (int unit = begin; unit < end && unit < units; unit++)
      for (int i = 0; i <= inputs; i++) weights[(size_t)i * (size_t)(end - begin) + (size_t)(unit - begin)] = (Real)*theta++;
    weights += (size_t)(1 + rows) * (size_t)(end - begin);
  }
}

// The same for the way back, transposed and without biases: tiles [tile of previous][next][unit].
static void pack_transposed(const double *theta, int previous, int next, Real *tiles) {
  for (int unit = 0; unit < next; unit++) {
    theta++;
    for (int i = 0; i < previous; i++)
      tiles[((size_t)(i / TILE) * (size_t)next + (size_t)unit) * TILE + (size_t)(i % TILE)] = (Real)*theta++;
  }
}

// Some units of a layer, or others with the same inputs.
static void pack_units(const ck_network *network, int layer, const double *theta, int units, void *packed) {
  const ck_shape *shape = &network->shape;
  if (layer > 0) pack_tiles(theta, shape->sizes[layer], units, packed);
  else if (network->by_uses) pack_for_uses(theta, shape->sizes[0], units, ck_rows(shape, 0), packed);
  else pack_for_panels(theta, shape->sizes[0], units, ck_rows(shape, 0), packed);
}

static void pack(const ck_network *network, const double *parameters, bool backward) {
  const ck_shape *shape = &network->shape;
  for (int l = 0; l < shape->layers; l++) {
    int previous = shape->sizes[l], next = shape->sizes[l + 1];
    pack_units(network, l, parameters, next, network->forward[l]);
    if (l > 0 && backward) pack_transposed(parameters, previous, next, network->backward[l]);
    parameters += (size_t)next * (size_t)(previous + 1);
  }
}

// Puts a number of the gradient where it belongs.
INLINE void put_in_place(const ck_reduction *r, double whole, size_t place, bool decays) {
  r->sum[place] = whole * r->scale + (decays ? r->decay : 0) * r->theta[place];
}

// The units of some vectors, which begin at `packed` in each gradient and lie `row` apart for each input.
static void reduce_units(const ck_reduction *r, size_t packed, size_t row, size_t inputs, size_t begin, size_t end,
                         int first, int last) {
  typedef double Doubles __attribute__((vector_size(LANES * sizeof(double))));
  const Real *gradients[ck_most_gradients];
  for (int c = 0; c < r->count; c++) gradients[c] = (const Real *)r->gradients[c * r->stride] + packed;
  for (size_t i = begin; i < end; i++)
    for (int unit = first; unit < last; unit += LANES) {
      size_t place = i * row + (size_t)(unit - first);
      Doubles whole = {0};
      for (int c = 0; c < r->count; c++)
        whole += __builtin_convertvector(*(const Vector *)(gradients[c] + place), Doubles);
      UNROLL for (int lane = 0; lane < LANES; lane++)
        if (unit + lane < last) put_in_place(r, whole[lane], (size_t)(unit + lane) * inputs + i, i > 0);
    }
}

// An odd unit, whose lanes are to be added up.
static void reduce_odd(const ck_reduction *r, size_t packed, size_t inputs, size_t begin, size_t end, int unit) {
  for (size_t i = begin; i < end; i++) {
    double whole = 0;
    for (int c = 0; c < r->count; c++) {
      const Real *lanes = (const Real *)r->gradients[c * r->stride] + packed + i * LANES;
      UNROLL for (int lane = 0; lane < LANES; lane++) whole += lanes[lane];
    }
    put_in_place(r, whole, (size_t)unit * inputs + i, i > 0);
  }
}

static void reduce(const ck_network *network, int layer, const ck_reduction *r, int slice, int slices) {
  const ck_shape *shape = &network->shape;
  int next = shape->sizes[layer + 1], rows = 1 + ck_rows(shape, layer);
  size_t inputs = 1 + (size_t)shape->sizes[layer], packed = 0;
  size_t begin = inputs * (size_t)slice / (size_t)slices, end = inputs * (size_t)(slice + 1) / (size_t)slices;
  ck_columns columns = ck_columns_of(next, LANES, STRIP);
  for (int strip = 0, first = 0; strip < columns.strips; strip++) {
    int vectors = ck_begin(columns.vectors, columns.strips, strip + 1);
    int last = vectors * LANES < next ? vectors * LANES : next;
    size_t row = (size_t)vectors * LANES - (size_t)first;
    reduce_units(r, packed, row, inputs, begin, end, first, last);
    packed += (size_t)rows * row;
    first = last;
  }
  for (int unit = next - columns.odd; unit < next; unit++, packed += (size_t)rows * LANES)
    reduce_odd(r, packed, inputs, begin, end, unit);
}
