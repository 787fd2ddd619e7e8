// How samples lie in memory.
//
// Samples are put in an order in which neighbours share their zeros. A panel is a few of them, as many as the kernels
// have lanes or a small multiple. It stores its inputs in pairs, and only the pairs that are not zero throughout: for
// each a line of the first and a line of the second input. Such a stored pair is a slot. The slots whose lines are both
// not zero throughout come before the lone ones, each kind in the order of the inputs. A block is what the evaluator takes
// through the network at once. Many samples of few distinct values (the grey levels of images) are stored as codes of one
// byte.

#ifndef CKERNELS_SAMPLES_H
#define CKERNELS_SAMPLES_H

#include "CKernels.h"
#include "memory.h"

enum {
  ck_block_samples = 64,  // a block; its deltas fit the nearest cache
  ck_use_bits = 6,        // of a use that tell the sample
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
  size_t *panel_lone;   // by panel its first lone slot, or the next panel's first slot
  uint32_t *inputs;     // by slot its first input; by lone slot the one that is not zero throughout
  size_t *block_uses;   // by block its first use, and the end
  uint32_t *use_starts; // by block, then by pair: the pair's first use, counted from the block's; and the end
  uint32_t *uses;       // where a sample's pair is not zero: the place of its first value << ck_use_bits | sample, both
                        // counted in the block; where hardly any of a panel's is zero, one use of the panel's first
                        // sample stands for all
  uint8_t *panel_uses;  // by block, then by pair: how many of its uses, the first, stand for panels
  size_t panel_work, use_work;  // multiplications that a unit takes with all samples, by panels and by uses
  int32_t *labels;      // by place, blocks × ck_block_samples; −1 pads the last block
};

// The value at a place among all.
static inline double ck_sample_value(const ck_samples *s, size_t place) {
  if (s->codes) return s->palette[s->codes[place]];
  return s->single ? ((const float *)s->values)[place] : ((const double *)s->values)[place];
}

#endif
