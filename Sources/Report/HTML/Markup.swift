/// A piece of HTML that is well formed by construction.
///
/// Text escapes; only ``raw(_:)`` does not, and what it is given is markup that this program or KaTeX made.
struct Markup: Hashable, Sendable {
  private(set) var html: String

  static let none = Markup(html: "")

  /// Words, with everything that could be taken for markup escaped.
  static func text(_ text: String) -> Markup { Markup(html: escape(text)) }

  /// A sentence of the program, in which words between backticks are code.
  static func message(_ text: String) -> Markup {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard parts.count % 2 == 1 else { return .text(text) }
    return parts.enumerated().map { index, part in
      index.isMultiple(of: 2) ? Markup.text(part) : .tag("code", .text(part))
    }.joined()
  }

  /// The same, beginning as sentences do.
  static func sentence(_ text: String) -> Markup { message(text.prefix(1).uppercased() + text.dropFirst()) }

  /// Markup from a source that is trusted to write it.
  static func raw(_ html: String) -> Markup { Markup(html: html) }

  /// An element without attributes.
  static func tag(_ name: StaticString, _ content: Markup) -> Markup { tag(name, [:], content) }

  /// An element; attributes without a value are left out.
  static func tag(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, _ content: Markup
  ) -> Markup {
    Markup(html: "<\(name)\(written(attributes))>\(content.html)</\(name)>")
  }

  /// An element whose content is built piece by piece.
  static func tag(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    @MarkupBuilder content: () -> Markup
  ) -> Markup {
    tag(name, attributes, content())
  }

  /// An element that can have no content, such as `img`.
  static func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) -> Markup
  {
    Markup(html: "<\(name)\(written(attributes))>")
  }

  static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }

  static func += (left: inout Markup, right: Markup) { left.html += right.html }

  private static func written(_ attributes: KeyValuePairs<StaticString, String?>) -> String {
    attributes.map { name, value in value.map { " \(name)=\"\(escape($0))\"" } ?? "" }.joined()
  }

  /// Characters that HTML cannot hold become the replacement character.
  private static func escape(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\0"..<" ", "\u{7F}"..<"\u{A0}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Sequence<Markup> {
  /// The pieces one after the other.
  func joined(separator: Markup = .none) -> Markup {
    .raw(map(\.html).joined(separator: separator.html))
  }
}
