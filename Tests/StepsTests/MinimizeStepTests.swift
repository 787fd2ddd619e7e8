import Figures
import Foundation
import Learning
import Notebook
import Testing
import Wording

/// The numbers of the article that this project began with, on all 5,000 digits at 20×20 from N(0, 1) weights.
@Suite("minimize", .serialized)
struct MinimizeStepTests {
  private static let digits = "```{load}\nfile: Data/digits.mat\nresize: [20, 20]\n```\n"

  private func trained(_ options: String, network: String = "") async throws -> RunResult {
    let result = try await Bench.run(
      Self.digits + network + "```{minimize train}\n\(options)\n```\n```{predict}\nexamples: 0\n```\n",
      in: Bench.digits)
    #expect(result.status == .succeeded, "\(result.cells.compactMap(\.failure?.message))")
    return result
  }

  @Test("along h − y, the squared loss is learnt to 99.64% and more", arguments: ["l-bfgs", "tnc"])
  func article(method: String) async throws {
    let result = try await trained(
      "method: \(method)\nloss: squared\ndelta: logistic\nlambda: 0.001\niterations: 400")
    #expect(try result.scalar("predict", "accuracy") >= 0.9964)
    #expect(try result.scalar("train", "cost") < result.scalar("train", "initial-cost"))
    #expect(try result.notes("train").map(\.kind) == [.warning])
  }

  @Test("gradient descent comes to about 95% in 1,500 iterations")
  func gradientDescent() async throws {
    let result = try await trained(
      "method: gradient-descent\nloss: squared\ndelta: logistic\nlambda: 0.1\niterations: 1500\nlearning-rate: 1\ntolerance: 0"
    )
    #expect((0.94...0.96).contains(try result.scalar("predict", "accuracy")))
    #expect(try result.scalar("train", "iterations") == 1500)
    #expect(try result.scalar("train", "evaluations") == 1501)
  }

  @Test("the cross-entropy with its own delta is learnt to the last digit")
  func crossEntropy() async throws {
    let result = try await trained("method: l-bfgs\nlambda: 0.001\niterations: 1500")
    #expect(try result.scalar("predict", "accuracy") == 1)
  }

  @Test(
    "k-fac learns the digits to 99.64% in a third of the 84 evaluations of l-bfgs, from large weights and from small",
    arguments: ["double", "single"], ["normal", "uniform", "glorot"])
  func kroneckerFactors(precision: String, start: String) async throws {
    let result = try await trained(
      "method: k-fac\nlambda: 0.001\niterations: 25\ntolerance: 0\nprecision: \(precision)",
      network: "```{network}\ninit: \(start)\n```\n")
    #expect(try result.scalar("predict", "accuracy") >= 0.9964)
    #expect(try result.scalar("train", "evaluations") <= 28)
  }

  private static let tooFast = "method: gradient-descent\nlearning-rate: 1e300\nlambda: 1\n"

  @Test("a minimization that diverges says so at the learning rate, and what it showed is kept")
  func diverging() async throws {
    let result = try await Bench.run(Bench.small + "```{minimize}\n\(Self.tooFast)```\n```{predict}\n```\n")
    #expect(result.status == .failed)
    let cell = try result.cell("minimize")
    #expect(cell.failure?.range.start == SourcePosition(line: 8, column: 16))
    #expect(cell.failure?.message.english.contains("diverged") == true)
    #expect(cell.failure?.advice?.english.contains("smaller") == true)
    #expect(cell.outputs.count >= 2)
    #expect(try result.cell("predict").state.reason?.english == "it needs `minimize`, which failed")
  }

  @Test("where it is allowed, the cells after it go on from the last finite weights")
  func divergingAllowed() async throws {
    let text = Bench.small + "```{minimize}\nallow-error: true\n\(Self.tooFast)```\n"
    let result = try await Bench.run(text + "```{predict}\n```\n")
    #expect(result.status == .succeeded)
    #expect(try result.cell("predict").state == .ran)
    let network = try await Bench.values(after: text).network
    #expect(network.parameters.allSatisfy { $0.isFinite })
    #expect(try result.scalar("minimize", "cost").isFinite)
  }

  @Test("the cell starts from the network it is given, and the one before it is not touched")
  func versions() async throws {
    let result = try await Bench.run(
      Bench.small
        + "```{cost before}\n```\n```{minimize a}\niterations: 3\n```\n```{cost between}\n```\n```{minimize b}\niterations: 3\n```\n"
    )
    #expect(agree(try result.scalar("a", "initial-cost"), try result.scalar("before", "cost")))
    #expect(agree(try result.scalar("a", "cost"), try result.scalar("between", "cost")))
    #expect(agree(try result.scalar("b", "initial-cost"), try result.scalar("between", "cost")))
    #expect(try result.scalar("b", "cost") < result.scalar("a", "cost"))
  }

