#include "rows.h"

#include "pool.h"

#include <stdlib.h>

enum { largest_panel = ck_line / sizeof(float) };

typedef struct {
  const ck_samples *samples;
  ck_sparse_rows *rows;
} listing;

static size_t panel_samples(const ck_samples *s, size_t panel) {
  size_t first = panel * (size_t)s->panel, lanes = (size_t)s->panel;
  return first >= s->count ? 0 : s->count - first < lanes ? s->count - first : lanes;
}

// First pass: how many entries each sample of a panel has, put behind its place in `starts`.
static void count_panel(void *context, int panel, int worker) {
  (void)worker;
  const listing *l = context;
  const ck_samples *s = l->samples;
  size_t lanes = (size_t)s->panel, count = panel_samples(s, (size_t)panel), counts[largest_panel] = {0};
  size_t place = s->panel_slots[panel] * 2 * lanes;
  for (size_t line = s->panel_lines[panel]; line < s->panel_lines[panel + 1]; line++, place += lanes) {
    place += s->lines[line] % (1u << ck_skip_bits) * lanes;
    for (size_t lane = 0; lane < count; lane++) counts[lane] += ck_sample_value(s, place + lane) != 0;
  }
  for (size_t lane = 0; lane < count; lane++)
    l->rows->starts[s->order[(size_t)panel * lanes + lane] + 1] = counts[lane];
}

// Second pass: the entries of a panel's samples, and where their sections begin.
static void list_panel(void *context, int panel, int worker) {
  (void)worker;
  const listing *l = context;
  const ck_samples *s = l->samples;
  ck_sparse_rows *rows = l->rows;
  size_t lanes = (size_t)s->panel, count = panel_samples(s, (size_t)panel), cuts = (size_t)rows->sections + 1;
  const uint32_t *order = s->order + (size_t)panel * lanes;
  uint32_t found[largest_panel] = {0};
  size_t place = s->panel_slots[panel] * 2 * lanes, section = 0;
  for (size_t line = s->panel_lines[panel]; line < s->panel_lines[panel + 1]; line++, place += lanes) {
    uint32_t input = s->lines[line] >> ck_skip_bits;
    for (; section <= input / ck_section; section++)
      for (size_t lane = 0; lane < count; lane++) rows->cuts[order[lane] * cuts + section] = found[lane];
    place += s->lines[line] % (1u << ck_skip_bits) * lanes;
    for (size_t lane = 0; lane < count; lane++) {
      double x = ck_sample_value(s, place + lane);
      if (x == 0) continue;
      size_t entry = rows->starts[order[lane]] + found[lane]++;
      rows->inputs[entry] = input;
      if (s->single) ((float *)rows->values)[entry] = (float)x;
      else ((double *)rows->values)[entry] = x;
    }
  }
  for (; section < cuts; section++)
    for (size_t lane = 0; lane < count; lane++) rows->cuts[order[lane] * cuts + section] = found[lane];
}

ck_sparse_rows *ck_list_rows(const ck_samples *s, int32_t threads) {
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
  listing l = {s, rows};
  ck_parallel(threads, (int)panels, count_panel, &l);
  for (size_t sample = 0; sample < s->count; sample++) rows->starts[sample + 1] += rows->starts[sample];
  rows->inputs = malloc((rows->starts[s->count] + 1) * sizeof *rows->inputs);
  rows->values = malloc((rows->starts[s->count] + 1) * (s->single ? sizeof(float) : sizeof(double)));
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
