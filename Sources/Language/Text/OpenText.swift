package import Notebook
package import Report

/// The text of a notebook as it stands in an editor, which tells every change of it.
package struct OpenText: Sendable {
  /// The client's number for this state of the text.
  package private(set) var version: Int
  /// The text with its lines, called by its file's path.
  package private(set) var source: SourceText
  private let encoding: PositionEncoding

  package init(_ text: String, version: Int, name: String, encoding: PositionEncoding) {
    self.version = version
    self.encoding = encoding
    source = SourceText(name: name, text: Self.normalized(text))
  }

  /// Whether it is longer than any notebook: then nothing is made of it.
  var isTooLarge: Bool { source.text.utf8.count > SourceText.byteLimit }

  // MARK: - Changes

  /// Takes over the changes of a `textDocument/didChange`, one after the other.
  ///
  /// - Throws: ``ResponseError`` when they are none; the text is then as it was.
  package mutating func apply(_ changes: [JSONValue], version: Int) throws(ResponseError) {
    var source = source
    for change in changes {
      guard let text = change["text"]?.string else {
        throw ResponseError(.invalidParameters, "a change has a text")
      }
      let new = Self.normalized(text)
      if let range = change["range"], range != .null {
        guard let start = Self.position(range["start"]), let end = Self.position(range["end"]) else {
          throw ResponseError(.invalidParameters, "a range has a start and an end")
        }
        let lower = index(of: start, in: source)
        let upper = max(lower, index(of: end, in: source))
        var whole = source.text
        whole.replaceSubrange(lower..<upper, with: new)
        source = SourceText(name: source.name, text: whole)
      } else {
        source = SourceText(name: source.name, text: new)
      }
    }
    self.source = source
    self.version = version
  }

  private func index(of place: (line: Int, units: Int), in source: SourceText) -> String.Index {
    guard source.lines.indices.contains(place.line) else { return source.text.endIndex }
    return encoding.index(place.units, in: source.lines[place.line])
  }

  private static func normalized(_ text: String) -> String { SourceText.withLineFeeds(text) }

  private static func position(_ json: JSONValue?) -> (line: Int, units: Int)? {
    guard let line = json?["line"]?.integer, let units = json?["character"]?.integer else { return nil }
    // The protocol's `uinteger` ends at 2³¹ − 1: no text is as long, and nothing that counts on overflows.
    let clamp = { min(max($0, 0), Int(Int32.max)) }
    return (clamp(line), clamp(units))
  }

  // MARK: - Places

  /// A place as a client names it; nil where it names none.
  package func position(_ json: JSONValue?) -> SourcePosition? {
    guard let (line, units) = Self.position(json) else { return nil }
    let text = source.line(line + 1)
    return SourcePosition(
      line: line + 1, column: text[..<encoding.index(units, in: text)].count + 1)
  }

  /// A place as a client names it.
  package func json(_ position: SourcePosition) -> JSONValue {
    let units = encoding.units(in: source.line(position.line).prefix(position.column - 1))
    return ["line": .integer(max(0, position.line - 1)), "character": .integer(units)]
  }

  /// A stretch as a client names it.
  func json(_ range: Range<SourcePosition>) -> JSONValue {
    ["start": json(range.lowerBound), "end": json(range.upperBound)]
  }

  /// A stretch as a client names it.
  func json(_ range: SourceRange) -> JSONValue {
    json(
      range.start..<SourcePosition(line: range.start.line, column: range.start.column + range.length))
  }

  /// Whole lines, by their numbers, without the last one's end.
  func json(lines: ClosedRange<Int>) -> JSONValue {
    json(
      SourcePosition(
        line: lines.lowerBound, column: 1)..<SourcePosition(
          line: lines.upperBound, column: source.line(lines.upperBound).count + 1))
  }

  /// How many units a stretch of a line has, and how many stand in front of it.
  func units(_ range: Range<SourcePosition>) -> (start: Int, length: Int) {
    let line = source.line(range.lowerBound.line)
    let start = line.index(line.startIndex, offsetBy: range.lowerBound.column - 1, limitedBy: line.endIndex)
    let end = line.index(line.startIndex, offsetBy: range.upperBound.column - 1, limitedBy: line.endIndex)
    let first = start ?? line.endIndex
    return (
      encoding.units(in: line[..<first]), encoding.units(in: line[first..<max(first, end ?? line.endIndex)])
    )
  }
}
