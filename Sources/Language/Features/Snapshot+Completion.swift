import Notebook
import Report

extension Snapshot {
  /// `textDocument/completion`.
  func completion(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let completions = assistant.completions(at: try position(parameters))
    let range = text.json(completions.range)
    let items = completions.items.enumerated().map { index, item -> JSONValue in
      var json: JSONValue = [
        "label": .string(item.word), "kind": .integer(item.kind.code),
        // The order is by what is likely, not by the alphabet.
        "sortText": .string(String(String(10_000 + index).dropFirst())), "filterText": .string(item.word),
        "textEdit": ["range": range, "newText": .string(item.insertion)],
      ]
      if let detail = item.detail { json = json.setting("detail", to: .string(detail)) }
      if let more = item.documentation {
        json = json.setting("documentation", to: markup(more, isSet: client.completesWithMarkdown))
      }
      return json
    }
    return ["isIncomplete": false, "items": .array(items)]
  }

  /// `textDocument/hover`.
  func hover(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    guard let help = assistant.help(at: try position(parameters)) else { return .null }
    return ["contents": markup(help.text, isSet: client.hoversWithMarkdown), "range": text.json(help.range)]
  }
}

extension Completion.Kind {
  /// LSP's `CompletionItemKind`.
  fileprivate var code: Int {
    switch self {
    case .step: 3  // Function
    case .label: 6  // Variable
    case .work: 18  // Reference
    case .option: 10  // Property
    case .value: 20  // EnumMember
    case .parameter: 21  // Constant
    case .scalar: 5  // Field
    case .format: 12  // Value
    case .file: 17  // File
    case .folder: 19  // Folder
    case .entry: 14  // Keyword
    }
  }
}
