/// Nonlinear conjugate gradients: Hager and Zhang, *A new conjugate gradient method with guaranteed descent and an
/// efficient line search*, SIAM Journal on Optimization 16(1), 2005, equations 1.3–1.6, with the line search of Moré and
/// Thuente in place of theirs.
struct ConjugateGradient: Optimizer {
  /// Where to go next; nil at the start and where the last direction was of no use: then against the gradient.
  private var direction: [Double]?
  /// The step to try first along it.
  private var firstStep = 1.0
  // Directions stay conjugate only as far as the line is followed to its minimum.
  private let lineSearch = LineSearch(curvature: 0.1)

  init(_ problem: Problem) {}

  init?(_ problem: Problem, remembering state: OptimizerState) {
    guard let direction = state.arrays["direction"], let firstStep = state.numbers["first-step"],
      direction.isEmpty || direction.count == problem.dimension
    else { return nil }
    self.direction = direction.isEmpty ? nil : direction
    self.firstStep = firstStep
  }

  func remember(in state: inout OptimizerState) {
    state.arrays["direction"] = direction ?? []
    state.numbers["first-step"] = firstStep
  }

  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance {
    if let direction {
      let next = try lineSearch.search(
        from: point, along: direction, firstStep: firstStep, with: evaluator)
      if let next {
        turn(from: point, along: direction, to: next)
        return .moved(to: next)
      }
    }
    guard let next = try lineSearch.descend(from: point, with: evaluator) else { return .stuck }
    turn(from: point, along: scaled(point.gradient, by: -1), to: next)
    return .moved(to: next)
  }

  /// d₊ = −g₊ + β d with β = (y − 2 d |y|²/(d·y))·g₊/(d·y), y = g₊ − g, and β kept above −1/(|d| min(η, |g|)).
  private mutating func turn(from point: Point, along direction: [Double], to next: Point) {
    let change = difference(next.gradient, point.gradient)
    let curvature = dot(direction, change)
    let slope = dot(direction, point.gradient)
    let length = norm(direction)
    let beta =
      (dot(change, next.gradient) - 2 * dot(change, change) / curvature * dot(direction, next.gradient))
      / curvature
    let floor = -1 / (length * min(0.01, norm(point.gradient)))
    let turned = sum(scaled(next.gradient, by: -1), max(beta, floor), direction)
    let nextSlope = dot(turned, next.gradient)
    guard curvature > 0, nextSlope < 0, nextSlope.isFinite else {
      self.direction = nil
      return
    }
    // The decrease to first order that the last step had (Nocedal and Wright, *Numerical Optimization*, page 59).
    firstStep = norm(difference(next.x, point.x)) / length * slope / nextSlope
    self.direction = turned
  }
}
