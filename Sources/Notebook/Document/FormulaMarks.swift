/// Marks that keep Markdown from reading block syntax inside a formula, put in before the text is parsed and taken out
/// of everything that is read from it.
///
/// Markdown finds its blocks before it looks at running text. So a line of a displayed formula that begins with `-` or
/// `+` would begin a list, and a bar in a formula would part the cells of a table. The marks are private characters:
/// where they are put in without need, as in code that looks like a formula, they do nothing.
enum FormulaMarks {
  /// In front of a line of a displayed formula that would begin a block.
  private static let line: Character = "\u{E000}"
  /// In place of a bar in a formula.
  private static let bar: Character = "\u{E001}"
  /// Those two, and those with which the parser marks formulas and references.
  private static let reserved: ClosedRange<Unicode.Scalar> = "\u{E000}"..."\u{E003}"

  /// The text to parse. Private characters of the author's own become U+FFFD.
  static func mark(_ lines: [Substring]) -> String {
    var lines = lines
    for index in lines.indices where lines[index].unicodeScalars.contains(where: reserved.contains) {
      var scalars = String.UnicodeScalarView()
      for scalar in lines[index].unicodeScalars {
        scalars.append(reserved.contains(scalar) ? "\u{FFFD}" : scalar)
      }
      lines[index] = Substring(String(scalars))
    }
    for index in lines.indices where lines[index].utf8.contains(UInt8(ascii: "$")) {
      if lines[index].utf8.contains(UInt8(ascii: "|")) { lines[index] = markBars(lines[index]) }
      if opensDisplay(lines[index]) { markDisplay(from: index, in: &lines) }
    }
    return lines.joined(separator: "\n")
  }

  /// A piece of what was parsed, as the author wrote it.
  static func unmark(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: reserved.contains) else { return text }
    return String(text.compactMap { $0 == line ? nil : $0 == bar ? "|" : $0 })
  }

  // MARK: - Displayed formulas

  /// Whether a displayed formula begins in the line and does not end there.
  private static func opensDisplay(_ line: Substring) -> Bool {
    line.replacing("\\$", with: "").ranges(of: "$$").count % 2 == 1
  }

  /// Marks the lines of the displayed formula that begins in a line, if it ends in the same paragraph.
  private static func markDisplay(from start: Int, in lines: inout [Substring]) {
    let quote = quoteMarks(of: lines[start])
    var marked: [(index: Int, line: Substring)] = []
    for index in lines.indices[(start + 1)...] {
      let text = lines[index]
      guard quoteMarks(of: text) == quote,
        let first = text.dropFirst(quote.count).first(where: { $0 != " " }),
        !isFence(text.dropFirst(quote.count))
      else { return }
      if "-+*=#>|<0123456789".contains(first) {
        let indentation = text.dropFirst(quote.count).prefix { $0 == " " }
        let head = text[..<indentation.endIndex]
        marked.append((index, head + String(line) + text[indentation.endIndex...]))
      }
      if text.contains("$$") {
        for (index, line) in marked { lines[index] = line }
        return
      }
    }
  }

  /// The marks of the quotes that a line stands in.
  private static func quoteMarks(of line: Substring) -> Substring {
    let marks = line.prefix { $0 == ">" || $0 == " " }
    guard let last = marks.lastIndex(of: ">") else { return line.prefix(0) }
    return line[...last]
  }

  private static func isFence(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    return text.hasPrefix("```") || text.hasPrefix("~~~")
  }

  // MARK: - Bars

  /// Marks the bars in what looks like a formula. A bar between blanks parts cells all the same: a formula never crosses
  /// from one to the next.
  private static func markBars(_ line: Substring) -> Substring {
    var result = line
    for match in line.matches(of: /`[^`]*`|\\.|(\$\$?)[^\s$](?:\\.|[^$\\])*?\1/).reversed() {
      guard match.output.1 != nil, !match.output.0.contains(/\s\|\s/) else { continue }
      let formula = match.output.0.replacing(/\\\||\|/) { $0.output.count == 2 ? "\\|" : String(bar) }
      result.replaceSubrange(match.range, with: formula)
    }
    return result
  }
}
