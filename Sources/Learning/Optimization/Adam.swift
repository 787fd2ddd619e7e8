/// Adam: steps along the mean gradient of a few samples at a time, scaled by running moments of each component.
///
/// Kingma and Ba, *Adam: A method for stochastic optimization*, ICLR 2015, algorithm 1. An iteration is an epoch: all
/// samples once, in batches drawn anew, and then an evaluation over all of them, which tells the cost.
package struct Adam: OptimizationMethod {
  package let name = "adam"
  /// The length of a step, as a multiple of the scaled mean gradient.
  package var learningRate: Double
  /// How many samples a step looks at, at least 1.
  package var batchSize: Int
  /// What the order of the samples is drawn from.
  package var seed: UInt64

  /// The method with this rate and batch size; the same seed draws the same batches.
  package init(learningRate: Double = 0.001, batchSize: Int = 128, seed: UInt64 = 1) {
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.seed = seed
  }

  package func makeOptimizer(for problem: Problem) -> any Optimizer { AdamOptimizer(self) }

  package func makeOptimizer(
    for problem: Problem, remembering state: OptimizerState
  ) -> (any Optimizer)? {
    AdamOptimizer(self, dimension: problem.dimension, remembering: state)
  }
}

private struct AdamOptimizer: Optimizer {
  private let rate: Double
  private let batchSize: Int
  private let seed: UInt64
  /// The running means m of the gradient and v of its square.
  private var mean, square: [Double]
  private var steps = 0
  private var epochs = 0

  /// β₁, β₂ and ε.
  private static let meanDecay = 0.9
  private static let squareDecay = 0.999
  private static let epsilon = 1e-8

  init(_ method: Adam) {
    rate = method.learningRate
    batchSize = max(method.batchSize, 1)
    seed = method.seed
    mean = []
    square = []
  }

  init?(_ method: Adam, dimension: Int, remembering state: OptimizerState) {
    self.init(method)
    guard let mean = state.arrays["mean"], let square = state.arrays["square"], mean.count == square.count,
      mean.isEmpty || mean.count == dimension, let steps = state.counters["steps"],
      let epochs = state.counters["epochs"]
    else { return nil }
    self.mean = mean
    self.square = square
    self.steps = steps
    self.epochs = epochs
  }

  func remember(in state: inout OptimizerState) {
    state.arrays["mean"] = mean
    state.arrays["square"] = square
    state.counters["steps"] = steps
    state.counters["epochs"] = epochs
  }

  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance {
    if mean.isEmpty {
      mean = Array(repeating: 0, count: point.x.count)
      square = mean
    }
    var random = Random(seed: seed, stream: "epoch \(epochs)")
    let order = random.permutation(evaluator.sampleCount)
    var x = point.x
    for start in stride(from: 0, to: order.count, by: batchSize) {
      let batch = order[start..<min(start + batchSize, order.count)]
      let gradient = try evaluator.gradient(at: x, samples: Array(batch))
      step(&x, along: gradient)
    }
    epochs += 1
    return .moved(to: try evaluator.evaluate(at: x))
  }

  private mutating func step(_ x: inout [Double], along gradient: [Double]) {
    steps += 1
    // βᵗ by multiplication would have to be remembered; the power is the same from the same t.
    let meanScale = 1 / (1 - power(Self.meanDecay, steps))
    let squareScale = 1 / (1 - power(Self.squareDecay, steps))
    for i in x.indices {
      mean[i] = Self.meanDecay * mean[i] + (1 - Self.meanDecay) * gradient[i]
      square[i] = Self.squareDecay * square[i] + (1 - Self.squareDecay) * gradient[i] * gradient[i]
      x[i] -= rate * meanScale * mean[i] / ((squareScale * square[i]).squareRoot() + Self.epsilon)
    }
  }

  /// xⁿ by squaring, in the same bits on every machine.
  private func power(_ x: Double, _ n: Int) -> Double {
    var (result, factor, n) = (1.0, x, n)
    while n > 0 {
      if n & 1 == 1 { result *= factor }
      factor *= factor
      n >>= 1
    }
    return result
  }
}
