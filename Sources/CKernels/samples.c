#include "samples.h"

#include "memory.h"
#include "order.h"
#include "palette.h"
#include "pool.h"
#include "variant.h"

#include <stdlib.h>
#include <string.h>

// A packing in progress.
typedef struct {
  ck_samples *target;
  const double *features;
  bool lasting;        // evaluated again and again: worth an order of their own, and codes
  size_t words;        // of a row of bits
  uint64_t *rows;      // by sample: bit i is set where its input i is not zero
  uint64_t *occupied;  // blocks × words × 64: bit s is set where the input of the block's sample s is not zero
  ck_palette *palettes;  // by part of the samples; null where there will be no codes
} packing;

enum {
  largest_panel = ck_line / sizeof(float),
  coded_bytes = 1 << 26,  // of values, beyond which codes take less time to decode than values to be fetched
  parts = 16,            // of the samples, as they are surveyed
};

static size_t block_panels(const ck_samples *s) { return ck_block_samples / (size_t)s->panel; }
static size_t all_panels(const ck_samples *s) { return s->blocks * block_panels(s); }
static size_t value_count(const ck_samples *s) { return s->panel_slots[all_panels(s)] * 2 * (size_t)s->panel; }
static size_t value_size(const ck_samples *s) { return s->single ? sizeof(float) : sizeof(double); }

static void store(packing *p, size_t index, double x) {
  ck_samples *s = p->target;
  if (s->codes) s->codes[index] = ck_code(p->palettes, x);
  else if (s->single) ((float *)s->values)[index] = (float)x;
  else ((double *)s->values)[index] = x;
}

static const double *row_of(const packing *p, size_t sample) { return p->features + sample * (size_t)p->target->width; }

static size_t samples_of_block(const ck_samples *s, size_t block) {
  size_t rest = s->count - block * ck_block_samples;
  return rest < ck_block_samples ? rest : ck_block_samples;
}

// Gives the numbers of a row codes; false where there are too many.
static bool take_row(ck_palette *palette, const double *row, const uint64_t *words, size_t count) {
  for (size_t word = 0; word < count; word++)
    for (uint64_t bits = words[word]; bits; bits &= bits - 1)
      if (!ck_take_value(palette, row[word * 64 + (size_t)__builtin_ctzll(bits)])) return false;
  return true;
}

// First pass: the rows of bits, and a palette, which is left without any code where there are too many values.
static void survey_part(void *context, int part, int worker) {
  (void)worker;
  packing *p = context;
  size_t count = p->target->count, width = (size_t)p->target->width;
  size_t sample = count * (size_t)part / parts, end = count * ((size_t)part + 1) / parts;
  ck_palette *palette = p->palettes ? p->palettes + part : 0;
  if (palette) palette->count = 1;
  for (; sample < end; sample++) {
    const double *row = row_of(p, sample);
    uint64_t *words = p->rows + sample * p->words;
    for (size_t word = 0, i = 0; word < p->words; word++) {
      uint64_t bits = 0;
      for (size_t bit = 0; bit < 64 && i < width; bit++, i++) bits |= (uint64_t)(row[i] != 0) << bit;
      words[word] = bits;
    }
    if (palette && palette->count && !take_row(palette, row, words, p->words)) palette->count = 0;
  }
}

static uint64_t *block_bits(const packing *p, size_t block) { return p->occupied + block * p->words * 64; }

// The bits of a block's samples that lie in a panel.
static uint64_t panel_bits(const ck_samples *s, size_t panel) {
  return ((UINT64_C(1) << s->panel) - 1) << panel * (size_t)s->panel;
}

// Whether a pair is used by so many of a panel's samples that it takes less time to go through all than through a list.
static bool is_crowded(const ck_samples *s, uint64_t used, size_t panel) {
  return __builtin_popcountll(used & panel_bits(s, panel)) * 8 >= s->panel * 7;
}

