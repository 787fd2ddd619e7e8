#include "samples.h"

#include "pool.h"

#include <stdlib.h>
#include <string.h>

// A packing in progress, from a matrix or from other packed samples.
typedef struct {
  ck_samples *target;
  const double *features;
  const ck_samples *source;
  const int32_t *chosen;
  uint16_t *occupied;  // panels × pairs: bit l is set where the pair of the panel's sample l is not zero
  double *rows;        // a panel's rows for each worker, where they are unpacked from other samples
} packing;

static size_t block_panels(const ck_samples *s) { return ck_block_samples / (size_t)s->panel; }
static size_t all_panels(const ck_samples *s) { return s->blocks * block_panels(s); }
static size_t value_bytes(const ck_samples *s) {
  return s->slots * 2 * (size_t)s->panel * (s->single ? sizeof(float) : sizeof(double));
}

static void store(ck_samples *s, size_t index, double x) {
  if (s->single) ((float *)s->values)[index] = (float)x;
  else ((double *)s->values)[index] = x;
}

static double load(const ck_samples *s, size_t index) {
  return s->single ? ((const float *)s->values)[index] : ((const double *)s->values)[index];
}

static void unpack(const ck_samples *s, size_t sample, double *row) {
  size_t width = (size_t)s->width, panel = sample / (size_t)s->panel, lane = sample % (size_t)s->panel;
  memset(row, 0, width * sizeof *row);
  for (size_t slot = s->panel_slots[panel]; slot < s->panel_slots[panel + 1]; slot++) {
    size_t input = 2 * (size_t)s->slot_pairs[slot], place = 2 * slot * (size_t)s->panel + lane;
    row[input] = load(s, place);
    if (input + 1 < width) row[input + 1] = load(s, place + (size_t)s->panel);
  }
}

// The rows of a panel, one after another; returns how many there are.
static int panel_rows(const packing *p, size_t panel, int worker, const double **rows) {
  const ck_samples *s = p->target;
  size_t width = (size_t)s->width, first = panel * (size_t)s->panel;
  if (first >= s->count) return 0;
  int count = s->count - first < (size_t)s->panel ? (int)(s->count - first) : s->panel;
  if (p->features) return *rows = p->features + first * width, count;
  double *unpacked = p->rows + (size_t)worker * (size_t)s->panel * width;
  for (int lane = 0; lane < count; lane++)
    unpack(p->source, (size_t)p->chosen[first + (size_t)lane], unpacked + (size_t)lane * width);
  return *rows = unpacked, count;
}

// First pass: what is occupied, and how many slots each panel and uses each block has.
static void survey_block(void *context, int block, int worker) {
  packing *p = context;
  ck_samples *s = p->target;
  size_t width = (size_t)s->width;
  for (size_t panel = (size_t)block * block_panels(s); panel < (size_t)(block + 1) * block_panels(s); panel++) {
    const double *rows = 0;
    int count = panel_rows(p, panel, worker, &rows);
    uint16_t *occupied = p->occupied + panel * (size_t)s->pairs;
    for (int lane = 0; lane < count; lane++, rows += width)
      for (size_t i = 0; i < width; i++) occupied[i / 2] |= (uint16_t)((rows[i] != 0) << lane);
    for (int pair = 0; pair < s->pairs; pair++) {
      s->panel_slots[panel + 1] += occupied[pair] != 0;
      s->block_uses[block + 1] += (size_t)__builtin_popcount(occupied[pair]);
    }
  }
}

static void fill_values(packing *p, size_t panel, int worker) {
  ck_samples *s = p->target;
  size_t width = (size_t)s->width, lanes = (size_t)s->panel, slot = s->panel_slots[panel];
  const double *rows = 0;
  int count = panel_rows(p, panel, worker, &rows);
  for (int pair = 0; pair < s->pairs; pair++) {
    if (!p->occupied[panel * (size_t)s->pairs + (size_t)pair]) continue;
    s->slot_pairs[slot] = (uint32_t)pair;
    for (size_t second = 0; second < 2; second++)
      for (size_t lane = 0; lane < lanes; lane++) {
        size_t input = 2 * (size_t)pair + second;
        bool is_there = (int)lane < count && input < width;
        store(s, (2 * slot + second) * lanes + lane, is_there ? rows[lane * width + input] : 0);
      }
    slot++;
  }
}

