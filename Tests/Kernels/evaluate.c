// Evaluates one network and says what came of it, so that kernels of other machines can be held to the reference too.
//
//   evaluate PROBLEM RESULT
//
// PROBLEM: as 32-bit integers single, threads, activation, loss, delta, kind of outputs, weight layers, their layers + 1
// sizes, samples, and the samples' labels; then as doubles the decay, the parameters and the features, row after row.
// RESULT: as doubles the loss, the loss without a gradient, the gradient, and the outputs. The instruction set in use goes
// to standard output.

#include "CKernels.h"

#include <stdio.h>
#include <stdlib.h>

static void *take(FILE *file, size_t count, size_t size) {
  void *memory = malloc(count * size + 1);
  if (!memory || fread(memory, size, count, file) != count) exit(3);
  return memory;
}

static int32_t take_integer(FILE *file) {
  int32_t *integer = take(file, 1, sizeof *integer), value = *integer;
  free(integer);
  return value;
}

int main(int count, char **arguments) {
  if (count != 3) return fputs("usage: evaluate PROBLEM RESULT\n", stderr), 64;
  FILE *file = fopen(arguments[1], "rb");
  if (!file) return perror(arguments[1]), 3;
  bool single = take_integer(file);
  int32_t threads = take_integer(file);
  ck_shape shape = {.activation = take_integer(file)};
  shape.loss = take_integer(file);
  shape.delta = take_integer(file);
  int32_t kind = take_integer(file);
  shape.layers = take_integer(file);
  int32_t *sizes = take(file, (size_t)shape.layers + 1, sizeof *sizes);
  shape.sizes = sizes;
  size_t samples = (size_t)take_integer(file), parameters = 0, width = (size_t)sizes[0];
  int32_t *labels = take(file, samples, sizeof *labels);
  for (int32_t l = 0; l < shape.layers; l++) parameters += (size_t)sizes[l + 1] * (size_t)(1 + sizes[l]);
  double *decay = take(file, 1, sizeof *decay), *theta = take(file, parameters, sizeof *theta);
  double *features = take(file, samples * width, sizeof *features);
  fclose(file);

  size_t outputs = samples * (size_t)sizes[shape.layers];
  double *result = calloc(2 + parameters + outputs, sizeof *result);
  ck_evaluator *evaluator = ck_create(shape, single, true, threads);
  ck_samples *learnt = ck_pack(features, labels, samples, sizes[0], single, threads);
  ck_samples *bare = ck_pack(features, 0, samples, sizes[0], single, threads);
  if (!result || !evaluator || !learnt || !bare) return 3;
  result[0] = ck_evaluate(evaluator, learnt, theta, *decay, result + 2);
  result[1] = ck_evaluate(evaluator, learnt, theta, 0, 0);
  ck_outputs(evaluator, bare, theta, kind, result + 2 + parameters);
  file = fopen(arguments[2], "wb");
  if (!file || fwrite(result, sizeof *result, 2 + parameters + outputs, file) != 2 + parameters + outputs) return 3;
  if (fclose(file) != 0) return 3;
  puts(ck_variant());
  return 0;
}
