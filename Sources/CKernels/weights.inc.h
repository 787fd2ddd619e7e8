// Between Θ, in double precision and row after row, and the layouts of the kernels.

// Θ: next × (previous + 1) becomes tiles [tile][bias, previous][unit]. The padding stays zero.
static void pack_tiles(const double *theta, int previous, int next, Real *tiles) {
  for (int unit = 0; unit < next; unit++) {
    Real *packed = tiles + (size_t)(unit / TILE) * (size_t)(1 + previous) * TILE + unit % TILE;
    for (int i = 0; i <= previous; i++) packed[(size_t)i * TILE] = (Real)*theta++;
  }
}

// The same for the first layer, whose tiles differ in width and are not padded.
static void pack_first(const double *theta, int inputs, int units, int rows, Real *weights) {
  int tiles = ck_parts(units, INPUT_TILE);
  for (int tile = 0, unit = 0; tile < tiles; tile++) {
    int end = ck_begin(units, tiles, tile + 1), width = end - unit;
    for (int place = 0; unit < end; unit++, place++)
      for (int i = 0; i <= inputs; i++) weights[(size_t)i * (size_t)width + (size_t)place] = (Real)*theta++;
    weights += (size_t)(1 + rows) * (size_t)width;
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

static void pack(const ck_network *network, const double *parameters, bool backward) {
  const ck_shape *shape = &network->shape;
  for (int l = 0; l < shape->layers; l++) {
    int previous = shape->sizes[l], next = shape->sizes[l + 1];
    if (l == 0) pack_first(parameters, previous, next, ck_rows(shape, 0), network->forward[0]);
    else pack_tiles(parameters, previous, next, network->forward[l]);
    if (l > 0 && backward) pack_transposed(parameters, previous, next, network->backward[l]);
    parameters += (size_t)next * (size_t)(previous + 1);
  }
}

// One number of the gradient, the sum of some lanes, from where it is packed to where it belongs.
INLINE void put_in_place(const ck_reduction *r, size_t packed, int lanes, size_t place, bool decays) {
  double whole = 0;
  for (int c = 0; c < r->count; c++)
    for (int lane = 0; lane < lanes; lane++) whole += ((const Real *)r->gradients[c * r->stride])[packed + (size_t)lane];
  r->sum[place] = whole * r->scale + (decays ? r->decay : 0) * r->theta[place];
}

static void reduce(const ck_network *network, int layer, const ck_reduction *r, int slice, int slices) {
  const ck_shape *shape = &network->shape;
  int next = shape->sizes[layer + 1], rows = 1 + ck_rows(shape, layer);
  size_t inputs = 1 + (size_t)shape->sizes[layer], packed = 0;
  size_t begin = inputs * (size_t)slice / (size_t)slices, end = inputs * (size_t)(slice + 1) / (size_t)slices;
  ck_columns columns = ck_columns_of(next, LANES, STRIP);
  for (int strip = 0, unit = 0; strip < columns.strips; strip++) {
    int vectors = ck_begin(columns.vectors, columns.strips, strip + 1);
    int first = unit, last = vectors * LANES < next ? vectors * LANES : next;
    size_t width = (size_t)vectors * LANES - (size_t)first;
    for (size_t i = begin; i < end; i++)
      for (unit = first; unit < last; unit++)
        put_in_place(r, packed + i * width + (size_t)(unit - first), 1, (size_t)unit * inputs + i, i > 0);
    packed += (size_t)rows * width;
  }
  for (int unit = next - columns.odd; unit < next; unit++, packed += (size_t)rows * LANES)
    for (size_t i = begin; i < end; i++) put_in_place(r, packed + i * LANES, LANES, (size_t)unit * inputs + i, i > 0);
}
