/// Builds markup piece by piece; words in it are text, and escape.
@resultBuilder
enum MarkupBuilder {
  static func buildExpression(_ markup: Markup) -> Markup { markup }
  static func buildExpression(_ text: String) -> Markup { .text(text) }
  static func buildExpression(_ markup: Markup?) -> Markup { markup ?? .none }
  static func buildBlock(_ parts: Markup...) -> Markup { parts.joined() }
  static func buildOptional(_ part: Markup?) -> Markup { part ?? .none }
  static func buildEither(first part: Markup) -> Markup { part }
  static func buildEither(second part: Markup) -> Markup { part }
  static func buildArray(_ parts: [Markup]) -> Markup { parts.joined() }
}
