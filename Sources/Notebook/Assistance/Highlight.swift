/// What a piece of a cell is, for an editor that colours it.
package struct Highlight: Hashable, Sendable {
  /// What a piece is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case step, label, option, parameter, choice, number, text, comment
  }

  /// What it is.
  package var kind: Kind
  /// Whether it gives its name to something.
  package var isDefinition = false
  /// Where it stands: a stretch of one line.
  package var range: Range<SourcePosition>
}

/// Tells the pieces of the cells, and of what refers to them.
struct Highlighter {
  private let background: Background
  private var found: [Highlight] = []
  // Made once, since that takes longer than to find anything with them.
  private let stepPattern = /\{\s*([^\s}]+)/
  private let namePattern = /(?:"[^"]*"|'[^']*'|[A-Za-z0-9_.-]+)(?= *:(?: |$))/
  private let wordPattern = /"[^"]*"|'[^']*'|[^\s,\[\]{}:"']+/

  private var sketch: Sketch { background.sketch }

  /// All of them in the order of the file; no two overlap.
  static func all(_ background: Background) -> [Highlight] {
    var highlighter = Highlighter(background)
    for occurrence in OccurrenceFinder.all(background) where occurrence.role != .step {
      let kind: Highlight.Kind = if case .cell = occurrence.subject { .label } else { .parameter }
      highlighter.found.append(
        Highlight(kind: kind, isDefinition: occurrence.isDefinition, range: occurrence.range))
    }
    for index in background.sketch.source.lines.indices { highlighter.read(line: index + 1) }
    // What names something is more than the word that it is.
    let order = highlighter.found.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    var result: [Highlight] = []
    for (_, highlight) in order {
      if let last = result.last, highlight.range.lowerBound < last.range.upperBound { continue }
      result.append(highlight)
    }
    return result
  }

  private init(_ background: Background) { self.background = background }

  private mutating func add(_ kind: Highlight.Kind, _ word: Substring, _ line: Substring, _ number: Int) {
    guard !word.isEmpty else { return }
    let column = line.distance(from: line.startIndex, to: word.startIndex) + 1
    found.append(
      Highlight(
        kind: kind,
        range: SourcePosition(
          line: number, column: column)..<SourcePosition(
            line: number, column: column + word.count)))
  }

  private mutating func read(line number: Int) {
    let line = sketch.source.line(number)
    switch sketch.part(ofLine: number) {
    case .opaque, .prose, .frontMatter: return
    case .opening:
      if let step = line.firstMatch(of: stepPattern)?.output.1 { add(.step, step, line, number) }
    case .body(let cell): readBody(of: cell, line, number)
    }
  }

  private mutating func readBody(of cell: Int, _ line: Substring, _ number: Int) {
    let text = line.drop { $0 == " " }
    guard text.first != "#" else { return add(.comment, text, line, number) }
    var value = text
    if let key = text.prefixMatch(of: namePattern) {
      add(.option, key.output, line, number)
      value = text[key.range.upperBound...].drop { $0 == " " }.dropFirst()
    }
    let option = sketch.option(ofLine: number, in: cell)
    let declared = background.options(of: cell).first { $0.name == option }
    if let comment = value.firstRange(of: " #") {
      add(.comment, value[comment.lowerBound...].dropFirst(), line, number)
      value = value[..<comment.lowerBound]
    }
    if let declared, declared.isText, declared.choices.isEmpty, declared.reference == nil {
      return add(.text, value.drop { $0 == " " }, line, number)
    }
    for match in value.matches(of: wordPattern) {
      let word = match.output
      if declared?.choices.contains(String(word)) ?? false {
        add(.choice, word, line, number)
      } else if Double(word) != nil {
        add(.number, word, line, number)
      } else if !word.hasPrefix("$") {
        add(.text, word, line, number)
      }
    }
  }
}
