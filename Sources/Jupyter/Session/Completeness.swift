import Notebook
import Report

/// Whether what was typed so far can be run: the answer to `is_complete_request`.
enum Completeness: String, Sendable {
  case complete, incomplete, invalid

  /// Options may follow a cell's first line until an empty line says that there are no more.
  init(_ text: String) {
    let input = TypedInput(text)
    let lines = input.text.split(separator: "\n", omittingEmptySubsequences: false)
    let endsEmpty = lines.count > 1 && (lines.last?.allSatisfy(\.isWhitespace) ?? false)
    switch input.parts.last {
    case nil: self = .complete
    case .command, .number, .assignment, .question, .head: self = .complete
    case .stray(let line):
      // A rule without its counterpart, a brace that is still open.
      let isOpen = line.text.hasPrefix("---") || (line.text.hasPrefix("{") && !line.text.contains("}"))
      self = isOpen && !endsEmpty ? .incomplete : .invalid
    case .cell(let typed):
      let first = typed[0].text
      guard first.contains("}") else {
        self = endsEmpty ? .invalid : .incomplete
        return
      }
      guard first.drop(while: { $0 != "}" }).dropFirst().allSatisfy(\.isWhitespace) else {
        self = .invalid
        return
      }
      if !endsEmpty { self = .incomplete } else { self = Self.isSound(typed) ? .complete : .invalid }
    }
  }

  /// Whether the options can be read at all.
  private static func isSound(_ lines: [TypedInput.Line]) -> Bool {
    var session = Session()
    _ = session.take([lines], id: nil, input: 1)
    let parsed = NotebookParser.parse(Script(session, cells: [0], named: "").source)
    return !parsed.mistakes.hasErrors
  }
}