// Second pass: a block's values panel by panel, its uses pair by pair.
static void fill_block(void *context, int block, int worker) {
  packing *p = context;
  ck_samples *s = p->target;
  size_t first = (size_t)block * block_panels(s);
  uint32_t next[ck_block_samples];  // by panel of the block: its first slot not yet used
  for (size_t panel = 0; panel < block_panels(s); panel++) {
    fill_values(p, first + panel, worker);
    next[panel] = (uint32_t)(s->panel_slots[first + panel] - s->panel_slots[first]);
  }
  uint32_t *starts = s->use_starts + (size_t)block * (size_t)(s->pairs + 1), count = 0;
  uint32_t *uses = s->uses + s->block_uses[block];
  for (int pair = 0; pair < s->pairs; pair++) {
    starts[pair] = count;
    for (size_t panel = 0; panel < block_panels(s); panel++) {
      uint32_t occupied = p->occupied[(first + panel) * (size_t)s->pairs + (size_t)pair];
      uint32_t slot = next[panel];
      next[panel] += occupied != 0;
      for (; occupied; occupied &= occupied - 1)
        uses[count++] = slot << ck_use_bits | (uint32_t)(panel * (size_t)s->panel) | (uint32_t)__builtin_ctz(occupied);
    }
  }
  starts[s->pairs] = count;
}

static void *lines(size_t bytes) { return aligned_alloc(ck_line, (bytes / ck_line + 1) * ck_line); }

// Where `p` says; null when memory runs out.
static ck_samples *pack(packing *p, size_t count, int32_t width, bool single, int32_t threads) {
  ck_samples *s = p->target = calloc(1, sizeof *s);
  if (!s) return 0;
  s->count = count;
  s->blocks = (count + ck_block_samples - 1) / ck_block_samples;
  s->width = width;
  s->pairs = (width + 1) / 2;
  s->single = single;
  s->panel = ck_line / (int)(single ? sizeof(float) : sizeof(double));
  if (threads < 1) threads = 1;

  size_t pairs = (size_t)s->pairs, row = (size_t)width * sizeof(double);
  p->occupied = calloc(all_panels(s) * pairs + 1, sizeof *p->occupied);
  p->rows = p->features ? 0 : malloc((size_t)threads * (size_t)s->panel * row);
  s->panel_slots = calloc(all_panels(s) + 1, sizeof *s->panel_slots);
  s->block_uses = calloc(s->blocks + 1, sizeof *s->block_uses);
  s->use_starts = malloc((s->blocks * (pairs + 1) + 1) * sizeof *s->use_starts);
  s->labels = malloc((s->blocks * ck_block_samples + 1) * sizeof *s->labels);
  bool failed = !p->occupied || (!p->features && !p->rows) || !s->panel_slots || !s->block_uses || !s->use_starts
             || !s->labels;
  if (!failed) {
    ck_parallel(threads, (int)s->blocks, survey_block, p);
    for (size_t i = 0; i < all_panels(s); i++) s->panel_slots[i + 1] += s->panel_slots[i];
    for (size_t i = 0; i < s->blocks; i++) s->block_uses[i + 1] += s->block_uses[i];
    s->slots = s->panel_slots[all_panels(s)];
    s->values = lines(value_bytes(s));
    s->slot_pairs = malloc((s->slots + 1) * sizeof *s->slot_pairs);
    s->uses = malloc((s->block_uses[s->blocks] + 1) * sizeof *s->uses);
    failed = !s->values || !s->slot_pairs || !s->uses;
  }
  if (!failed) ck_parallel(threads, (int)s->blocks, fill_block, p);
  free(p->occupied);
  free(p->rows);
  if (failed) return ck_free_samples(s), (ck_samples *)0;
  return s;
}

ck_samples *ck_pack(const double *features, const int32_t *labels, size_t count, int32_t width, bool single,
                    int32_t threads) {
  ck_samples *s = pack(&(packing){.features = features}, count, width, single, threads);
  for (size_t i = 0; s && i < s->blocks * ck_block_samples; i++) s->labels[i] = i < count && labels ? labels[i] : -1;
  return s;
}

ck_samples *ck_select(const ck_samples *samples, const int32_t *chosen, size_t count, int32_t threads) {
  packing p = {.source = samples, .chosen = chosen};
  ck_samples *s = pack(&p, count, samples->width, samples->single, threads);
  for (size_t i = 0; s && i < s->blocks * ck_block_samples; i++)
    s->labels[i] = i < count ? samples->labels[chosen[i]] : -1;
  return s;
}

void ck_free_samples(ck_samples *s) {
  if (!s) return;
  free(s->values);
  free(s->panel_slots);
  free(s->slot_pairs);
  free(s->block_uses);
  free(s->use_starts);
  free(s->uses);
  free(s->labels);
  free(s);
}

size_t ck_samples_bytes(const ck_samples *s) {
  size_t pairs = (size_t)s->pairs;
  return value_bytes(s) + s->slots * sizeof *s->slot_pairs + s->block_uses[s->blocks] * sizeof *s->uses
       + s->blocks * ((pairs + 1) * sizeof *s->use_starts + ck_block_samples * sizeof *s->labels);
}
