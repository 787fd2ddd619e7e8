import Notebook
import Wording

/// Takes apart what no slide has room for: between the items of a list, the rows of a table, the lines of code and the
/// entries of a list of definitions.
enum SlideParts {
  /// The block in parts that each have room; itself where it has.
  static func parts(of block: Block) -> [Block] {
    guard isTooMuch(SlidePiece.weight(of: block)) else { return [block] }
    switch block {
    case .list(let list):
      return ranges(list.items.map(SlidePiece.weight)).map { range in
        var part = list
        part.items = Array(list.items[range])
        part.start = list.start.map { $0 + range.lowerBound }
        return .list(part)
      }
    case .table(let table):
      return ranges(table.rows.map(SlidePiece.weight)).map { range in
        var part = table
        part.rows = Array(table.rows[range])
        return .table(part)
      }
    case .definitions(let entries):
      return ranges(entries.map(SlidePiece.weight)).map { .definitions(Array(entries[$0])) }
    case .code(let language, let text):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return ranges(lines.map { _ in 1 }).map {
        .code(language: language, text: lines[$0].joined(separator: "\n"))
      }
    default: return [block]
    }
  }

  /// What a step shows, likewise: its tables.
  static func parts(of output: Output) -> [Output] {
    guard case .table(let table) = output, isTooMuch(SlidePiece.weight(of: output)) else { return [output] }
    return ranges(table.rows.map(SlidePiece.weight)).map { range in
      var part = table
      part.rows = Array(table.rows[range])
      return .table(part)
    }
  }

  /// A little too much stands in smaller letters.
  private static func isTooMuch(_ weight: Double) -> Bool { weight > SlideDeck.room * 1.25 }

  /// Ranges of things that weigh about the same, and none more than a slide has room for, but for a single thing.
  private static func ranges(_ weights: [Double]) -> [Range<Int>] {
    let total = weights.reduce(0, +)
    let part = total / (total / (SlideDeck.room * 0.85)).rounded(.up)
    var before = 0.0
    let parts = weights.map { weight in
      defer { before += weight }
      return Int((before + weight / 2) / part)
    }
    let starts = parts.indices.filter { $0 == 0 || parts[$0] != parts[$0 - 1] }
    return zip(starts, starts.dropFirst() + [weights.count]).map { $0..<$1 }
  }
}
