import DataFiles
import Learning
package import Notebook
package import Wording

/// `network`: another architecture, another initialisation, or weights from a file.
package struct NetworkStep: Step {
  package static let name = "network"
  package static let summary = StepSummary(
    "Makes a fresh network for the data, or reads one from a file.",
    discussion: """
      A network has the data's pixels as inputs, hidden layers, and one output a class. Its weights are drawn \
      at random from the seed, or read from a MATLAB or NPZ file with the variables `Theta1`, \
      `Theta2`, …, each next × (previous + 1), the bias in the first column: what `save` writes.
      """,
    example: """
      hidden: [40, 20]
      activation: tanh
      init: glorot
      """)

  /// How weights are drawn.
  enum Draw: String, Choice {
    case normal, uniform, glorot

    func initialization(scale: Double?) -> Initialization {
      switch self {
      case .normal: .normal(standardDeviation: scale ?? 1)
      case .uniform: .uniform(bound: scale ?? 0.12)
      case .glorot: .glorot(scale: scale ?? 1)
      }
    }
  }

  private static let activation = StepOption(
    "activation", default: Activation.sigmoid, help: "The activation function of the hidden units.")
  private static let draw = StepOption(
    "init", default: Draw.normal,
    help:
      "How weights are drawn: from the normal distribution, uniformly, or uniformly with Glorot and Bengio's width."
  )
  private static let scale = StepOption<Double?>(
    optional: "init-scale", .positive,
    help: """
      The standard deviation of `normal` (1 by default), the bound of `uniform` (0.12), or a factor of the \
      width of `glorot` (1).
      """)
  private static let seed = StepOption<Int?>(
    optional: "seed", .atLeast(0),
    help: "The seed of the random draw; the notebook's seed if left out.")
  private static let weights = StepOption<FilePath?>(
    optional: "weights", help: "A MATLAB or NPZ file to read the weights from, instead of drawing them.")

  package static let revision = 2
  package static let words: [any Words.Type] = [NetworkWords.self, FailureWords.self]
  package static let options: [any AnyOption] = [
    LearningOptions.hidden, LearningOptions.parameterLimit, activation, draw, scale, seed, weights,
  ]
  package static let reads: [SlotUse] = [.data]
  package static let writes: [SlotUse] = [.network]
  package static let scalars = [ScalarSummary("parameters", "How many parameters the network has.")]

  private let hidden: HiddenLayers
  private let activation: Activation
  private let initialization: Initialization
  private let seed: UInt64?
  private let weights: FilePath?

  package init(_ options: CellOptions) throws(OptionProblem) {
    hidden = HiddenLayers(options)
    activation = options[Self.activation]
    initialization = options[Self.draw].initialization(scale: options[Self.scale])
    seed = options[Self.seed].map(UInt64.init)
    weights = options[Self.weights]
    guard weights != nil else {
      try hidden.checkLeastSize()
      return
    }
    if let option = options.firstGiven(of: [LearningOptions.hidden, Self.draw, Self.scale, Self.seed]) {
      throw OptionProblem(
        option, "`\(option.name)` can't be given together with `weights`, which already decides it",
        advice: "keep one of the two")
    }
  }

  package var dataflow: Dataflow {
    Dataflow(files: weights.map { [Dataflow.FileRead($0, option: Self.weights)] } ?? [])
  }

  package func run(in context: inout StepContext) throws {
    let data = try context.read(Slots.data)
    let network: Network
    if let path = weights {
      let contents = try context.read(path)
      network = try read(contents.bytes, path: path.path)
      try network.checkFits(data, option: Self.weights)
    } else {
      network = Network(
        layerSizes: try hidden.layers(for: data), activation: activation, initialization: initialization,
        seed: seed ?? context.seed)
    }
    context.write(network, to: Slots.network)
    context.set("parameters", Double(network.parameterCount))
    context.show(.table(table(network)))
  }

  private func read(_ bytes: [UInt8], path: String) throws -> Network {
    do {
      let file = try DataFile(contentsOf: bytes)
      // Theta1, Theta2, … as far as they go; the first must be there.
      var weights = [try matrix(file, layer: 1)]
      while file.variableNames.contains("Theta\(weights.count + 1)") {
        weights.append(try matrix(file, layer: weights.count + 1))
      }
      return try Network(
        weights: weights, activation: activation, outputFunction: try SavedNetwork.outputFunction(in: file))
    } catch let error as DataFileError {
      throw StepFailure(error, in: path, option: Self.weights)
    } catch let error as NetworkError {
      throw StepFailure(FailureWords.inFile(.name(path), error.sentence), option: Self.weights)
    }
  }

  private func matrix(_ file: DataFile, layer: Int) throws(DataFileError) -> Matrix {
    let array = try file.array(named: "Theta\(layer)")
    return Matrix(rows: array.rows, columns: array.columns, elements: array.rowMajorMatrix())
  }

  private func table(_ network: Network) -> Table {
    let sizes = network.layerSizes
    // One function has one name: that of the option.
    let output =
      switch network.outputFunction {
      case .logistic: Activation.sigmoid.rawValue
      case .softmax: OutputFunction.softmax.rawValue
      }
    let rows = network.weights.enumerated().map { layer, weights -> [Table.Cell] in
      let isOutput = layer == network.weights.count - 1
      return [
        .text(.name("Θ\(subscripted(layer + 1))")), .text(.numeral("\(weights.rows) × \(weights.columns)")),
        .number(Double(weights.elements.count), .grouped),
        .text(.name(isOutput ? output : network.activation.rawValue)),
      ]
    }
    return Table(
      title: NetworkWords.title(.name(sizes.map(String.init).joined(separator: "-"))),
      columns: [
        NetworkWords.weights(), NetworkWords.size(), NetworkWords.parameters(), NetworkWords.activation(),
      ], rows: rows)
  }
}

/// What a file of saved weights holds beside them.
enum SavedNetwork {
  /// The variable that is 1 where the outputs are shares that add up to 1, and 0 where each is logistic.
  static let softmaxName = "Softmax"

  /// What the outputs of a saved network are: logistic where the file does not say.
  static func outputFunction(in file: DataFile) throws(DataFileError) -> OutputFunction {
    guard file.variableNames.contains(softmaxName) else { return .logistic }
    return try file.array(named: softmaxName).elements.first == 1 ? .softmax : .logistic
  }
}
