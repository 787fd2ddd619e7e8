/// Nonlinear conjugate gradients: Hager and Zhang, *A new conjugate gradient method with guaranteed descent and an
/// efficient line search*, SIAM Journal on Optimization 16(1), 2005, equations 1.3–1.6, with the line search of Moré and
/// Thuente in place of theirs. Where scales are known, in the variables measured in them: preconditioned by D, their
/// squares.
package struct ConjugateGradient: OptimizationMethod {
  package let name = "cg"

  /// The method, which has no hyper-parameters.
  package init() {}

  package func makeOptimizer(for problem: Problem) -> any Optimizer { ConjugateGradientOptimizer(problem) }

  package func makeOptimizer(
    for problem: Problem, remembering state: OptimizerState
  ) -> (any Optimizer)? {
    ConjugateGradientOptimizer(problem, remembering: state)
  }
}

private struct ConjugateGradientOptimizer: Optimizer {
  /// Where to go next; nil at the start and where the last direction was of no use: then against the gradient.
  private var direction: [Double]?
  /// The step to try first along it.
  private var firstStep = 1.0
  // Directions stay conjugate only as far as the line is followed to its minimum.
  private let lineSearch = LineSearch(curvature: 0.1)
  /// D; nil where no scales are known.
  private let squaredScales: [Double]?

  init(_ problem: Problem) { squaredScales = problem.squaredScales }

  init?(_ problem: Problem, remembering state: OptimizerState) {
    self.init(problem)
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
    let next = try lineSearch.descend(from: point, squaredScales: squaredScales, with: evaluator)
    guard let next else { return .stuck }
    turn(from: point, along: scaled(inScales(point.gradient), by: -1), to: next)
    return .moved(to: next)
  }

  /// D·v; v itself where there are no scales.
  private func inScales(_ v: consuming [Double]) -> [Double] {
    var result = v
    if let squaredScales { multiply(&result, by: squaredScales) }
    return result
  }

  /// The length of a direction, measured in the scales.
  private func length(of direction: [Double]) -> Double {
    guard let squaredScales else { return norm(direction) }
    return direction.indices.reduce(0) { $0 + direction[$1] * direction[$1] / squaredScales[$1] }.squareRoot()
  }

  /// d₊ = −Dg₊ + β d with β = (Dy·g₊ − 2 (y·Dy) (d·g₊)/(d·y))/(d·y), y = g₊ − g, and β kept above
  /// −1/(|d| min(η, |g|)), lengths measured in the scales.
  private mutating func turn(from point: Point, along direction: [Double], to next: Point) {
    let change = difference(next.gradient, point.gradient)
    let curvature = dot(direction, change)
    let slope = dot(direction, point.gradient)
    let scaledChange = inScales(change)
    let beta =
      (dot(scaledChange, next.gradient)
        - 2 * dot(change, scaledChange) / curvature * dot(direction, next.gradient))
      / curvature
    let gradientLength = dot(point.gradient, inScales(point.gradient)).squareRoot()
    let floor = -1 / (length(of: direction) * min(0.01, gradientLength))
    let turned = sum(scaled(inScales(next.gradient), by: -1), max(beta, floor), direction)
    let nextSlope = dot(turned, next.gradient)
    guard curvature > 0, nextSlope < 0, nextSlope.isFinite else {
      self.direction = nil
      return
    }
    // The decrease to first order that the last step had (Nocedal and Wright, *Numerical Optimization*, page 59).
    firstStep = norm(difference(next.x, point.x)) / norm(direction) * slope / nextSlope
    self.direction = turned
  }
}
