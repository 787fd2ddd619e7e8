/// A minimization at an iteration boundary: where it is, how it came there, and the method that takes it on.
struct Minimization {
  private let method: any OptimizationMethod
  private var optimizer: any Optimizer
  private var point: Point
  /// The lowest point so far, where that is not `point`.
  private var lower: Point?
  /// J after each iteration; index 0 is the start.
  private var curve: [Double]
  /// Evaluations up to this boundary.
  private(set) var evaluations: Int
  private let earlyStopping: EarlyStopping?
  /// What the held-out samples said; nil without early stopping.
  private var heldOut: HeldOutRecord?

  /// The start of a minimization, whose evaluation counts.
  init(
    start: Point, method: any OptimizationMethod, earlyStopping: EarlyStopping?, of problem: Problem
  ) {
    self.method = method
    self.earlyStopping = earlyStopping
    heldOut = earlyStopping.map { HeldOutRecord(start: start, cost: $0.cost(start.x)) }
    optimizer = method.makeOptimizer(for: problem)
    point = start
    curve = [start.cost]
    evaluations = 1
  }

  private var iteration: Int { curve.count - 1 }

  /// The point of the lowest cost.
  private var lowest: Point { lower ?? point }

  /// Where it is.
  var report: IterationReport {
    IterationReport(
      iteration: iteration, evaluations: evaluations, cost: point.cost,
      largestGradient: point.largestGradient,
      heldOutCost: heldOut?.curve.last)
  }

  /// Why not to go on from here; nil when there is no reason. It depends on nothing but the boundary and the criteria.
  func reasonToStop(_ criteria: StoppingCriteria) -> Termination? {
    let tolerance = criteria.tolerance
    if !point.isFinite { return .diverged(iteration: iteration) }
    if let largest = point.largestGradient, largest <= tolerance { return .gradientSmall }
    if iteration > 0 {
      let change = abs(curve[iteration - 1] - curve[iteration])
      if change <= tolerance * tolerance * abs(point.cost) { return .costChangeSmall }
    }
    if let heldOut, let earlyStopping, heldOut.waiting >= max(earlyStopping.patience, 1) {
      return .heldOutCostStays(since: heldOut.iteration)
    }
    return iteration >= criteria.iterations ? .iterationLimit : nil
  }

  /// Makes one iteration; returns why there will be no other, and then stays at the boundary.
  mutating func advance(with evaluator: Evaluator) -> Termination? {
    var next = optimizer
    do throws(Interruption) {
      switch try next.advance(from: point, with: evaluator) {
      case .stuck:
        return .lineSearchFailed
      case .moved(let destination):
        guard destination.isFinite else { return .diverged(iteration: iteration + 1) }
        let previous = lowest
        lower = previous.cost < destination.cost ? previous : nil
        optimizer = next
        point = destination
        curve.append(destination.cost)
        evaluations = evaluator.count
        if let earlyStopping { heldOut?.append(point, cost: earlyStopping.cost(point.x)) }
        return nil
      }
    } catch {
      switch error {
      case .cancelled: return .cancelled
      case .evaluationLimit: return .evaluationLimit
      }
    }
  }

  /// What it came to.
  func result(_ termination: Termination) -> OptimizationResult {
    let best = heldOut?.best ?? lowest
    // Of equal costs the last is kept.
    let bestIteration = heldOut?.iteration ?? curve.lastIndex(of: best.cost) ?? iteration
    return OptimizationResult(
      parameters: best.x, bestIteration: bestIteration, cost: best.cost, initialCost: curve[0],
      iterations: iteration, evaluations: evaluations, curve: curve,
      heldOutCurve: heldOut?.curve ?? [], termination: termination, state: state)
  }
}

extension Minimization {
  /// Everything that going on needs.
  var state: OptimizerState {
    var state = OptimizerState(
      method: method.name,
      arrays: ["parameters": point.x, "gradient": point.gradient, "curve": curve],
      counters: ["evaluations": evaluations])
    if let lower {
      state.arrays["best-parameters"] = lower.x
      state.arrays["best-gradient"] = lower.gradient
      state.numbers["best-cost"] = lower.cost
    }
    heldOut?.remember(in: &state)
    optimizer.remember(in: &state)
    return state
  }

  /// The minimization at a state; nil when that is not one of this method and dimension, or has no record of held-out
  /// samples where there is early stopping.
  init?(
    _ state: OptimizerState, method: any OptimizationMethod, earlyStopping: EarlyStopping?,
    of problem: Problem
  ) {
    let dimension = problem.dimension
    guard state.method == method.name, let x = state.arrays["parameters"], x.count == dimension,
      let gradient = state.arrays["gradient"], gradient.count == (method.followsGradient ? dimension : 0),
      let curve = state.arrays["curve"], let cost = curve.last,
      let evaluations = state.counters["evaluations"],
      let optimizer = method.makeOptimizer(for: problem, remembering: state)
    else { return nil }
    if earlyStopping != nil {
      heldOut = HeldOutRecord(
        state, dimension: dimension, gradient: gradient.count, iterations: curve.count - 1)
      if heldOut == nil { return nil }
    }
    self.method = method
    self.earlyStopping = earlyStopping
    self.optimizer = optimizer
    self.curve = curve
    self.evaluations = evaluations
    point = Point(x: x, cost: cost, gradient: gradient)
    if let bestX = state.arrays["best-parameters"], let bestGradient = state.arrays["best-gradient"],
      let bestCost = state.numbers["best-cost"]
    {
      guard bestX.count == dimension, bestGradient.count == gradient.count else { return nil }
      lower = Point(x: bestX, cost: bestCost, gradient: bestGradient)
    }
  }
}
