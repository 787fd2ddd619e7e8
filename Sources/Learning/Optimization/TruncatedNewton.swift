/// Truncated Newton: the Newton equations H d = −∇J solved by preconditioned conjugate gradients as far as it pays,
/// then a line search along d.
///
/// Nash, *A survey of truncated-Newton methods*, Journal of Computational and Applied Mathematics 124, 2000; the inner
/// iterations after Nocedal and Wright, *Numerical Optimization*, 2nd edition, algorithm 7.1, stopped by the forcing
/// sequence min(½, √‖∇J‖); products with H by differences of the gradient; preconditioned by the curvature pairs of
/// past steps, after Morales and Nocedal, *Automatic preconditioning by limited memory quasi-Newton updating*, SIAM
/// Journal on Optimization 10(4), 2000, and by the squares of the scales where there is none.
package struct TruncatedNewton: OptimizationMethod {
  package let name = "tnc"
  /// How many curvature pairs the preconditioner remembers, at least 1.
  package var memory: Int
  /// The most products with H an iteration, at least 1.
  package var innerIterations: Int

  /// The method with these limits.
  package init(memory: Int = 10, innerIterations: Int = 15) {
    self.memory = memory
    self.innerIterations = innerIterations
  }

  package func makeOptimizer(for problem: Problem) -> any Optimizer {
    TruncatedNewtonOptimizer(self, problem)
  }

  package func makeOptimizer(
    for problem: Problem, remembering state: OptimizerState
  ) -> (any Optimizer)? {
    var optimizer = TruncatedNewtonOptimizer(self, problem)
    return optimizer.recall(state) ? optimizer : nil
  }
}

private struct TruncatedNewtonOptimizer: Optimizer {
  private var pairs: CurvaturePairs
  private let innerIterations: Int
  private let lineSearch = LineSearch(curvature: 0.5)

  init(_ method: TruncatedNewton, _ problem: Problem) {
    pairs = CurvaturePairs(of: problem, capacity: method.memory)
    innerIterations = max(method.innerIterations, 1)
  }

  mutating func recall(_ state: OptimizerState) -> Bool { pairs.recall(state) }

  func remember(in state: inout OptimizerState) {
    pairs.remember(in: &state)
  }

  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance {
    let direction = try direction(from: point, with: evaluator)
    var next = try lineSearch.search(from: point, along: direction, firstStep: 1, with: evaluator)
    if next == nil {
      pairs.removeAll()
      next = try lineSearch.descend(from: point, squaredScales: pairs.squaredScales, with: evaluator)
    }
    guard let next else { return .stuck }
    pairs.insert(step: difference(next.x, point.x), change: difference(next.gradient, point.gradient))
    return .moved(to: next)
  }

  /// An approximate solution of H d = −∇J that leads downhill.
  private mutating func direction(
    from point: Point, with evaluator: Evaluator
  ) throws(Interruption) -> [Double] {
    let gradientNorm = norm(point.gradient)
    let goal = min(0.5, gradientNorm.squareRoot()) * gradientNorm
    let preconditioner = pairs
    var d = Array(repeating: 0.0, count: point.x.count)
    var residual = point.gradient
    var preconditioned = preconditioner.inverseHessian(times: residual)
    var p = scaled(preconditioned, by: -1)
    var product = dot(residual, preconditioned)

    for iteration in 0..<min(innerIterations, 2 * point.x.count) {
      let hp = try hessian(at: point, times: p, with: evaluator)
      let curvature = dot(p, hp)
      // Negative curvature, or none: what was found so far, or downhill if that is nothing.
      guard curvature > 1e-12 * dot(p, p), curvature.isFinite else { return iteration == 0 ? p : d }
      let alpha = product / curvature
      add(alpha, p, to: &d)
      add(alpha, hp, to: &residual)
      if norm(residual) <= goal { break }
      preconditioned = preconditioner.inverseHessian(times: residual)
      let nextProduct = dot(residual, preconditioned)
      p = sum(scaled(preconditioned, by: -1), nextProduct / product, p)
      product = nextProduct
    }
    return d
  }

  /// H·v ≈ (∇J(x + εv) − ∇J(x))/ε
  private func hessian(
    at point: Point, times v: [Double], with evaluator: Evaluator
  ) throws(Interruption) -> [Double] {
    let epsilon = 1.5e-8 * (1 + norm(point.x)) / norm(v)
    let moved = try evaluator.evaluate(at: sum(point.x, epsilon, v))
    return scaled(difference(moved.gradient, point.gradient), by: 1 / epsilon)
  }
}
