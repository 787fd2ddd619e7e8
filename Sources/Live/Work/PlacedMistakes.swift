import Notebook
import Report

/// What is wrong with a notebook, each at the cell that it stands in.
enum PlacedMistakes {
  static func all(_ mistakes: [Diagnostic], in source: SourceText, document: Document?) -> [PageStatus
    .Mistake]
  {
    guard !mistakes.isEmpty else { return [] }
    let places = CellPlaces(in: document, of: source)
    let words = DiagnosticText(source: source, style: .plain)
    return mistakes.prefix(limit).map { mistake in
      PageStatus.Mistake(
        cell: mistake.range.flatMap { places.cell(at: $0.start.line)?.label },
        isError: mistake.severity == .error, text: words.text(mistake))
    }
  }

  /// More than anyone reads at once.
  private static let limit = 50
}

extension Mistake {
  /// The file that is not there, as the notebook names it; nil for any other.
  var missingFile: String? {
    switch self {
    case .file(.missing(let path, _), _), .file(.danglingLink(let path, _), _): path
    default: nil
    }
  }
}
