import Learning
import Testing

@Suite("Early stopping")
struct EarlyStoppingTests {
  /// x ← 0.8 x from 1 on: 1, 0.8, 0.64, 0.512, 0.4096, …
  private func descend(
    _ earlyStopping: EarlyStopping?, iterations: Int = 100, resuming state: OptimizerState? = nil
  ) -> OptimizationResult {
    Optimization.minimize(
      Valley(), from: [1], method: GradientDescent(learningRate: 0.1),
      until: StoppingCriteria(iterations: iterations, tolerance: 0), earlyStopping: earlyStopping,
      resuming: state)
  }

  @Test("keeps the best for the held-out samples, and ends when it has waited long enough", arguments: 1...4)
  func keepsTheBest(patience: Int) {
    let result = descend(EarlyStopping(patience: patience) { abs($0[0] - 0.5) })
    #expect(result.bestIteration == 3)
    #expect(abs(result.parameters[0] - 0.512) < 1e-14)
    #expect(abs(result.cost - 0.512 * 0.512) < 1e-14)
    #expect(result.iterations == 3 + patience)
    #expect(result.evaluations == 1 + 3 + patience)
    #expect(result.heldOutCurve.count == result.curve.count)
    #expect(abs(result.heldOutCurve[3] - 0.012) < 1e-14)
    #expect(result.termination == .heldOutCostStays(since: 3))
  }

  @Test("starts to wait again at every new low")
  func severalLows() {
    // Low at 0.8, lower at 0.4096: two iterations between them.
    let result = descend(
      EarlyStopping(patience: 3) { x in x[0] > 0.7 ? abs(x[0] - 0.8) + 0.1 : abs(x[0] - 0.4096) })
    #expect(result.bestIteration == 4)
    #expect(result.iterations == 7)
  }

  @Test("of equal costs keeps the first, and a number rather than none")
  func equalCosts() {
    #expect(descend(EarlyStopping(patience: 2) { _ in 1 }).bestIteration == 0)
    let result = descend(EarlyStopping(patience: 2) { $0[0] > 0.7 ? .nan : 1 })
    #expect(result.bestIteration == 2)
  }

  @Test("ends in the iteration after which there were none left, with the best so far")
  func fewIterations() {
    let result = descend(EarlyStopping(patience: 4) { abs($0[0] - 0.5) }, iterations: 5)
    #expect(result.termination == .iterationLimit)
    #expect(result.bestIteration == 3)
    #expect(abs(result.parameters[0] - 0.512) < 1e-14)
  }

  @Test("is over for good where it has ended, whatever more is asked for")
  func moreIterations() {
    let stopping = EarlyStopping(patience: 2) { abs($0[0] - 0.5) }
    let ended = descend(stopping)
    #expect(descend(stopping, iterations: 1000, resuming: ended.state) == ended)
  }

  @Test("does not take up a state without a record of the held-out samples")
  func withoutRecord() {
    let stopping = EarlyStopping(patience: 50) { abs($0[0] - 0.5) }
    let fresh = descend(stopping, iterations: 9)
    let state = Optimization.minimize(
      Valley(), from: [4], method: GradientDescent(learningRate: 0.1),
      until: StoppingCriteria(iterations: 2, tolerance: 0), earlyStopping: stopping
    ).state
    let spoilers: [(inout OptimizerState) -> Void] = [
      { $0.arrays["held-out-curve"] = nil }, { $0.arrays["held-out-curve"]?.removeLast() },
      { $0.arrays["held-out-parameters"] = [] }, { $0.counters["held-out-best"] = 3 },
      { $0.counters["held-out-best"] = -1 },
    ]
    #expect(descend(stopping, iterations: 9, resuming: state) != fresh)
    for spoil in spoilers {
      var state = state
      spoil(&state)
      #expect(descend(stopping, iterations: 9, resuming: state) == fresh)
    }
  }

  @Test(
    "goes on from any boundary to the same bits as without a stop", arguments: Methods.all(learningRate: 0.5),
    Precision.allCases)
  func resumption(method: any OptimizationMethod, precision: Precision) throws {
    let layers = [10, 6, 4]
    func objective(samples: Int, seed: UInt64, lambda: Double) throws -> NetworkObjective {
      try NetworkObjective(
        dataset: SmallNetworks.dataset(layers, samples: samples, seed: seed), layerSizes: layers,
        activation: .sigmoid, loss: .crossEntropy, lambda: lambda, precision: precision, threads: 2)
    }
    let learnt = try objective(samples: 150, seed: 1, lambda: 0.01)
    let heldOut = try objective(samples: 60, seed: 2, lambda: 0)
    let stopping = EarlyStopping(patience: 6) { heldOut.cost(at: $0).dataTerm }
    let start = SmallNetworks.network(layers).parameters
    var states: [OptimizerState] = []
    let criteria = StoppingCriteria(iterations: 40, tolerance: 0)
    let whole = Optimization.minimize(
      learnt, from: start, method: method, until: criteria, earlyStopping: stopping
    ) {
      states.append($1())
      return true
    }
    // The labels are noise: what is learnt of them soon is of no use to others.
    let lowest = whole.heldOutCurve.min()
    #expect(whole.heldOutCurve[whole.bestIteration] == lowest)
    #expect(heldOut.cost(at: whole.parameters).dataTerm == lowest)
    for state in states {
      let resumed = Optimization.minimize(
        learnt, from: start, method: method, until: criteria, earlyStopping: stopping, resuming: state)
      #expect(resumed == whole)
    }
  }
}

/// x²
private struct Valley: Objective {
  let dimension = 1
  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    gradient = [2 * x[0]]
    return x[0] * x[0]
  }
}
