import Foundation
import Learning
import Testing

@Suite("A minimization")
struct OptimizationTests {
  private static let layers = [10, 6, 4]

  private func objective(delta: OutputDelta = .exact) throws -> NetworkObjective {
    try NetworkObjective(
      dataset: SmallNetworks.dataset(Self.layers, samples: 150), layerSizes: Self.layers,
      activation: .sigmoid,
      loss: .squared, lambda: 0.01, delta: delta, threads: 2)
  }

  private let start = SmallNetworks.network(Self.layers).parameters

  @Test(
    "goes on from any boundary to the same bits as without a stop", arguments: Methods.all(learningRate: 2),
    [OutputDelta.exact, .logistic])
  func resumption(method: any OptimizationMethod, delta: OutputDelta) throws {
    let objective = try objective(delta: delta)
    let criteria = StoppingCriteria(iterations: 30, tolerance: 1e-9)
    var states: [OptimizerState] = []
    let whole = Optimization.minimize(objective, from: start, method: method, until: criteria) {
      states.append($1())
      return true
    }
    #expect(states.count == whole.iterations + 1)
    for state in states {
      let resumed = Optimization.minimize(
        objective, from: start, method: method, until: criteria, resuming: state)
      #expect(resumed == whole)
    }
  }

  @Test(
    "goes on when more iterations are asked for, as if they had been at once",
    arguments: Methods.all(learningRate: 2))
  func moreIterations(method: any OptimizationMethod) throws {
    let objective = try objective()
    func run(_ iterations: Int, _ state: OptimizerState? = nil) -> OptimizationResult {
      Optimization.minimize(
        objective, from: start, method: method,
        until: StoppingCriteria(iterations: iterations, tolerance: 1e-9),
        resuming: state)
    }
    let first = run(7)
    #expect(first.termination == .iterationLimit)
    #expect(run(19, first.state) == run(19))
  }

  @Test(
    "stopped between any two evaluations goes on to the same bits", arguments: Methods.all(learningRate: 2))
  func cancellation(method: any OptimizationMethod) throws {
    let objective = try objective()
    let criteria = StoppingCriteria(iterations: 12, tolerance: 1e-9)
    let whole = Optimization.minimize(objective, from: start, method: method, until: criteria)
    for limit in stride(from: 1, to: whole.evaluations, by: 3) {
      var limited = criteria
      limited.evaluations = limit
      let part = Optimization.minimize(objective, from: start, method: method, until: limited)
      #expect(part.termination == .evaluationLimit)
      #expect(part.evaluations <= limit)
      let rest = Optimization.minimize(
        objective, from: start, method: method, until: criteria, resuming: part.state)
      #expect(rest == whole)
    }
    let none = Optimization.minimize(
      objective, from: start, method: method, until: criteria, isCancelled: { true },
      observer: { _, _ in true })
    #expect(none.termination == .cancelled)
    #expect(none.parameters == start)
  }

