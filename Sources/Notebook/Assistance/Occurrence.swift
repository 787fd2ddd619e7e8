/// A place at which a notebook names something of its own.
package struct Occurrence: Hashable, Sendable {
  /// What a name stands for.
  package enum Subject: Hashable, Sendable {
    case cell(String)
    case parameter(String)

    /// The name itself.
    package var name: String {
      switch self {
      case .cell(let name), .parameter(let name): name
      }
    }
  }

  /// How it is named there.
  package enum Role: Hashable, Sendable {
    case reference
    case definition
    /// The step's word, of a cell without a label of its own: its label is made from it.
    case step
  }

  /// What is named.
  package var subject: Subject
  /// How it is named.
  package var role: Role
  /// The name alone: a stretch of one line.
  package var range: Range<SourcePosition>

  /// Whether this is where its subject is.
  package var isDefinition: Bool { role != .reference }
}

/// Finds every place that names a cell or a parameter, in a text that may have mistakes.
struct OccurrenceFinder {
  private let background: Background
  private let labels: Set<String>
  private let parameters: Set<String>
  private var found: [Occurrence] = []
  // Made once, since that takes longer than to find anything with them.
  private let openingPattern = /\{\s*([^\s}]+)(?:\s+([^\s}]+))?/
  private let numberPattern = /`\{([a-z0-9][a-z0-9-]*)(?:\.([A-Za-z0-9_-]+))?/
  private let linkPattern = /(?:\]\(|\]:\s*)#([a-z0-9-]+)/
  private let referencePattern =
    /(?:^|[^A-Za-z0-9_@.+:\/\\-])@([a-z0-9][a-z0-9-]*)(?![A-Za-z0-9_]|[:.+\/-][A-Za-z0-9_])/
  private let parameterPattern = /\$\{\s*([A-Za-z0-9_-]+)\s*\}/
  private let entryPattern = /^\s*["']?([a-z0-9][a-z0-9-]*)\.[A-Za-z0-9_-]+["']?\s*:/
  private let wordPattern = /[A-Za-z0-9_-]+/
  private let drawingPattern = /(?:^|[^A-Za-z0-9_.-])([a-z0-9][a-z0-9-]*)(?:\.[0-9]+)?\.[a-z]+/

  private var sketch: Sketch { background.sketch }

  /// All of them, in the order of the file.
  static func all(_ background: Background) -> [Occurrence] {
    var finder = OccurrenceFinder(background)
    for index in background.sketch.source.lines.indices { finder.read(line: index + 1) }
    return finder.found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private init(_ background: Background) {
    self.background = background
    labels = Set(background.sketch.labels)
    parameters = Set(background.sketch.frontMatter.parameters.map(\.name))
    let frontMatter = background.sketch.frontMatter
    for parameter in frontMatter.parameters {
      let written = written(at: parameter.range)
      // A name with an escape in it is only found as a whole, with its quotes: another name needs none.
      let word = written.firstRange(of: parameter.name).map { written[$0] } ?? written
      add(.parameter(parameter.name), word, parameter.range.start.line, as: .definition)
    }
    let objective = frontMatter.objective.map { Located($0.content.label, at: $0.range) }
    for label in [frontMatter.picture, objective].compactMap(\.self) where labels.contains(label.content) {
      let written = written(at: label.range)
      guard let place = written.firstRange(of: label.content) else { continue }
      add(.cell(label.content), written[place], label.range.start.line)
    }
  }

  /// What the text has at a place, with the quotes around it.
  private func written(at range: SourceRange) -> Substring {
    sketch.source.line(range.start.line).dropFirst(range.start.column - 1).prefix(range.length)
  }

  private mutating func read(line number: Int) {
    let line = sketch.source.line(number)
    switch sketch.part(ofLine: number) {
    case .opaque: return
    case .opening(let cell): readOpening(of: cell, line)
    case .prose, .frontMatter: readText(line, number)
    case .body(let cell):
      readText(line, number)
      readOption(of: cell, line, number)
    }
  }

  private mutating func add(
    _ subject: Occurrence.Subject, _ word: Substring, _ number: Int, as role: Occurrence.Role = .reference
  ) {
    let line = sketch.source.line(number)
    let column = line.distance(from: line.startIndex, to: word.startIndex) + 1
    found.append(
      Occurrence(
        subject: subject, role: role,
        range: SourcePosition(
          line: number, column: column)..<SourcePosition(
            line: number, column: column + word.count)))
  }

  private mutating func readOpening(of cell: Int, _ line: Substring) {
    guard let match = line.firstMatch(of: openingPattern) else { return }
    let number = sketch.cells[cell].line
    let subject = Occurrence.Subject.cell(sketch.labels[cell])
    if let label = match.output.2 {
      add(subject, label, number, as: .definition)
    } else {
      add(subject, match.output.1, number, as: .step)
    }
  }

  /// Numbers in running text, and links to cells.
  private mutating func readText(_ line: Substring, _ number: Int) {
    if line.utf8.contains(UInt8(ascii: "`")) {
      for match in line.matches(of: numberPattern) {
        let (_, label, name) = match.output
        if label == ValueReference.parameters, let name, parameters.contains(String(name)) {
          add(.parameter(String(name)), name, number)
        } else if labels.contains(String(label)) {
          add(.cell(String(label)), label, number)
        }
      }
    }
    readReferences(line, number)
    if line.utf8.contains(UInt8(ascii: "#")) {
      for match in line.matches(of: linkPattern)
      where labels.contains(String(match.output.1)) {
        add(.cell(String(match.output.1)), match.output.1, number)
      }
    }
  }

  private mutating func readReferences(_ line: Substring, _ number: Int) {
    guard line.utf8.contains(UInt8(ascii: "@")) else { return }
    for match in line.matches(of: referencePattern) where labels.contains(String(match.output.1)) {
      add(.cell(String(match.output.1)), match.output.1, number)
    }
  }

  private mutating func readOption(of cell: Int, _ line: Substring, _ number: Int) {
    if line.utf8.contains(UInt8(ascii: "$")) {
      for match in line.matches(of: parameterPattern)
      where parameters.contains(String(match.output.1)) {
        add(.parameter(String(match.output.1)), match.output.1, number)
      }
    }
    guard let option = sketch.option(ofLine: number, in: cell) else { return }
    if let open = background.step(of: cell)?.openOption, open.nameReference == .scalar,
      let label = line.firstMatch(of: entryPattern)?.output.1,
      labels.contains(String(label))
    {
      add(.cell(String(label)), label, number)
    }
    // What the line says of the option's value: behind its name, up to a comment.
    let start = sketch.key(of: line).flatMap { _ in line.firstIndex(of: ":") } ?? line.startIndex
    let end = line.firstRange(of: " #")?.lowerBound ?? line.endIndex
    guard start < end else { return }
    let value = line[start..<end]
    let words: [Substring] =
      switch background.options(of: cell).first(where: { $0.name == option })?.reference {
      case .cell: value.matches(of: wordPattern).map(\.output)
      case .drawing: value.matches(of: drawingPattern).map(\.output.1)
      case .file, .scalar, nil: []
      }
    for word in words where labels.contains(String(word)) { add(.cell(String(word)), word, number) }
  }
}
