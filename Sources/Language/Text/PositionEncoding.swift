import Notebook
import Report

/// What a client counts in a line: LSP 3.17, *Position*. Cahier counts characters as people see them.
package enum PositionEncoding: String, CaseIterable, Sendable {
  case utf16 = "utf-16"
  case utf8 = "utf-8"
  case utf32 = "utf-32"

  /// The first of what a client offers, or else what every client has to have.
  init(offered: JSONValue?) {
    let names = (offered?.elements ?? []).compactMap(\.string)
    self = names.lazy.compactMap { PositionEncoding(rawValue: $0) }.first ?? .utf16
  }

  /// How many units a piece of text has.
  func units(in text: Substring) -> Int {
    switch self {
    case .utf16: text.utf16.count
    case .utf8: text.utf8.count
    case .utf32: text.unicodeScalars.count
    }
  }

  /// The place so many units into a line; the line's end behind it.
  func index(_ units: Int, in line: Substring) -> Substring.Index {
    let end = line.endIndex
    guard units > 0 else { return line.startIndex }
    return switch self {
    case .utf16: line.utf16.index(line.startIndex, offsetBy: units, limitedBy: end) ?? end
    case .utf8: line.utf8.index(line.startIndex, offsetBy: units, limitedBy: end) ?? end
    case .utf32: line.unicodeScalars.index(line.startIndex, offsetBy: units, limitedBy: end) ?? end
    }
  }
}
