// Samples one by one, as steps over a few of them read them.

#ifndef CKERNELS_ROWS_H
#define CKERNELS_ROWS_H

#include "CKernels.h"
#include "samples.h"

enum { ck_section = 64 };  // inputs that a thread collects the gradient of at a time

// Of each sample, in the samples' own numbers, the inputs that are not zero; none of samples that are not wanted.
// Immutable.
typedef struct {
  size_t count;
  int32_t width;      // inputs a sample
  int32_t sections;   // of ck_section inputs each, but for the last
  size_t *starts;     // by sample its first entry, and the end
  uint32_t *cuts;     // by sample sections + 1: where each section's entries begin, counted from the sample's first
  uint32_t *inputs;   // by entry, ascending in a sample
  void *values;       // by entry, in the samples' precision
  int32_t *labels;    // by sample
} ck_sparse_rows;

// The rows of packed samples, which are not needed any more then; null when memory runs out. `wanted` has the numbers of
// those that are, in ascending order; without it all are.
ck_sparse_rows *ck_list_rows(const ck_samples *samples, const int32_t *wanted, size_t count, int32_t threads);
void ck_free_rows(ck_sparse_rows *rows);

#endif
