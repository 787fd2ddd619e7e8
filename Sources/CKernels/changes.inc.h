// What becomes of the loss when one number of Θ is another.

// Adds a block's loss with each change alone to its place in `losses`. Only the changed unit is computed anew, and the
// layers behind it: from the last weight layer to the first, so that what lies before a change is still there.
static void changes(const ck_network *network, const ck_changes *c, const ck_samples *s, size_t block,
                    ck_workspace *work, double *losses) {
  const ck_shape *shape = &network->shape;
  int last = shape->layers;
  size_t all = (size_t)shape->sizes[last] * block_samples, one = block_samples;
  Real *columns = work->columns, *logits = work->activations[last], *kept_logits = work->deltas, kept[block_samples];
  forward(network, s, block, work);
  memcpy(kept_logits, logits, all * sizeof(Real));  // a loss makes deltas of logits
  for (int l = last - 1; l >= 0; l--) {
    size_t begin = c->first[l], end = c->first[l + 1];
    int units = (int)(end - begin);
    if (units == 0) continue;
    if (l == 0) project(network, c->units[0], units, s, block, work, columns);
    else multiply(work->activations[l], shape->sizes[l], c->units[l], true, columns, units);
    if (l + 1 < last) activate((Vector *)columns, units, shape->activation);
    for (size_t change = begin; change < end; change++) {
      Real *column = (Real *)work->activations[l + 1] + (size_t)c->places[change] * one;
      if (l + 1 == last) memcpy(logits, kept_logits, all * sizeof(Real));
      memcpy(kept, column, sizeof kept);
      memcpy(column, columns + (change - begin) * one, sizeof kept);
      for (int above = l + 1; above < last; above++) ascend(network, above, work);
      losses[change] += loss(network, s, block, work);
      memcpy(column, kept, sizeof kept);
    }
  }
}
