// Between Θ, in double precision and row after row, and the layouts of the kernels.

// Θ: next × (previous + 1) becomes tiles [tile][bias, previous][unit]. The padding stays zero.
static void pack_tiles(const double *theta, int previous, int next, int tile, int rows, Real *tiles) {
  for (int unit = 0; unit < next; unit++) {
    Real *packed = tiles + (size_t)(unit / tile) * (size_t)(1 + rows) * (size_t)tile + unit % tile;
    for (int i = 0; i <= previous; i++) packed[(size_t)i * (size_t)tile] = (Real)*theta++;
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
    int tile = l == 0 ? ck_part(next, INPUT_TILE) : TILE;
    pack_tiles(parameters, previous, next, tile, ck_rows(shape, l), network->forward[l]);
    if (l > 0 && backward) pack_transposed(parameters, previous, next, network->backward[l]);
    parameters += (size_t)next * (size_t)(previous + 1);
  }
}

static void reduce(const ck_network *network, int layer, const ck_reduction *r, int slice, int slices) {
  const ck_shape *shape = &network->shape;
  size_t columns = 1 + (size_t)shape->sizes[layer], next = (size_t)shape->sizes[layer + 1];
  size_t rows = 1 + (size_t)ck_rows(shape, layer);
  size_t width = (size_t)ck_part(ck_parts((int)next, LANES), STRIP) * LANES;
  size_t begin = columns * (size_t)slice / (size_t)slices, end = columns * (size_t)(slice + 1) / (size_t)slices;
  for (size_t first = 0, strip = 0; first < next; first += width, strip += rows * width) {
    size_t units = next - first < width ? next - first : width;
    for (size_t i = begin; i < end; i++) {
      double decay = i > 0 ? r->decay : 0;
      for (size_t unit = 0; unit < units; unit++) {
        size_t packed = strip + i * width + unit, place = (first + unit) * columns + i;
        double whole = 0;
        for (int c = 0; c < r->count; c++) whole += ((const Real *)r->gradients[c * r->stride])[packed];
        r->sum[place] = whole * r->scale + decay * r->theta[place];
      }
    }
  }
}
