#include "rows.h"

#include "pool.h"

#include <stdlib.h>

enum { largest_panel = ck_line / sizeof(float) };

typedef struct {
  const ck_samples *samples;
  const int32_t *wanted;
  size_t wanted_count;
  ck_sparse_rows *rows;
} listing;

static int compare(const void *a, const void *b) {
  int32_t one = *(const int32_t *)a, two = *(const int32_t *)b;
  return (one > two) - (one < two);
}

static bool is_wanted(const listing *l, uint32_t sample) {
  int32_t number = (int32_t)sample;
  return !l->wanted || bsearch(&number, l->wanted, l->wanted_count, sizeof number, compare);
}

// The lanes of a panel whose samples are wanted; returns how many they are.
static size_t wanted_lanes(const listing *l, size_t panel, size_t lanes[largest_panel]) {
  const ck_samples *s = l->samples;
  size_t first = panel * (size_t)s->panel, count = 0;
  for (size_t lane = 0; lane < (size_t)s->panel && first + lane < s->count; lane++)
    if (is_wanted(l, s->order[first + lane])) lanes[count++] = lane;
  return count;
}

// The slots of a panel that are not listed yet.
typedef struct {
  size_t whole, whole_end, lone, lone_end;
} slots;

static slots slots_of(const ck_samples *s, int panel) {
  return (slots){s->panel_slots[panel], s->panel_lone[panel], s->panel_lone[panel], s->panel_slots[panel + 1]};
}

// Takes the next slot in the order of the inputs; both kinds are in that order.
static bool next_slot(const ck_samples *s, slots *left, size_t *slot) {
  bool has_whole = left->whole < left->whole_end, has_lone = left->lone < left->lone_end;
  if (!has_whole && !has_lone) return false;
  bool takes_whole = has_whole && (!has_lone || s->inputs[left->whole] < s->inputs[left->lone]);
  *slot = takes_whole ? left->whole++ : left->lone++;
  return true;
}

// First pass: how many entries each sample of a panel has, put behind its place in `starts`.
static void count_panel(void *context, int panel, int worker) {
  (void)worker;
  const listing *l = context;
  const ck_samples *s = l->samples;
  size_t width = (size_t)s->panel, lanes[largest_panel], count = wanted_lanes(l, (size_t)panel, lanes);
  size_t first = s->panel_slots[panel] * 2 * width, end = s->panel_slots[panel + 1] * 2 * width;
  for (size_t i = 0; i < count; i++) {
    size_t entries = 0;
    for (size_t place = first + lanes[i]; place < end; place += width) entries += ck_sample_value(s, place) != 0;
    l->rows->starts[s->order[(size_t)panel * width + lanes[i]] + 1] = entries;
  }
}

static void cut(ck_sparse_rows *rows, uint32_t sample, size_t section, size_t entry) {
  rows->cuts[sample * ((size_t)rows->sections + 1) + section] = (uint32_t)(entry - rows->starts[sample]);
}

// Second pass: the entries of a panel's samples, and where their sections begin.
static void list_panel(void *context, int panel, int worker) {
  (void)worker;
  const listing *l = context;
  const ck_samples *s = l->samples;
  ck_sparse_rows *rows = l->rows;
  size_t width = (size_t)s->panel;
  size_t lanes[largest_panel], count = wanted_lanes(l, (size_t)panel, lanes);
  if (count == 0) return;
  uint32_t samples[largest_panel];
  size_t next[largest_panel], ends[largest_panel];
  for (size_t i = 0; i < count; i++) {
    samples[i] = s->order[(size_t)panel * width + lanes[i]];
    next[i] = rows->starts[samples[i]];
    ends[i] = rows->starts[samples[i] + 1];
  }
  slots left = slots_of(s, panel);
  size_t section = 0, slot;
  while (next_slot(s, &left, &slot)) {
    for (uint32_t second = 0; second < 2; second++) {
      uint32_t input = s->inputs[slot] / 2 * 2 + second;
      if (input >= (uint32_t)s->width) break;
      for (; section <= input / ck_section; section++)
        for (size_t i = 0; i < count; i++) cut(rows, samples[i], section, next[i]);
      for (size_t i = 0; i < count; i++) {
        size_t entry = next[i];
        if (entry == ends[i]) continue;
        // A zero, too, is put down, for the next number to take its place: whether it is one is hard to foresee.
        double x = ck_sample_value(s, (slot * 2 + second) * width + lanes[i]);
        rows->inputs[entry] = input;
        if (s->single) ((float *)rows->values)[entry] = (float)x;
        else ((double *)rows->values)[entry] = x;
        next[i] = entry + (x != 0);
      }
    }
  }
  for (; section <= (size_t)rows->sections; section++)
    for (size_t i = 0; i < count; i++) cut(rows, samples[i], section, next[i]);
}

ck_sparse_rows *ck_list_rows(const ck_samples *s, const int32_t *wanted, size_t count, int32_t threads) {
  ck_sparse_rows *rows = calloc(1, sizeof *rows);
  if (!rows) return 0;
  size_t panels = (s->count + (size_t)s->panel - 1) / (size_t)s->panel;
  rows->count = s->count;
  rows->width = s->width;
  rows->sections = (s->width + ck_section - 1) / ck_section;
  rows->starts = calloc(s->count + 1, sizeof *rows->starts);
  rows->cuts = malloc(s->count * ((size_t)rows->sections + 1) * sizeof *rows->cuts);
  rows->labels = malloc(s->count * sizeof *rows->labels);
  if (!rows->starts || !rows->cuts || !rows->labels) return ck_free_rows(rows), (ck_sparse_rows *)0;
  listing l = {s, wanted, count, rows};
  ck_parallel(threads, (int)panels, count_panel, &l);
  for (size_t sample = 0; sample < s->count; sample++) rows->starts[sample + 1] += rows->starts[sample];
  rows->inputs = ck_allocate(rows->starts[s->count] * sizeof *rows->inputs);
  rows->values = ck_allocate(rows->starts[s->count] * (s->single ? sizeof(float) : sizeof(double)));
  if (!rows->inputs || !rows->values) return ck_free_rows(rows), (ck_sparse_rows *)0;
  ck_parallel(threads, (int)panels, list_panel, &l);
  for (size_t place = 0; place < s->count; place++) rows->labels[s->order[place]] = s->labels[place];
  return rows;
}

void ck_free_rows(ck_sparse_rows *rows) {
  if (!rows) return;
  free(rows->starts);
  free(rows->cuts);
  free(rows->inputs);
  free(rows->values);
  free(rows->labels);
  free(rows);
}
