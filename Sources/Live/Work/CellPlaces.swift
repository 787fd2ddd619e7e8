import Notebook

/// Where the cells of a notebook stand in its text.
struct CellPlaces {
  /// A cell with its lines, counted from 1.
  struct Place {
    var label: String
    var fence: Int
    /// The lines of its options: those between its fences.
    var body: Range<Int>
  }

  let places: [Place]

  init(in document: Document?, of source: SourceText) {
    guard let document else {
      places = []
      return
    }
    places = zip(document.cells, document.cellLabels).map { cell, label in
      let fence = cell.fence.start.line
      return Place(label: label, fence: fence, body: Self.body(behind: fence, in: source))
    }
  }

  /// The cell that a line is part of.
  func cell(at line: Int) -> Place? {
    places.first { $0.fence == line || $0.body.contains(line) || $0.body.upperBound == line }
  }

  /// The cell with this label.
  func cell(labelled label: String) -> Place? { places.first { $0.label == label } }

  /// The lines up to the fence that closes: as long as the one that opens, of the same sign (CommonMark 0.31, 4.5).
  private static func body(behind fence: Int, in source: SourceText) -> Range<Int> {
    let opening = source.line(fence).drop { $0 == " " }
    let sign = opening.first ?? "`"
    let length = opening.prefix { $0 == sign }.count
    var line = fence + 1
    while line <= source.lines.count {
      let text = source.line(line)
      let rest = text.drop { $0 == " " }
      let marks = rest.prefix { $0 == sign }.count
      if text.count - rest.count <= 3, marks >= length, rest.dropFirst(marks).allSatisfy(\.isWhitespace) {
        break
      }
      line += 1
    }
    return fence + 1..<line
  }
}
