import Learning
import Notebook
import TestSupport
import Testing
import Wording

@Suite("network")
struct NetworkStepTests {
  private func network(_ options: String) async throws -> Network {
    try await Bench.values(
      after: "```{load}\nfile: Data/digits.mat\n```\n```{network}\n\(options)\n```", in: Bench.digits
    ).network
  }

  @Test(
    "weights are drawn with the mean and spread that were asked for",
    arguments: [
      ("init: normal", 1.0, Double.infinity), ("init: normal\ninit-scale: 0.01", 0.01, .infinity),
      // An even spread from −ε to ε has the standard deviation ε/√3.
      ("init: uniform", 0.12 / 3.0.squareRoot(), 0.12),
      ("init: uniform\ninit-scale: 2", 2 / 3.0.squareRoot(), 2),
    ])
  func draws(options: String, spread: Double, bound: Double) async throws {
    let parameters = try await network(options).parameters
    let mean = parameters.reduce(0, +) / Double(parameters.count)
    let deviation = (parameters.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(parameters.count))
      .squareRoot()
    // Of 19,885 parameters, the mean is within 5σ/√n and the deviation within 5σ/√(2n).
    #expect(abs(mean) < 0.036 * spread)
    #expect(abs(deviation / spread - 1) < 0.026)
    #expect(parameters.allSatisfy { abs($0) <= bound })
  }

  @Test("Glorot's width is √(6/(previous + next)), with biases of 0")
  func glorot() async throws {
    let network = try await network("hidden: [40, 20]\ninit: glorot\ninit-scale: 2\nactivation: tanh")
    #expect(network.layerSizes == [784, 40, 20, 10])
    #expect(network.activation == .tanh)
    for (weights, sizes) in zip(network.weights, [(784, 40), (40, 20), (20, 10)]) {
      let bound = 2 * (6 / Double(sizes.0 + sizes.1)).squareRoot()
      let drawn = (0..<weights.rows).flatMap { weights.row($0).dropFirst() }
      #expect((0..<weights.rows).allSatisfy { weights[$0, 0] == 0 })
      #expect(drawn.allSatisfy { abs($0) <= bound })
      #expect((drawn.map(abs).max() ?? 0) > 0.95 * bound)
    }
  }

  @Test("the seed is the notebook's, or the cell's own")
  func seeds() async throws {
    let first = try await network("")
    #expect(try await network("seed: 1") == first)
    #expect(try await network("seed: 2") != first)
    #expect(try await network("hidden: []").layerSizes == [784, 10])
  }

  @Test("weights come from a MATLAB file that scipy wrote, bias first")
  func weights() async throws {
    let network = try await Bench.values(after: Bench.small + Bench.weights).network
    #expect(network.layerSizes == [12, 5, 3])
    let expected = try Numbers.read().hiddenUnits
    #expect((0..<5).map { Array(network.weights[0].row($0).dropFirst()) } == expected)
    let result = try await Bench.run(Bench.small + Bench.weights)
    #expect(try result.scalar("network", "parameters") == 5 * 13 + 3 * 6)
  }

  @Test("hidden and output units of one function are called the same, by the option's word")
  func activations() async throws {
    let outputs = try await Bench.run(Bench.small + Bench.weights).cell("network").outputs
    guard case .table(let table)? = outputs.first else {
      Issue.record("there is no table")
      return
    }
    #expect(table.rows.map { $0.last?.string } == ["sigmoid", "sigmoid"])
  }

  @Test(
    "weights that do not fit one another or the data are refused with what was expected",
    arguments: [
      ("bad-weights.mat", ["Theta2", "3 × 5", "6 columns"]),
      ("other-weights.mat", ["7 inputs", "12 features"]),
      ("nan-weights.mat", ["parameter 1", "not a number"]), ("small.mat", ["Theta1"]),
      ("bad-short.mat", ["bad-short.mat"]), ("bad-7.3.mat", ["MATLAB 7.3"]),
    ])
  func refused(file: String, words: [String]) async throws {
    let result = try await Bench.run(Bench.small + "```{network}\nweights: \(file)\n```\n")
    let failure = try #require(try result.cell("network").failure)
    #expect(failure.range.start == SourcePosition(line: 7, column: 10))
    for word in words { #expect(failure.message.english.contains(word)) }
  }

  @Test("a network beyond the limit is refused with what it would take, and an option raises the limit")
  func limit() async throws {
    let cells = Bench.small + "```{network}\nhidden: [100, 100]\nparameter-limit: "
    let result = try await Bench.run(cells + "11000\n```\n")
    let failure = try #require(try result.cell("network").failure)
    #expect(
      failure.message.english.hasPrefix(
        "a network of 12-100-100-3 units has 11,703 parameters, which take 93.6 kB"))
    #expect(failure.advice?.english.contains("`parameter-limit`") == true)
    #expect(try await Bench.run(cells + "12000\n```\n").scalar("network", "parameters") == 11703)
    let mistake = #expect(throws: Bench.Mistaken.self) {
      try Bench.plan(Bench.small + "```{network}\nhidden: [65536, 65536]\n```\n")
    }
    #expect(mistake?.messages.first?.contains("4,295,229,441 parameters, which take 34.4 GB") == true)
  }

  @Test(
    "options that contradict a file of weights, or cannot be, are mistakes",
    arguments: [
      "weights: weights.mat\nhidden: 3", "weights: weights.mat\ninit: glorot",
      "weights: weights.mat\nseed: 3",
      "weights: none.mat", "init: zero", "init-scale: 0", "init-scale: .inf", "seed: -1", "activation: step",
      "hidden: [3, x]", "hidden: [4000, 3000]", "hidden: [1000, 1000]\nparameter-limit: 1000000",
    ])
  func mistakes(options: String) {
    #expect(throws: Bench.Mistaken.self) { try Bench.plan(Bench.small + "```{network}\n\(options)\n```\n") }
  }
}
