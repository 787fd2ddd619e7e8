/// What Markdown would lose without a word.
extension MarkdownReader {
  /// Warns once a line.
  mutating func warnOfHTML(_ html: String, line: Int) {
    let kind = RawHTML(html)
    if kind.isComment { return }
    if case .markup = kind {
      warnOfCells(inLines: line...line + html.utf8.count { $0 == UInt8(ascii: "\n") }, .html)
    }
    guard line != lastHTMLLine else { return }
    lastHTMLLine = line
    let range = range(ofLine: line)
    switch kind {
    case .comment: break
    case .commentWithWords: mistakes.append(Diagnostic(.warning, at: range, .wordsBehindComment))
    case .openComment: mistakes.append(Diagnostic(at: range, .commentNotClosed))
    case .markup: mistakes.append(Diagnostic(.warning, at: range, .rawHTML))
    }
  }

  /// Warns of what would be the fence of a cell, were it not for what it stands in.
  mutating func warnOfCells(inLines numbers: ClosedRange<Int>, _ enclosure: Enclosure) {
    for number in numbers where lines.indices.contains(number - 1) {
      var (text, enclosure) = (lines[number - 1].drop { " \t>".contains($0) }, enclosure)
      if text.hasPrefix(":") {
        text = text.drop { ": \t".contains($0) }
        enclosure = .definition
      }
      guard text.hasPrefix("```{") || text.hasPrefix("~~~{"),
        let info = text.wholeMatch(of: /[`~]+(\{[a-z][^`]*)/)?.output.1
      else { continue }
      mistakes.append(
        Diagnostic(
          .warning, at: range(ofLine: number), .nestedCell(info: String(info), in: enclosure)))
    }
  }

  /// Warns of cells in a code block that was to end in front of them: with words behind it, a cell's fence ends none.
  /// Where a block shows how a cell is written, its fence is longer, or of the other kind, or the cell is indented.
  ///
  /// - Parameter firstLine: that of the fence; the text begins in the next.
  mutating func warnOfCells(inCode text: String, line firstLine: Int) {
    guard lines.indices.contains(firstLine - 1), text.utf8.contains(UInt8(ascii: "{")) else { return }
    let first = lines[firstLine - 1]
    let count = text.utf8.count { $0 == UInt8(ascii: "\n") }
    guard let fence = first.firstMatch(of: /`{3,}|~{3,}/)?.output else { return }
    let indentation = first.distance(from: first.startIndex, to: fence.startIndex)
    for number in firstLine + 1..<firstLine + 1 + count where lines.indices.contains(number - 1) {
      let line = lines[number - 1]
      let text = line.drop { " \t>".contains($0) }
      guard text.hasPrefix(fence), line.count - text.count < indentation + 4,
        let info = text.wholeMatch(of: /[`~]+(\{[a-z][^`]*)/)?.output.1
      else { continue }
      mistakes.append(
        Diagnostic(
          .warning, at: range(ofLine: number),
          .nestedCell(info: String(info), in: .code(line: firstLine))))
    }
  }

  /// Whether the fence in a line was to end a cell that was warned of: a definition has no fences, so it begins code.
  func endsCellInDefinition(line number: Int) -> Bool {
    guard case .nestedCell(_, .definition)? = mistakes.last?.mistake,
      let first = mistakes.last?.range?.start.line
    else { return false }
    return first < number && lines[first - 1..<number - 1].allSatisfy { $0.contains { !$0.isWhitespace } }
  }

  /// A value in a formula would be set as letters.
  mutating func warnOfValues(in tex: String, line: Int) {
    // The formula itself is still to be found.
    var finder = finder
    func warn(of value: Substring, at place: SourceRange) {
      mistakes.append(Diagnostic(.warning, at: place, .valueInFormula(String(value))))
    }
    for code in tex.matches(of: /`([^`]+)`/) where code.output.1.wholeMatch(of: valuePattern) != nil {
      warn(of: code.output.1, at: finder.range(of: String(code.output.0), near: line))
    }
    // Alone between dollar signs, its ticks are those of GitHub's other spelling of a formula.
    if tex.wholeMatch(of: valuePattern) != nil,
      let place = finder.place(of: "$`\(tex)`$", near: line, reach: 1)
    {
      warn(of: tex[...], at: place)
    }
  }

  mutating func warnOfSurplusCells(inLine number: Int, columns: Int) {
    guard lines.indices.contains(number - 1),
      let range = SurplusCells.range(in: lines[number - 1], of: number, columns: columns)
    else { return }
    mistakes.append(Diagnostic(.warning, at: range, .surplusCells(columns: columns)))
  }

  /// The library makes text again of a reference to what is nowhere defined.
  mutating func warnOfFootnotes(in text: String, line: Int) {
    guard text.utf8.contains(UInt8(ascii: "^")) else { return }
    for reference in text.matches(of: /\[\^([^\[\]\s]+)\]/) {
      guard let range = finder.rangeOfUnescaped(String(reference.output.0), near: line) else { continue }
      let label = String(reference.output.1)
      mistakes.append(Diagnostic(.warning, at: range, .unknownFootnote(label, known: footnoteLabels)))
    }
  }

  mutating func warn(of emphasis: MissedEmphasis, line: Int) {
    let text = emphasis.mark + FormulaMarks.unmark(emphasis.following)
    guard var range = finder.rangeOfUnescaped(text, near: line) else { return }
    range.length = emphasis.mark.count
    mistakes.append(Diagnostic(.warning, at: range, .missedEmphasis(mark: emphasis.mark)))
  }
}
