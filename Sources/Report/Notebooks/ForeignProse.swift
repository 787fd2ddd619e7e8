import Notebook

/// Prose of a notebook that is not Cahier's: what looks as if it were meant for Cahier is not.
enum ForeignProse {
  /// The same prose, in which no fence is a cell, no code span a number and no name a reference.
  static func plain(_ prose: String) -> String {
    var prose = prose
    // What two places share a line with may only be seen when the first of them is changed.
    for _ in 0..<turns {
      let changed = changed(prose)
      if changed == prose { break }
      prose = changed
    }
    return prose
  }

  private static let turns = 8

  private static func changed(_ prose: String) -> String {
    // Behind a word, a rule begins no front matter.
    let head = "x\n\n"
    let parsed = NotebookParser.parse(SourceText(name: "", text: head + prose))
    let document = parsed.document
    var lines = prose.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var escapes: Set<SourcePosition> = []
    func escape(_ mark: Character, at place: SourcePosition) {
      let index = place.line - 3
      guard lines.indices.contains(index) else { return }
      let line = Array(lines[index])
      let column = line.indices.dropFirst(max(0, place.column - 1)).first {
        line[$0] == mark && ($0 == 0 || line[$0 - 1] != "\\")
      }
      if let column { escapes.insert(SourcePosition(line: index, column: column)) }
    }
    for value in document.valueReferences { escape("{", at: value.range.start) }
    for reference in document.references { escape("@", at: reference.range.start) }
    var fences = Set(document.cells.map(\.fence.start.line))
    for diagnostic in parsed.mistakes {
      guard let place = diagnostic.range?.start else { continue }
      switch diagnostic.mistake {
      case .notNumberFormat: escape("{", at: place)
      case .almostCell: fences.insert(place.line)
      default: break
      }
    }
    for place in escapes.sorted(by: >) {
      let line = lines[place.line]
      lines[place.line].insert("\\", at: line.index(line.startIndex, offsetBy: place.column))
    }
    // The first word of a fence without braces is the code's language.
    for index in fences.map({ $0 - 3 }) where lines.indices.contains(index) {
      lines[index].removeAll { $0 == "{" || $0 == "}" }
    }
    return lines.joined(separator: "\n")
  }
}
