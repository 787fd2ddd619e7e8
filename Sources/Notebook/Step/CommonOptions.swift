/// The options that every cell takes, whatever its step.
public struct CommonOptions: Hashable, Sendable {
  package static let caption = StepOption<String?>(
    optional: "caption", help: "Words under the outputs: Markdown of one line, with formulas and values.")
  private static let alternative = StepOption<String?>(
    optional: "alt", help: "What the cell's pictures show, in place of what the step says of them.")
  private static let echo = StepOption("echo", default: true, help: "Whether the report shows the options.")
  private static let output = StepOption(
    "output", default: true, help: "Whether the report shows the outputs.")
  private static let allowError = StepOption(
    "allow-error", default: false,
    help: "Whether the run succeeds even though this cell fails; its error is shown.")
  private static let cache = StepOption(
    "cache", default: true, help: "Whether results of this cell are stored and restored.")

  /// Their descriptions.
  public static let options: [any AnyOption] = [caption, alternative, echo, output, allowError, cache]

  /// Set under the outputs.
  package let caption: [Inline]
  /// What is wrong in the caption; their place is the option's.
  package let captionMistakes: [Diagnostic]
  package let alternative: String?
  package let echo: Bool
  package let output: Bool
  package let allowsError: Bool
  package let cache: Bool

  init(_ options: CellOptions) {
    let place = SourceRange(line: 1, column: 1)
    let phrase = options[Self.caption].map { MarkdownReader.phrase($0, at: place) }
    caption = phrase?.inlines ?? []
    captionMistakes = phrase?.mistakes ?? []
    alternative = options[Self.alternative]
    echo = options[Self.echo]
    output = options[Self.output]
    allowsError = options[Self.allowError]
    cache = options[Self.cache]
  }
}
