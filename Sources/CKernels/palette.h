#ifndef CKERNELS_PALETTE_H
#define CKERNELS_PALETTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ck_palette_places = 1024 };

// Few distinct values, each with a code of one byte; 0 has the code 0.
typedef struct {
  uint64_t bits[ck_palette_places];  // of the value that has the place; 0 where there is none
  uint8_t codes[ck_palette_places];
  int count;
} ck_palette;

// Gives all numbers codes, and writes down in `values` what they stand for; false if there are more than 255 besides 0.
bool ck_find_palette(ck_palette *palette, const double *numbers, size_t count, double values[256]);

// The code of one of these numbers.
uint8_t ck_code(const ck_palette *palette, double x);

#endif
