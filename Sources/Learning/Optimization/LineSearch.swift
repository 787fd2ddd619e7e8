/// The line search of Moré and Thuente (*Line search algorithms with guaranteed sufficient decrease*, ACM TOMS 20(3),
/// 1994), as MINPACK-2's `dcsrch` has it: a step that satisfies the strong Wolfe conditions
///
///     φ(α) ≤ φ(0) + μ α φ′(0)   and   |φ′(α)| ≤ η |φ′(0)|,   φ(α) = J(x + α d).
///
/// Where no such step is found (rounding, or a gradient that is not the cost's own), the lowest point that was seen
/// is taken, provided that it is lower than the start.
struct LineSearch {
  /// μ: the share of the predicted decrease that must be had.
  var sufficientDecrease = 1e-3
  /// η: the share of the slope that may be left.
  var curvature = 0.9
  /// The relative width at which a bracket is not narrowed further.
  var narrowest = 0.1
  /// The most evaluations of one search.
  var evaluations = 20

  /// The step taken along `direction`; nil when none was lower.
  func search(
    from start: Point, along direction: [Double], firstStep: Double, with evaluator: Evaluator
  ) throws(Interruption) -> Point? {
    let slope = dot(start.gradient, direction)
    guard slope < 0, slope.isFinite else { return nil }
    let decrease = sufficientDecrease * slope
    var bracket = Bracket(cost: start.cost, slope: slope)
    var best: Point?
    var step = firstStep
    var ceiling = Double.infinity  // the smallest step known to lead out of bounds
    var shifted = true  // until a step is low and slopes up, φ(α) − μ α φ′(0) is bracketed in place of φ

    for _ in 0..<evaluations {
      let point = try evaluator.evaluate(at: sum(start.x, step, direction))
      let trial = Trial(step: step, cost: point.cost, slope: dot(point.gradient, direction))
      guard point.isFinite, trial.slope.isFinite else {
        ceiling = step
        step = bracket.best.step + 0.1 * (step - bracket.best.step)
        continue
      }
      if trial.cost < best?.cost ?? start.cost { best = point }

      let limit = start.cost + step * decrease
      if trial.cost <= limit && abs(trial.slope) <= -curvature * slope { return point }
      if bracket.isExhausted(at: step, narrowest: narrowest) { break }

      shifted = shifted && !(trial.cost <= limit && trial.slope >= 0)
      if shifted && trial.cost <= bracket.best.cost && trial.cost > limit {
        step = bracket.shifted(by: -decrease) { $0.update(with: trial.shifted(by: -decrease)) }
      } else {
        step = bracket.update(with: trial)
      }
      step = bracket.safeguard(step, narrowest: narrowest)
      if step >= ceiling { step = 0.5 * (bracket.best.step + ceiling) }
      if step == bracket.best.step || !step.isFinite { break }
    }
    return best
  }
}

extension LineSearch {
  /// The step taken against the gradient, at first of length 1 at most, both as measured in the scales; nil when none
  /// was lower.
  func descend(
    from start: Point, squaredScales: [Double]? = nil, with evaluator: Evaluator
  ) throws(Interruption) -> Point? {
    var direction = scaled(start.gradient, by: -1)
    if let squaredScales { multiply(&direction, by: squaredScales) }
    return try descend(from: start, along: direction, with: evaluator)
  }

  /// The step taken along −H∇J for some inverse Hessian H, at first of length 1 at most as measured in it; nil when none
  /// was lower.
  func descend(
    from start: Point, along direction: [Double], with evaluator: Evaluator
  ) throws(Interruption) -> Point? {
    let length = (-dot(start.gradient, direction)).squareRoot()
    return try search(from: start, along: direction, firstStep: min(1, 1 / length), with: evaluator)
  }
}

/// φ at one step.
private struct Trial {
  var step, cost, slope: Double

  /// The same of φ(α) + change · α.
  func shifted(by change: Double) -> Trial {
    Trial(step: step, cost: cost + change * step, slope: slope + change)
  }
}

/// The interval that the search narrows: its best end, its other end, and where the next trial may lie.
private struct Bracket {
  private(set) var best: Trial
  private var other: Trial
  /// Whether a minimizer is known to lie between the ends.
  private var isClosed = false
  private var lowest = 0.0
  private var highest = Double.infinity
  private var width = Double.infinity
  private var previousWidth = Double.infinity

  init(cost: Double, slope: Double) {
    best = Trial(step: 0, cost: cost, slope: slope)
    other = best
  }

  /// Whether a trial at this step was the last that makes sense.
  func isExhausted(at step: Double, narrowest: Double) -> Bool {
    isClosed && (step <= lowest || step >= highest || highest - lowest <= narrowest * highest)
  }

