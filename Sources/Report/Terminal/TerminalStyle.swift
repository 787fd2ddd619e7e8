import Foundation

/// What a stream of text can show: colours, a line that is written over, so many columns.
package struct TerminalStyle: Hashable, Sendable {
  /// Whether somebody sits before it, so that a line may be written over.
  package var isTerminal: Bool
  /// Whether colours are wanted.
  package var usesColor: Bool
  /// Columns.
  package var width: Int

  package init(isTerminal: Bool, usesColor: Bool, width: Int = 80) {
    self.isTerminal = isTerminal
    self.usesColor = usesColor
    self.width = max(20, width)
  }

  /// Plain text, as in a file.
  package static let plain = TerminalStyle(isTerminal: false, usesColor: false, width: 100)

  /// How a stream is: colours on a terminal that has them, unless `NO_COLOR` is set (no-color.org).
  ///
  /// - Parameter hasColors: what is known of the kind of terminal; nil for one that nobody knows, which has them.
  package init(isTerminal: Bool, width: Int, hasColors: Bool? = nil, environment: [String: String]) {
    let name = environment["TERM"] ?? ""
    let isDumb = name == "dumb" || name.isEmpty
    let isRefused = !(environment["NO_COLOR"] ?? "").isEmpty
    self.init(
      isTerminal: isTerminal && !isDumb,
      usesColor: isTerminal && !isDumb && !isRefused && hasColors ?? true, width: width)
  }

  /// The colours of a terminal, by what they say.
  enum Tint: String {
    case bold = "1"
    case faint = "2"
    case good = "32"
    case care = "33"
    case bad = "1;31"
    case accent = "36"
  }

  /// A bar of which a share is full: `━━━━────`.
  func bar(_ share: Double, width: Int) -> String {
    let full = min(width, max(0, Int((share * Double(width)).rounded(.down))))
    return tinted(String(repeating: "━", count: full), .accent)
      + tinted(String(repeating: usesColor ? "━" : "─", count: width - full), .faint)
  }

  /// The text in a colour, where colours are wanted.
  func tinted(_ text: some StringProtocol, _ tint: Tint) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(tint.rawValue)m\(text)\u{1B}[0m" : String(text)
  }
}
