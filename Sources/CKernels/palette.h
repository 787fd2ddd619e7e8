#ifndef CKERNELS_PALETTE_H
#define CKERNELS_PALETTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { ck_palette_places = 1024 };

// Few distinct values, each with a code of one byte; 0 has the code 0.
typedef struct {
  uint64_t bits[ck_palette_places];  // of the value that has the place; 0 where there is none
  uint8_t codes[ck_palette_places];
  double values[256];                // by code
  int count;                         // of codes; 1 where there is nothing but 0
} ck_palette;

static inline uint64_t ck_bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

// The value's place, or the free one where it would be put: the first at or behind its hash (Knuth's multiplicative).
static inline size_t ck_palette_place(const ck_palette *palette, uint64_t bits) {
  size_t place = (size_t)(bits * UINT64_C(0x9E3779B97F4A7C15) >> 54);
  while (palette->bits[place] && palette->bits[place] != bits) place = (place + 1) % ck_palette_places;
  return place;
}

// The code of a number that has one. 0 and −0 come to a free place, whose code is 0.
static inline uint8_t ck_code(const ck_palette *palette, double x) {
  return palette->codes[ck_palette_place(palette, ck_bits_of(x))];
}

// Gives a number a code if it has none; false if there are 256 already.
static inline bool ck_take_value(ck_palette *palette, double x) {
  uint64_t bits = ck_bits_of(x);
  size_t place = ck_palette_place(palette, bits);
  if (x == 0 || palette->bits[place]) return true;
  if (palette->count == 256) return false;
  palette->bits[place] = bits;
  palette->codes[place] = (uint8_t)palette->count;
  palette->values[palette->count++] = x;
  return true;
}

#endif
