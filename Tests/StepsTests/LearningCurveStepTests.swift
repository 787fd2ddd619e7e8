import Figures
import Foundation
import Notebook
import Steps
import Testing
import Wording

@Suite("learning-curve")
struct LearningCurveStepTests {
  private static let load = "```{load}\nfile: small.mat\nshape: [4, 3]\nhidden: 5\nholdout: 15\n```\n"

  private func curve(_ sizes: String) -> String {
    Self.load + "```{learning-curve it}\nsizes: \(sizes)\niterations: 12\nlambda: 0.1\n```\n"
  }

  @Test("with all samples it comes to what minimize, cost and predict come to")
  func whole() async throws {
    let result = try await Bench.run(
      curve("[45]") + """
        ```{minimize}
        iterations: 12
        lambda: 0.1
        ```
        ```{cost trained}
        lambda: 0
        ```
        ```{cost unseen}
        lambda: 0
        on: held-out
        ```
        ```{predict}
        on: held-out
        ```

        """)
    #expect(agree(try result.scalar("it", "training-cost"), try result.scalar("trained", "cost"), to: 1e-6))
    #expect(agree(try result.scalar("it", "cost"), try result.scalar("unseen", "cost"), to: 1e-6))
    #expect(try result.scalar("it", "accuracy") == result.scalar("predict", "accuracy"))
  }

  @Test("sizes are counts or shares, in order, each once; by default each is twice the one before, up to all")
  func sizes() async throws {
    func samples(_ text: String) async throws -> [Double] {
      let table = try await Bench.run(text).table("it", "What more samples change")
      return table.rows.compactMap { if case .number(let value, _)? = $0.first { value } else { nil } }
    }
    #expect(try await samples(curve("[30, 0.2, 9, 45]")) == [9, 30, 45])
    #expect(
      try await samples(Self.load + "```{learning-curve it}\niterations: 3\n```\n") == [11, 22, 45])
  }

  @Test("costs and accuracies of both kinds of samples are curves over the number of samples")
  func charts() async throws {
    let charts = try await Bench.run(curve("[10, 20, 40]")).cell("it").outputs.compactMap {
      output -> LineChart? in
      if case .chart(let chart) = output, case .line(let line) = chart.drawing { return line }
      return nil
    }
    #expect(charts.map(\.yLabel.english) == ["Cost (mean loss)", "Accuracy"])
    for chart in charts {
      #expect(chart.series.map(\.name.english) == ["trained on", "held out"])
      #expect(chart.series.map(\.x) == [[10, 20, 40], [10, 20, 40]])
      #expect(chart.xScale == .log)
    }
    // Few samples are learnt by heart.
    #expect(charts[0].series[0].y[0] < charts[0].series[1].y[0])
  }

  @Test("a size more costs one training more, and gives what training all of them gives")
  func stored() async throws {
    let memory = Memory()
    _ = try await completed(curve("[10, 20]"), memory)
    let (counts, result) = try await completed(curve("[10, 20, 40]"), memory)
    #expect(counts.first == 2 && counts.last == 3)
    let fresh = try await completed(curve("[10, 20, 40]"), Memory())
    #expect(fresh.counts.first == 0 && fresh.counts.last == 3)
    #expect(try result.table("it", "What") == fresh.result.table("it", "What"))
  }

  @Test("a run that was interrupted goes on with the training that was under way, and ends in the same bits")
  func interrupted() async throws {
    let memory = Memory()
    let engine = try await Bench.engine(curve("[10, 20, 40]"), memory: memory)
    let first = await engine.run(Request()).result { event in
      if case .progress(_, let progress) = event, progress.completed == 1 { Task { await engine.cancel() } }
    }
    let (counts, result) = try await completed(curve("[10, 20, 40]"), memory)
    #expect(first?.status != .failed)
    if first?.status == .interrupted { #expect(counts.first ?? 0 >= 1) }
    let fresh = try await completed(curve("[10, 20, 40]"), Memory())
    #expect(try result.table("it", "What") == fresh.result.table("it", "What"))
  }

  @Test(
    "what can't be is a mistake, or a failure that says so",
    arguments: [
      ("sizes: [0]", "a size of 0 samples was found"),
      ("batch-size: 5", "`batch-size` is not an option of the method `l-bfgs`"),
      ("sizes: [46]", "46 samples are more than the 45 to train on"),
    ])
  func mistakes(options: String, message: String) async throws {
    do {
      let result = try await Bench.run(Self.load + "```{learning-curve it}\n\(options)\n```\n")
      #expect(try result.cell("it").failure?.message.english == message)
    } catch let mistake as Bench.Mistaken {
      #expect(mistake.messages == [message])
    }
    let without = try await Bench.run(Bench.small + "```{learning-curve it}\n```\n")
    #expect(try without.cell("it").failure?.message.english == "no samples of the data are held out")
  }

  /// How many trainings were done at each report, and the result.
  private func completed(_ text: String, _ memory: Memory) async throws -> (counts: [Int], result: RunResult)
  {
    let engine = try await Bench.engine(text, memory: memory)
    var counts: [Int] = []
    let result = await engine.run(Request()).result { event in
      if case .progress(_, let progress) = event { counts.append(progress.completed) }
    }
    return (counts, try #require(result))
  }
}
