/// The parts of a notebook as its lines alone show them, so that what is half typed has parts, too.
///
/// A ``Document`` is what Markdown makes of the text, where a fence that is not closed yet swallows the rest of the file.
/// Here, a cell ends at the latest where the next block begins.
struct Sketch {
  /// What a line is part of.
  enum Part: Hashable {
    case frontMatter
    /// The first line of the cell with this index.
    case opening(Int)
    /// A line of the cell's options.
    case body(Int)
    /// Code that is shown as it stands, and fences that close.
    case opaque
    case prose
  }

  /// A cell that is written, or being written.
  struct Cell {
    var step: String
    /// The label in the fence; nil when it has none.
    var label: String?
    /// The number of its first line.
    var line: Int
    /// The numbers of the lines of its options.
    var body: Range<Int>
  }

  let source: SourceText
  let frontMatter: FrontMatter
  private(set) var cells: [Cell] = []
  /// What every cell is called, in their order.
  let labels: [String]
  /// Of every line, by its index.
  private let parts: [Part]
  /// Made once, since that takes longer than to find anything with it.
  private let keyPattern = /( *)(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_.-]+)) *:(?= |$)/

  init(_ source: SourceText) {
    self.source = source
    let header = FrontMatterReader.read(source)
    frontMatter = header.frontMatter
    var end = header.endLine
    if header.mistakes.contains(where: { $0.mistake == .frontMatterNotClosed }) {
      // It is being written: it goes as far as it looks like it.
      end = source.lines.firstIndex { $0.isBlank || FenceLine($0) != nil } ?? source.lines.count
    }
    var parts: [Part] = []
    parts.reserveCapacity(source.lines.count)
    var open: (fence: FenceLine, cell: Int?)?
    for (index, line) in source.lines.enumerated() {
      let number = index + 1
      guard number > end else {
        parts.append(.frontMatter)
        continue
      }
      let fence = FenceLine(line)
      if let (opening, cell) = open {
        if let fence, fence.closes(opening) {
          parts.append(.opaque)
          open = nil
          continue
        }
        guard let cell else {
          parts.append(.opaque)
          continue
        }
        // No line of options begins like this: the cell was not closed yet.
        guard let fence, !fence.info.isEmpty else {
          parts.append(.body(cell))
          cells[cell].body = cells[cell].body.lowerBound..<number + 1
          continue
        }
      }
      guard let fence else {
        parts.append(.prose)
        continue
      }
      guard fence.info.first == "{" else {
        parts.append(.opaque)
        open = (fence, nil)
        continue
      }
      let words = fence.info.dropFirst().prefix { $0 != "}" }.split(whereSeparator: \.isWhitespace)
      parts.append(.opening(cells.count))
      open = (fence, cells.count)
      cells.append(
        Cell(
          step: words.first.map(String.init) ?? "", label: words.count > 1 ? String(words[1]) : nil,
          line: number, body: number + 1..<number + 1))
    }
    self.parts = parts
    labels = CellLabels.all(of: cells.map { ($0.step, $0.label) })
  }

  /// What the line with this number is part of; prose beyond the end.
  func part(ofLine number: Int) -> Part { parts.indices.contains(number - 1) ? parts[number - 1] : .prose }

  /// The index of the last cell of this label that begins before the one with the given index, or of any.
  func cell(labelled label: String, before index: Int? = nil) -> Int? {
    labels[..<(index ?? labels.count)].lastIndex(of: label)
  }

  // MARK: - Options

  /// The name in front of the colon that a line of options begins with, and how far it is indented; nil where it does
  /// not begin with one.
  func key(of line: Substring) -> (name: String, indentation: Int)? {
    guard let match = line.prefixMatch(of: keyPattern) else { return nil }
    let (_, spaces, double, single, plain) = match.output
    return (String(double ?? single ?? plain ?? ""), spaces.count)
  }

  /// How far the names of some lines are indented: as the first of them is that is not empty.
  func indentation(of numbers: Range<Int>) -> Int {
    for number in numbers where !source.line(number).isBlank {
      return source.line(number).prefix { $0 == " " }.count
    }
    return 0
  }

  /// The names that some lines give, but for one line.
  func keys(in numbers: Range<Int>, without excluded: Int) -> Set<String> {
    let indentation = indentation(of: numbers)
    return Set(
      numbers.compactMap { number in
        guard number != excluded, let key = key(of: source.line(number)), key.indentation == indentation
        else { return nil }
        return key.name
      })
  }

  /// The name of the option that a line of a cell's options belongs to; nil where it belongs to none.
  func option(ofLine number: Int, in cell: Int) -> String? {
    let body = cells[cell].body
    guard body.contains(number) else { return nil }
    let indentation = indentation(of: body)
    for line in stride(from: number, through: body.lowerBound, by: -1) {
      if let key = key(of: source.line(line)), key.indentation <= indentation { return key.name }
    }
    return nil
  }

  /// The lines of the front matter between its rules.
  var entries: Range<Int> {
    let end = parts.firstIndex { $0 != .frontMatter } ?? parts.count
    return end > 1 ? 2..<end + 1 : 1..<1
  }
}

/// A line that begins like a fence.
private struct FenceLine {
  private let mark: Character
  private let length: Int
  /// What follows the marks.
  let info: Substring

  /// nil where the line begins like something else.
  init?(_ line: Substring) {
    let indentation = line.prefix { $0 == " " }.count
    guard indentation <= 3 else { return nil }
    let rest = line.dropFirst(indentation)
    guard let mark = rest.first, mark == "`" || mark == "~" else { return nil }
    let marks = rest.prefix { $0 == mark }
    guard marks.count >= 3 else { return nil }
    self.mark = mark
    length = marks.count
    info = rest.dropFirst(marks.count).drop { $0 == " " }
  }

  func closes(_ opening: FenceLine) -> Bool {
    mark == opening.mark && length >= opening.length && info.allSatisfy(\.isWhitespace)
  }
}

extension Substring {
  /// Whether there is nothing on the line but space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
