/// One output in the forms that Jupyter chooses from, by media type, with what is to be known of each.
package struct MediaBundle: Hashable, Sendable {
  /// The forms: text, or JSON of a JSON type.
  package private(set) var data: [JSONValue.Member]
  /// What is to be known of them.
  package private(set) var metadata: [JSONValue.Member] = []

  /// An output whose words are these.
  package init(text: String) { data = [.init("text/plain", .string(text))] }

  /// The same with another form of it, which is shown where it can be.
  package func with(_ mediaType: String, _ value: JSONValue) -> MediaBundle {
    var bundle = self
    bundle.data.append(.init(mediaType, value))
    return bundle
  }

  func with(_ markup: Markup) -> MediaBundle { with("text/html", .string(markup.html)) }

  func noting(_ name: String, _ value: JSONValue) -> MediaBundle {
    var bundle = self
    bundle.metadata.append(.init(name, value))
    return bundle
  }

  /// The members `data` and `metadata` of a message, or of an output in a file.
  package var members: [JSONValue.Member] {
    [.init("data", .object(data)), .init("metadata", .object(metadata))]
  }
}
