import CKernels

/// A network's weights and scratch memory, and the calls of C that evaluate it: no other file imports CKernels.
///
/// Arrays are copied in and out; the sizes must fit, which `Network` and `NetworkObjective` see to.
final class KernelEvaluator: @unchecked Sendable {
  // Unchecked: the only state is the evaluator, whose calls take turns behind its own mutex.
  private let evaluator: OpaquePointer
  private let parameterCount: Int
  private let outputCount: Int

  /// An evaluator of networks of these layers; nil when memory runs out. Only where it `hasGradients` may it be asked for
  /// them.
  init?(
    layerSizes: [Int], activation: Activation, loss: Loss, delta: OutputDelta, precision: Precision,
    hasGradients: Bool, threads: Int
  ) {
    parameterCount = Network.parameterCount(of: layerSizes)
    outputCount = layerSizes[layerSizes.count - 1]
    let sizes = layerSizes.map { Int32($0) }
    let created = sizes.withUnsafeBufferPointer { sizes in
      let shape = ck_shape(
        layers: Int32(sizes.count - 1), sizes: sizes.baseAddress, activation: activation.code,
        loss: loss.code, delta: delta.code)
      return ck_create(shape, precision == .single, hasGradients, Int32(clamping: threads))
    }
    guard let created else { return nil }
    evaluator = created
  }

  deinit { ck_destroy(evaluator) }

  /// The instruction set in use: `avx512`, `avx2`, `neon` or `portable`. The bits of results depend on it.
  static var variant: String { String(cString: ck_variant()) }

  /// The most units a layer may have.
  static var largestLayer: Int { Int(ck_largest_layer) }

  /// The mean loss at Θ over samples of the evaluator's precision.
  func loss(at parameters: [Double], over samples: KernelSamples) -> Double {
    precondition(parameters.count == parameterCount)
    return ck_evaluate(evaluator, samples.packed, parameters, 0, nil)
  }

  /// The mean loss at Θ, and its mean gradient, which is given the right length; decay · θ is added to it where θ is not
  /// a bias.
  func loss(
    at parameters: [Double], over samples: KernelSamples, decay: Double, gradient: inout [Double]
  ) -> Double {
    precondition(parameters.count == parameterCount)
    if gradient.count != parameterCount { gradient = Array(repeating: 0, count: parameterCount) }
    return ck_evaluate(evaluator, samples.packed, parameters, decay, &gradient)
  }

  /// The mean loss at Θ with each of some numbers of it changed alone, in ascending order of their indices; nil when memory
  /// runs out.
  func losses(
    at parameters: [Double], changing changes: [ParameterChange], over samples: KernelSamples
  ) -> [Double]? {
    precondition(parameters.count == parameterCount)
    precondition(changes.allSatisfy { parameters.indices.contains($0.index) })
    if changes.isEmpty { return [] }
    var losses = Array(repeating: 0.0, count: changes.count)
    let list = changes.map { ck_change(index: $0.index, value: $0.value) }
    guard ck_evaluate_changes(evaluator, samples.packed, parameters, list, list.count, &losses) else {
      return nil
    }
    return losses
  }

  /// The output layer, m×K row-major: the function of the logits, or the logits themselves where it is nil.
  func outputs(
    at parameters: [Double], over samples: KernelSamples, applying function: OutputFunction?
  ) -> [Double] {
    precondition(parameters.count == parameterCount)
    var outputs = Array(repeating: 0.0, count: samples.count * outputCount)
    ck_outputs(evaluator, samples.packed, parameters, function?.code ?? Int32(ck_logits), &outputs)
    return outputs
  }
}

/// Which of several ways to compute is in use. Results agree to rounding between them, not bit for bit.
package enum NumericVariant {
  /// Raised whenever the kernels' bits change, so that what was stored before is computed again.
  private static let revision = 3

  /// The instruction set that the kernels were chosen for (`avx512`, `avx2`, `neon` or `portable`), and their revision.
  package static var current: String { "\(instructionSet), revision \(revision)" }

  /// The instruction set that the kernels were chosen for.
  package static var instructionSet: String { KernelEvaluator.variant }

  /// The most floating-point operations a second that the kernels' instruction set comes to on so many threads, which is
  /// measured: a loop of nothing but multiplications and additions in registers, the best of several tries.
  package static func peak(_ precision: Precision, threads: Int) -> Double {
    let clock = ContinuousClock()
    return (0..<20).reduce(0) { best, _ in
      var operations = 0.0
      let time = clock.measure {
        operations = ck_multiply_and_add(precision == .single, Int32(clamping: threads), 400_000)
      }
      return max(best, operations / (time / .seconds(1)))
    }
  }
}

/// Samples packed for the kernels: where neighbours are zero together, nothing is stored.
final class KernelSamples: @unchecked Sendable {
  // Unchecked: what is packed never changes.
  fileprivate let packed: OpaquePointer
  /// How many samples there are.
  let count: Int

