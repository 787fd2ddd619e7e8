#include "palette.h"

#include <string.h>

static uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

// The value's place, or the free one where it would be put: the first at or behind its hash (Knuth's multiplicative).
static size_t place_of(const ck_palette *palette, uint64_t bits) {
  size_t place = (size_t)(bits * UINT64_C(0x9E3779B97F4A7C15) >> 54);
  while (palette->bits[place] && palette->bits[place] != bits) place = (place + 1) % ck_palette_places;
  return place;
}

uint8_t ck_code(const ck_palette *palette, double x) {
  return x == 0 ? 0 : palette->codes[place_of(palette, bits_of(x))];
}

bool ck_find_palette(ck_palette *palette, const double *numbers, size_t count, double values[256]) {
  *palette = (ck_palette){.count = 1};
  values[0] = 0;
  for (size_t i = 0; i < count; i++) {
    if (numbers[i] == 0) continue;
    size_t place = place_of(palette, bits_of(numbers[i]));
    if (palette->bits[place]) continue;
    if (palette->count == 256) return false;
    palette->bits[place] = bits_of(numbers[i]);
    palette->codes[place] = (uint8_t)palette->count;
    values[palette->count++] = numbers[i];
  }
  return true;
}
