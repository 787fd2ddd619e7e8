/// A text whose formulas are set apart, so that Markdown does not see an underscore in `$a_1$` as emphasis.
///
/// Formulas follow pandoc's `tex_math_dollars`: an opening `$` has a non-space character right after it, the
/// closing one a non-space character right before it and no digit after it; `$$…$$` is a displayed formula;
/// neither crosses a blank line; `\$` is a dollar sign; inside code there are none. Each formula is exchanged for
/// a mark of private-use characters, which ``split(_:)`` finds again.
struct MathematicsShield {
  struct Formula: Hashable {
    var tex: String
    var isDisplay: Bool
    /// The formula as the file has it, dollar signs and all.
    var source: String
  }

  /// A piece of a text node.
  enum Piece: Hashable {
    case text(String)
    case formula(Formula)
  }

  private(set) var formulas: [Formula] = []
  /// The text with its formulas set apart; formulas of several lines have become one.
  private(set) var text = ""
  /// For each line of ``text``, the line of the file that it starts on.
  private(set) var fileLines: [Int] = []

  /// - Parameters:
  ///   - lines: the lines of the file.
  ///   - codeLines: the numbers of the lines that belong to code blocks, counted from 1.
  init(lines: [Substring], codeLines: Set<Int>) {
    var output: [String] = []
    var index = 0
    while index < lines.count {
      let stretch = Self.stretch(from: index, in: lines, codeLines: codeLines)
      if lines[stretch].contains(where: Self.needsCare) {
        scan(lines[stretch].joined(separator: "\n"), firstLine: index + 1, into: &output)
        index = stretch.endIndex
      } else {
        // Nothing to set apart up to here; the line that ended the stretch goes along.
        for line in index..<min(stretch.endIndex + 1, lines.count) {
          output.append(Self.withoutMarks(lines[line]))
          fileLines.append(line + 1)
        }
        index = stretch.endIndex + 1
      }
    }
    text = output.joined(separator: "\n")
  }

  /// The line of the file that a line of ``text`` starts on, both counted from 1.
  func fileLine(_ line: Int) -> Int {
    fileLines.indices.contains(line - 1) ? fileLines[line - 1] : (fileLines.last ?? 1)
  }

  /// Takes a text node apart into words and formulas.
  func split(_ text: String) -> [Piece] {
    guard text.contains(Self.open) else { return [.text(text)] }
    var pieces: [Piece] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: Self.open), let end = rest[start...].firstIndex(of: Self.close) {
      if start > rest.startIndex { pieces.append(.text(String(rest[..<start]))) }
      if let number = Int(rest[rest.index(after: start)..<end]), formulas.indices.contains(number) {
        pieces.append(.formula(formulas[number]))
      }
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }

  /// A text with its formulas as the file has them: for code, destinations and whatever else is no running text.
  func restore(_ text: String) -> String {
    guard text.contains(Self.open) else { return text }
    return split(text).map { piece in
      switch piece {
      case .text(let text): text
      case .formula(let formula): formula.source
      }
    }.joined()
  }

  // MARK: - Scanning

  private static let open: Character = "\u{E000}"
  private static let close: Character = "\u{E001}"

  /// A line of code, or one without formulas, without what would be taken for a mark.
  private static func withoutMarks(_ line: Substring) -> String {
    guard line.contains(open) || line.contains(close) else { return String(line) }
    return String(line.map { $0 == open || $0 == close ? "\u{FFFD}" : $0 })
  }

  private static func needsCare(_ line: Substring) -> Bool {
    line.utf8.contains(UInt8(ascii: "$")) || line.contains(open) || line.contains(close)
  }

  /// The lines from `start` to the next blank line or code block.
  private static func stretch(from start: Int, in lines: [Substring], codeLines: Set<Int>) -> Range<Int> {
    var end = start
    while end < lines.count, !codeLines.contains(end + 1), lines[end].contains(where: { !$0.isWhitespace }) {
      end += 1
    }
    return start..<end
  }

