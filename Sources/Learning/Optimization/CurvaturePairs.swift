/// The last few steps with the gradient's changes along them, and the inverse Hessian that they tell of.
///
/// Nocedal, *Updating quasi-Newton matrices with limited storage*, Mathematics of Computation 35, 1980; Nocedal and
/// Wright, *Numerical Optimization*, 2nd edition, algorithm 7.4 and equation 7.20.
struct CurvaturePairs {
  /// The most pairs kept.
  let capacity: Int
  /// H₀ as a multiple of (s·y)/(y·y), which is the least of the inverse curvatures that a pair can tell of.
  let initialFactor: Double
  /// s = x₊ − x, oldest first.
  private(set) var steps: [[Double]] = []
  /// y = ∇J₊ − ∇J, oldest first.
  private(set) var changes: [[Double]] = []
  private var reciprocals: [Double] = []  // 1/(s·y)
  private var initialScale = 1.0  // H₀

  init(capacity: Int, initialFactor: Double = 1) {
    self.capacity = capacity
    self.initialFactor = initialFactor
  }

  var isEmpty: Bool { steps.isEmpty }

  /// Takes a pair in, the oldest out if need be. Curvature that is not clearly positive is left out: it would make the
  /// inverse Hessian indefinite.
  mutating func insert(step: [Double], change: [Double]) {
    let product = dot(step, change)
    let changeSquare = dot(change, change)
    guard product > 1e-10 * norm(step) * changeSquare.squareRoot(), product.isFinite else { return }
    if steps.count == capacity {
      steps.removeFirst()
      changes.removeFirst()
      reciprocals.removeFirst()
    }
    steps.append(step)
    changes.append(change)
    reciprocals.append(1 / product)
    initialScale = initialFactor * product / changeSquare
  }

  mutating func removeAll() {
    self = CurvaturePairs(capacity: capacity, initialFactor: initialFactor)
  }

  /// H·v by the two-loop recursion, with H₀ from the last pair; v itself where there is no pair.
  func inverseHessian(times v: consuming [Double]) -> [Double] {
    if isEmpty { return v }
    var result = v
    var coefficients = Array(repeating: 0.0, count: steps.count)
    for i in steps.indices.reversed() {
      coefficients[i] = reciprocals[i] * dot(steps[i], result)
      add(-coefficients[i], changes[i], to: &result)
    }
    scale(&result, by: initialScale)
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

  /// The pairs of a state; nil when it holds none of this dimension.
  init?(capacity: Int, initialFactor: Double = 1, remembering state: OptimizerState, dimension: Int) {
    guard let steps = state.arrays["steps"], let changes = state.arrays["gradient-changes"],
      let count = state.counters["pairs"], 0...capacity ~= count,
      steps.count == count * dimension, changes.count == steps.count
    else { return nil }
    self.init(capacity: capacity, initialFactor: initialFactor)
    for i in 0..<count {
      let range = i * dimension..<(i + 1) * dimension
      insert(step: Array(steps[range]), change: Array(changes[range]))
    }
    if self.steps.count != count { return nil }
  }
}
