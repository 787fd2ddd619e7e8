#include "order.h"

#include "pool.h"

#include <stdlib.h>
#include <string.h>

// Rows are sorted as by quicksort, except that each pivot is a bit: the one that most nearly halves the rows at hand.
// Rows that come to lie close together then agree in many such bits, and, as neighbouring pixels go together, in others.
// Then each row in turn gets as its neighbour the one, of those that lie ahead, that differs from it in the fewest bits;
// and the pairs so made get other pairs, taken for the union of their rows, and so on.
enum {
  least_rows = 8,      // that are parted further
  sampled_rows = 63,   // to choose a bit by
  planes = 6,          // bits of a count of them
  least_share = 8,     // neither part may be a smaller fraction of the sample than one in so many
  most_levels = 40,
  shared_levels = 4,   // before the parts are given to the threads
  run = 512,           // rows that look for neighbours among themselves
  ahead = 128,         // groups among which a group looks
  largest_group = 16,
};

typedef struct {
  const uint64_t *rows;
  size_t words;
  uint32_t *order;
  size_t count;
  size_t ends[(1 << shared_levels) + 1];  // of the parts that threads work on
  uint64_t *unions;                       // of groups: run × words for each thread
} sorting;

static bool is_set(const sorting *s, uint32_t row, size_t bit) {
  return s->rows[row * s->words + bit / 64] >> bit % 64 & 1;
}

// The bit that most nearly halves some evenly spaced rows; false if none comes near it.
static bool choose_bit(const sorting *s, size_t first, size_t end, size_t *chosen) {
  size_t rows = end - first < sampled_rows ? end - first : sampled_rows, least = rows;
  const uint64_t *sample[sampled_rows];
  for (size_t i = 0; i < rows; i++) sample[i] = s->rows + s->order[first + i * (end - first) / rows] * s->words;
  for (size_t word = 0; word < s->words; word++) {
    // 64 counts side by side, whose binary digits are the planes.
    uint64_t count[planes] = {0};
    for (size_t i = 0; i < rows; i++) {
      uint64_t carry = sample[i][word];
      for (int plane = 0; plane < planes; plane++) {
        uint64_t both = count[plane] & carry;
        count[plane] ^= carry;
        carry = both;
      }
    }
    for (size_t bit = 0; bit < 64; bit++) {
      size_t set = 0;
      for (int plane = 0; plane < planes; plane++) set |= (count[plane] >> bit & 1) << plane;
      size_t distance = 2 * set > rows ? 2 * set - rows : rows - 2 * set;
      if (distance < least) {
        least = distance;
        *chosen = word * 64 + bit;
      }
    }
  }
  return least <= rows - 2 * (rows / least_share) && least < rows;
}

// Moves rows with the bit before those without; returns where these begin.
static size_t part(const sorting *s, size_t first, size_t end, size_t bit) {
  for (;;) {
    while (first < end && is_set(s, s->order[first], bit)) first++;
    while (first < end && !is_set(s, s->order[end - 1], bit)) end--;
    if (first == end) return first;
    uint32_t row = s->order[first];
    s->order[first] = s->order[end - 1];
    s->order[end - 1] = row;
  }
}

static size_t halve(const sorting *s, size_t first, size_t end) {
  size_t bit;
  return end - first > least_rows && choose_bit(s, first, end, &bit) ? part(s, first, end, bit) : end;
}

static void sort(const sorting *s, size_t first, size_t end, int levels) {
  if (levels == 0) return;
  size_t middle = halve(s, first, end);
  if (middle == end || middle == first) return;
  sort(s, first, middle, levels - 1);
  sort(s, middle, end, levels - 1);
}

static void sort_part(void *context, int part, int worker) {
  (void)worker;
  sorting *s = context;
  sort(s, s->ends[part], s->ends[part + 1], most_levels);
}

static size_t difference(const uint64_t *a, const uint64_t *b, size_t words) {
  size_t bits = 0;
  for (size_t word = 0; word < words; word++) bits += (size_t)__builtin_popcountll(a[word] ^ b[word]);
  return bits;
}

static void swap(void *a, void *b, size_t bytes) {
  unsigned char *one = a, *two = b;
  for (size_t i = 0; i < bytes; i++) {
    unsigned char byte = one[i];
    one[i] = two[i];
    two[i] = byte;
  }
}

// Puts behind each second group the one ahead that is most like it.
static void pair_up(uint32_t *order, size_t group, uint64_t *unions, size_t groups, size_t words) {
  for (size_t i = 0; i + 1 < groups; i += 2) {
    size_t nearest = i + 1, least = SIZE_MAX, end = groups < i + 1 + ahead ? groups : i + 1 + ahead;
    for (size_t j = i + 1; j < end; j++) {
      size_t bits = difference(unions + i * words, unions + j * words, words);
      if (bits < least) {
        least = bits;
        nearest = j;
      }
    }
    if (nearest == i + 1) continue;
    swap(order + (i + 1) * group, order + nearest * group, group * sizeof *order);
    swap(unions + (i + 1) * words, unions + nearest * words, words * sizeof *unions);
  }
}

static void group_run(void *context, int number, int worker) {
  sorting *s = context;
  size_t first = (size_t)number * run, words = s->words, groups = s->count - first < run ? s->count - first : run;
  uint32_t *order = s->order + first;
  uint64_t *unions = s->unions + (size_t)worker * run * words;
  for (size_t i = 0; i < groups; i++) memcpy(unions + i * words, s->rows + order[i] * words, words * sizeof *unions);
  for (size_t group = 1; group < largest_group; group *= 2) {
    pair_up(order, group, unions, groups, words);
    // A last group without a neighbour stays where it is, behind all others.
    groups /= 2;
    for (size_t i = 0; i < groups; i++)
      for (size_t word = 0; word < words; word++)
        unions[i * words + word] = unions[2 * i * words + word] | unions[(2 * i + 1) * words + word];
  }
}

bool ck_order(const uint64_t *rows, size_t words, uint32_t *order, size_t count, int32_t threads) {
  enum { parts = 1 << shared_levels };
  sorting s = {.rows = rows, .words = words, .order = order, .count = count};
  s.unions = malloc((size_t)threads * (count < run ? count : run) * words * sizeof *s.unions + 1);
  if (!s.unions) return false;
  s.ends[parts] = count;
  for (size_t step = parts; step > 1; step /= 2)
    for (size_t i = 0; i < parts; i += step) s.ends[i + step / 2] = halve(&s, s.ends[i], s.ends[i + step]);
  ck_parallel(threads, parts, sort_part, &s);
  ck_parallel(threads, (int)((count + run - 1) / run), group_run, &s);
  free(s.unions);
  return true;
}
