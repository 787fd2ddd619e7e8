/// The last few steps with the gradient's changes along them, and the inverse Hessian that they tell of.
///
/// Nocedal, *Updating quasi-Newton matrices with limited storage*, Mathematics of Computation 35, 1980; Nocedal and
/// Wright, *Numerical Optimization*, 2nd edition, algorithm 7.4 and equation 7.20.
struct CurvaturePairs {
  /// D, the squares of the parameters' scales; nil for the identity.
  let squaredScales: [Double]?
  private let dimension: Int
  /// The most pairs kept.
  private let capacity: Int
  /// H₀ as a multiple of (s·y)/(y·Dy) D, which is the least of the inverse curvatures that a pair can tell of.
  private let initialFactor: Double
  /// s = x₊ − x, oldest first.
  private(set) var steps: [[Double]] = []
  /// y = ∇J₊ − ∇J, oldest first.
  private(set) var changes: [[Double]] = []
  private var reciprocals: [Double] = []  // 1/(s·y)
  private var initialScale = 1.0  // of D in H₀

  /// No pairs yet. A capacity of less than 1 counts as 1.
  init(of problem: Problem, capacity: Int, initialFactor: Double = 1) {
    squaredScales = problem.squaredScales
    dimension = problem.dimension
    self.capacity = max(capacity, 1)
    self.initialFactor = initialFactor
  }

  var isEmpty: Bool { steps.isEmpty }

  /// Takes a pair in, the oldest out if need be. Curvature that is not clearly positive is left out: it would make the
  /// inverse Hessian indefinite. Lengths are not measured in the scales here: it is rounding that is to be kept out.
  mutating func insert(step: [Double], change: [Double]) {
    let product = dot(step, change)
    guard product > 1e-10 * norm(step) * norm(change), product.isFinite else { return }
    if steps.count == capacity {
      steps.removeFirst()
      changes.removeFirst()
      reciprocals.removeFirst()
    }
    steps.append(step)
    changes.append(change)
    reciprocals.append(1 / product)
    let square = squaredScales.map { sumOfSquares(change, weightedBy: $0) } ?? dot(change, change)
    initialScale = initialFactor * product / square
  }

  mutating func removeAll() {
    steps = []
    changes = []
    reciprocals = []
    initialScale = 1
  }

  /// H·v by the two-loop recursion, with H₀ from the last pair; D·v where there is no pair. Where a curvature was measured
  /// its inverse takes the place of D.
  func inverseHessian(times v: consuming [Double], from curvature: (any Curvature)? = nil) -> [Double] {
    var result = v
    var coefficients = Array(repeating: 0.0, count: steps.count)
    var product = steps.last.map { dot($0, result) } ?? 0
    for i in steps.indices.reversed() {
      coefficients[i] = reciprocals[i] * product
      product = move(&result, by: -coefficients[i], along: changes[i], then: i > 0 ? steps[i - 1] : nil)
    }
    if let curvature, let change = changes.last, let reciprocal = reciprocals.last {
      let products = curvature.inverse(times: result, change)
      result = scaled(products.u, by: initialFactor / (reciprocal * dot(change, products.v)))
    } else {
      if let squaredScales {
        multiply(&result, by: squaredScales, scale: initialScale)
      } else {
        scale(&result, by: initialScale)
      }
    }
    product = changes.first.map { dot($0, result) } ?? 0
    for i in steps.indices {
      let factor = coefficients[i] - reciprocals[i] * product
      product = move(&result, by: factor, along: steps[i], then: i + 1 < steps.count ? changes[i + 1] : nil)
    }
    return result
  }

  /// v += factor · direction; then its product with the next vector, where there is one.
  private func move(
    _ v: inout [Double], by factor: Double, along direction: [Double], then next: [Double]?
  ) -> Double {
    if let next { return addAndDot(factor, direction, to: &v, next) }
    add(factor, direction, to: &v)
    return 0
  }
}

extension CurvaturePairs {
  /// Adds the pairs to a state, each vector under a name of its own: so the state shares them and copies none.
  func remember(in state: inout OptimizerState) {
    for i in steps.indices {
      state.arrays[Self.name(ofStep: i)] = steps[i]
      state.arrays[Self.name(ofChange: i)] = changes[i]
    }
    state.counters["pairs"] = steps.count
  }

  /// Takes in the pairs of a state; false when it holds none of this dimension.
  mutating func recall(_ state: OptimizerState) -> Bool {
    guard let count = state.counters["pairs"], 0...capacity ~= count else { return false }
    for i in 0..<count {
      guard let step = state.arrays[Self.name(ofStep: i)], step.count == dimension,
        let change = state.arrays[Self.name(ofChange: i)], change.count == dimension
      else { return false }
      insert(step: step, change: change)
    }
    return steps.count == count
  }

  private static func name(ofStep index: Int) -> String { "step \(index)" }
  private static func name(ofChange index: Int) -> String { "gradient-change \(index)" }
}
