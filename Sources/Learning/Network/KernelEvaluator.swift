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
  private static let revision = 2

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

  /// Packs some of the samples again, in this order; nil when memory runs out.
  init?(_ samples: KernelSamples, chosen: [Int], threads: Int) {
    precondition(chosen.allSatisfy { 0..<samples.count ~= $0 })
    count = chosen.count
    guard
      let created = ck_select(
        samples.packed, chosen.map { Int32($0) }, chosen.count, Int32(clamping: threads))
    else { return nil }
    packed = created
  }

  deinit { ck_free_samples(packed) }

  /// The memory taken.
  var bytes: Int { ck_samples_bytes(packed) }
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
