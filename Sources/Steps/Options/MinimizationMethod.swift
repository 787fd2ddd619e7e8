import Learning
import Notebook

/// A method that `minimize` knows by name, with the options that are its own.
///
/// A new one is an entry of ``all``; its hyper-parameters are its own type's.
struct MinimizationMethod: OptionValue {
  let name: String
  /// Those of the methods' ``options`` that this one takes.
  private let ownOptions: [String]
  /// Whether an iteration goes through all samples, a batch at a time.
  let countsEpochs: Bool
  private let makeMethod: @Sendable (CellOptions, UInt64) -> any OptimizationMethod

  private init(
    _ name: String, options: [any AnyOption] = [], countsEpochs: Bool = false,
    make: @escaping @Sendable (CellOptions, UInt64) -> any OptimizationMethod
  ) {
    self.name = name
    ownOptions = options.map(\.name)
    self.countsEpochs = countsEpochs
    makeMethod = make
  }

  // MARK: - The methods

  static let standard = MinimizationMethod("l-bfgs") { _, _ in LBFGS() }

  static let all = [
    standard,
    MinimizationMethod("tnc") { _, _ in TruncatedNewton() },
    MinimizationMethod("cg") { _, _ in ConjugateGradient() },
    MinimizationMethod("gradient-descent", options: [learningRate]) { options, _ in
      GradientDescent(learningRate: options[learningRate] ?? GradientDescent().learningRate)
    },
    MinimizationMethod("adam", options: [learningRate, batchSize], countsEpochs: true) { options, seed in
      Adam(
        learningRate: options[learningRate] ?? Adam().learningRate, batchSize: options[batchSize], seed: seed)
    },
  ]

  // MARK: - Their options

  static let learningRate = StepOption<Double?>(
    optional: "learning-rate", .positive,
    help: "The step length of `gradient-descent` (1 by default) and `adam` (0.001 by default).")
  static let batchSize = StepOption(
    "batch-size", default: 128, .between(1, 1_000_000), help: "How many samples `adam` looks at in one step.")
  static let options: [any AnyOption] = [learningRate, batchSize]

  func has(_ option: any AnyOption) -> Bool { ownOptions.contains(option.name) }

  /// The options that belong to other methods.
  var foreignOptions: [any AnyOption] { Self.options.filter { !has($0) } }

  /// What makes the method from a seed, with the cell's options.
  func make(_ options: CellOptions) -> @Sendable (UInt64) -> any OptimizationMethod {
    let makeMethod = makeMethod
    return { makeMethod(options, $0) }
  }

  // MARK: - Option value

  static var choices: [String] { all.map(\.name) }
  static var expectation: String { "one of " + choices.map { "`\($0)`" }.joined(separator: ", ") }

  init?(_ value: Value) {
    guard let method = Self.all.first(where: { value == .text($0.name) }) else { return nil }
    self = method
  }

  var value: Value { .text(name) }

  static func == (left: MinimizationMethod, right: MinimizationMethod) -> Bool { left.name == right.name }
  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