  /// Does something to the bracket of φ(α) + change · α.
  mutating func shifted(by change: Double, _ body: (inout Bracket) -> Double) -> Double {
    best = best.shifted(by: change)
    other = other.shifted(by: change)
    let step = body(&self)
    best = best.shifted(by: -change)
    other = other.shifted(by: -change)
    return step
  }

  /// Takes a trial in and proposes the next step: `dcstep`, section 4 of the paper.
  mutating func update(with trial: Trial) -> Double {
    if highest.isInfinite { highest = 5 * trial.step }
    let signsDiffer = trial.slope * (best.slope / abs(best.slope)) < 0
    let next: Double
    if trial.cost > best.cost {
      // Case 1: higher. The minimizer is bracketed; the cubic step if it is closer to the best one.
      let cubic = Self.cubic(best, trial)
      let quadratic =
        best.step
        + best.slope / ((best.cost - trial.cost) / (trial.step - best.step) + best.slope) / 2
        * (trial.step - best.step)
      next = abs(cubic - best.step) < abs(quadratic - best.step) ? cubic : cubic + (quadratic - cubic) / 2
      isClosed = true
    } else if signsDiffer {
      // Case 2: lower, and the slope turned. Bracketed; whichever step is farther from the trial.
      let cubic = Self.cubic(best, trial)
      let secant = Self.secant(best, trial)
      next = abs(cubic - trial.step) > abs(secant - trial.step) ? cubic : secant
      isClosed = true
    } else if abs(trial.slope) < abs(best.slope) {
      // Case 3: lower, the slope flatter. The cubic may have its minimizer behind the trial, or none.
      let cubic = Self.cubic(best, trial, beyond: trial.step > best.step ? highest : lowest)
      let secant = Self.secant(best, trial)
      if isClosed {
        let closer = abs(cubic - trial.step) < abs(secant - trial.step) ? cubic : secant
        let bound = trial.step + 0.66 * (other.step - trial.step)
        next = trial.step > best.step ? min(bound, closer) : max(bound, closer)
      } else {
        let farther = abs(cubic - trial.step) > abs(secant - trial.step) ? cubic : secant
        next = max(lowest, min(highest, farther))
      }
    } else if isClosed {
      // Case 4: lower, the slope not flatter.
      next = Self.cubic(other, trial)
    } else {
      next = trial.step > best.step ? highest : lowest
    }

    if trial.cost > best.cost {
      other = trial
    } else {
      if signsDiffer { other = best }
      best = trial
    }
    return next
  }

  /// Keeps the next step inside the bracket, and the bracket shrinking.
  mutating func safeguard(_ proposed: Double, narrowest: Double) -> Double {
    var step = proposed
    if isClosed {
      if abs(other.step - best.step) >= 0.66 * previousWidth {
        step = best.step + 0.5 * (other.step - best.step)
      }
      previousWidth = width
      width = abs(other.step - best.step)
      lowest = min(best.step, other.step)
      highest = max(best.step, other.step)
      if step <= lowest || step >= highest || highest - lowest <= narrowest * highest { step = best.step }
    } else {
      lowest = step + 1.1 * (step - best.step)
      highest = step + 4 * (step - best.step)
    }
    return step
  }

  /// The minimizer of the cubic through both ends' costs and slopes.
  private static func cubic(_ a: Trial, _ b: Trial) -> Double {
    let theta = 3 * (a.cost - b.cost) / (b.step - a.step) + a.slope + b.slope
    let scale = max(abs(theta), abs(a.slope), abs(b.slope))
    let root = max(0, (theta / scale) * (theta / scale) - (a.slope / scale) * (b.slope / scale)).squareRoot()
    let gamma = (b.step < a.step ? -1 : 1) * scale * root
    let p = (gamma - a.slope) + theta
    let q = ((gamma - a.slope) + gamma) + b.slope
    return a.step + p / q * (b.step - a.step)
  }

  /// The same where the cubic may have no minimizer beyond `b`: then `end`.
  private static func cubic(_ a: Trial, _ b: Trial, beyond end: Double) -> Double {
    let theta = 3 * (a.cost - b.cost) / (b.step - a.step) + a.slope + b.slope
    let scale = max(abs(theta), abs(a.slope), abs(b.slope))
    let root = max(0, (theta / scale) * (theta / scale) - (a.slope / scale) * (b.slope / scale)).squareRoot()
    let gamma = (b.step > a.step ? -1 : 1) * scale * root
    let p = (gamma - b.slope) + theta
    let q = (gamma + (a.slope - b.slope)) + gamma
    let r = p / q
    return r < 0 && gamma != 0 ? b.step + r * (a.step - b.step) : end
  }

  /// Where the secant through both slopes is zero.
  private static func secant(_ a: Trial, _ b: Trial) -> Double {
    b.step + b.slope / (b.slope - a.slope) * (a.step - b.step)
  }
}
