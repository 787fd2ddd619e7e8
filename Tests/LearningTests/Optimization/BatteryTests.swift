import Foundation
import Learning
import Synchronization
import TestSupport
import Testing

@Suite("The standard problems")
struct BatteryTests {
  /// Pairs that do not end in a published minimum, and why.
  static let exceptions: [String: Set<Int>] = [:]

  @Test(
    "are solved to their published minima", arguments: StandardProblem.all,
    Methods.withLineSearch)
  func solved(problem: StandardProblem, method: any OptimizationMethod) {
    let result = Optimization.minimize(
      problem, from: problem.start, method: method,
      until: StoppingCriteria(iterations: 5000, evaluations: 50_000, tolerance: 1e-9))
    let isPublished = problem.isPublished(result.cost)
    let isException = Self.exceptions[method.name, default: []].contains(problem.number)
    #expect(isPublished != isException, "\(result.cost) after \(result.evaluations): \(result.termination)")
  }

  @Test(
    "are never left worse than they were found", arguments: StandardProblem.all,
    Methods.all(learningRate: 1e-4))
  func neverWorse(problem: StandardProblem, method: any OptimizationMethod) {
    let result = Optimization.minimize(
      problem, from: problem.start, method: method,
      until: StoppingCriteria(iterations: 20))
    #expect(result.cost <= result.initialCost)
    #expect(result.cost == result.curve.min())
    #expect(result.curve.count == result.iterations + 1)
    var gradient: [Double] = []
    #expect(problem.evaluate(result.parameters, gradient: &gradient) == result.cost)
  }

  @Test(
    "need no more evaluations than scipy's methods in sum, of those that both solve",
    arguments: zip(Methods.withLineSearch, ["L-BFGS-B", "TNC", "CG"]))
  func evaluations(method: any OptimizationMethod, peer: String) throws {
    let fixture = try Fixtures.bytes("Learning/scipy-evaluations.json")
    let peers = try JSONDecoder().decode(ScipyEvaluations.self, from: Data(fixture))
    let theirs = try #require(peers.evaluations[peer])
    var sums = (ours: 0, theirs: 0)
    var report = ""
    for problem in StandardProblem.all {
      let watched = WatchedProblem(problem: problem)
      _ = Optimization.minimize(
        watched, from: problem.start, method: method,
        until: StoppingCriteria(iterations: 5000, evaluations: 5000, tolerance: 1e-9))
      let solved = watched.evaluationsToMinimum
      let theirCount = theirs["\(problem.number)"] ?? nil
      report += "\(problem.number): \(solved.map(String.init) ?? "–")/\(theirCount.map(String.init) ?? "–") "
      guard let solved, let theirCount else { continue }
      sums.ours += solved
      sums.theirs += theirCount
    }
    #expect(sums.ours <= sums.theirs, "\(report)")
    if ProcessInfo.processInfo.environment["SHOW"] != nil { print(method.name, sums, report) }
  }

  @Test("that are quadratic are solved by gradient descent, whose rate is fixed")
  func gradientDescent() throws {
    let problem = try #require(StandardProblem.all.first { $0.number == 32 })
    let result = Optimization.minimize(
      problem, from: problem.start, method: GradientDescent(learningRate: 0.3),
      until: StoppingCriteria(iterations: 1000, tolerance: 1e-9))
    #expect(abs(result.cost - 5) < 1e-12)
    #expect(result.termination == .gradientSmall || result.termination == .costChangeSmall)
  }
}

/// A standard problem that counts its evaluations up to the first at a published minimum.
private final class WatchedProblem: Objective {
  let problem: StandardProblem
  private let counts = Mutex((all: 0, toMinimum: Int?.none))

  init(problem: StandardProblem) { self.problem = problem }

  var dimension: Int { problem.dimension }
  var evaluationsToMinimum: Int? { counts.withLock { $0.toMinimum } }

  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    let value = problem.evaluate(x, gradient: &gradient)
    counts.withLock {
      $0.all += 1
      if $0.toMinimum == nil && problem.isPublished(value) { $0.toMinimum = $0.all }
    }
    return value
  }
}

/// Tests/Fixtures/Learning/scipy-evaluations.json: by method and problem; none where scipy ends elsewhere.
private struct ScipyEvaluations: Decodable {
  let evaluations: [String: [String: Int?]]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Method.self)
    evaluations = try Dictionary(
      uniqueKeysWithValues: Method.allCases.map {
        ($0.rawValue, try container.decode([String: Int?].self, forKey: $0))
      })
  }

  private enum Method: String, CodingKey, CaseIterable {
    case lbfgs = "L-BFGS-B"
    case tnc = "TNC"
    case cg = "CG"
  }
}
