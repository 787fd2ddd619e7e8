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
  double values[256];                // by code
  int count;                         // of codes; 1 where there is nothing but 0
} ck_palette;

// Gives a number a code if it has none; false if there are 256 already.
bool ck_take_value(ck_palette *palette, double x);

// The code of a number that has one.
uint8_t ck_code(const ck_palette *palette, double x);

#endif
