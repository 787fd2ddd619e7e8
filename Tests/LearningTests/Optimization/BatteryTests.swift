import Learning
import Testing

@Suite("The standard problems")
struct BatteryTests {
  /// Pairs that do not end in a published minimum, and why.
  static let exceptions: [String: Set<Int>] = [:]

  @Test(
    "are solved to their published minima", arguments: StandardProblem.all,
    [OptimizationMethod.lbfgs, .tnc])
  func solved(problem: StandardProblem, method: OptimizationMethod) {
    let result = Optimization.minimize(
      problem, from: problem.start, method: method,
      options: OptimizationOptions(iterations: 5000, evaluations: 50_000, tolerance: 1e-9))
    // The minima are published to six digits; those that are 0 are reached to 1e-9.
    let isPublished = problem.minima.contains { abs(result.cost - $0) <= 1e-9 + 5e-6 * $0 }
    let isException = Self.exceptions[method.rawValue, default: []].contains(problem.number)
    #expect(isPublished != isException, "\(result.cost) after \(result.evaluations): \(result.termination)")
  }

  @Test(
    "are never left worse than they were found", arguments: StandardProblem.all, OptimizationMethod.allCases)
  func neverWorse(problem: StandardProblem, method: OptimizationMethod) {
    let result = Optimization.minimize(
      problem, from: problem.start, method: method,
      options: OptimizationOptions(iterations: 20, learningRate: 1e-4))
    #expect(result.cost <= result.initialCost)
    #expect(result.cost == result.curve.min())
    #expect(result.curve.count == result.iterations + 1)
    var gradient: [Double] = []
    #expect(problem.evaluate(result.parameters, gradient: &gradient) == result.cost)
  }

  @Test("that are quadratic are solved by gradient descent, whose rate is fixed")
  func gradientDescent() throws {
    let problem = try #require(StandardProblem.all.first { $0.number == 32 })
    let result = Optimization.minimize(
      problem, from: problem.start, method: .gradientDescent,
      options: OptimizationOptions(iterations: 1000, tolerance: 1e-9, learningRate: 0.3))
    #expect(abs(result.cost - 5) < 1e-12)
    #expect(result.termination == .gradientSmall || result.termination == .costChangeSmall)
  }
}