// The uses of a pair: by whole panels, and by the samples of others.
static size_t count_uses(const ck_samples *s, uint64_t used) {
  size_t count = 0;
  for (size_t panel = 0; panel < block_panels(s); panel++)
    count += is_crowded(s, used, panel) ? 1 : (size_t)__builtin_popcountll(used & panel_bits(s, panel));
  return count;
}

enum { empty = -1, whole, lone, kinds };

// What a panel stores of a pair.
static int kind_of(const ck_samples *s, const uint64_t *pair, size_t panel) {
  uint64_t bits = panel_bits(s, panel);
  bool one = pair[0] & bits, two = pair[1] & bits;
  return one && two ? whole : one || two ? lone : empty;
}

// Second pass: which samples of a block have an input, and how many slots and uses that makes.
static void count_block(void *context, int block, int worker) {
  (void)worker;
  packing *p = context;
  ck_samples *s = p->target;
  size_t first = (size_t)block * ck_block_samples, count = samples_of_block(s, (size_t)block);
  uint64_t *occupied = block_bits(p, (size_t)block);
  for (size_t sample = 0; sample < count; sample++) {
    const uint64_t *row = p->rows + s->order[first + sample] * p->words;
    for (size_t word = 0; word < p->words; word++)
      for (uint64_t bits = row[word]; bits; bits &= bits - 1)
        occupied[word * 64 + (size_t)__builtin_ctzll(bits)] |= UINT64_C(1) << sample;
  }
  for (size_t pair = 0; pair < (size_t)s->pairs; pair++) {
    const uint64_t *used = occupied + 2 * pair;
    s->block_uses[block + 1] += count_uses(s, used[0] | used[1]);
    for (size_t panel = 0; panel < block_panels(s); panel++) {
      size_t index = (size_t)block * block_panels(s) + panel;
      int kind = kind_of(s, used, panel);
      s->panel_slots[index + 1] += kind != empty;
      s->panel_lone[index] += kind == whole;
    }
  }
}

// The rows of a panel; returns how many there are.
static size_t panel_rows(const packing *p, size_t panel, const double *rows[largest_panel]) {
  const ck_samples *s = p->target;
  size_t lanes = (size_t)s->panel, first = panel * lanes, count = 0;
  for (; count < lanes && first + count < s->count; count++)
    rows[count] = row_of(p, s->order[first + count]);
  return count;
}

static void fill_panel(packing *p, size_t block, size_t panel) {
  ck_samples *s = p->target;
  size_t lanes = (size_t)s->panel, index = block * block_panels(s) + panel;
  const double *rows[largest_panel];
  size_t count = panel_rows(p, index, rows);
  const uint64_t *occupied = block_bits(p, block);
  size_t next[kinds] = {s->panel_slots[index], s->panel_lone[index]};
  for (size_t pair = 0; pair < (size_t)s->pairs; pair++) {
    int kind = kind_of(s, occupied + 2 * pair, panel);
    if (kind == empty) continue;
    size_t slot = next[kind]++, place = slot * 2 * lanes;
    for (size_t input = 2 * pair; input < 2 * pair + 2; input++)
      for (size_t lane = 0; lane < lanes; lane++)
        store(p, place++, input < (size_t)s->width && lane < count ? rows[lane][input] : 0);
    bool is_second = kind == lone && !(occupied[2 * pair] & panel_bits(s, panel));
    s->inputs[slot] = (uint32_t)(2 * pair + is_second);
  }
}

static uint32_t use_of(const ck_samples *s, uint32_t slot, uint32_t sample) {
  uint32_t lanes = (uint32_t)s->panel;
  return (slot * 2 * lanes + sample % lanes) << ck_use_bits | sample;
}

