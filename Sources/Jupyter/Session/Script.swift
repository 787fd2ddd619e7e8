import Foundation
import Notebook
import Report

/// The notebook that a session's cells make, as one text, with where each of its lines was typed.
struct Script: Sendable {
  /// Where a line was typed.
  struct Origin: Sendable {
    /// The cell's index in the session; nil for front matter.
    var cell: Int?
    /// The number of the input.
    var input: Int
    var line: TypedInput.Line
  }

  let source: SourceText
  /// The session's cells in it, in order.
  let cells: [Int]
  /// How many characters stand in front of the first line of each cell.
  private let fences: [Int: Int]
  private let origins: [Origin?]

  /// - Parameters:
  ///   - name: what the notebook is called.
  ///   - indices: the cells of the session that are in it.
  init(_ session: Session, cells indices: [Int], named name: String) {
    var lines: [String] = []
    var origins: [Origin?] = []
    var fences: [Int: Int] = [:]
    func add(_ text: String, _ origin: Origin? = nil) {
      lines.append(text)
      origins.append(origin)
    }
    if session.head != nil || !session.declared.isEmpty {
      let typed = session.head?.lines ?? []
      let declared = session.declared.map { (name: $0.name, text: $0.value.flowText) }
      let text = declared.isEmpty ? session.headText.text : session.headText.setting(declared)
      // Parameters that were given stand behind what was typed.
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let origin = typed.indices.contains(number - 1) ? typed[number - 1] : nil
        add(String(line), origin.map { Origin(cell: nil, input: session.head?.input ?? 0, line: $0) })
      }
      add("")
    }
    for index in indices {
      let cell = session.cells[index]
      let fence = Self.fence(around: cell.lines.dropFirst().map(\.text))
      for (place, line) in cell.lines.enumerated() {
        if place == 0 { fences[lines.count + 1] = fence.count }
        add(
          place == 0 ? fence + line.text : line.text, Origin(cell: index, input: cell.input, line: line))
      }
      add(fence)
      add("")
    }
    source = SourceText(name: name, text: lines.joined(separator: "\n"))
    cells = indices
    self.origins = origins
    self.fences = fences
  }

  /// A fence that nothing in some lines closes.
  private static func fence(around lines: [String]) -> String {
    let longest = lines.map { $0.drop { $0 == " " }.prefix { $0 == "`" }.count }.max() ?? 0
    return String(repeating: "`", count: max(3, longest + 1))
  }

  /// Where a line was typed; nil for one that was not.
  func origin(ofLine number: Int) -> Origin? {
    origins.indices.contains(number - 1) ? origins[number - 1] : nil
  }

  /// The place at which something was typed.
  func typed(_ range: SourceRange) -> (origin: Origin, range: SourceRange)? {
    guard let origin = origin(ofLine: range.start.line) else { return nil }
    let fence = fences[range.start.line] ?? 0
    let column = max(1, range.start.column - fence)
    // What is about the whole line begins with the fence.
    let length = range.length - max(0, fence + 1 - range.start.column)
    return (
      origin,
      SourceRange(line: origin.line.number, column: column + origin.line.shift, length: length)
    )
  }
}
