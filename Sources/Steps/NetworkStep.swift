import DataFiles
import Learning
package import Notebook

/// `network`: another architecture, another initialisation, or weights from a file.
package struct NetworkStep: Step {
  package static let name = "network"
  package static let summary = StepSummary(
    "Makes a fresh network for the data, or reads one from a file.",
    discussion: """
      A network has the data's pixels as inputs, hidden layers, and one logistic output a class. Its weights \
      are drawn at random from the seed, or read from a MATLAB or NPZ file with the variables `Theta1`, \
      `Theta2`, …, each next × (previous + 1), the bias in the first column: what `save` writes.
      """,
    reads: [.data], writes: [.network],
    example: """
      hidden: [40, 20]
      activation: tanh
      init: glorot
      """)

  /// How weights are drawn.
  enum Draw: String, Choice { case normal, uniform, glorot }

  private static let activation = Option(
    "activation", default: Activation.sigmoid, help: "What the hidden units apply to their sums.")
  private static let draw = Option(
    "init", default: Draw.normal,
    help: "How weights are drawn: normally, evenly, or evenly with Glorot and Bengio's width.")
  private static let scale = Option<Double?>(
    "init-scale", default: nil, Constraint("greater than 0") { $0 ?? 1 > 0 && ($0 ?? 1).isFinite },
    help: """
      The standard deviation of `normal` (1 unless given), the bound of `uniform` (0.12), or a factor of the \
      width of `glorot` (1).
      """)
  private static let seed = Option<Int?>(
    "seed", default: nil, Constraint("of at least 0") { $0 ?? 0 >= 0 },
    help: "What the draw starts from; the notebook's seed where it is left out.")
  private static let weights = Option<FilePath?>(
    "weights", default: nil, help: "A MATLAB or NPZ file to read the weights from, instead of drawing them.")

  package static let options: [any AnyOption] = [
    LearningOptions.hidden, activation, draw, scale, seed, weights,
  ]
  package static let scalars = [ScalarSummary("parameters", "How many parameters the network has.")]

  private let options: CellOptions

  package init(_ options: CellOptions) throws(OptionProblem) {
    self.options = options
    guard options[Self.weights] != nil else { return }
    for name in [LearningOptions.hidden.name, Self.draw.name, Self.scale.name, Self.seed.name]
    where options.given.contains(name) {
      throw OptionProblem(
        name, "`\(name)` is given beside `weights`, which decides it already", advice: "keep one of the two")
    }
  }

  package var dataflow: Dataflow {
    Dataflow(
      reads: [.data], writes: [.network],
      files: options[Self.weights].map { [Dataflow.FileRead($0, option: Self.weights.name)] } ?? [])
  }

  package func run(in context: inout StepContext) throws {
    let data = try context.read(Slots.data)
    let network: Network
    if let path = options[Self.weights] {
      let contents = try context.read(path)
      network = try read(contents.bytes, path: path.path)
      try network.checkFits(data, option: Self.weights.name)
    } else {
      let sizes = [data.features.columns] + options[LearningOptions.hidden].sizes + [data.classNames.count]
      try Network.checkSize(sizes)
      network = Network(
        layerSizes: sizes, activation: options[Self.activation], initialization: initialization,
        seed: options[Self.seed].map(UInt64.init) ?? context.seed)
    }
    context.write(network, to: Slots.network)
    context.set("parameters", Double(network.parameterCount))
    context.show(.table(table(network)))
  }

  private var initialization: Initialization {
    let scale = options[Self.scale]
    switch options[Self.draw] {
    case .normal: return .normal(standardDeviation: scale ?? 1)
    case .uniform: return .uniform(bound: scale ?? 0.12)
    case .glorot: return .glorot(scale: scale ?? 1)
    }
  }

  private func read(_ bytes: [UInt8], path: String) throws -> Network {
    do {
      let file = try DataFile(contentsOf: bytes)
      // Theta1, Theta2, … as far as they go; the first must be there.
      var weights = [try matrix(file, layer: 1)]
      while file.variableNames.contains("Theta\(weights.count + 1)") {
        weights.append(try matrix(file, layer: weights.count + 1))
      }
      return try Network(weights: weights, activation: options[Self.activation])
    } catch let error as DataFileError {
      throw StepFailure(error, in: path, option: Self.weights.name)
    } catch let error as NetworkError {
      throw StepFailure("`\(path)`: \(error.sentence)", option: Self.weights.name)
    }
  }

  private func matrix(_ file: DataFile, layer: Int) throws(DataFileError) -> Matrix {
    let array = try file.array(named: "Theta\(layer)")
    return Matrix(rows: array.rows, columns: array.columns, elements: array.rowMajorMatrix())
  }

  private func table(_ network: Network) -> Table {
    let sizes = network.layerSizes
    let rows = network.weights.enumerated().map { layer, weights -> [Table.Cell] in
      let isOutput = layer == network.weights.count - 1
      return [
        .text("Θ\(subscripted(layer + 1))"), .text("\(weights.rows) × \(weights.columns)"),
        .number(Double(weights.elements.count), NumberFormat(",d") ?? .automatic),
        .text(isOutput ? "logistic" : network.activation.rawValue),
      ]
    }
    return Table(
      title: "A network of \(sizes.map(String.init).joined(separator: "-")) units",
      columns: ["Weights", "Size", "Parameters", "Activation"], rows: rows)
  }
}
