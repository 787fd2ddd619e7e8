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

// 0 and −0 come to a free place, whose code is 0.
uint8_t ck_code(const ck_palette *palette, double x) { return palette->codes[place_of(palette, bits_of(x))]; }

bool ck_take_value(ck_palette *palette, double x) {
  size_t place = place_of(palette, bits_of(x));
  if (x == 0 || palette->bits[place]) return true;
  if (palette->count == 256) return false;
  palette->bits[place] = bits_of(x);
  palette->codes[place] = (uint8_t)palette->count;
  palette->values[palette->count++] = x;
  return true;
}
