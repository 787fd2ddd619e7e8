/// What stands, or is being typed, at a place of a notebook.
struct Place {
  enum Kind: Hashable {
    /// The name of an entry of the front matter.
    case entry
    /// The value of an entry of the front matter.
    case entryValue(of: String)
    /// The name of a step in a fence.
    case step
    /// The label in a fence.
    case label
    /// The name of an option, in the cell with this index.
    case option(cell: Int)
    /// A part of the value of an option, in the cell with this index.
    case value(cell: Int, option: String)
    /// The name of a parameter in `${…}`.
    case parameter
    /// A number in running text, `LABEL.SCALAR` of `{LABEL.SCALAR:format}`.
    case number
    /// The format behind that.
    case format(of: String)
    /// A name behind `@` in running text.
    case reference
  }

  private(set) var kind: Kind
  /// What was typed of it.
  private(set) var word: String
  /// Where that stands.
  private(set) var range: Range<SourcePosition>
  /// What stands behind it on the line.
  private(set) var rest: Substring
  /// Whether a space belongs in front of it that is not there yet.
  private(set) var needsSpace = false

  /// What is typed up to a position; nil where that is nothing that one could help with.
  init?(_ sketch: Sketch, before position: SourcePosition) {
    let line = sketch.source.line(position.line)
    let before = line.prefix(max(0, position.column - 1))
    guard let (kind, word) = Self.find(sketch, position.line, before) else { return nil }
    self.kind = kind
    self.word = String(word)
    let end = SourcePosition(line: position.line, column: before.count + 1)
    range = SourcePosition(line: end.line, column: end.column - word.count)..<end
    rest = line.dropFirst(before.count)
    if case .value = kind { needsSpace = word.isEmpty && before.last == ":" }
  }

  /// The whole word around a position; nil where there is none, or nothing to say about it.
  init?(_ sketch: Sketch, around position: SourcePosition) {
    let line = sketch.source.line(position.line)
    let behind = line.dropFirst(max(0, position.column - 1)).prefix(while: Self.isPart)
    let end = min(line.count, max(0, position.column - 1)) + behind.count
    self.init(sketch, before: SourcePosition(line: position.line, column: end + 1))
    guard let last = word.last, Self.isPart(last), range.lowerBound <= position else { return nil }
  }

  /// Whether a character is a part of names.
  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }

  // MARK: - Finding

  private static func find(
    _ sketch: Sketch, _ number: Int, _ before: Substring
  ) -> (Kind, Substring)? {
    switch sketch.part(ofLine: number) {
    case .opaque: return nil
    case .prose: return running(before) ?? reference(before)
    case .opening: return opening(before)
    case .frontMatter:
      guard let (name, word) = entry(in: sketch, sketch.entries, number, before) else { return nil }
      return name.map { (.entryValue(of: $0), word) } ?? (.entry, word)
    case .body(let cell):
      if before.drop(while: { $0 == " " }).first == "#" { return nil }
      if let brace = before.lastRange(of: "${"), !before[brace.upperBound...].contains("}") {
        return (.parameter, before[brace.upperBound...].drop { $0 == " " })
      }
      if let running = running(before) { return running }
      guard let (name, word) = entry(in: sketch, sketch.cells[cell].body, number, before) else { return nil }
      if name == CommonOptions.caption.name, let reference = reference(before) { return reference }
      return (name.map { .value(cell: cell, option: $0) } ?? .option(cell: cell), word)
    }
  }

  /// A number in running text: behind a tick that opens a code span, and a brace.
  private static func running(_ before: Substring) -> (Kind, Substring)? {
    guard let tick = before.lastIndex(of: "`"), before.count(where: { $0 == "`" }) % 2 == 1 else {
      return nil
    }
    let code = before[before.index(after: tick)...]
    guard code.first == "{", !code.contains("}") else { return nil }
    let name = code.dropFirst()
    guard let colon = name.firstIndex(of: ":") else { return (.number, name) }
    return (.format(of: String(name[..<colon])), name[name.index(after: colon)...])
  }

  /// What is typed behind `@`, where nothing in front of it makes it an address or code.
  private static func reference(_ before: Substring) -> (Kind, Substring)? {
    let start = before.utf8.lastIndex { byte in
      !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || "_:.+/-".utf8.contains(byte))
    }
    guard let start, before.utf8[start] == UInt8(ascii: "@"),
      before.count(where: { $0 == "`" }).isMultiple(of: 2)
    else { return nil }
    if let last = before[..<start].utf8.last,
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= last || UInt8(ascii: "a")...UInt8(ascii: "z") ~= last | 0x20
        || "_:.+/-@\\".utf8.contains(last)
    {
      return nil
    }
    return (.reference, before[before.index(after: start)...])
  }

  /// The step, or else the label, in a fence.
  private static func opening(_ before: Substring) -> (Kind, Substring)? {
    guard let brace = before.firstIndex(of: "{") else { return nil }
    let words = before[before.index(after: brace)...]
    guard !words.contains("}") else { return nil }
    let step = words.drop { $0 == " " }
    guard let space = step.firstIndex(of: " ") else { return (.step, step) }
    let label = step[space...].drop { $0 == " " }
    return label.contains(" ") ? nil : (.label, label)
  }

  /// What is typed in a mapping: the name of an entry, where `name` is nil, or a part of the value of the one that is
  /// named.
  private static func entry(
    in sketch: Sketch, _ lines: Range<Int>, _ number: Int, _ before: Substring
  ) -> (name: String?, word: Substring)? {
    guard lines.contains(number) else { return nil }
    let indentation = sketch.indentation(of: lines)
    let spaces = before.prefix { $0 == " " }
    let text = before.dropFirst(spaces.count)
    let isItem = text.first == "-" && (text.count == 1 || text.dropFirst().first == " ")
    if let key = sketch.key(of: before), key.indentation <= indentation {
      return (key.name, part(ofValue: before[valueStart(before)...]))
    }
    if spaces.count <= indentation, !isItem {
      return text.contains(" ")
        ? nil : (nil, text.first == "\"" || text.first == "'" ? text.dropFirst() : text)
    }
    let owner = (lines.lowerBound..<number).reversed().lazy.compactMap { number in
      sketch.key(of: sketch.source.line(number)).flatMap { $0.indentation <= indentation ? $0.name : nil }
    }.first
    return owner.map { ($0, part(ofValue: isItem ? text.dropFirst() : text)) }
  }

  /// Where the value begins behind a name and its colon.
  private static func valueStart(_ line: Substring) -> Substring.Index {
    line.prefixMatch(of: /.*?:(?= |$)/)?.range.upperBound ?? line.endIndex
  }

  /// What is typed of the last item of a value that may be a list, without the quote that it begins with.
  private static func part(ofValue value: Substring) -> Substring {
    let start = value.lastIndex { "[,{\"'".contains($0) }.map { value.index(after: $0) } ?? value.startIndex
    return value[start...].drop { $0 == " " }
  }
}

extension Substring {
  /// Where a text stands last.
  fileprivate func lastRange(of text: String) -> Range<Index>? {
    ranges(of: text).last
  }
}
