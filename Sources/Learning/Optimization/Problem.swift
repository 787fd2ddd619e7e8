/// What an optimizer is told before it starts.
struct Problem {
  let options: OptimizationOptions
  /// How many numbers the objective takes.
  let dimension: Int
  /// The squares of the objective's scales: an inverse Hessian, up to a factor, before anything is known of it.
  let squaredScales: [Double]?

  init(_ objective: some Objective, options: OptimizationOptions) {
    self.options = options
    dimension = objective.dimension
    squaredScales = objective.scales?.map { $0 * $0 }
  }
}
