import Foundation
import Notebook

/// A file's bytes by lines, so that some of them are replaced and no other byte changes: neither how lines end, nor a mark
/// at the beginning.
struct RawText {
  let bytes: [UInt8]
  /// Each line without what ends it.
  private let lines: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var index = start
    while index < bytes.count {
      let isReturn = bytes[index] == UInt8(ascii: "\r")
      guard isReturn || bytes[index] == UInt8(ascii: "\n") else {
        index += 1
        continue
      }
      lines.append(start..<index)
      if isReturn, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { index += 1 }
      index += 1
      start = index
    }
    lines.append(start..<bytes.count)
    self.lines = lines
  }

  /// What ends a line in this file.
  private var ending: [UInt8] {
    guard lines.count > 1 else { return [UInt8(ascii: "\n")] }
    return Array(bytes[lines[0].upperBound..<lines[1].lowerBound])
  }

  /// The bytes with some lines replaced.
  ///
  /// - Parameters:
  ///   - numbers: the lines, counted from 1; an empty range for lines between two others.
  ///   - replacement: the new lines, without what ends them.
  func replacing(lines numbers: Range<Int>, with replacement: [String]) -> [UInt8]? {
    guard numbers.lowerBound >= 1, numbers.upperBound <= lines.count else { return nil }
    let start = lines[numbers.lowerBound - 1].lowerBound
    let end = lines[numbers.upperBound - 1].lowerBound
    let middle = replacement.flatMap { Array($0.utf8) + ending }
    return Array(bytes[..<start]) + middle + Array(bytes[end...])
  }

  /// The bytes with a stretch of a line replaced.
  ///
  /// - Parameters:
  ///   - range: in characters of the line as `source` has it.
  ///   - text: what comes in its place.
  func replacing(_ range: SourceRange, of source: SourceText, with text: String) -> [UInt8]? {
    guard lines.indices.contains(range.start.line - 1) else { return nil }
    let line = source.line(range.start.line)
    let raw = lines[range.start.line - 1]
    guard Array(line.utf8) == Array(bytes[raw]) else { return nil }
    let first = line.prefix(range.start.column - 1).utf8.count
    let length = line.dropFirst(range.start.column - 1).prefix(range.length).utf8.count
    return Array(bytes[..<(raw.lowerBound + first)]) + Array(text.utf8)
      + Array(bytes[(raw.lowerBound + first + length)...])
  }
}
