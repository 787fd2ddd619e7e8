package import Foundation

/// What an author is offered and told while writing a notebook: by an editor, a page or a kernel.
///
/// It goes by the same descriptions as `check` and `cahier steps`. Whatever of the notebook is half typed, a fence not
/// closed or an option without its value, does not keep it from helping with the rest. Lines and columns are counted as
/// in ``SourcePosition``; a place is in front of the character at its column.
package struct Assistant {
  private let background: Background
  private let frame: Frame

  /// An assistant for a notebook.
  ///
  /// - Parameters:
  ///   - source: the notebook as it is typed so far.
  ///   - folder: where its files are named from; nil where none are to be looked for.
  ///   - plan: the notebook as it was checked last without a mistake, for what only a check knows.
  ///   - results: the numbers that cells came to, by label.
  package init(
    _ source: SourceText, catalogue: StepCatalogue, folder: URL?, plan: Plan? = nil,
    results: [String: [Scalar]] = [:]
  ) {
    background = Background(
      sketch: Sketch(source), catalogue: catalogue, folder: folder, plan: plan, results: results)
    frame = Frame()
  }

  /// An assistant for cells that are written without their fences, as in a notebook of Jupyter: each begins with a line
  /// `{step}` or `{step label}`, and its options follow. Places are those of this text.
  ///
  /// - Parameter earlier: the notebook that the cells stand behind.
  package init(
    cells text: String, after earlier: SourceText, catalogue: StepCatalogue, folder: URL?,
    plan: Plan? = nil, results: [String: [Scalar]] = [:]
  ) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    frame = Frame(
      lines: earlier.lines.count,
      opening: Set(lines.indices.filter { lines[$0].first == "{" }.map { $0 + 1 }))
    let fenced = lines.map { $0.first == "{" ? Frame.fence + $0 : String($0) }.joined(separator: "\n")
    let whole = SourceText(name: earlier.name, text: earlier.text + "\n" + fenced)
    background = Background(
      sketch: Sketch(whole), catalogue: catalogue, folder: folder, plan: plan, results: results)
  }

  /// What could be typed at a place, the best first; nothing where there is nothing to offer.
  package func completions(at position: SourcePosition) -> Completions {
    guard let place = Place(background.sketch, before: frame.inner(position)) else {
      return Completions(range: position..<position, items: [])
    }
    return Completions(range: frame.outer(place.range), items: Offer(background).items(at: place))
  }

  /// Every place at which the notebook names a cell or a parameter, in the order of the file.
  package var occurrences: [Occurrence] { OccurrenceFinder.all(background) }

  /// What is named at a place; nil where nothing of the notebook's own is.
  package func occurrence(at position: SourcePosition) -> Occurrence? {
    occurrences.first { $0.range.contains(position) || $0.range.upperBound == position }
  }

  /// What a place is about, if only through a number of it: the cell in `{train.cost}`, wherever the place is.
  package func subject(at position: SourcePosition) -> Occurrence.Subject? {
    if let occurrence = occurrence(at: position) { return occurrence.subject }
    guard let place = Place(background.sketch, around: position) else { return nil }
    let label: Substring? =
      switch place.kind {
      case .number, .option: place.word.split(separator: ".").first
      case .format(of: let number): number.split(separator: ".").first
      default: nil
      }
    guard let label, background.sketch.cell(labelled: String(label)) != nil else { return nil }
    return .cell(String(label))
  }

  /// Calls a cell or a parameter otherwise, wherever it is named.
  package func renaming(
    _ subject: Occurrence.Subject, to name: String
  ) throws(Renaming.Refusal) -> Renaming { try Renaming(of: subject, to: name, background) }

  /// The ways to mend a mistake of the notebook, the nearest word first.
  package func fixes(for diagnostic: Diagnostic) -> [Fix] {
    Fix.all(for: diagnostic, in: background.sketch.source)
  }

  /// Whether it is a notebook at all, or some other text in Markdown.
  package var hasCells: Bool { !background.sketch.cells.isEmpty }

  /// What every cell is called, in their order.
  package var labels: [String] { background.sketch.labels }

  /// What the notebook consists of, in the order of the file.
  package var outline: [OutlineEntry] { OutlineEntry.all(background) }

  /// The pieces of the cells, in the order of the file.
  package var highlights: [Highlight] { Highlighter.all(background) }

  /// What there is to say about the word at a place; nil where that is nothing.
  package func help(at position: SourcePosition) -> Help? {
    guard let place = Place(background.sketch, around: frame.inner(position)),
      let text = Explanation(background).text(for: place)
    else { return nil }
    return Help(text: text, range: frame.outer(place.range))
  }
}

/// How the places of a text that is a part of a notebook are those of the notebook.
private struct Frame {
  static let fence = "```"

  /// How many lines stand before it.
  var lines = 0
  /// Those of its lines that have a fence in the notebook.
  var opening: Set<Int> = []

  func inner(_ position: SourcePosition) -> SourcePosition {
    let shift = opening.contains(position.line) ? Self.fence.count : 0
    return SourcePosition(line: position.line + lines, column: position.column + shift)
  }

  func outer(_ range: Range<SourcePosition>) -> Range<SourcePosition> {
    outer(range.lowerBound)..<outer(range.upperBound)
  }

  private func outer(_ position: SourcePosition) -> SourcePosition {
    let line = position.line - lines
    let shift = opening.contains(line) ? Self.fence.count : 0
    return SourcePosition(line: line, column: max(1, position.column - shift))
  }
}