// Third pass: a block's values panel by panel, its uses pair by pair.
static void fill_block(void *context, int number, int worker) {
  (void)worker;
  packing *p = context;
  ck_samples *s = p->target;
  size_t block = (size_t)number, panels = block_panels(s), first = block * panels;
  uint32_t next[ck_block_samples][kinds];  // by panel of the block: its first slots not yet used
  for (size_t panel = 0; panel < panels; panel++) {
    fill_panel(p, block, panel);
    next[panel][whole] = (uint32_t)(s->panel_slots[first + panel] - s->panel_slots[first]);
    next[panel][lone] = (uint32_t)(s->panel_lone[first + panel] - s->panel_slots[first]);
  }
  const uint64_t *occupied = block_bits(p, block);
  uint32_t *starts = s->use_starts + block * (size_t)(s->pairs + 1), count = 0;
  uint32_t *uses = s->uses + s->block_uses[block];
  for (size_t pair = 0; pair < (size_t)s->pairs; pair++) {
    uint64_t used = occupied[2 * pair] | occupied[2 * pair + 1], rest = used;
    uint32_t slots[ck_block_samples];  // by panel
    for (size_t panel = 0; panel < panels; panel++) {
      int kind = kind_of(s, occupied + 2 * pair, panel);
      if (kind != empty) slots[panel] = next[panel][kind]++;
    }
    starts[pair] = count;
    for (size_t panel = 0; panel < panels; panel++) {
      if (!is_crowded(s, used, panel)) continue;
      uses[count++] = use_of(s, slots[panel], (uint32_t)(panel * (size_t)s->panel));
      rest &= ~panel_bits(s, panel);
    }
    s->panel_uses[block * (size_t)s->pairs + pair] = (uint8_t)(count - starts[pair]);
    for (uint64_t bits = rest; bits; bits &= bits - 1) {
      uint32_t sample = (uint32_t)__builtin_ctzll(bits);
      uses[count++] = use_of(s, slots[sample / (uint32_t)s->panel], sample);
    }
  }
  starts[s->pairs] = count;
}

static void add_up(size_t *counts, size_t count) {
  for (size_t i = 0; i < count; i++) counts[i + 1] += counts[i];
}

// What the first two passes need, and hold.
static bool reserve_survey(packing *p) {
  ck_samples *s = p->target;
  size_t panels = all_panels(s);
  p->words = ((size_t)s->width + 63) / 64;
  p->rows = calloc(s->count * p->words + 1, sizeof *p->rows);
  p->occupied = calloc(s->blocks * p->words * 64 + 1, sizeof *p->occupied);
  s->order = malloc((s->count + 1) * sizeof *s->order);
  s->panel_slots = calloc(panels + 1, sizeof *s->panel_slots);
  s->panel_lone = calloc(panels + 1, sizeof *s->panel_lone);
  s->block_uses = calloc(s->blocks + 1, sizeof *s->block_uses);
  s->use_starts = malloc((s->blocks * (size_t)(s->pairs + 1) + 1) * sizeof *s->use_starts);
  s->panel_uses = malloc((s->blocks * (size_t)s->pairs + 1) * sizeof *s->panel_uses);
  s->labels = malloc((s->blocks * ck_block_samples + 1) * sizeof *s->labels);
  // No more is stored than all. Without the memory there are no codes.
  bool large = s->count * (size_t)s->width * value_size(s) > coded_bytes;
  p->palettes = p->lasting && large ? calloc(parts, sizeof *p->palettes) : 0;
  return p->rows && p->occupied && s->order && s->panel_slots
      && s->panel_lone && s->block_uses && s->use_starts && s->panel_uses && s->labels;
}

// Whether all values have codes: then the first palette has them. Which value has which depends on the samples alone.
static bool join_palettes(packing *p) {
  if (!p->palettes) return false;
  for (int part = 0; part < parts; part++) {
    const ck_palette *palette = p->palettes + part;
    if (palette->count == 0) return false;
    for (int code = 1; code < palette->count; code++)
      if (!ck_take_value(p->palettes, palette->values[code])) return false;
  }
  memcpy(p->target->palette, p->palettes->values, sizeof p->target->palette);
  return true;
}

