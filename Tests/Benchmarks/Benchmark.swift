import Dispatch
import Foundation
import Learning

/// Our side of the benchmark: does what it is told on standard input, one command a line, and answers with one line.
///
/// `benchmark.py` starts it and alternates its commands with the same work elsewhere.
@main
struct Benchmark {
  private var samples: Dataset?
  private var parameters: [Double] = []
  private var objective: NetworkObjective?
  private var threads = 1
  private var heldOut: Dataset?
  /// Adam's, and where it is; no state before the first epoch.
  private var walk: (method: Adam, state: OptimizerState?)?

  static func main() throws {
    var benchmark = Benchmark()
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      guard let command = words.first else { continue }
      let answer = try benchmark.answer(command, Array(words.dropFirst()))
      try FileHandle.standardOutput.write(contentsOf: Data("\(answer)\n".utf8))
    }
  }

  private mutating func answer(_ command: String, _ words: [String]) throws -> String {
    switch (command, words.count) {
    case ("variant", 0): return NumericVariant.instructionSet
    case ("peak", 2): return try peak(words)
    case ("samples", 4):
      samples = try dataset(words)
      return "\(samples?.labels.count ?? 0)"
    case ("held-out", 4):
      heldOut = try dataset(words)
      return "\(heldOut?.labels.count ?? 0)"
    case ("parameters", 1):
      parameters = try numbers(in: words[0], as: Double.self)
      return "\(parameters.count)"
    case ("network", 4...): return try takeNetwork(words)
    case ("evaluate", 1): return try evaluate(words[0])
    case ("gradient", 1): return try writeGradient(to: words[0])
    case ("reach", 2): return try reach(words)
    case ("train", 2): return try train(words)
    case ("adam", 1):
      walk = (Adam(learningRate: Double(words[0]) ?? Adam().learningRate), nil)
      return "adam"
    case ("epoch", 0): return try epoch()
    case ("pair", 2): return try pair(words)
    case ("memory", 0): return "\(try peakMemory())"
    case ("forget-memory", 0):
      // The kernel's word for it: 5 makes what a process has now the most that it had.
      try "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
      return "\(try peakMemory())"
    default: throw Misunderstanding(line: ([command] + words).joined(separator: " "))
    }
  }

  /// `samples FEATURES LABELS WIDTH CLASSES`, and `held-out` likewise: files of raw doubles and 32-bit integers.
  private func dataset(_ words: [String]) throws -> Dataset {
    let labels = try numbers(in: words[1], as: Int32.self).map(Int.init)
    guard let width = Int(words[2]), let classes = Int(words[3]) else {
      throw Misunderstanding(line: words.joined(separator: " "))
    }
    return try Dataset(
      features: Matrix(
        rows: labels.count, columns: width, elements: numbers(in: words[0], as: Double.self)),
      labels: labels, classNames: (0..<classes).map(String.init), imageRows: 1, imageColumns: width,
      heldOut: labels.map { _ in false })
  }

  /// `network PRECISION THREADS LAYER…`: the logistic network with the cross-entropy and λ = 0.001. How many parameters
  /// it has, and the seconds of packing the samples.
  private mutating func takeNetwork(_ words: [String]) throws -> String {
    guard let samples, let precision = Precision(rawValue: words[0]), let threads = Int(words[1]) else {
      throw Misunderstanding(line: words.joined(separator: " "))
    }
    self.threads = threads
    let start = ContinuousClock.now
    let objective = try NetworkObjective(
      dataset: samples, layerSizes: words.dropFirst(2).compactMap { Int($0) }, activation: .sigmoid,
      loss: .crossEntropy, lambda: 0.001, precision: precision, threads: threads)
    self.objective = objective
    return "\(objective.dimension) \(seconds(since: start))"
  }

  /// `peak PRECISION THREADS`: the operations a second of nothing but multiplications and additions.
  private func peak(_ words: [String]) throws -> String {
    guard let precision = Precision(rawValue: words[0]), let threads = Int(words[1]) else {
      throw Misunderstanding(line: words.joined(separator: " "))
    }
    return "\(NumericVariant.peak(precision, threads: threads))"
  }

  private func prepared() throws -> NetworkObjective {
    guard let objective, objective.dimension == parameters.count else {
      throw Misunderstanding(line: "there is no network for \(parameters.count) parameters")
    }
    return objective
  }

  /// `evaluate COUNT`: the seconds of so many evaluations, one after the other as a training makes them.
  private func evaluate(_ count: String) throws -> String {
    let objective = try prepared()
    var gradient = Array(repeating: 0.0, count: parameters.count)
    var times: [Double] = []
    for _ in 0..<(Int(count) ?? 1) {
      let start = ContinuousClock.now
      _ = objective.evaluate(parameters, gradient: &gradient)
      times.append(seconds(since: start))
    }
    return times.map { "\($0)" }.joined(separator: " ")
  }

  private func writeGradient(to path: String) throws -> String {
    var gradient: [Double] = []
    let cost = try prepared().evaluate(parameters, gradient: &gradient)
    try gradient.withUnsafeBytes { try Data($0).write(to: URL(filePath: path)) }
    return "\(cost)"
  }

  /// `reach METHOD SHARE`: the iterations and evaluations until so many samples are named rightly.
  private func reach(_ words: [String]) throws -> String {
    let objective = try prepared()
    guard let method = Self.method(words[0]), let goal = Double(words[1]), let samples else {
      throw Misunderstanding(line: words.joined(separator: " "))
    }
    let result = try Optimization.minimize(
      objective, from: parameters, method: method, until: Self.criteria(iterations: 5000)
    ) { _, state in
      try share(of: samples, namedBy: state().arrays["parameters"] ?? [], layers: objective.layerSizes) < goal
    }
    return "\(result.iterations) \(result.evaluations)"
  }

  private func share(of samples: Dataset, namedBy parameters: [Double], layers: [Int]) throws -> Double {
    let network = try Network(layerSizes: layers, activation: .sigmoid, parameters: parameters)
    let predictions = network.predictions(for: samples.features, threads: threads)
    return Double(zip(predictions, samples.labels).count { $0 == $1 }) / Double(samples.labels.count)
  }

  /// The seconds of another epoch of Adam, and the share of the held-out samples that are named rightly then.
  private mutating func epoch() throws -> String {
    let objective = try prepared()
    guard let walk, let heldOut else { throw Misunderstanding(line: "adam and held-out come before epoch") }
    let done = max(0, (walk.state?.arrays["curve"]?.count ?? 1) - 1)
    let start = ContinuousClock.now
    let result = Optimization.minimize(
      objective, from: parameters, method: walk.method, until: Self.criteria(iterations: done + 1),
      resuming: walk.state)
    let seconds = seconds(since: start)
    self.walk = (walk.method, result.state)
    let share = try share(
      of: heldOut, namedBy: result.state.arrays["parameters"] ?? [], layers: objective.layerSizes)
    return "\(seconds) \(share)"
  }

  /// `train METHOD ITERATIONS`: the seconds, and J at the end.
  private func train(_ words: [String]) throws -> String {
    let objective = try prepared()
    guard let method = Self.method(words[0]), let iterations = Int(words[1]) else {
      throw Misunderstanding(line: words.joined(separator: " "))
    }
    let start = ContinuousClock.now
    let result = Optimization.minimize(
      objective, from: parameters, method: method, until: Self.criteria(iterations: iterations))
    return "\(seconds(since: start)) \(result.cost)"
  }

  /// `pair METHOD ITERATIONS`: the seconds of two trainings one after the other, and of the same two at the same time.
  private func pair(_ words: [String]) throws -> String {
    guard let method = Self.method(words[0]), let iterations = Int(words[1]), let samples else {
      throw Misunderstanding(line: words.joined(separator: " "))
    }
    let layers = try prepared().layerSizes
    let (parameters, threads) = (parameters, threads)
    let objectives = try (0..<2).map { _ in
      try NetworkObjective(
        dataset: samples, layerSizes: layers, activation: .sigmoid, loss: .crossEntropy, lambda: 0.001,
        threads: threads)
    }
    @Sendable func train(_ index: Int) {
      _ = Optimization.minimize(
        objectives[index], from: parameters, method: method, until: Self.criteria(iterations: iterations))
    }
    train(0)
    var start = ContinuousClock.now
    for index in 0..<2 { train(index) }
    let inTurn = seconds(since: start)
    start = .now
    let group = DispatchGroup()
    for index in 0..<2 { DispatchQueue(label: "trainer \(index)").async(group: group) { train(index) } }
    group.wait()
    return "\(inTurn) \(seconds(since: start))"
  }

  private static func method(_ name: String) -> (any OptimizationMethod)? {
    let methods: [any OptimizationMethod] = [
      LBFGS(), LBFGS(usesCurvature: true), TruncatedNewton(), ConjugateGradient(), GradientDescent(), Adam(),
    ]
    return methods.first { $0.name == name }
  }

  private static func criteria(iterations: Int) -> StoppingCriteria {
    StoppingCriteria(iterations: iterations, tolerance: 0)
  }

  /// The most memory that this process had since it was told to forget, in bytes.
  private func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) * 1024
  }

  private func seconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .seconds(1)
  }

  private func numbers<Number>(in path: String, as: Number.Type) throws -> [Number] {
    try Data(contentsOf: URL(filePath: path)).withUnsafeBytes { Array($0.bindMemory(to: Number.self)) }
  }
}

/// A command that means nothing.
struct Misunderstanding: Error {
  let line: String
}
