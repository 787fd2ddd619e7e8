// The cost of a fully connected network over all samples, and its gradient.
//
// One importer: Learning/Network/KernelEvaluator.swift. The readable account of what is computed here is
// Learning/Network/Reference.swift, and the tests hold the two together.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Hidden layers. The output layer is linear: what its logits mean, the loss decides.
enum { ck_sigmoid = 0, ck_tanh = 1, ck_relu = 2 };

// Of the logistic outputs h ½(h − y)² and softplus(z) − y·z, summed over the outputs; ln Σ eᶻ − z of the label.
enum { ck_squared = 0, ck_cross_entropy = 1, ck_softmax = 2 };

// The output layer's error: the loss's own derivative; h − y; −y/h + (1 − y)/(1 − h) of the logistic h.
enum { ck_exact = 0, ck_logistic = 1, ck_unscaled = 2 };

// What outputs are: the logits themselves; the logistic function of each; their share of Σ eᶻ.
enum { ck_logits = 0, ck_logistic_outputs = 1, ck_softmax_outputs = 2 };

// The most units a layer may have: what the lists of non-zero inputs can count.
enum { ck_largest_layer = 1 << 20 };

// What to evaluate: weight layer l leads from sizes[l] units to sizes[l + 1].
typedef struct {
  int32_t layers;        // weight layers, at least 1
  const int32_t *sizes;  // layers + 1 of them, copied
  int32_t activation;
  int32_t loss;
  int32_t delta;
} ck_shape;

// Samples packed for the processor, in an order of their own: where neighbours are zero together nothing is stored.
// Immutable.
typedef struct ck_samples ck_samples;

// Packs `count` samples, row-major count × width, and their labels. `labels` may be null where only outputs are wanted;
// such samples keep their order, because they are used once. `single` stores them in single precision, in which they are
// then computed with. Null when memory runs out.
ck_samples *ck_pack(const double *features, const int32_t *labels, size_t count, int32_t width, bool single,
                    int32_t threads);
void ck_free_samples(ck_samples *samples);
// What the packed samples take.
size_t ck_samples_bytes(const ck_samples *samples);

// The memory that evaluations of a network need. Calls on one evaluator take turns, those on several run side by side.
typedef struct ck_evaluator ck_evaluator;

// Up to `threads` threads work on each call; gradients, and samples with labels, only where `gradients` are asked for
// here. Null when memory runs out.
ck_evaluator *ck_create(ck_shape shape, bool single, bool gradients, int32_t threads);
void ck_destroy(ck_evaluator *evaluator);

// The mean loss over the samples (of the evaluator's precision and inputs, labels in 0 ..< sizes[layers]) at the
// parameters Θ₁, Θ₂, … (each next × (previous + 1), row-major, bias first), and, unless null, its mean gradient in the
// same order, to which decay · θ is added where θ is not a bias. The same bits for any number of threads.
double ck_evaluate(ck_evaluator *evaluator, const ck_samples *samples, const double *parameters, double decay,
                   double *gradient);

// Θ with this number at `index` of its parameters.
typedef struct {
  size_t index;
  double value;
} ck_change;

// The mean losses at the parameters with each of some changes alone, in ascending order of their indices: the same bits
// as of as many evaluations. Only what a change changes is computed anew, so that they cost a fraction of them. False when
// memory runs out.
bool ck_evaluate_changes(ck_evaluator *evaluator, const ck_samples *samples, const double *parameters,
                         const ck_change *changes, size_t count, double *losses);

// The output layer, row-major count × sizes[layers], as one of the kinds above.
void ck_outputs(ck_evaluator *evaluator, const ck_samples *samples, const double *parameters, int32_t kind,
                double *outputs);

// A network that takes steps over a few of its samples at a time, as Adam does (Kingma and Ba, algorithm 1).
typedef struct ck_stepper ck_stepper;

typedef struct {
  double rate;
  double mean_decay, square_decay;  // β₁, β₂
  double mean_power, square_power;  // β₁ᵗ, β₂ᵗ, where t counts the steps from 1
  double epsilon;
  double decay;                     // decay · θ is added to the gradient where θ is not a bias
} ck_adam;

// For batches of up to `capacity` of these samples, which are not needed any more then. Null when memory runs out.
ck_stepper *ck_create_stepper(ck_shape shape, const ck_samples *samples, size_t capacity, int32_t threads);
void ck_destroy_stepper(ck_stepper *stepper);

// Takes in Θ and Adam's running means of the gradient and of its square.
void ck_take_in(ck_stepper *stepper, const double *parameters, const double *means, const double *squares);
// A step along the mean gradient over the chosen samples, by their numbers. Between two of them everything stays in the
// stepper, in the samples' precision. The same bits for any number of threads.
void ck_step(ck_stepper *stepper, const int32_t *chosen, size_t count, ck_adam adam);
// Gives back where the steps have led.
void ck_give_back(ck_stepper *stepper, double *parameters, double *means, double *squares);

// What is known of a network's curvature: the Gauss–Newton matrix of each layer as a Kronecker product of the second
// moments of its inputs and of its errors (Martens and Grosse, "Optimizing neural networks with Kronecker-factored
// approximate curvature", ICML 2015, section 3).
typedef struct ck_curvature ck_curvature;

// The most units of a layer whose curvature may be asked for.
enum { ck_largest_factor = 2048 };

// Of some of these samples, which are not needed any more then; no layer may have more than ck_largest_factor units.
// Null when memory runs out.
ck_curvature *ck_create_curvature(ck_shape shape, const ck_samples *samples, int32_t threads);
void ck_destroy_curvature(ck_curvature *curvature);

// Looks at the curvature at Θ, to which decay · θ² / 2 adds.
void ck_measure(ck_curvature *curvature, const double *parameters, double decay);
// The inverse of what was measured last times `count` vectors like Θ, one after another; at most two. The same bits for
// any number of threads.
void ck_solve(ck_curvature *curvature, const double *vectors, int32_t count, double *solutions);

// The instruction set in use: "avx512", "avx2", "neon" or "portable".
const char *ck_variant(void);

// Does nothing but multiply and add, in registers, on each of so many threads: the most that the instruction set can.
// Returns how many operations that were.
double ck_multiply_and_add(bool single, int32_t threads, int64_t rounds);

#endif
