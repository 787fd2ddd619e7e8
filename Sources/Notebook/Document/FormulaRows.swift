/// The rows of a displayed formula that can have a number each, with their labels and tags.
///
/// As in LaTeX, each row of `equation`, `align`, `gather` and `alignat` has one; any other formula is one row, numbered
/// where it has a label.
package struct FormulaRows {
  /// One row.
  package struct Row: Hashable {
    /// What `\label`s in it say.
    package var labels: [String] = []
    /// What its `\tag` says.
    package var tag: String?
    /// Whether `\notag` or `\nonumber` says that it has none.
    var isUnnumbered = false
    /// Where its number would be written.
    var end: String.Index
  }

  /// The rows, from above.
  package private(set) var rows: [Row] = []
  /// Whether its rows have numbers, labels or none.
  private let isNumbered: Bool

  /// The environments whose rows LaTeX numbers.
  private static let numbered: Set = ["equation", "align", "alignat", "gather"]

  /// Looks through a formula once.
  package init(_ tex: String) {
    var tokens = TeXTokens(tex)
    var row = Row(end: tex.startIndex)
    var rowStart = tex.startIndex
    var depth = 0
    /// The depth within the environment whose rows are numbered.
    var rowDepth: Int?
    var found = false
    var outside: [String] = []
    while let token = tokens.next() {
      let start = tokens.start
      switch token {
      case .open: depth += 1
      case .close: depth -= 1
      case .rowBreak:
        guard depth == rowDepth else { continue }
        row.end = start
        rows.append(row)
        row = Row(end: start)
        rowStart = tokens.end
      case .command("begin"):
        let name = tokens.argument() ?? ""
        depth += 1
        if !found, Self.numbered.contains(name) {
          found = true
          rowDepth = depth
          outside = row.labels
          row = Row(end: tokens.end)
          rowStart = tokens.end
        }
      case .command("end"):
        _ = tokens.argument()
        if depth == rowDepth {
          row.end = start
          // What follows the last row break is no row where it is empty.
          if rows.isEmpty || !tex[rowStart..<start].allSatisfy(\.isWhitespace) { rows.append(row) }
          row = Row(end: start)
          rowDepth = nil
        }
        depth -= 1
      case .command("label"):
        guard let label = tokens.argument() else { continue }
        row.labels.append(label)
        row.end = tokens.end
      case .command("tag"): row.tag = tokens.argument()
      case .command("notag"), .command("nonumber"): row.isUnnumbered = true
      default: continue
      }
    }
    isNumbered = found
    if found {
      // Labels beside the environment are those of its first row.
      if !rows.isEmpty { rows[0].labels += outside + row.labels }
    } else if !row.labels.isEmpty || row.tag != nil {
      rows = [row]
    }
  }

  /// The labels that have a tag in their row, each with it.
  package var tags: [(label: String, tag: String)] {
    rows.flatMap { row in row.tag.map { tag in row.labels.map { ($0, tag) } } ?? [] }
  }

  /// The places at which rows without a tag get their numbers.
  var places: [String.Index] {
    rows.filter { $0.tag == nil && !$0.isUnnumbered && (isNumbered || !$0.labels.isEmpty) }.map(\.end)
  }
}

/// Gives the displayed formulas of a notebook their numbers, in the order of the page.
struct FormulaNumbers {
  /// How many were given.
  private var count = 0
  /// Every label so far with its tag: the first of each name.
  private(set) var labels: [FormulaLabel] = []
  private var known: Set<String> = []

  /// A formula with the tags of its rows written out.
  ///
  /// - Parameter repeated: told of each label that another formula has already.
  mutating func number(_ tex: String, repeated: (String) -> Void) -> String {
    guard tex.utf8.contains(UInt8(ascii: "\\")) else { return tex }
    var result = ""
    var index = tex.startIndex
    for place in FormulaRows(tex).places {
      count += 1
      result += tex[index..<place] + "\\tag{\(count)}"
      index = place
    }
    result += tex[index...]
    for (label, tag) in FormulaRows(result).tags {
      if known.insert(label).inserted {
        labels.append(FormulaLabel(name: label, tag: tag))
      } else {
        repeated(label)
      }
    }
    return result
  }
}

/// A label of a formula's row, and what stands beside the row.
package struct FormulaLabel: Hashable, Sendable {
  /// The label.
  package var name: String
  /// What stands in parentheses beside the row.
  package var tag: String

  /// Whether the page can have a place of this name.
  package static func isAnchor(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_:-]*/) != nil
  }
}