// What the third pass fills.
static bool reserve_packed(packing *p) {
  ck_samples *s = p->target;
  add_up(s->panel_slots, all_panels(s));
  for (size_t panel = 0; panel < all_panels(s); panel++) s->panel_lone[panel] += s->panel_slots[panel];
  add_up(s->block_uses, s->blocks);
  bool coded = value_count(s) * value_size(s) > coded_bytes && join_palettes(p);
  if (coded) s->codes = ck_allocate(value_count(s));
  else s->values = ck_allocate(value_count(s) * value_size(s));
  s->inputs = malloc((s->panel_slots[all_panels(s)] + 1) * sizeof *s->inputs);
  s->uses = malloc((s->block_uses[s->blocks] + 1) * sizeof *s->uses);
  return (s->codes || s->values) && s->inputs && s->uses;
}

// How much there is to do for a unit.
static void count_work(ck_samples *s) {
  size_t lines = 2 * s->panel_slots[all_panels(s)], uses = s->block_uses[s->blocks];
  for (size_t panel = 0; panel < all_panels(s); panel++) lines -= s->panel_slots[panel + 1] - s->panel_lone[panel];
  for (size_t i = 0; i < s->blocks * (size_t)s->pairs; i++) uses += s->panel_uses[i] * (size_t)(s->panel - 1);
  s->panel_work = lines * (size_t)s->panel;
  s->use_work = uses * 2;
}

// Packs what `p` names; null when memory runs out.
static ck_samples *pack(packing *p, size_t count, int32_t width, bool single, int32_t threads) {
  ck_samples *s = p->target = calloc(1, sizeof *s);
  if (!s) return 0;
  s->count = count;
  s->blocks = (count + ck_block_samples - 1) / ck_block_samples;
  s->width = width;
  s->pairs = (width + 1) / 2;
  s->single = single;
  s->panel = ck_choose_variant(single)->panel;
  if (threads < 1) threads = 1;
  bool done = reserve_survey(p);
  if (done) {
    ck_parallel(threads, parts, survey_part, p);
    for (size_t place = 0; place < count; place++) s->order[place] = (uint32_t)place;
    done = !p->lasting || ck_order(p->rows, p->words, s->order, count, threads);
  }
  if (done) {
    ck_parallel(threads, (int)s->blocks, count_block, p);
    done = reserve_packed(p);
  }
  if (done) ck_parallel(threads, (int)s->blocks, fill_block, p);
  free(p->rows);
  free(p->occupied);
  free(p->palettes);
  if (!done) return ck_free_samples(s), (ck_samples *)0;
  count_work(s);
  return s;
}

ck_samples *ck_pack(const double *features, const int32_t *labels, size_t count, int32_t width, bool single,
                    int32_t threads) {
  ck_samples *s = pack(&(packing){.features = features, .lasting = labels}, count, width, single, threads);
  for (size_t place = 0; s && place < s->blocks * ck_block_samples; place++)
    s->labels[place] = place < count && labels ? labels[s->order[place]] : -1;
  return s;
}

void ck_free_samples(ck_samples *s) {
  if (!s) return;
  free(s->order);
  free(s->values);
  free(s->codes);
  free(s->panel_slots);
  free(s->panel_lone);
  free(s->inputs);
  free(s->block_uses);
  free(s->use_starts);
  free(s->uses);
  free(s->panel_uses);
  free(s->labels);
  free(s);
}

size_t ck_samples_bytes(const ck_samples *s) {
  size_t block = sizeof *s->block_uses + ((size_t)s->pairs + 1) * (sizeof *s->use_starts + sizeof *s->panel_uses)
               + ck_block_samples * sizeof *s->labels;
  return sizeof *s + s->count * sizeof *s->order + s->blocks * block
       + all_panels(s) * (sizeof *s->panel_slots + sizeof *s->panel_lone)
       + value_count(s) * (s->codes ? sizeof *s->codes : value_size(s))
       + s->panel_slots[all_panels(s)] * sizeof *s->inputs + s->block_uses[s->blocks] * sizeof *s->uses;
}
