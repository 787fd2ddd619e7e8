import Foundation
import Notebook
import Report

/// An open notebook as it was when a request came: what features answer from.
struct Snapshot: Sendable {
  let uri: String
  let text: OpenText
  let client: Client
  let catalogue: StepCatalogue
  let folder: URL
  /// The notebook as it was checked last without an error.
  let plan: Plan?
  /// The numbers that cells came to, by label.
  let results: [String: [Scalar]]
  /// The mistakes of this text; of an earlier one while it is being checked.
  let diagnostics: [Diagnostic]

  var assistant: Assistant {
    let source = text.isTooLarge ? SourceText(name: text.source.name, text: "") : text.source
    return Assistant(source, catalogue: catalogue, folder: folder, plan: plan, results: results)
  }

  /// The place that a request is about.
  func position(_ parameters: JSONValue) throws(ResponseError) -> SourcePosition {
    guard let position = text.position(parameters["position"]) else {
      throw ResponseError(.invalidParameters, "a position has a line and a character")
    }
    return position
  }

  /// A stretch of this text for other documents.
  func location(_ range: Range<SourcePosition>) -> JSONValue {
    ["uri": .string(uri), "range": text.json(range)]
  }

  /// Edits of this text.
  func edit(_ edits: [(range: Range<SourcePosition>, text: String)]) -> JSONValue {
    let json = edits.map { edit -> JSONValue in
      ["range": text.json(edit.range), "newText": .string(edit.text)]
    }
    return ["changes": .object([.init(uri, .array(json))])]
  }

  /// Markdown for a client that sets it; others show it as it stands.
  func markup(_ text: String, isSet: Bool) -> JSONValue {
    ["kind": isSet ? "markdown" : "plaintext", "value": .string(text)]
  }
}
