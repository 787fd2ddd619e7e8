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
  private let makeMethod: @Sendable (Making) -> any OptimizationMethod

  /// What a method is made of: the cell's options, how many iterations it is given, and the seed of its choices.
  private struct Making {
    let options: CellOptions
    let iterations: Int
    let seed: UInt64

    var schedule: Schedule {
      switch options[MinimizationMethod.schedule] {
      case .constant: .constant
      case .cosine: .cosine(over: iterations)
      }
    }
  }

  private init(
    _ name: String, options: [any AnyOption] = [], countsEpochs: Bool = false,
    make: @escaping @Sendable (Making) -> any OptimizationMethod
  ) {
    self.name = name
    ownOptions = options.map(\.name)
    self.countsEpochs = countsEpochs
    makeMethod = make
  }

  // MARK: - The methods

  static let standard = MinimizationMethod("l-bfgs") { _ in LBFGS() }

  static let all = [
    standard,
    MinimizationMethod("k-fac") { _ in LBFGS(usesCurvature: true) },
    MinimizationMethod("tnc") { _ in TruncatedNewton() },
    MinimizationMethod("cg") { _ in ConjugateGradient() },
    MinimizationMethod("gradient-descent", options: [learningRate, schedule]) {
      GradientDescent(
        learningRate: $0.options[learningRate] ?? GradientDescent().learningRate, schedule: $0.schedule)
    },
    MinimizationMethod("adam", options: [learningRate, schedule, batchSize], countsEpochs: true) {
      Adam(
        learningRate: $0.options[learningRate] ?? Adam().learningRate, schedule: $0.schedule,
        batchSize: $0.options[batchSize], seed: $0.seed)
    },
  ]

  // MARK: - Their options

  static let learningRate = StepOption<Double?>(
    optional: "learning-rate", .positive,
    help: "The step length of `gradient-descent` (1 by default) and `adam` (0.001 by default).")
  static let schedule = StepOption(
    "schedule", default: ScheduleName.constant,
    help: """
      How the learning rate of `gradient-descent` and `adam` goes on: it stays, or falls to 0 along half a cosine over all \
      iterations.
      """)
  static let batchSize = StepOption(
    "batch-size", default: 128, .between(1, 1_000_000), help: "How many samples `adam` looks at in one step.")
  static let options: [any AnyOption] = [learningRate, schedule, batchSize]

  func has(_ option: any AnyOption) -> Bool { ownOptions.contains(option.name) }

  /// The options that belong to other methods.
  var foreignOptions: [any AnyOption] { Self.options.filter { !has($0) } }

  /// What makes the method from a seed, with the cell's options, for so many iterations.
  func make(_ options: CellOptions, iterations: Int) -> @Sendable (UInt64) -> any OptimizationMethod {
    let makeMethod = makeMethod
    return { makeMethod(Making(options: options, iterations: iterations, seed: $0)) }
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

/// The schedules by name; over how many iterations they go, the cell's other options say.
enum ScheduleName: String, Choice {
  case constant, cosine
}
