// Puts the kernels to work at odd sizes, on memory that is as large as it must be and no larger: under AddressSanitizer
// and UndefinedBehaviorSanitizer a step beyond it ends the program, under ThreadSanitizer an unguarded one beside it.
//
//   kernels ROUNDS [SEED]     that many networks, alone and several at a time; says what differs and ends with 1
//   kernels overrun | race    a mistake on purpose, which a sanitizer must find: so the tests know that one is there

#include "CKernels.h"
#include "pool.h"

#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { most_layers = 4, callers = 3 };

// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
static uint64_t next(uint64_t *state) {
  uint64_t word = *state += UINT64_C(0x9E3779B97F4A7C15);
  word = (word ^ (word >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  word = (word ^ (word >> 27)) * UINT64_C(0x94D049BB133111EB);
  return word ^ (word >> 31);
}

static int32_t between(uint64_t *state, int32_t low, int32_t high) {
  return low + (int32_t)(next(state) % (uint64_t)(high - low + 1));
}

static double real(uint64_t *state) { return (double)(next(state) >> 11) * 0x1p-53; }

// One network with samples, drawn from a seed. Every array is allocated at its exact size.
typedef struct {
  int32_t sizes[most_layers + 1];
  ck_shape shape;
  bool single;
  size_t count, parameter_count;
  int32_t *labels, *chosen;
  size_t chosen_count;
  double *features, *parameters;
  double decay;
} problem;

static void *reserve(size_t count, size_t size) {
  void *memory = malloc(count * size);
  if (!memory) exit(3);
  return memory;
}

// Near a whole number of vectors, tiles and blocks, where kernels go from whole ones to what is left.
static int32_t odd_size(uint64_t *state, int32_t limit) {
  static const int32_t corners[] = {1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 24, 32, 48, 64, 128};
  int32_t corner = corners[next(state) % (sizeof corners / sizeof *corners)];
  int32_t size = next(state) % 2 ? corner + between(state, -1, 1) : between(state, 1, limit);
  return size < 1 ? 1 : size > limit ? limit : size;
}

static problem draw(uint64_t seed) {
  uint64_t state = seed;
  problem p = {.single = next(&state) % 2, .decay = real(&state)};
  int32_t layers = between(&state, 1, most_layers);
  for (int32_t l = 0; l <= layers; l++) p.sizes[l] = odd_size(&state, l == 0 ? 200 : 70);
  p.shape = (ck_shape){
    .layers = layers, .activation = between(&state, ck_sigmoid, ck_relu), .loss = between(&state, ck_squared, ck_softmax),
    .delta = between(&state, ck_exact, ck_unscaled)};
  // The other errors of the output layer are of logistic outputs.
  if (p.shape.loss == ck_softmax) p.shape.delta = ck_exact;
  p.count = (size_t)odd_size(&state, 300);
  size_t width = (size_t)p.sizes[0];
  p.features = reserve(p.count * width, sizeof *p.features);
  p.labels = reserve(p.count, sizeof *p.labels);
  // Grey levels or numbers of all sorts, with many zeros, few or none.
  bool grey = next(&state) % 2;
  uint64_t zeros = next(&state) % 4 * 33;
  for (size_t i = 0; i < p.count * width; i++)
    p.features[i] = next(&state) % 100 < zeros ? 0 : grey ? (double)(next(&state) % 256) / 255 : real(&state) - 0.5;
  for (size_t i = 0; i < p.count; i++) p.labels[i] = between(&state, 0, p.sizes[layers] - 1);
  for (int32_t l = 0; l < layers; l++) p.parameter_count += (size_t)p.sizes[l + 1] * (size_t)(1 + p.sizes[l]);
  p.parameters = reserve(p.parameter_count, sizeof *p.parameters);
  for (size_t i = 0; i < p.parameter_count; i++) p.parameters[i] = real(&state) - 0.5;
  p.chosen_count = (size_t)between(&state, 1, (int32_t)p.count);
  p.chosen = reserve(p.chosen_count, sizeof *p.chosen);
  for (size_t i = 0; i < p.chosen_count; i++) p.chosen[i] = between(&state, 0, (int32_t)p.count - 1);
  return p;
}

static void release(problem *p) {
  free(p->features);
  free(p->labels);
  free(p->parameters);
  free(p->chosen);
}

// What evaluations came to: two losses, the gradient, where steps over chosen samples led, and every kind of outputs.
typedef struct {
  double loss, plain_loss;
  bool changes_agree;
  size_t count;
  double *numbers;
} outcome;

// Steps over all chosen samples, and over some: Θ and Adam's running means.
static void walk(const problem *p, const ck_samples *samples, int32_t threads, double *into) {
  ck_shape shape = p->shape;
  shape.sizes = p->sizes;
  ck_stepper *stepper = ck_create_stepper(shape, samples, p->chosen_count, threads);
  if (!stepper) exit(3);
  double *walked[3];
  for (int i = 0; i < 3; i++) {
    walked[i] = reserve(p->parameter_count, sizeof **walked);
    for (size_t k = 0; k < p->parameter_count; k++) walked[i][k] = i ? 0 : p->parameters[k];
  }
  ck_adam adam = {.rate = 0.01, .mean_decay = 0.9, .square_decay = 0.999, .mean_power = 1, .square_power = 1,
                  .epsilon = 1e-8, .decay = p->decay};
  ck_take_in(stepper, walked[0], walked[1], walked[2]);
  for (size_t step = 1; step <= 3; step++) {
    adam.mean_power *= adam.mean_decay;
    adam.square_power *= adam.square_decay;
    ck_step(stepper, p->chosen, (p->chosen_count + step - 1) / step, adam);
  }
  ck_give_back(stepper, walked[0], walked[1], walked[2]);
  for (int i = 0; i < 3; i++) {
    memcpy(into + (size_t)i * p->parameter_count, walked[i], p->parameter_count * sizeof **walked);
    free(walked[i]);
  }
  ck_destroy_stepper(stepper);
}

// What the inverse of the curvature at Θ makes of Θ and of its opposite.
static void bend(const problem *p, const ck_samples *samples, int32_t threads, double *into) {
  ck_shape shape = p->shape;
  shape.sizes = p->sizes;
  ck_curvature *curvature = ck_create_curvature(shape, samples, threads);
  if (!curvature) exit(3);
  double *vectors = reserve(2 * p->parameter_count, sizeof *vectors);
  for (size_t i = 0; i < 2 * p->parameter_count; i++)
    vectors[i] = i < p->parameter_count ? p->parameters[i] : -p->parameters[i - p->parameter_count];
  double *solutions = reserve(2 * p->parameter_count, sizeof *solutions);
  ck_measure(curvature, p->parameters, p->decay);
  ck_measure(curvature, p->parameters, p->decay);
  ck_solve(curvature, vectors, 2, solutions);
  memcpy(into, solutions, 2 * p->parameter_count * sizeof *solutions);
  free(solutions);
  free(vectors);
  ck_destroy_curvature(curvature);
}

// Whether changes of Θ, some of them of one number, come to the bits of as many evaluations.
static bool change(const problem *p, ck_evaluator *evaluator, const ck_samples *samples) {
  size_t step = p->parameter_count / 20 + 1, count = 2 * ((p->parameter_count + step - 1) / step);
  ck_change *changes = reserve(count, sizeof *changes);
  double *losses = reserve(count, sizeof *losses), *changed = reserve(p->parameter_count, sizeof *changed);
  for (size_t i = 0; i < count; i++) {
    size_t index = i / 2 * step;
    changes[i] = (ck_change){index, p->parameters[index] + (i % 2 ? 0.25 : -0.5)};
  }
  if (!ck_evaluate_changes(evaluator, samples, p->parameters, changes, count, losses)) exit(3);
  bool agree = true;
  for (size_t i = 0; i < count; i++) {
    memcpy(changed, p->parameters, p->parameter_count * sizeof *changed);
    changed[changes[i].index] = changes[i].value;
    double loss = ck_evaluate(evaluator, samples, changed, 0, 0);
    agree = agree && memcmp(&loss, losses + i, sizeof loss) == 0;
  }
  free(changed);
  free(losses);
  free(changes);
  return agree;
}

static outcome evaluate(const problem *p, int32_t threads) {
  size_t outputs = p->count * (size_t)p->sizes[p->shape.layers];
  outcome o = {.count = 6 * p->parameter_count + 3 * outputs};
  o.numbers = reserve(o.count, sizeof *o.numbers);
  ck_shape shape = p->shape;
  shape.sizes = p->sizes;
  ck_evaluator *evaluator = ck_create(shape, p->single, true, threads);
  ck_samples *samples = ck_pack(p->features, p->labels, p->count, p->sizes[0], p->single, threads);
  ck_samples *bare = ck_pack(p->features, 0, p->count, p->sizes[0], p->single, threads);
  if (!evaluator || !samples || !bare) exit(3);
  // The calls write into arrays of just their size, and those are put together.
  double *gradient = reserve(p->parameter_count, sizeof *gradient), *into = o.numbers;
  o.loss = ck_evaluate(evaluator, samples, p->parameters, p->decay, gradient);
  memcpy(into, gradient, p->parameter_count * sizeof *gradient), into += p->parameter_count;
  o.plain_loss = ck_evaluate(evaluator, samples, p->parameters, 0, 0);
  o.changes_agree = change(p, evaluator, samples);
  walk(p, samples, threads, into), into += 3 * p->parameter_count;
  bend(p, samples, threads, into), into += 2 * p->parameter_count;
  double *layer = reserve(outputs, sizeof *layer);
  for (int32_t kind = ck_logits; kind <= ck_softmax_outputs; kind++) {
    ck_outputs(evaluator, bare, p->parameters, kind, layer);
    memcpy(into, layer, outputs * sizeof *layer), into += outputs;
  }
  free(layer);
  free(gradient);
  ck_free_samples(bare);
  ck_free_samples(samples);
  ck_destroy(evaluator);
  return o;
}

static bool same(const outcome *a, const outcome *b) {
  return memcmp(&a->loss, &b->loss, sizeof a->loss) == 0 && memcmp(&a->plain_loss, &b->plain_loss, sizeof a->loss) == 0
      && a->count == b->count && memcmp(a->numbers, b->numbers, a->count * sizeof *a->numbers) == 0;
}

static bool all_finite(const outcome *o) {
  bool finite = isfinite(o->loss) && isfinite(o->plain_loss);
  for (size_t i = 0; i < o->count; i++) finite = finite && isfinite(o->numbers[i]);
  return finite;
}

// One of several callers, each with a network of its own, at the same time.
typedef struct {
  const problem *problem;
  int32_t threads;
  outcome outcome;
} caller;

static void *call(void *context) {
  caller *c = context;
  c->outcome = evaluate(c->problem, c->threads);
  return 0;
}

static int complain(const char *what, uint64_t seed) {
  fprintf(stderr, "%s: %s (kernels 1 %llu)\n", ck_variant(), what, (unsigned long long)seed);
  return 1;
}

static int round_of(uint64_t seed) {
  problem problems[callers];
  outcome alone[callers];
  caller together[callers];
  pthread_t threads[callers];
  int failures = 0;
  for (int i = 0; i < callers; i++) {
    problems[i] = draw(seed + (uint64_t)i);
    alone[i] = evaluate(problems + i, 1);
    if (!alone[i].changes_agree) failures += complain("other bits of a change", seed);
    if (!all_finite(alone + i)) failures += complain("a number is not finite", seed);
    together[i] = (caller){.problem = problems + i, .threads = 1 + (int32_t)(seed + (uint64_t)i) % 4};
  }
  for (int i = 0; i < callers; i++)
    if (pthread_create(threads + i, 0, call, together + i) != 0) exit(3);
  for (int i = 0; i < callers; i++) {
    pthread_join(threads[i], 0);
    if (!same(alone + i, &together[i].outcome)) failures += complain("other bits beside others", seed);
    free(together[i].outcome.numbers);
    free(alone[i].numbers);
    release(problems + i);
  }
  return failures;
}

// What a sanitizer must find: a row of samples that is not there; a sum that threads add to unguarded.
static int overrun(void) {
  double *features = reserve(15, sizeof *features);
  for (int i = 0; i < 15; i++) features[i] = i;
  ck_samples *samples = ck_pack(features, 0, 4, 4, false, 1);
  ck_free_samples(samples);
  free(features);
  return 0;
}

static int arrived;

// Waits for the other thread, however late that comes, in a way that says nothing of the order of what they do.
static void add(void *context, int index, int worker) {
  (void)worker;
  __atomic_fetch_add(&arrived, 1, __ATOMIC_RELAXED);
  for (long i = 0; i < 100000000 && __atomic_load_n(&arrived, __ATOMIC_RELAXED) < 2; i++) sched_yield();
  for (int i = 0; i < 1000; i++) *(volatile long *)context += index;
}

static int race(void) {
  long sum = 0;
  ck_parallel(2, 2, add, &sum);
  return sum < 0;
}

int main(int count, char **arguments) {
  if (count < 2) return fputs("usage: kernels ROUNDS [SEED] | overrun | race\n", stderr), 64;
  if (strcmp(arguments[1], "overrun") == 0) return overrun();
  if (strcmp(arguments[1], "race") == 0) return race();
  long rounds = strtol(arguments[1], 0, 10);
  uint64_t seed = count > 2 ? strtoull(arguments[2], 0, 10) : 1;
  int failures = 0;
  for (long i = 0; i < rounds; i++) failures += round_of(seed + (uint64_t)(callers * i));
  printf("%ld rounds, %s, %d differ\n", rounds, ck_variant(), failures);
  return failures > 0;
}
