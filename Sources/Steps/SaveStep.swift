import DataFiles
import Learning
package import Notebook
package import Wording

/// `save`: the network's weights, or what earlier cells show, in files beside the report.
package struct SaveStep: Step {
  package static let name = "save"
  package static let summary = StepSummary(
    "Writes the network's weights, or charts and pictures of earlier cells, to files beside the report.",
    discussion: """
      The matrices are called `Theta1`, `Theta2`, …, each next × (previous + 1), the bias in the first column: \
      what `network` reads with `weights`, scipy with `loadmat`, numpy with `load`. `outputs` names earlier cells: \
      `train.svg` is the chart of the cell `train`, `grid.png` the picture of `grid`, `curve.2.svg` a second chart. A \
      notebook can only name files, not folders, so that running one puts files nowhere else.
      """,
    example: """
      file: weights.npz
      """)

  private static let file = StepOption<WeightsFile?>(
    optional: "file",
    help: "The weights' file; its extension says the format: MATLAB's (`.mat`) or numpy's (`.npz`).")
  static let outputs = StepOption<[DrawingFile]>(
    "outputs", default: [], .count(0...100),
    help: "Charts (`label.svg`) and pictures (`label.png`) of earlier cells, by their labels.")

  package static let words: [any Words.Type] = [SaveWords.self, FailureWords.self]
  package static let options: [any AnyOption] = [file, outputs]
  package static let reads: [SlotUse] = [.network]
  package static let scalars = [
    ScalarSummary("parameters", "How many parameters were written."),
    ScalarSummary("bytes", "How large the file is."),
  ]

  private let file: WeightsFile?
  let outputs: [DrawingFile]

  package init(_ options: CellOptions) throws(OptionProblem) {
    file = options[Self.file]
    outputs = options[Self.outputs]
    if file == nil, outputs.isEmpty {
      throw OptionProblem(
        Self.file, "`save` needs the option `file` or the option `outputs`, both are missing",
        advice: "write `file: weights.npz`, or `outputs: [train.svg]`")
    }
  }

  package var scalarNames: [String] { file == nil ? [] : Self.scalars.map(\.name) }

  package var dataflow: Dataflow {
    Dataflow(
      unread: file == nil ? [.network] : [],
      cells: outputs.map { Dataflow.CellRead($0.label, option: Self.outputs) },
      saves: (file.map { [Dataflow.FileWrite($0.name, option: Self.file)] } ?? [])
        + outputs.map { Dataflow.FileWrite($0.name, option: Self.outputs) })
  }

  package func run(in context: inout StepContext) throws {
    if let file { try saveWeights(to: file, in: &context) }
    if !outputs.isEmpty { try saveOutputs(in: &context) }
  }

  private func saveWeights(to file: WeightsFile, in context: inout StepContext) throws {
    let network = try context.read(Slots.network)
    var arrays = network.weights.enumerated().map { layer, weights in
      (
        name: "Theta\(layer + 1)",
        array: NumericArray(
          shape: [weights.rows, weights.columns], elementType: .double, order: .rowMajor,
          elements: weights.elements)
      )
    }
    // What the outputs are, which no weights tell: 1 for shares that add up to 1.
    arrays.append(
      (
        name: SavedNetwork.softmaxName,
        array: NumericArray(
          shape: [1, 1], elementType: .double, order: .rowMajor,
          elements: [network.outputFunction == .softmax ? 1 : 0])
      ))
    let bytes: [UInt8]
    do throws(DataFileError) {
      switch file.format {
      case .mat: bytes = try MATLAB5File.encode(arrays)
      case .npz: bytes = try NPZFile.encode(arrays)
      }
    } catch {
      throw StepFailure(error, in: file.name, option: Self.file)
    }
    context.save(bytes, as: file.name)
    context.set("parameters", Double(network.parameterCount))
    context.set("bytes", Double(bytes.count))
    context.show(.table(table(arrays, file: file, size: bytes.count)))
  }

  private func table(
    _ arrays: [(name: String, array: NumericArray)], file: WeightsFile, size: Int
  ) -> Table {
    return Table(
      title: SaveWords.title(),
      rows: [
        [.text(SaveWords.file()), .text(.name(file.name))],
        [.text(SaveWords.format()), .text(.name(file.format.title))],
        [.text(SaveWords.size()), .text(SaveWords.bytes(.grouped(size)))],
      ] + arrays.map { [.text(.name($0.name)), .text(.numeral("\($0.array.rows) × \($0.array.columns)"))] })
  }
}