  /// Packs rows of features, and their classes if they are to be learnt; nil when memory runs out.
  init?(rows: ArraySlice<Double>, width: Int, labels: [Int]?, precision: Precision, threads: Int) {
    count = rows.count / width
    let labels = labels?.map { Int32($0) }
    let created = rows.withUnsafeBufferPointer { rows in
      ck_pack(
        rows.baseAddress, labels, rows.count / width, Int32(width), precision == .single,
        Int32(clamping: threads))
    }
    guard let created else { return nil }
    packed = created
  }

  deinit { ck_free_samples(packed) }

  /// The memory taken.
  var bytes: Int { ck_samples_bytes(packed) }
}

/// A network on Adam's way: between its steps everything stays in the kernels.
final class KernelStepper {
  /// How many samples a batch may have.
  let capacity: Int
  private let stepper: OpaquePointer
  private let parameterCount: Int

  /// A network of these layers that steps over samples; nil when memory runs out.
  init?(
    layerSizes: [Int], activation: Activation, loss: Loss, delta: OutputDelta, samples: KernelSamples,
    capacity: Int, threads: Int
  ) {
    self.capacity = capacity
    parameterCount = Network.parameterCount(of: layerSizes)
    let created = layerSizes.map { Int32($0) }.withUnsafeBufferPointer { sizes in
      let shape = ck_shape(
        layers: Int32(sizes.count - 1), sizes: sizes.baseAddress, activation: activation.code,
        loss: loss.code, delta: delta.code)
      return ck_create_stepper(shape, samples.packed, capacity, Int32(clamping: threads))
    }
    guard let created else { return nil }
    stepper = created
  }

  deinit { ck_destroy_stepper(stepper) }

  /// Takes in where a walk is.
  func take(_ walk: AdamWalk) {
    precondition([walk.x, walk.mean, walk.square].allSatisfy { $0.count == parameterCount })
    ck_take_in(stepper, walk.x, walk.mean, walk.square)
  }

  /// Takes a step of a walk, whose steps count it already; decay · θ is added to the gradient where θ is not a bias.
  func step(_ walk: AdamWalk, _ step: BatchStep, decay: Double) {
    precondition(step.samples.count <= capacity)
    let powers = walk.powers
    let adam = ck_adam(
      rate: step.rate, mean_decay: AdamWalk.meanDecay, square_decay: AdamWalk.squareDecay,
      mean_power: powers.mean, square_power: powers.square, epsilon: AdamWalk.epsilon, decay: decay)
    ck_step(stepper, step.samples.map { Int32($0) }, step.samples.count, adam)
  }

  /// Gives back where the steps have led.
  func give(to walk: inout AdamWalk) {
    ck_give_back(stepper, &walk.x, &walk.mean, &walk.square)
  }
}

/// A network's curvature over some of its samples, as the kernels measure it.
final class KernelCurvature: Curvature {
  private let curvature: OpaquePointer
  private let parameterCount: Int
  /// What the regularization adds to the curvature of a weight.
  private let decay: Double

  /// The most units a layer may have.
  static var largestLayer: Int { Int(ck_largest_factor) }

  /// The curvature of a network of layers of up to `largestLayer` units; nil when memory runs out.
  init?(
    layerSizes: [Int], activation: Activation, loss: Loss, decay: Double, samples: KernelSamples, threads: Int
  ) {
    parameterCount = Network.parameterCount(of: layerSizes)
    self.decay = decay
    let created = layerSizes.map { Int32($0) }.withUnsafeBufferPointer { sizes in
      let shape = ck_shape(
        layers: Int32(sizes.count - 1), sizes: sizes.baseAddress, activation: activation.code,
        loss: loss.code, delta: OutputDelta.exact.code)
      return ck_create_curvature(shape, samples.packed, Int32(clamping: threads))
    }
    guard let created else { return nil }
    curvature = created
  }

  deinit { ck_destroy_curvature(curvature) }

  func measure(at x: [Double]) {
    precondition(x.count == parameterCount)
    ck_measure(curvature, x, decay)
  }

  func inverse(times u: [Double], _ v: [Double]) -> (u: [Double], v: [Double]) {
    precondition(u.count == parameterCount && v.count == parameterCount)
    var solutions = Array(repeating: 0.0, count: 2 * parameterCount)
    ck_solve(curvature, u + v, 2, &solutions)
    return (Array(solutions[..<parameterCount]), Array(solutions[parameterCount...]))
  }
}

extension OutputFunction {
  fileprivate var code: Int32 {
    switch self {
    case .logistic: Int32(ck_logistic_outputs)
    case .softmax: Int32(ck_softmax_outputs)
    }
  }
}

extension Activation {
  fileprivate var code: Int32 {
    switch self {
    case .sigmoid: Int32(ck_sigmoid)
    case .tanh: Int32(ck_tanh)
    case .relu: Int32(ck_relu)
    }
  }
}

extension Loss {
  fileprivate var code: Int32 {
    switch self {
    case .squared: Int32(ck_squared)
    case .crossEntropy: Int32(ck_cross_entropy)
    case .softmax: Int32(ck_softmax)
    }
  }
}

extension OutputDelta {
  fileprivate var code: Int32 {
    switch self {
    case .exact: Int32(ck_exact)
    case .logistic: Int32(ck_logistic)
    case .unscaled: Int32(ck_unscaled)
    }
  }
}
