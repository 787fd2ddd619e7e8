package import Notebook
import Wording

/// Writes mistakes for people: where, what, the line with a caret under the place, what to do.
package struct DiagnosticText: Sendable {
  private let source: SourceText
  private let style: TerminalStyle

  /// - Parameter source: the file that the diagnostics are about.
  package init(source: SourceText, style: TerminalStyle) {
    self.source = source
    self.style = style
  }

  /// All of them, an empty line between any two; of very many the first errors, or else the first of all, and how many
  /// more there are.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    guard diagnostics.count > Self.limit else { return diagnostics.map { text($0) }.joined(separator: "\n") }
    let errors = diagnostics.indices.filter { diagnostics[$0].severity == .error }.prefix(Self.limit)
    let warnings = diagnostics.indices.filter { diagnostics[$0].severity == .warning }
    let shown = (errors + warnings.prefix(Self.limit - errors.count)).sorted()
    let more = DecimalText.grouped(String(diagnostics.count - shown.count))
    return shown.map { text(diagnostics[$0]) }.joined(separator: "\n") + "\n… and \(more) more\n"
  }

  /// How many are shown: more than anyone reads at once.
  package static let limit = 100

  /// One, ending in a line feed.
  package func text(_ diagnostic: Diagnostic) -> String {
    var lines = [headline(diagnostic)]
    if let range = diagnostic.range { lines += excerpt(range, tint: Self.tint(diagnostic.severity)) }
    let indent = diagnostic.range == nil ? "  " : String(repeating: " ", count: Self.gutter + 3)
    if let suggestion = suggestion(diagnostic.suggestions) { lines.append(indent + suggestion) }
    if let advice = diagnostic.advice {
      lines.append(indent + style.tinted(TerminalText.safe(advice), .accent))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let gutter = 5

  private static func tint(_ severity: Diagnostic.Severity) -> TerminalStyle.Tint {
    switch severity {
    case .error: .bad
    case .warning: .care
    }
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    var place = ""
    if let start = diagnostic.range?.start {
      place = "\(TerminalText.safe(source.name)):\(start.line):\(start.column): "
    }
    let severity = style.tinted("\(diagnostic.severity.rawValue):", Self.tint(diagnostic.severity))
    return style.tinted(place, .bold) + severity + " " + TerminalText.safe(diagnostic.message)
  }

  private func suggestion(_ words: [String]) -> String? {
    didYouMean(words.map { TerminalText.safe($0) }).map { style.tinted($0, .accent) }
  }

  /// The line and the caret under its range; a long line is cut around the range.
  private func excerpt(_ range: SourceRange, tint: TerminalStyle.Tint) -> [String] {
    let room = max(20, style.width - Self.gutter - 3)
    // What stands far from the place is not shown, and a line may have millions of characters.
    let whole = source.line(range.start.line)
    let start = max(0, range.start.column - 1 - 2 * room)
    let line = Array(whole.dropFirst(start).prefix(4 * room))
    let first = min(max(0, range.start.column - 1 - start), line.count)
    let last = min(line.count, first + range.length)
    var window = 0..<line.count
    if start > 0 || Self.columns(line[...]) > room {
      let lower = max(0, min(first - room / 3, line.count))
      window = lower..<lower
      var used = 2
      while window.upperBound < line.count {
        used += max(1, TerminalText.width(line[window.upperBound]))
        if used > room { break }
        window = lower..<window.upperBound + 1
      }
    }
    let head = start + window.lowerBound > 0 ? "…" : ""
    let tail = window.upperBound < line.count ? "…" : ""
    let shownLast = max(first, min(last, window.upperBound))
    let before = head + Self.expanded(line[window.lowerBound..<first], from: head.count)
    let marked = Self.expanded(line[first..<shownLast], from: TerminalText.width(before))
    let after = Self.expanded(line[shownLast..<max(shownLast, window.upperBound)], from: 0)
    let text = before + marked + after + tail
    let carets = "^" + String(repeating: "~", count: max(0, TerminalText.width(marked) - 1))
    let number = String(range.start.line)
    let margin = String(repeating: " ", count: max(0, Self.gutter - number.count)) + number
    let blank = String(repeating: " ", count: max(Self.gutter, number.count))
    let indent = String(repeating: " ", count: TerminalText.width(before))
    return [
      style.tinted("\(margin) | ", .faint) + Self.trimmed(text),
      style.tinted("\(blank) | ", .faint) + indent + style.tinted(carets, tint),
    ]
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func columns(_ characters: ArraySlice<Character>) -> Int {
    TerminalText.width(expanded(characters, from: 0))
  }

  /// The characters as they are shown: tabs to the next stop of four columns, nothing that steers.
  private static func expanded(_ characters: ArraySlice<Character>, from column: Int) -> String {
    var text = ""
    var column = column
    for character in characters {
      let shown =
        character == "\t"
        ? String(repeating: " ", count: 4 - column % 4) : TerminalText.safe(String(character))
      text += shown
      column += TerminalText.width(shown)
    }
    return text
  }
}
