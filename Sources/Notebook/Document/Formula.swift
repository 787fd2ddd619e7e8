/// A formula as a notebook writes it.
package struct Formula: Hashable, Sendable {
  /// LaTeX's mathematics, without the dollars.
  package var tex: String
  /// Whether it stands in a line of its own.
  package var isDisplay: Bool

  package init(_ tex: String, isDisplay: Bool) {
    self.tex = tex
    self.isDisplay = isDisplay
  }
}

extension SourceText {
  /// The place of some characters of a formula in the file that it is written in.
  ///
  /// A formula may stand in a quote, a list, a table or an option, where its lines begin at any column and a bar is
  /// written `\|`. Where the file does not say what the formula does, such as in a caption that a parameter is part of,
  /// the place is the formula's own.
  ///
  /// - Parameters:
  ///   - characters: the characters, as UTF-16 units of its TeX; nil for the formula as a whole.
  ///   - formula: the formula, with the place at which its TeX begins.
  package func range(of characters: Range<Int>?, in formula: Located<Formula>) -> SourceRange {
    let tex = formula.content.tex
    guard let characters,
      let first = tex.utf16.index(tex.startIndex, offsetBy: characters.lowerBound, limitedBy: tex.endIndex)
    else { return formula.range }
    // What is missing at the end is missing behind the last character, not on the line of the dollars.
    let start = min(first, tex.lastIndex { !$0.isWhitespace }.map { tex.index(after: $0) } ?? first)
    let before = tex[..<start]
    let head = before[(before.lastIndex(of: "\n").map { tex.index(after: $0) } ?? tex.startIndex)...]
    let lineBreaks = before.utf8.count { $0 == UInt8(ascii: "\n") }
    let number = formula.range.start.line + lineBreaks
    let written = line(number)
    let lineStart: Substring.Index?
    if lineBreaks == 0 {
      lineStart = written.index(
        written.startIndex, offsetBy: formula.range.start.column - 1, limitedBy: written.endIndex)
    } else {
      lineStart = written.firstPlace(of: String(tex[head.startIndex...].prefix { $0 != "\n" }))?.lowerBound
    }
    guard let lineStart, let place = written.place(behind: head, from: lineStart) else {
      return formula.range
    }
    let column = written.distance(from: written.startIndex, to: place) + 1
    let rest = tex[start...].prefix { $0 != "\n" }
    return SourceRange(line: number, column: column, length: min(rest.count, characters.count))
  }
}

extension Substring {
  /// Where a text ends that is written from `start` on, a bar perhaps as `\|`; nil when something else is written.
  fileprivate func place(behind text: Substring, from start: Index) -> Index? {
    var index = start
    for character in text {
      if character == "|", index < endIndex, self[index] == "\\" { index = self.index(after: index) }
      guard index < endIndex, self[index] == character else { return nil }
      index = self.index(after: index)
    }
    return index
  }
}
