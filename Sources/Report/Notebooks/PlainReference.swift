import Notebook

/// What a reference to a place or a work says, in words alone.
struct PlainReference {
  /// Nil where none of what it names is known.
  let text: String?

  init(_ reference: Reference, _ context: PageContext) {
    let isKnown = reference.names.contains { context.targets[$0] != nil || context.citations[$0] != nil }
    text = isKnown ? Self.words(InlineWriter(context, isPlain: true).inlines([.reference(reference)])) : nil
  }

  /// Markup without its elements.
  static func words(_ markup: Markup) -> String {
    markup.html.replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
