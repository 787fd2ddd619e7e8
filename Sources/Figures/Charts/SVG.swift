/// The text of an SVG drawing, element by element; everything that is put in is escaped.
///
/// Colours come from the page: each element is drawn in `currentColor`, and the class says what it is. There
/// are no style attributes, so that the strictest content security policy lets a drawing be.
struct SVG {
  /// The attributes of an element, in their order.
  typealias Attributes = KeyValuePairs<String, String>

  /// What has been written.
  private(set) var text = ""

  /// An element without content, or with nothing but a title, which a browser shows under the pointer.
  mutating func element(_ name: String, _ attributes: Attributes, title: String? = nil) {
    open(name, attributes, closing: title == nil ? "/>" : ">")
    if let title { text += "<title>\(Self.escape(title))</title></\(name)>" }
  }

  /// An element around `content`.
  mutating func element(_ name: String, _ attributes: Attributes, content: (inout SVG) -> Void) {
    open(name, attributes, closing: ">")
    content(&self)
    text += "</\(name)>"
  }

  /// A line of text.
  mutating func text(_ content: String, _ attributes: Attributes) {
    open("text", attributes, closing: ">")
    text += "\(Self.escape(content))</text>"
  }

  private mutating func open(_ name: String, _ attributes: Attributes, closing: String) {
    text += "<\(name)"
    for (attribute, value) in attributes { text += " \(attribute)=\"\(Self.escape(value))\"" }
    text += closing
  }

  /// `text` so that it stands for itself in an element or in an attribute; control characters, which XML does
  /// not allow, become spaces.
  static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