  private mutating func scan(_ stretch: String, firstLine: Int, into output: inout [String]) {
    let characters = Array(stretch)
    var line = ""
    var lineNumber = firstLine
    var lineStart = firstLine
    var index = 0

    func endOfCodeSpan(from start: Int) -> (end: Int, length: Int) {
      var length = 0
      while start + length < characters.count, characters[start + length] == "`" { length += 1 }
      var position = start + length
      while position < characters.count {
        guard characters[position] == "`" else {
          position += 1
          continue
        }
        var run = 0
        while position + run < characters.count, characters[position + run] == "`" { run += 1 }
        position += run
        if run == length { return (position, length) }
      }
      return (start + length, length)
    }

    func append(_ character: Character) {
      if character == "\n" {
        output.append(line)
        fileLines.append(lineStart)
        line = ""
        lineNumber += 1
        lineStart = lineNumber
      } else {
        // A private-use character of the author's own must not be taken for a mark.
        line.append(character == Self.open || character == Self.close ? "\u{FFFD}" : character)
      }
    }

    // Where no closing run of backticks or dollars was found once, none is looked for again.
    var unclosedRuns: Set<Int> = []
    while index < characters.count {
      switch characters[index] {
      case "\\":
        append("\\")
        index += 1
        if index < characters.count {
          append(characters[index])
          index += 1
        }
      case "`":
        var length = 0
        while index + length < characters.count, characters[index + length] == "`" { length += 1 }
        var end = index + length
        if !unclosedRuns.contains(length) {
          let span = endOfCodeSpan(from: index)
          if span.end == index + length { unclosedRuns.insert(length) }
          end = span.end
        }
        characters[index..<end].forEach(append)
        index = end
      case "$":
        if let end = Self.endOfFormula(from: index, in: characters) {
          let source = String(characters[index..<end])
          let isDisplay = source.hasPrefix("$$")
          let inner = source.dropFirst(isDisplay ? 2 : 1).dropLast(isDisplay ? 2 : 1)
          line.append("\(Self.open)\(formulas.count)\(Self.close)")
          formulas.append(
            Formula(tex: Self.withoutQuoteMarks(String(inner)), isDisplay: isDisplay, source: source))
          lineNumber += source.count { $0 == "\n" }
          index = end
        } else {
          let isDouble = index + 1 < characters.count && characters[index + 1] == "$"
          append("$")
          if isDouble { append("$") }
          index += isDouble ? 2 : 1
        }
      default:
        append(characters[index])
        index += 1
      }
    }
    output.append(line)
    fileLines.append(lineStart)
  }

  /// The index after the closing dollar sign; nil when the dollar sign at `start` opens no formula.
  private static func endOfFormula(from start: Int, in characters: [Character]) -> Int? {
    func character(_ index: Int) -> Character? {
      characters.indices.contains(index) ? characters[index] : nil
    }
    let isDisplay = character(start + 1) == "$"
    var index = start + (isDisplay ? 2 : 1)
    let first = index
    if !isDisplay, character(index)?.isWhitespace ?? true { return nil }
    while let current = character(index), index - start < 20_000 {
      switch current {
      case "\\": index = endOfText(from: index, in: characters) ?? index + 2
      case "$" where isDisplay && character(index + 1) != "$": index += 1
      case "$" where isDisplay: return index > first ? index + 2 : nil
      case "$":
        guard index > first, !characters[index - 1].isWhitespace else { return nil }
        if let next = character(index + 1), next.isASCII, next.isNumber { return nil }
        return index + 1
      default: index += 1
      }
    }
    return nil
  }

  /// The index after `\text{…}`, which may hold formulas of its own; nil when none starts here.
  private static func endOfText(from start: Int, in characters: [Character]) -> Int? {
    guard characters[start...].starts(with: #"\text{"#) else { return nil }
    var depth = 0
    for index in (start + 5)..<min(start + 2_000, characters.count) {
      if characters[index] == "{" { depth += 1 }
      if characters[index] == "}" { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return nil
  }

  /// A formula inside a block quote has the quote's marks at the start of its further lines.
  private static func withoutQuoteMarks(_ tex: String) -> String {
    guard tex.contains("\n") else { return tex }
    let lines = tex.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { number, line in
      let trimmed = line.drop { $0 == " " }
      return number > 0 && trimmed.hasPrefix(">") ? String(trimmed.dropFirst()) : String(line)
    }.joined(separator: "\n")
  }
}
