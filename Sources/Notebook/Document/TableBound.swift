/// Tables that would be larger than all that was written of them: a row without cells has as many as the head.
///
/// The parser makes each of these cells, so that a few thousand short lines stand for millions. Beyond a number that
/// nobody writes, the line under the head is taken for text, and that is told.
enum TableBound {
  /// The most cells of a table.
  static let limit = 200_000

  /// Takes the lines under the heads of such tables for text; their indices, and the cells that there would be.
  static func apply(to lines: inout [Substring]) -> [(line: Int, cells: Int)] {
    var found: [(line: Int, cells: Int)] = []
    var blank = lines.endIndex
    for index in lines.indices.reversed() {
      if lines[index].allSatisfy(\.isWhitespace) { blank = index }
      guard lines[index].utf8.count > 100, isRule(lines[index]) else { continue }
      let columns = lines[index].utf8.count { $0 == UInt8(ascii: "|") }
      let (cells, overflow) = columns.multipliedReportingOverflow(by: blank - index)
      guard overflow || cells > limit else { continue }
      found.append((index, cells))
      lines[index] = "\\" + lines[index]
    }
    return found.reversed()
  }

  private static func isRule(_ line: Substring) -> Bool {
    line.utf8.contains(UInt8(ascii: "-")) && line.utf8.allSatisfy { "|:- >\t".utf8.contains($0) }
  }
}
