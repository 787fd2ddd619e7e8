// The cost of a fully connected network over all samples, and its gradient.
//
// One room, one importer: Learning/Network/KernelRoom.swift. The readable account of what is computed here is
// Learning/Network/Reference.swift, and the tests hold the two together.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Hidden layers. The output layer is logistic.
enum { ck_sigmoid = 0, ck_tanh = 1, ck_relu = 2 };

// ½(h − y)² and softplus(z) − y·z, summed over the outputs.
enum { ck_squared = 0, ck_cross_entropy = 1 };

// The output layer's error: the loss's own derivative; h − y; −y/h + (1 − y)/(1 − h).
enum { ck_exact = 0, ck_logistic = 1, ck_unscaled = 2 };

// What to evaluate: weight layer l leads from sizes[l] units to sizes[l + 1].
typedef struct {
  int32_t layers;        // weight layers, at least 1
  const int32_t *sizes;  // layers + 1 of them, copied
  int32_t activation;
  int32_t loss;
  int32_t delta;
} ck_shape;

// Samples packed for the processor, with the memory that an evaluation needs. Its calls take turns.
typedef struct ck_evaluator ck_evaluator;

// Packs `count` samples, row-major count × sizes[0], and their labels in 0 ..< sizes[layers]; `labels` may be null
// where only outputs are wanted. Up to `threads` threads work on each call. Null when memory runs out.
ck_evaluator *ck_create(ck_shape shape, const double *features, const int32_t *labels, size_t count,
                        int32_t threads);
void ck_destroy(ck_evaluator *evaluator);

// The mean loss over the samples at the parameters Θ₁, Θ₂, … (each next × (previous + 1), row-major, bias first),
// and, unless null, its mean gradient in the same order. The same bits for any number of threads.
double ck_evaluate(ck_evaluator *evaluator, const double *parameters, double *gradient);

// The output layer's activations, row-major count × sizes[layers].
void ck_outputs(ck_evaluator *evaluator, const double *parameters, double *outputs);

// The instruction set in use: "avx512", "avx2" or "portable".
const char *ck_variant(void);

#endif
