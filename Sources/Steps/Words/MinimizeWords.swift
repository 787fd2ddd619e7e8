package import Learning
package import Wording

/// What `minimize` says.
enum MinimizeWords: String, Words {
  case iteration = "Iteration"
  case cost = "Cost J"
  case heldOutSamples = "held-out samples"
  case course = "The {1} cost over {2} iterations of {3}: it goes from {4} to {5}."
  case heldOutCourse = "That of the held-out samples is lowest, {1}, after {2}."

  case title = "The minimization"
  case costAtStart = "Cost at the start"
  case costAtEnd = "Cost at the end"
  case costOfKept = "Cost of the network that was kept"
  case keptIteration = "Its iteration"
  case keptHeldOutCost = "Its held-out cost"
  case gradientNorm = "Norm of the gradient"
  case iterations = "Iterations"
  case evaluations = "Evaluations"
  case reason = "Why it stopped"

  case gradientSmall = "The gradient is as small as the tolerance asks."
  case costChangeSmall = "The cost no longer changes by more than the tolerance."
  case iterationLimit = "All iterations are done."
  case evaluationLimit = "All evaluations are done."
  case heldOutCostStays =
    "The cost of the held-out samples has not been lower since iteration {1}, whose network was kept."
  case lineSearchFailed = "No step along the search direction lowers the cost any more."
  case divergedAtStart = "The cost or its gradient is not finite at the start."
  case diverged =
    "It diverged: the cost or its gradient was not finite in iteration {1}; the best finite parameters before it were kept."
  case cancelled = "It was stopped."
}

extension Termination {
  /// The reason, in a sentence.
  package var phrase: Phrase {
    switch self {
    case .gradientSmall: MinimizeWords.gradientSmall()
    case .costChangeSmall: MinimizeWords.costChangeSmall()
    case .iterationLimit: MinimizeWords.iterationLimit()
    case .evaluationLimit: MinimizeWords.evaluationLimit()
    case .heldOutCostStays(let iteration): MinimizeWords.heldOutCostStays(.number(iteration))
    case .lineSearchFailed: MinimizeWords.lineSearchFailed()
    case .diverged(iteration: 0): MinimizeWords.divergedAtStart()
    case .diverged(let iteration): MinimizeWords.diverged(.number(iteration))
    case .cancelled: MinimizeWords.cancelled()
    }
  }
}
