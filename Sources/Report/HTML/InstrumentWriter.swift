import Figures
import Foundation
import Notebook
import Wording

/// Sets what the reader tries: the numbers, which do nothing by themselves, and the picture that stands for it until the
/// page's script has made a canvas of it.
struct InstrumentWriter {
  private let context: PageContext
  private let instrument: Instrument
  private let alternative: String

  init(_ instrument: Instrument, alternative: String?, in context: PageContext) {
    self.instrument = instrument
    self.context = context
    self.alternative = alternative ?? context.words.voice.say(instrument.alternative)
  }

  /// What the script says, by the names of the cases; it puts the parts in.
  private var words: JSONValue {
    .object(
      InstrumentWords.allCases.map { word in
        .init("\(word)", .string(context.words.voice.say(.words(word.rawValue, []))))
      })
  }

  func markup() -> Markup {
    context.isStill ? still : tried
  }

  private var still: Markup {
    .tag("div", ["class": "try-still"]) {
      Markup.tag(
        "div", ["class": "pixels"], context.pictures.markup(instrument.picture, alternative: alternative))
      Markup.tag("p", ["class": "said"], .text(context.words.tryStill))
    }
  }

  private var tried: Markup {
    let facts = JSONValue.object([
      .init("rows", .integer(instrument.rows)), .init("columns", .integer(instrument.columns)),
      .init("columnMajor", .boolean(instrument.isColumnMajor)),
      .init("layers", .array(instrument.layerSizes.map { .integer($0) })),
      .init("activation", .string(instrument.activation)),
      .init("output", .string(instrument.outputFunction)),
      .init("classes", .array(instrument.classNames.map { .string($0) })),
      .init("samples", .array(instrument.sampleNames.map { .string($0) })),
      .init("words", words), .init("decimal", .string(context.words.voice.numbers.text("."))),
    ]).document()
    let weights = instrument.weights.base64EncodedString()
    let samples = instrument.samples.base64EncodedString()
    return .tag(
      "div",
      ["class": "try", "data-facts": facts, "data-name": Digest(of: (weights + samples).utf8).hexadecimal]
    ) {
      still
      // A `template` is inert: nothing in it is shown, run or loaded.
      Markup.tag("template", ["class": "try-weights"], .text(weights))
      Markup.tag("template", ["class": "try-samples"], .text(samples))
    }
  }
}

/// The one script that a report can have: Cahier's own, always the same, which the page's policy names by its hash.
package enum TryScript {
  /// The script. It holds nothing that would end the element that it stands in.
  package static let text = String(decoding: PackageResources.try_js, as: UTF8.self)

  /// What the policy calls it.
  static let source = "'sha256-\(base64(Digest(of: text.utf8)))'"

  private static func base64(_ digest: Digest) -> String {
    let digits = Array(digest.hexadecimal.utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { place in
      UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16)
    }
    return Data(bytes).base64EncodedString()
  }

  /// Whether a page of this result needs it.
  static func isNeeded(by result: RunResult) -> Bool {
    zip(result.plan.cells, result.cells).contains { cell, result in
      cell.common.output
        && result.outputs.contains { if case .instrument = $0 { true } else { false } }
    }
  }
}