  @Test("the norm of the gradient is the one that backprop shows of the result")
  func gradientNorm() async throws {
    let result = try await Bench.run(Bench.small + "```{minimize}\niterations: 3\n```\n```{backprop}\n```\n")
    #expect(
      agree(try result.scalar("minimize", "gradient-norm"), try result.scalar("backprop", "gradient-norm")))
  }

  @Test("the curve has the cost after every iteration, and the table says why it stopped")
  func curve() async throws {
    let result = try await Bench.run(Bench.small + "```{minimize}\niterations: 7\n```\n")
    let charts = try result.cell("minimize").outputs.compactMap { output -> Chart? in
      if case .chart(let chart) = output { return chart }
      return nil
    }
    guard case .line(let line)? = charts.first?.drawing, let series = line.series.first else {
      Issue.record("there is no curve")
      return
    }
    #expect(series.x == (0...7).map(Double.init))
    #expect(series.y.first == (try result.scalar("minimize", "initial-cost")))
    #expect(series.y.last == (try result.scalar("minimize", "cost")))
    #expect(
      try result.table("minimize", "The minimization").text("Why it stopped") == "All iterations are done.")
  }

  /// 60 images, of which 15 are held out, and a network that can learn the others by heart.
  private static let heldOut = Bench.small.replacing("hidden: 5", with: "hidden: 8\nholdout: 15")

  @Test(
    "early stopping keeps the network of the lowest held-out cost, and says where it was",
    arguments: [
      "l-bfgs", "k-fac", "tnc", "cg", "gradient-descent\nlearning-rate: 5", "adam\nlearning-rate: 0.1",
    ])
  func earlyStopping(method: String) async throws {
    let result = try await Bench.run(
      Self.heldOut
        + "```{minimize train}\nmethod: \(method)\nearly-stopping: 3\ntolerance: 0\niterations: 60\nlambda: 0\n```\n"
        + "```{cost test}\non: held-out\nlambda: 7\n```\n")
    #expect(result.status == .succeeded)
    let best = Int(try result.scalar("train", "best-iteration"))
    #expect(
      agree(try result.scalar("train", "held-out-cost"), try result.scalar("test", "data-term"), to: 1e-14))
    #expect(try result.scalar("train", "iterations") <= Double(best + 3))
    let curves = try #require(
      try result.cell("train").outputs.lazy.compactMap { output -> LineChart? in
        if case .chart(let chart) = output, case .line(let line) = chart.drawing { return line }
        return nil
      }.first)
    #expect(curves.series.map(\.x.count) == [curves.series[0].x.count, curves.series[0].x.count])
    #expect(curves.series[1].y.firstIndex(of: curves.series[1].y.min() ?? 0) == best)
    #expect(curves.series[0].y[best] == (try result.scalar("train", "cost")))
    #expect(try result.table("train", "The minimization").numbers("Its iteration") == [Double(best)])
  }

  @Test("early stopping without held-out samples is a mistake at the option")
  func nothingHeldOut() async throws {
    let result = try await Bench.run(Bench.small + "```{minimize}\nearly-stopping: 3\n```\n")
    let failure = try #require(try result.cell("minimize").failure)
    #expect(failure.message.english.contains("held out"))
    #expect(failure.advice?.english.contains("holdout") == true)
    #expect(failure.range.start == SourcePosition(line: 7, column: 17))
  }

  @Test("the rate falls along a cosine over all iterations", arguments: ["gradient-descent", "adam"])
  func cosine(method: String) async throws {
    func cost(_ options: String) async throws -> Double {
      let result = try await Bench.run(
        Bench.small + "```{minimize}\nmethod: \(method)\ntolerance: 0\n\(options)\n```\n")
      return try result.scalar("minimize", "cost")
    }
    let constant = try await cost("iterations: 2\nlearning-rate: 0.01")
    #expect(try await cost("iterations: 2\nlearning-rate: 0.01\nschedule: constant") == constant)
    #expect(try await cost("iterations: 2\nlearning-rate: 0.01\nschedule: cosine") > constant)
  }

  @Test(
    "options that cannot be are mistakes",
    arguments: [
      "learning-rate: 1", "method: l-bfgs\nlearning-rate: 1", "method: sgd", "iterations: 0",
      "iterations: 1.5", "tolerance: -1",
      "lambda: -1", "lambda: .inf", "method: gradient-descent\nlearning-rate: 0", "loss: hinge",
      "delta: other", "schedule: cosine", "method: adam\nschedule: linear", "early-stopping: 0",
    ])
  func mistakes(options: String) {
    #expect(throws: Bench.Mistaken.self) { try Bench.plan(Bench.small + "```{minimize}\n\(options)\n```\n") }
  }
}
