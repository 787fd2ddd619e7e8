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

  /// No pairs yet.
  init(of problem: Problem, capacity: Int, initialFactor: Double = 1) {
    squaredScales = problem.squaredScales
    dimension = problem.dimension
    self.capacity = capacity
    self.initialFactor = initialFactor
  }

  var isEmpty: Bool { steps.isEmpty }

  /// Takes a pair in, the oldest out if need be. Curvature that is not clearly positive is left out: it would make the
  /// inverse Hessian indefinite.
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
    var scaledChange = change
    if let squaredScales { multiply(&scaledChange, by: squaredScales) }
    initialScale = initialFactor * product / dot(change, scaledChange)
  }

  mutating func removeAll() {
    steps = []
    changes = []
    reciprocals = []
    initialScale = 1
  }

  /// H·v by the two-loop recursion, with H₀ from the last pair; D·v where there is no pair.
  func inverseHessian(times v: consuming [Double]) -> [Double] {
    var result = v
    var coefficients = Array(repeating: 0.0, count: steps.count)
    for i in steps.indices.reversed() {
      coefficients[i] = reciprocals[i] * dot(steps[i], result)
      add(-coefficients[i], changes[i], to: &result)
    }
    scale(&result, by: initialScale)
    if let squaredScales { multiply(&result, by: squaredScales) }
    for i in steps.indices {
      add(coefficients[i] - reciprocals[i] * dot(changes[i], result), steps[i], to: &result)
    }
    return result
  }
}

extension CurvaturePairs {
  /// Adds the pairs to a state.
  func remember(in state: inout OptimizerState) {
    state.arrays["steps"] = steps.flatMap { $0 }
    state.arrays["gradient-changes"] = changes.flatMap { $0 }
    state.counters["pairs"] = steps.count
  }

  /// Takes in the pairs of a state; false when it holds none of this dimension.
  mutating func recall(_ state: OptimizerState) -> Bool {
    guard let steps = state.arrays["steps"], let changes = state.arrays["gradient-changes"],
      let count = state.counters["pairs"], 0...capacity ~= count,
      steps.count == count * dimension, changes.count == steps.count
    else { return false }
    for i in 0..<count {
      let range = i * dimension..<(i + 1) * dimension
      insert(step: Array(steps[range]), change: Array(changes[range]))
    }
    return self.steps.count == count
  }
}
