/// The options that every cell takes, whatever its step.
package struct CommonOptions: Hashable, Sendable {
  private static let captionOption = Option<String?>(
    "caption", default: nil, help: "Words under the outputs: Markdown of one line, with formulas and values.")
  private static let alternativeOption = Option<String?>(
    "alt", default: nil, help: "What the cell's pictures show, in place of what the step says of them.")
  private static let echoOption = Option("echo", default: true, help: "Whether the report shows the options.")
  private static let outputOption = Option(
    "output", default: true, help: "Whether the report shows the outputs.")
  private static let errorOption = Option(
    "allow-error", default: false, help: "Whether the run is well when this cell fails; its error is shown.")
  private static let cacheOption = Option(
    "cache", default: true, help: "Whether results of this cell are stored and restored.")

  package static let options: [any AnyOption] = [
    captionOption, alternativeOption, echoOption, outputOption, errorOption, cacheOption,
  ]

  /// Set under the outputs.
  package let caption: [Inline]
  package let alternative: String?
  package let echo: Bool
  package let output: Bool
  package let allowsError: Bool
  package let cache: Bool

  init(_ options: CellOptions) {
    caption = options[Self.captionOption].map(MarkdownReader.inlines) ?? []
    alternative = options[Self.alternativeOption]
    echo = options[Self.echoOption]
    output = options[Self.outputOption]
    allowsError = options[Self.errorOption]
    cache = options[Self.cacheOption]
  }
}
