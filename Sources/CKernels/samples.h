// How samples lie in memory.
//
// Samples are put in an order in which neighbours share their zeros. A panel is one cache line of them: 8 in double, 16
// in single precision. It stores its inputs in pairs, and only the pairs that are not zero throughout: for each, in the
// order of the inputs, a line of the first and a line of the second input. Such a stored pair is a slot. A block is
// what the evaluator takes through the network at once. Many samples of few distinct values (the grey levels of images)
// are stored as codes of one byte.

#ifndef CKERNELS_SAMPLES_H
#define CKERNELS_SAMPLES_H

#include "CKernels.h"

enum {
  ck_line = 64,           // bytes
  ck_block_samples = 64,  // a block; its deltas fit the nearest cache
  ck_use_bits = 7,        // of a use that tell the sample
  ck_skip_bits = 2,       // of a line that tell how many lines of zeros lie before it
};

struct ck_samples {
  size_t count, blocks;
  int32_t width;        // inputs a sample
  int32_t pairs;        // of inputs; where their number is odd, the last pair's second input is zero
  int32_t panel;        // samples a panel
  bool single;
  uint32_t *order;      // by place the sample that lies there
  void *values;         // by slot 2 × panel; null where there are codes
  uint8_t *codes;       // by slot 2 × panel: places in the palette; or null
  double palette[256];  // what codes stand for; 0 for 0
  size_t *panel_slots;  // by panel its first slot, and the end
  size_t *panel_lines;  // by panel its first line, and the end
  uint32_t *lines;      // those that are not zero throughout: input << ck_skip_bits | lines of zeros before it
  size_t *block_uses;   // by block its first use, and the end
  uint32_t *use_starts; // by block, then by pair: the pair's first use, counted from the block's; and the end
  uint32_t *uses;       // where a sample's pair is not zero: slot << ck_use_bits | sample, both counted in the block;
                        // where hardly any of a panel's is zero, one use of the panel's first sample stands for all
  uint8_t *panel_uses;  // by block, then by pair: how many of its uses, the first, stand for panels
  int32_t *labels;      // by place, blocks × ck_block_samples; −1 pads the last block
};

// The value at a place among all.
static inline double ck_sample_value(const ck_samples *s, size_t place) {
  if (s->codes) return s->palette[s->codes[place]];
  return s->single ? ((const float *)s->values)[place] : ((const double *)s->values)[place];
}

#endif
