import Notebook
import Report

/// Where labels and parameters are, who names them, and how they are called otherwise.
extension Snapshot {
  /// `textDocument/definition`.
  func definition(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    .array(try occurrences(parameters).filter(\.isDefinition).map { location($0.range) })
  }

  /// `textDocument/references`.
  func references(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let withDefinition = parameters["context"]?["includeDeclaration"]?.boolean ?? true
    return .array(
      try occurrences(parameters).filter { withDefinition || !$0.isDefinition }.map { location($0.range) })
  }

  /// `textDocument/documentHighlight`.
  func marks(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    .array(
      try occurrences(parameters).map { occurrence in
        // Written where it is defined, read elsewhere.
        ["range": text.json(occurrence.range), "kind": occurrence.isDefinition ? 3 : 2]
      })
  }

  /// `textDocument/prepareRename`.
  func prepareRename(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    guard let occurrence = assistant.occurrence(at: try position(parameters)) else { return .null }
    return ["range": text.json(occurrence.range), "placeholder": .string(occurrence.subject.name)]
  }

  /// `textDocument/rename`.
  func rename(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    guard let name = parameters["newName"]?.string else {
      throw ResponseError(.invalidParameters, "a new name is text")
    }
    let assistant = assistant
    guard let occurrence = assistant.occurrence(at: try position(parameters)) else {
      throw ResponseError(.requestFailed, "no label or parameter stands here")
    }
    do throws(Renaming.Refusal) {
      let renaming = try assistant.renaming(occurrence.subject, to: name)
      return edit(renaming.edits.map { ($0.range, $0.text) })
    } catch {
      throw ResponseError(.requestFailed, error.message)
    }
  }

  /// Every place that names what the place of a request is about.
  private func occurrences(_ parameters: JSONValue) throws(ResponseError) -> [Occurrence] {
    let assistant = assistant
    guard let subject = assistant.subject(at: try position(parameters)) else { return [] }
    return assistant.occurrences.filter { $0.subject == subject }
  }
}
