import Wording

/// A piece of HTML that is well formed by construction.
///
/// Text escapes; only ``raw(_:)`` does not, and what it is given is markup that this program or KaTeX made.
package struct Markup: Hashable, Sendable {
  package private(set) var html: String

  static let none = Markup(html: "")

  /// Whether it shows nothing: no element, and no word.
  var isBlank: Bool { html.allSatisfy(\.isWhitespace) }

  /// Words, with everything that could be taken for markup escaped.
  package static func text(_ text: String) -> Markup { Markup(html: escaped(text)) }

  /// A sentence of the program, in which words between backticks are code.
  package static func message(_ text: String) -> Markup {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard parts.count % 2 == 1 else { return .text(text) }
    return parts.enumerated().map { index, part in
      index.isMultiple(of: 2) ? Markup.text(part) : .tag("code", .text(part))
    }.joined()
  }

  /// The same, beginning as sentences do.
  static func sentence(_ text: String) -> Markup { message(text.prefix(1).uppercased() + text.dropFirst()) }

  /// A command line, which breaks in front of its options and not behind their hyphens.
  static func command(_ line: String) -> Markup {
    let parts = line.split(separator: " -", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      if index == 0 { return Markup.text(String(part)) }
      // A long one breaks wherever it must.
      let option = Markup.text("-" + part)
      return .text(" ") + (part.count < 32 ? .tag("span", ["class": "held"], option) : option)
    }.joined()
  }

  /// Markup from a source that is trusted to write it.
  static func raw(_ html: String) -> Markup { Markup(html: html) }

  /// An element without attributes.
  package static func tag(_ name: StaticString, _ content: Markup) -> Markup { tag(name, [:], content) }

  /// An element; attributes without a value are left out.
  package static func tag(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, _ content: Markup
  ) -> Markup {
    Markup(html: "<\(name)\(written(attributes))>\(content.html)</\(name)>")
  }

  /// An element whose content is built piece by piece.
  package static func tag(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    @MarkupBuilder content: () -> Markup
  ) -> Markup {
    tag(name, attributes, content())
  }

  /// An element that can have no content, such as `img`.
  package static func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:])
    -> Markup
  {
    Markup(html: "<\(name)\(written(attributes))>")
  }

  static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }

  static func += (left: inout Markup, right: Markup) { left.html += right.html }

  private static func written(_ attributes: KeyValuePairs<StaticString, String?>) -> String {
    attributes.map { name, value in value.map { " \(name)=\"\(escaped($0))\"" } ?? "" }.joined()
  }
}

extension Sequence<Markup> {
  /// The pieces one after the other.
  func joined(separator: Markup = .none) -> Markup {
    .raw(map(\.html).joined(separator: separator.html))
  }
}
/// Builds markup piece by piece; words in it are text, and escape.
@resultBuilder
package enum MarkupBuilder {
  package static func buildExpression(_ markup: Markup) -> Markup { markup }
  package static func buildExpression(_ text: String) -> Markup { .text(text) }
  package static func buildExpression(_ markup: Markup?) -> Markup { markup ?? .none }
  package static func buildBlock(_ parts: Markup...) -> Markup { parts.joined() }
  package static func buildOptional(_ part: Markup?) -> Markup { part ?? .none }
  package static func buildEither(first part: Markup) -> Markup { part }
  package static func buildEither(second part: Markup) -> Markup { part }
  package static func buildArray(_ parts: [Markup]) -> Markup { parts.joined() }
}
