import Foundation
import Notebook

/// The text of a notebook in pieces, one for each cell of Jupyter, which together are the file to the byte.
struct MarkdownPieces {
  /// What a piece is.
  enum Kind: Hashable { case head, prose, cell }

  /// A stretch of whole lines; the blank lines behind it are its own.
  struct Piece: Hashable {
    var kind: Kind
    /// What Jupyter's cell says: without fences, and without blank lines behind it.
    var content: String
    /// The piece as it stands in the file. Its lines end in LF where all of the file's end alike.
    var text: String
    /// The numbers of its lines.
    var lines: Range<Int>
  }

  /// How lines end, where all end alike, in other than LF.
  private(set) var lineEnd: String?
  /// Whether the file begins with a byte order mark.
  private(set) var hasMark = false
  private(set) var pieces: [Piece] = []
  /// The whole text of a file that has no piece.
  private(set) var rest = ""

  /// - Parameters:
  ///   - bytes: the file, which is known to be UTF-8.
  ///   - parsed: the notebook that was read from it.
  init(_ bytes: [UInt8], _ parsed: NotebookParser.Parsed) {
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) {
      hasMark = true
      content = content.dropFirst(3)
    }
    let raw = Self.lines(of: String(decoding: content, as: UTF8.self))
    let ends = Set(raw.map(\.end)).subtracting([""])
    if ends.count == 1, let end = ends.first, end != "\n" { lineEnd = end }
    let isUniform = ends.count <= 1
    let lines = raw.map { (text: $0.text, whole: $0.text + (isUniform && !$0.end.isEmpty ? "\n" : $0.end)) }
    let whole = { (range: Range<Int>) in lines[range].map(\.whole).joined() }
    var stretches: [(kind: Kind, lines: Range<Int>)] = []
    var start = 0
    func add(_ kind: Kind, to end: Int) {
      let first = kind == .prose ? lines[start..<end].firstIndex { !$0.text.isBlank } ?? end : start
      // Blank lines are of what stands before them; those in front of everything, of what comes first.
      if first > start, let last = stretches.indices.last {
        stretches[last].lines = stretches[last].lines.lowerBound..<first
      }
      if first < end { stretches.append((kind, first..<end)) }
      start = end
    }
    let head = parsed.document.frontMatterEnd
    if head > 0, head <= lines.count,
      !parsed.mistakes.contains(where: { $0.mistake == .frontMatterNotClosed }),
      let first = lines[..<head].firstIndex(where: { $0.text.hasPrefix("---") })
    {
      add(.prose, to: first)
      add(.head, to: head)
    }
    for cell in parsed.document.cells {
      let opening = cell.fence.start.line - 1
      guard opening >= start, let closing = Self.closing(of: opening, in: lines.map(\.text)) else { continue }
      add(.prose, to: opening)
      add(.cell, to: closing + 1)
    }
    add(.prose, to: lines.count)
    for (index, stretch) in stretches.enumerated() {
      // What stands in front of the first is its own as well.
      let lower = index == 0 ? 0 : stretch.lines.lowerBound
      let texts = lines[stretch.lines].map { String($0.text) }
      pieces.append(
        Piece(
          kind: stretch.kind, content: Self.content(stretch.kind, texts),
          text: whole(lower..<stretch.lines.upperBound),
          lines: stretch.lines.lowerBound + 1..<stretch.lines.upperBound + 1))
    }
    if pieces.isEmpty { rest = whole(0..<lines.count) }
  }

  // MARK: - Lines

  private static func lines(of text: String) -> [(text: Substring, end: String)] {
    var lines: [(Substring, String)] = []
    var start = text.startIndex
    let units = text.unicodeScalars
    var index = start
    while index < units.endIndex {
      let scalar = units[index]
      guard scalar == "\n" || scalar == "\r" else {
        index = units.index(after: index)
        continue
      }
      var next = units.index(after: index)
      var end = String(scalar)
      if scalar == "\r", next < units.endIndex, units[next] == "\n" {
        next = units.index(after: next)
        end = "\r\n"
      }
      lines.append((Substring(units[start..<index]), end))
      (start, index) = (next, next)
    }
    if start < units.endIndex { lines.append((Substring(units[start...]), "")) }
    return lines
  }

  /// The line that closes the fence of another: CommonMark 0.31, section 4.5.
  private static func closing(of opening: Int, in lines: [Substring]) -> Int? {
    let first = lines[opening].drop { $0 == " " }
    guard let mark = first.first, mark == "`" || mark == "~" else { return nil }
    let count = first.prefix { $0 == mark }.count
    return lines[(opening + 1)...].firstIndex { line in
      let indentation = line.prefix { $0 == " " }.count
      let marks = line.dropFirst(indentation).prefix { $0 == mark }
      return indentation <= 3 && marks.count >= count
        && line.dropFirst(indentation + marks.count).isBlank
    }
  }

  // MARK: - Content

  /// What a cell of Jupyter says, from the lines of a piece.
  private static func content(_ kind: Kind, _ lines: [String]) -> String {
    var lines = lines
    while let last = lines.last, last[...].isBlank { lines.removeLast() }
    switch kind {
    case .prose, .head: return lines.joined(separator: "\n")
    case .cell:
      let indentation = lines[0].prefix { $0 == " " }.count
      let mark = lines[0].dropFirst(indentation).first
      let info = lines[0].dropFirst(indentation).drop { $0 == mark }.trimmed
      let body = lines.dropFirst().dropLast().map { line in
        String(line.dropFirst(min(indentation, line.prefix { $0 == " " }.count)))
      }
      return ([String(info)] + body).joined(separator: "\n")
    }
  }

  /// A piece as it is written where nothing else is known of it.
  static func text(_ kind: Kind, _ content: String, isLast: Bool) -> String {
    let end = isLast ? "\n" : "\n\n"
    guard kind == .cell else { return content + end }
    let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
    let fence = self.fence(around: lines.dropFirst())
    return fence + lines.joined(separator: "\n") + "\n" + fence + end
  }

  /// A fence that nothing in some lines closes.
  static func fence(around lines: some Sequence<Substring>) -> String {
    let longest = lines.map { $0.drop { $0 == " " }.prefix { $0 == "`" }.count }.max() ?? 0
    return String(repeating: "`", count: max(3, longest + 1))
  }

  /// What a cell of Jupyter says, from the text of a piece; nil where there is none.
  static func content(_ kind: Kind, of text: String) -> String? {
    let lines = lines(of: text).map { String($0.text) }.drop { $0[...].isBlank }
    return lines.isEmpty ? nil : content(kind, Array(lines))
  }
}

extension Substring {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
