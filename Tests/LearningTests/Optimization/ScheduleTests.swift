import Foundation
import Learning
import Testing

@Suite("A schedule")
struct ScheduleTests {
  @Test("along a cosine has the factors of the published formula, and stays at its end")
  func cosine() {
    let schedule = Schedule.cosine(over: 8)
    for part in 0...800 {
      let expected = 0.5 * (1 + cos(Double.pi * Double(part) / 800))
      #expect(abs(schedule.factor(after: Double(part) / 100) - expected) < 3e-16)
    }
    #expect(schedule.factor(after: 0) == 1)
    #expect(abs(schedule.factor(after: 4) - 0.5) < 1e-15)
    #expect(schedule.factor(after: 8) == 0)
    #expect(schedule.factor(after: 9) == 0)
    #expect(Schedule.constant.factor(after: 1e9) == 1)
  }

  @Test("is what gradient descent goes by")
  func gradientDescent() {
    let result = Optimization.minimize(
      Slide(), from: [0], method: GradientDescent(learningRate: 2, schedule: .cosine(over: 4)),
      until: StoppingCriteria(iterations: 4, tolerance: 0))
    // cos 0, π/4, π/2 and 3π/4: in sum 1.
    #expect(abs(result.parameters[0] + 2 * (4 + 1) / 2) < 1e-14)
  }

  @Test("is what Adam goes by, a batch at a time")
  func adam() {
    // Of a constant gradient Adam's steps are its rates; an objective without samples makes one step an epoch.
    let result = Optimization.minimize(
      Slide(), from: [0], method: Adam(learningRate: 2, schedule: .cosine(over: 4)),
      until: StoppingCriteria(iterations: 4, tolerance: 0))
    #expect(abs(result.parameters[0] + 5) < 1e-6)
    // With samples there are two steps an epoch: after 0, ½, 1 and 1½ epochs of 2.
    let batches = Optimization.minimize(
      Slides(), from: [0], method: Adam(learningRate: 2, schedule: .cosine(over: 2), batchSize: 1),
      until: StoppingCriteria(iterations: 2, tolerance: 0))
    #expect(abs(batches.parameters[0] + 5) < 1e-6)
  }

  @Test(
    "that goes over another number of iterations does not take up a state",
    arguments: [
      { GradientDescent(learningRate: 0.1, schedule: $0) }, { Adam(learningRate: 0.1, schedule: $0) },
    ] as [@Sendable (Schedule) -> any OptimizationMethod])
  func otherHorizons(method: @Sendable (Schedule) -> any OptimizationMethod) {
    func run(_ schedule: Schedule, _ state: OptimizerState? = nil) -> OptimizationResult {
      Optimization.minimize(
        Hollow(), from: [1], method: method(schedule), until: StoppingCriteria(iterations: 6, tolerance: 0),
        resuming: state)
    }
    let schedules = [Schedule.constant, .cosine(over: 6), .cosine(over: 7)]
    for schedule in schedules {
      // From elsewhere: to take it up would end elsewhere.
      let state = Optimization.minimize(
        Hollow(), from: [3], method: method(schedule), until: StoppingCriteria(iterations: 2, tolerance: 0)
      ).state
      for other in schedules { #expect((run(other, state) == run(other)) == (other != schedule)) }
    }
  }
}

/// x
private struct Slide: Objective {
  let dimension = 1
  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    gradient = [1]
    return x[0]
  }
}

/// x, the mean over two samples that are alike
private struct Slides: MiniBatchObjective {
  let dimension = 1
  let sampleCount = 2
  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    Slide().evaluate(x, gradient: &gradient)
  }
  func descend(
    _ walk: inout AdamWalk, by steps: [BatchStep], beforeEach: () throws(Interruption) -> Void
  ) throws(Interruption) {
    for step in steps {
      try beforeEach()
      walk.step(along: [1], rate: step.rate)
    }
  }
}

/// x²
private struct Hollow: Objective {
  let dimension = 1
  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    gradient = [2 * x[0]]
    return x[0] * x[0]
  }
}
