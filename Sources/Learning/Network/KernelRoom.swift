import CKernels

/// The one room that C is spoken in: samples packed for the kernels, and the calls that evaluate a network on them.
///
/// Arrays are copied in and out; the sizes must fit, which `Network` and `NetworkObjective` see to.
final class KernelRoom: @unchecked Sendable {
  // Unchecked: the only state is the evaluator, whose calls take turns behind its own mutex.
  private let evaluator: OpaquePointer
  private let parameterCount: Int
  private let outputCount: Int

  /// Packs features m×n and their classes; without labels there are only outputs.
  init(
    layerSizes: [Int], activation: Activation, loss: Loss, delta: OutputDelta, features: Matrix,
    labels: [Int]?,
    threads: Int
  ) {
    parameterCount = Network.parameterCount(of: layerSizes)
    outputCount = features.rows * layerSizes[layerSizes.count - 1]
    let sizes = layerSizes.map { Int32($0) }
    let labels = labels?.map { Int32($0) }
    let created = sizes.withUnsafeBufferPointer { sizes in
      let shape = ck_shape(
        layers: Int32(sizes.count - 1), sizes: sizes.baseAddress, activation: activation.code,
        loss: loss.code,
        delta: delta.code)
      return ck_create(shape, features.elements, labels, features.rows, Int32(clamping: threads))
    }
    // As with Swift's own arrays: there is no going on without memory.
    guard let created else { fatalError("out of memory for \(features.rows) samples") }
    evaluator = created
  }

  deinit { ck_destroy(evaluator) }

  /// The instruction set in use: `avx512`, `avx2` or `portable`. The bits of results depend on it.
  static var variant: String { String(cString: ck_variant()) }

  /// The mean loss at Θ.
  func loss(at parameters: [Double]) -> Double {
    precondition(parameters.count == parameterCount)
    return ck_evaluate(evaluator, parameters, nil)
  }

  /// The mean loss at Θ and its mean gradient, which is given the right length.
  func loss(at parameters: [Double], gradient: inout [Double]) -> Double {
    precondition(parameters.count == parameterCount)
    if gradient.count != parameterCount { gradient = Array(repeating: 0, count: parameterCount) }
    return ck_evaluate(evaluator, parameters, &gradient)
  }

  /// The output layer's activations, m×K row-major.
  func outputs(at parameters: [Double]) -> [Double] {
    precondition(parameters.count == parameterCount)
    var outputs = Array(repeating: 0.0, count: outputCount)
    ck_outputs(evaluator, parameters, &outputs)
    return outputs
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
