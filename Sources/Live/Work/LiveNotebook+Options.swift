import Foundation
import Notebook
import Wording

/// The options of a cell as text, in the page.
extension LiveNotebook {
  /// The text of a cell's options as it stands in the file, and what the file is.
  func options(of command: PageCommand) -> PageAnswer {
    guard let source, let place = place(of: command) else {
      return PageAnswer(problem: voice.say(LiveWords.noCell))
    }
    return PageAnswer(text: Self.text(of: place, in: source), base: base)
  }

  /// What stands for the file as it was read.
  private var base: String { Digest(of: bytes).hexadecimal }

  private func place(of command: PageCommand) -> CellPlaces.Place? {
    guard let source, let label = command.cell else { return nil }
    return CellPlaces(in: parsed?.document, of: source).cell(labelled: label)
  }

  private static func text(of place: CellPlaces.Place, in source: SourceText) -> String {
    let margin = margin(of: place, in: source)
    return place.body.map { line -> Substring in
      let text = source.line(line)
      return text.dropFirst(min(margin, text.prefix { $0 == " " }.count))
    }.joined(separator: "\n")
  }

  /// How far the fence is indented, and what stands between its fences with it.
  private static func margin(of place: CellPlaces.Place, in source: SourceText) -> Int {
    source.line(place.fence).prefix { $0 == " " }.count
  }

  /// The notebook with other options, and the lines that they have there.
  private func notebook(with command: PageCommand) -> (
    source: SourceText, lines: [String], place: CellPlaces.Place
  )? {
    guard let source, let place = place(of: command), let text = command.text else { return nil }
    let margin = String(repeating: " ", count: Self.margin(of: place, in: source))
    var lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : margin + $0 }
    while lines.last == "" { lines.removeLast() }
    let all =
      source.lines.prefix(place.fence) + lines.map { Substring($0) }
      + source.lines.dropFirst(place.body.upperBound - 1)
    return (SourceText(name: source.name, text: all.joined(separator: "\n")), lines, place)
  }

  /// What is wrong with options as they are typed.
  func check(_ command: PageCommand) -> PageAnswer {
    guard let (source, lines, place) = notebook(with: command) else {
      return PageAnswer(problem: voice.say(LiveWords.noCell))
    }
    let opened = Planner.plan(
      source, in: folder, catalogue: surroundings.catalogue, overrides: fitting)
    let margin = Self.margin(of: place, in: source)
    let marks = opened.diagnostics.compactMap { mistake -> PageAnswer.Mark? in
      guard let range = mistake.range, (place.fence...place.fence + lines.count).contains(range.start.line)
      else {
        return nil
      }
      return PageAnswer.Mark(
        line: max(1, range.start.line - place.fence), column: max(1, range.start.column - margin),
        length: range.length, isError: mistake.severity == .error, message: mistake.message,
        advice: mistake.suggestions.first.map { "did you mean `\($0)`?" } ?? mistake.advice)
    }
    return PageAnswer(marks: marks)
  }

  /// What could be typed at a place of options.
  func complete(_ command: PageCommand) async -> PageAnswer {
    guard let (source, _, place) = notebook(with: command), let line = command.line,
      let column = command.column
    else { return PageAnswer(problem: voice.say(LiveWords.noCell)) }
    let margin = Self.margin(of: place, in: source)
    let assistant = Assistant(
      source, catalogue: surroundings.catalogue, folder: folder, plan: plan, results: await engine.numbers())
    let found = assistant.completions(
      at: SourcePosition(line: place.fence + line, column: column + margin))
    return PageAnswer(
      offers: found.items.prefix(40).map {
        PageAnswer.Offer(
          word: $0.word, insertion: $0.insertion, detail: $0.detail, kind: $0.kind.rawValue)
      }, from: found.range.lowerBound.column - margin)
  }

  /// Writes options into the file: exactly their lines. What somebody else saved meanwhile is never lost.
  func save(_ command: PageCommand) -> PageAnswer {
    guard let (_, lines, place) = notebook(with: command) else {
      return PageAnswer(problem: voice.say(LiveWords.noCell))
    }
    guard command.base == base, isFileUnchanged else {
      read()
      let now = self.place(of: command)
      return PageAnswer(
        problem: voice.say(LiveWords.savedMeanwhile), base: base,
        theirs: now.flatMap { place in source.map { Self.text(of: place, in: $0) } }
          ?? voice.say(LiveWords.cellGone))
    }
    guard let new = RawText(bytes).replacing(lines: place.body, with: lines),
      let source = try? SourceText(name: path, bytes: new)
    else { return PageAnswer(problem: voice.say(LiveWords.notReplaced)) }
    let after = NotebookParser.parse(source)
    guard after.document.cellLabels == parsed?.document.cellLabels,
      CellPlaces(in: after.document, of: source).cell(labelled: place.label)?.body.count == lines.count
    else {
      return PageAnswer(problem: voice.say(LiveWords.wouldEndCell))
    }
    if new != bytes, let problem = write(new) { return PageAnswer(problem: problem) }
    return PageAnswer(base: base)
  }
}
