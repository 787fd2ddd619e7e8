import Foundation
import Notebook
import Report

/// The notebook that a kernel's cells are: what was typed, each cell in its place.
struct Session: Sendable {
  /// A cell of the notebook.
  struct Cell: Sendable {
    /// The frontend's name for what it was typed into; nil where it gives none.
    var id: String?
    /// How many inputs there had been: the number in `In [3]`.
    var input: Int
    var lines: [TypedInput.Line]
    /// Whether it ran to its end as it stands.
    var hasRun = false

    /// The label in its first line; nil where it has none.
    var label: String? {
      let words = lines[0].text.dropFirst().prefix { $0 != "}" }.split(whereSeparator: \.isWhitespace)
      return words.count > 1 ? String(words[1]) : nil
    }

    /// What it says, wherever it stands.
    var text: [String] { lines.map(\.text) }
  }

  /// The lines of the front matter, and the number of the input that they came with.
  private(set) var head: (lines: [TypedInput.Line], input: Int)?
  /// Whether the front matter says which parameters there are.
  private var hasParameters = false
  /// Parameters that were given where no front matter has any.
  private(set) var declared: [(name: String, value: Value)] = []
  /// Values over those of the front matter.
  private(set) var given: [(name: String, parameter: GivenParameter)] = []
  private(set) var cells: [Cell] = []

  /// The front matter, its rules included, as one text.
  var headText: FrontMatterText {
    FrontMatterText((["---"] + (head?.lines ?? []).map(\.text) + ["---"]).joined(separator: "\n"))
  }

  // MARK: - Cells

  /// Puts cells that were typed together in their places, and gives these.
  ///
  /// What comes from the same cell of the frontend, or has a label that exists, is replaced where it stands; what is new
  /// comes behind it, or behind everything.
  mutating func take(_ typed: [[TypedInput.Line]], id: String?, input: Int) -> [Int] {
    let new = typed.map { Cell(id: id, input: input, lines: $0) }
    let known = cells.filter { $0.id != nil && $0.id == id }
    let labels = Set(cells.compactMap(\.label))
    var placed: [Int] = []
    if !known.isEmpty {
      let labels = Set(new.compactMap(\.label))
      let start = cells.firstIndex { $0.id == id } ?? cells.count
      let before = cells[..<start].count { $0.label.map(labels.contains) ?? false }
      cells.removeAll { $0.id == id || $0.label.map(labels.contains) ?? false }
      let place = start - before
      cells.insert(contentsOf: new, at: place)
      placed = Array(place..<place + new.count)
      // The same text again is the same cell again.
      for (index, old) in zip(placed, known) where cells[index].text == old.text {
        cells[index].hasRun = old.hasRun
      }
      return placed
    }
    var next: Int?
    // What is typed in front of a cell that exists stands in front of it.
    if let first = new.firstIndex(where: { $0.label.map(labels.contains) ?? false }), first > 0,
      let place = cells.firstIndex(where: { $0.label == new[first].label })
    {
      let isAgain =
        place >= first && zip(cells[(place - first)..<place], new).allSatisfy { $0.text == $1.text }
      next = isAgain ? place - first : place
    }
    for cell in new {
      // Two of one label in one input are two, and a mistake.
      if let label = cell.label, let place = cells.firstIndex(where: { $0.label == label }),
        !placed.contains(place)
      {
        replace(place, with: cell)
        next = place + 1
      } else if let place = next, place < cells.count {
        if cells[place].label == nil, cells[place].text == cell.text, cells[place].id == nil {
          replace(place, with: cell)
        } else {
          cells.insert(cell, at: place)
          placed = placed.map { $0 >= place ? $0 + 1 : $0 }
        }
        next = place + 1
      } else if id == nil, cell.label == nil, new.count == 1, let last = cells.last, last.id == nil,
        last.text == cell.text
      {
        replace(cells.count - 1, with: cell)
        next = cells.count
      } else {
        cells.append(cell)
        next = cells.count
      }
      placed.append((next ?? 1) - 1)
    }
    return placed
  }

  private mutating func replace(_ index: Int, with cell: Cell) {
    var cell = cell
    cell.hasRun = cells[index].hasRun && cells[index].text == cell.text
    cells[index] = cell
  }

  /// Leaves out what the frontend has no longer.
  mutating func remove(ids: Set<String>) { cells.removeAll { $0.id.map(ids.contains) ?? false } }

  /// Leaves out cells, the last first.
  mutating func remove(_ indices: Set<Int>) {
    for index in indices.sorted(by: >) { cells.remove(at: index) }
  }

  /// A cell ran as it stands, or did not get to its end.
  mutating func note(_ index: Int, hasRun: Bool) {
    if cells.indices.contains(index) { cells[index].hasRun = hasRun }
  }

  // MARK: - Parameters

  /// Gives a parameter a value, as YAML; where no front matter has parameters, it is one from then on.
  mutating func give(_ name: String, _ text: String) {
    guard let parameter = ParameterReader.commandLine("\(name)=\(text)") else { return }
    if hasParameters {
      given.removeAll { $0.name == name }
      given.append((name, parameter))
    } else {
      // Whatever was given before was no default: a slip of the pen does not make it text for good.
      let value = parameter.value(over: .null)
      if let index = declared.firstIndex(where: { $0.name == name }) {
        declared[index].value = value
      } else {
        declared.append((name, value))
      }
    }
  }

  /// Takes other front matter: parameters that were given before it are given over its own where it has them.
  mutating func takeHead(_ lines: [TypedInput.Line], input: Int) {
    head = (lines, input)
    hasParameters = headText.parameterNames != nil
    given = []
    declared = []
  }
}