  @Test("stops when the observer says so, and passes on what it throws")
  func observer() throws {
    struct Stop: Error {}
    let objective = try objective()
    let result = Optimization.minimize(objective, from: start, method: LBFGS()) { report, _ in
      report.iteration < 3
    }
    #expect(result.termination == .cancelled)
    #expect(result.iterations == 3)
    #expect(throws: Stop.self) {
      _ = try Optimization.minimize(objective, from: start, method: LBFGS()) { _, _ in throw Stop() }
    }
  }

  @Test("reports each boundary, with the curve's cost", arguments: Methods.all(learningRate: 0.5))
  func reports(method: any OptimizationMethod) throws {
    var reports: [IterationReport] = []
    let result = try Optimization.minimize(
      objective(), from: start, method: method, until: StoppingCriteria(iterations: 5)
    ) { report, _ in
      reports.append(report)
      return true
    }
    #expect(reports.map(\.iteration) == Array(0...5))
    #expect(reports.map(\.cost) == result.curve)
    #expect(reports.last?.evaluations == result.evaluations)
    #expect(result.initialCost == result.curve[0])
  }

  @Test("does not take up a state of another method or dimension, or one with parts missing")
  func foreignStates() throws {
    let objective = try objective()
    let criteria = StoppingCriteria(iterations: 4)
    let fresh = Optimization.minimize(objective, from: start, method: LBFGS(), until: criteria)
    // From elsewhere: to take one of them up would end elsewhere.
    let elsewhere = start.map { $0 / 2 }
    let foreign = Optimization.minimize(
      objective, from: elsewhere, method: TruncatedNewton(), until: criteria
    ).state
    let whole = Optimization.minimize(objective, from: elsewhere, method: LBFGS(), until: criteria).state
    let spoilers: [(inout OptimizerState) -> Void] = [
      { $0.arrays["step 0"]?.removeLast() }, { $0.arrays["gradient-change 1"]?.removeLast() },
      { $0.arrays["step 1"] = nil }, { $0.arrays["curve"] = nil }, { $0.counters["pairs"] = .max },
    ]
    let spoilt = spoilers.map { spoil in
      var state = whole
      spoil(&state)
      #expect(state != whole)
      return state
    }
    for state in [foreign] + spoilt {
      let result = Optimization.minimize(
        objective, from: start, method: LBFGS(), until: criteria, resuming: state)
      #expect(result == fresh)
    }
  }

  @Test("that diverges says so and keeps the last finite point")
  func divergence() {
    let result = Optimization.minimize(
      Bowl(), from: [1], method: GradientDescent(learningRate: 100),
      until: StoppingCriteria(iterations: 100_000))
    guard case .diverged(let iteration) = result.termination else {
      Issue.record("\(result.termination)")
      return
    }
    #expect(iteration == result.iterations + 1)
    #expect(result.parameters == [1])
    #expect(result.curve.allSatisfy { $0.isFinite })
    #expect(iteration > 0)
  }

  @Test("that starts out of bounds ends there", arguments: Methods.all(learningRate: 1))
  func notFiniteAtTheStart(method: any OptimizationMethod) {
    let result = Optimization.minimize(Bowl(), from: [.infinity], method: method)
    #expect(result.termination == .diverged(iteration: 0))
    #expect(result.iterations == 0)
  }

  @Test(
    "sees each number of a gradient that is none", arguments: 0..<11, [Double.nan, .infinity, -.infinity])
  func notFiniteInOnePlace(index: Int, value: Double) {
    let result = Optimization.minimize(
      Slope(index: index, value: value), from: Array(repeating: 0, count: 11), method: LBFGS())
    #expect(result.termination == .diverged(iteration: 0))
  }

  @Test(
    "steps back from where the objective is not finite", arguments: Methods.withLineSearch)
  func wall(method: any OptimizationMethod) {
    let result = Optimization.minimize(
      LogarithmicBarrier(), from: [1e-3], method: method, until: StoppingCriteria(tolerance: 1e-10))
    #expect(abs(result.parameters[0] - 2) < 1e-6)  // x − 2 ln x
  }

  @Test("by mini-batches learns, and draws the same batches for the same seed")
  func adam() throws {
    let objective = try objective()
    func run(seed: UInt64) -> OptimizationResult {
      Optimization.minimize(
        objective, from: start, method: Adam(learningRate: 0.01, batchSize: 32, seed: seed),
        until: StoppingCriteria(iterations: 60))
    }
    let result = run(seed: 3)
    #expect(result.evaluations == 1 + 60 * (5 + 1))  // 150 samples are 5 batches, and then the whole
    #expect(result.cost < 0.7 * result.initialCost)
    #expect(run(seed: 3) == result)
    #expect(run(seed: 4) != result)
  }

  @Test(
    "remembers as many curvature pairs as it is told to, and one where that is none", arguments: [-1, 1, 3])
  func memory(memory: Int) throws {
    let objective = try objective()
    for method in [LBFGS(memory: memory), TruncatedNewton(memory: memory)] as [any OptimizationMethod] {
      let result = Optimization.minimize(
        objective, from: start, method: method, until: StoppingCriteria(iterations: 8))
      #expect(result.state.counters["pairs"] == max(memory, 1))
      #expect(result.cost < result.initialCost)
    }
  }

  @Test("by truncated Newton takes a product with H an iteration even where it is told to take none")
  func innerIterations() {
    let result = Optimization.minimize(
      Ellipsoid(), from: Array(repeating: 1, count: 5), method: TruncatedNewton(innerIterations: -1),
      until: StoppingCriteria(iterations: 1))
    #expect(result.cost < result.initialCost)
  }

  @Test("by Adam takes first steps of the rate, whatever the gradient")
  func firstStep() {
    let result = Optimization.minimize(
      Bowl(), from: [1], method: Adam(learningRate: 0.25),
      until: StoppingCriteria(iterations: 1))
    #expect(abs(result.parameters[0] - 0.75) < 1e-8)
  }

  @Test("by conjugate gradients ends after as many iterations as a quadratic has directions")
  func conjugacy() {
    let result = Optimization.minimize(
      Ellipsoid(), from: Array(repeating: 1, count: 5), method: ConjugateGradient(),
      until: StoppingCriteria(tolerance: 1e-5))
    #expect(result.termination == .gradientSmall)
    #expect(result.iterations <= 8)
  }

  @Test(
    "of parameters whose scales are told is as short as if they were alike",
    arguments: Methods.withLineSearch)
  func scales(method: any OptimizationMethod) {
    func evaluations(_ scales: [Double]?) -> Int {
      let result = Optimization.minimize(
        Ellipsoid(scales: scales), from: Array(repeating: 1, count: 5), method: method,
        until: StoppingCriteria(tolerance: 1e-9))
      #expect(result.termination == .gradientSmall)
      return result.evaluations
    }
    // Measured in 1/i the ellipsoid is a sphere, whose minimum lies straight ahead.
    #expect(evaluations((1...5).map { 1 / Double($0) }) <= 8)
    #expect(evaluations(nil) > 8)
  }

  @Test(
    "of parameters whose scales are told is that of the parameters measured in them",
    arguments: [LBFGS(), ConjugateGradient()] as [any OptimizationMethod])
  func measuring(method: any OptimizationMethod) {
    // Powers of two, by which nothing is rounded.
    let problem = StandardProblem.extendedRosenbrock
    let scales = problem.start.indices.map { [0.25, 1, 8, 2][$0 % 4] }
    func curve(_ objective: some Objective, from start: [Double]) -> [Double] {
      Optimization.minimize(
        objective, from: start, method: method, until: StoppingCriteria(iterations: 25)
      )
      .curve
    }
    let told = curve(Scaled(problem: problem, scales: scales), from: problem.start)
    let measured = curve(
      Scaled(problem: problem, factors: scales), from: zip(problem.start, scales).map { $0 / $1 })
    #expect(told.count == 26)
    #expect(relativeDifference(told, measured) < 1e-9)
  }

  @Test("by adam asks for the cost of all samples after each epoch, and never for their gradient")
  func costAlone() throws {
    func run(_ epochs: Int, from state: OptimizerState? = nil) -> OptimizationResult {
      Optimization.minimize(
        WithoutGradient(), from: [1, -2], method: Adam(learningRate: 0.1, batchSize: 2),
        until: StoppingCriteria(iterations: epochs), resuming: state)
    }
    let result = run(4)
    #expect(result.curve.count == 5)
    #expect(result.curve == result.curve.sorted(by: >))
    // Four evaluations of the whole after that at the start, and two batches an epoch.
    #expect(result.evaluations == 13)
    #expect(run(4, from: run(2).state) == result)
  }
}

