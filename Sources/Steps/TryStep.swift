import Figures
import Foundation
import Learning
package import Notebook
package import Wording

/// `try`: a digit is drawn on the page, and the network names it.
package struct TryStep: Step {
  package static let name = "try"
  package static let summary = StepSummary(
    "Lets the reader draw a digit on the page, which the network names at once.",
    discussion: """
      What is drawn with finger, pen or mouse is centred and scaled as `predict` does it with pictures; the page shows \
      the image that the network really sees, what its hidden units answer, and its answer for every class. Samples \
      of the data are loaded by their numbers. It works in the report as on the live page, without a server: the weights \
      travel in the page. In print, the samples stand for it.
      """,
    example: """
      samples: 20
      """)

  private static let samples = StepOption(
    "samples", default: 20, .between(1, 500),
    help: "How many samples the page carries, those that are held out where there are any, drawn at random.")

  package static let words: [any Words.Type] = [TryWords.self, FailureWords.self]
  package static let options: [any AnyOption] = [samples]
  package static let reads: [SlotUse] = [.data, .network]

  private let sampleCount: Int

  package init(_ options: CellOptions) throws(OptionProblem) { sampleCount = options[Self.samples] }

  package var outputKinds: Set<Output.Kind> { [.instrument] }

  /// The most parameters of a network that a page carries: 8 MB of them.
  private static let parameterLimit = 2_000_000

  package func run(in context: inout StepContext) throws {
    let data = try context.read(Slots.data)
    let network = try context.read(Slots.network)
    try network.checkFits(data)
    guard network.parameterCount <= Self.parameterLimit else {
      throw StepFailure(
        TryWords.tooLarge(.grouped(network.parameterCount), .grouped(Self.parameterLimit)),
        advice: TryWords.smaller())
    }
    let candidates = data.heldOut.contains(true) ? data.indices(of: .heldOut) : data.indices(of: .all)
    var random = Random(seed: context.seed, stream: "try")
    let chosen = random.sample(min(sampleCount, candidates.count), of: candidates.count).map {
      candidates[$0]
    }
    let shown = chosen.prefix(20)
    let grid = ImageGrid(
      tiles: shown.map(data.image(at:)), columns: min(10, shown.count), pixelScale: 2, gap: 2)
    context.show(
      .instrument(
        Instrument(
          rows: data.imageRows, columns: data.imageColumns, isColumnMajor: data.pixelOrder == .columnMajor,
          layerSizes: network.layerSizes, activation: network.activation.rawValue,
          outputFunction: network.outputFunction.rawValue, classNames: data.classNames,
          weights: Instrument.bytes(of: network.parameters),
          samples: Instrument.bytes(of: chosen.lazy.flatMap { data.features.row($0) }),
          sampleNames: chosen.map(data.className(at:)), picture: grid.raster(),
          alternative: TryWords.alternative(
            .number(shown.count), .name(shown.map(data.className(at:)).joined(separator: " "))))))
  }
}