/// |x|², as the mean over four samples
private struct WithoutGradient: MiniBatchObjective {
  let dimension = 2
  let sampleCount = 4

  func evaluate(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 } }

  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    Issue.record("the gradient was asked for")
    return evaluate(x)
  }

  func descend(
    _ walk: inout AdamWalk, by steps: [BatchStep], beforeEach: () throws(Interruption) -> Void
  ) throws(Interruption) {
    for step in steps {
      try beforeEach()
      walk.step(along: walk.x.map { 2 * $0 }, rate: step.rate)
    }
  }
}

/// x²
private struct Bowl: Objective {
  let dimension = 1
  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    gradient = [2 * x[0]]
    return x[0] * x[0]
  }
}

/// Σ i² xᵢ²/2
private struct Ellipsoid: Objective {
  let dimension = 5
  var scales: [Double]?
  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    gradient = x.indices.map { Double(($0 + 1) * ($0 + 1)) * x[$0] }
    return zip(gradient, x).reduce(0) { $0 + $1.0 * $1.1 / 2 }
  }
}

/// A standard problem of x = factors · u, told of scales or not
private struct Scaled: Objective {
  let problem: StandardProblem
  var scales: [Double]?
  var factors: [Double]?
  var dimension: Int { problem.dimension }
  func evaluate(_ u: [Double], gradient: inout [Double]) -> Double {
    guard let factors else { return problem.evaluate(u, gradient: &gradient) }
    let value = problem.evaluate(zip(u, factors).map { $0 * $1 }, gradient: &gradient)
    for i in gradient.indices { gradient[i] *= factors[i] }
    return value
  }
}

/// 0, with a gradient of ones but for one of its numbers
private struct Slope: Objective {
  let dimension = 11
  let index: Int
  let value: Double
  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    gradient = x.indices.map { $0 == index ? value : 1 }
    return 0
  }
}

/// x − 2 ln x, not a number left of 0
private struct LogarithmicBarrier: Objective {
  let dimension = 1
  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    gradient = [x[0] > 0 ? 1 - 2 / x[0] : .nan]
    return x[0] > 0 ? x[0] - 2 * log(x[0]) : .nan
  }
}
