import Wording

/// The text of an SVG drawing, element by element; everything that is put in is escaped.
///
/// Colours come from the page: each element is drawn in `currentColor`, and the class says what it is. There
/// are no style attributes, so that the strictest content security policy allows a drawing.
package struct SVG {
  /// The attributes of an element, in their order.
  typealias Attributes = KeyValuePairs<String, String>

  /// What has been written.
  private(set) var text = ""

  /// An element without content, or with nothing but a title, which a browser shows under the pointer.
  mutating func element(_ name: String, _ attributes: Attributes, title: String? = nil) {
    open(name, attributes, closing: title == nil ? "/>" : ">")
    if let title { text += "<title>\(escaped(title))</title></\(name)>" }
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
    text += "\(escaped(content))</text>"
  }

  private mutating func open(_ name: String, _ attributes: Attributes, closing: String) {
    text += "<\(name)"
    for (attribute, value) in attributes { text += " \(attribute)=\"\(escaped(value))\"" }
    text += closing
  }
}

/// How wide text is, near enough to leave room for it: a drawing cannot ask the browser.
enum TextMetrics {
  /// The height of the text of a chart, in pixels.
  static let size = 12.0

  /// About the width of `text` in pixels, in a usual sans-serif typeface of that size.
  static func width(_ text: String, size: Double = size) -> Double {
    text.unicodeScalars.reduce(0) { $0 + advance($1) } * size
  }

  /// `text`, shortened with an ellipsis to be no wider than `width`.
  static func fit(_ text: String, width: Double, size: Double = size) -> String {
    if self.width(text, size: size) <= width { return text }
    var shortened = text
    while !shortened.isEmpty, self.width(shortened + "…", size: size) > width { shortened.removeLast() }
    return shortened.isEmpty ? "" : shortened + "…"
  }

  /// The width of a character as a part of the size, in DejaVu Sans, which is wider than most.
  private static func advance(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", " ": 0.32
    case "f", "t", "r", "(", ")", "[", "]", "-", "/": 0.41
    case "m", "w", "M", "W", "—", "%", "@", "×", "−": 0.9
    case "⁰"..."⁹", "¹", "²", "³", "⁻": 0.42
    case "A"..."Z": 0.7
    case _ where scalar.value >= 0x2E80: 1.02  // Chinese, Japanese, Korean.
    default: 0.63
    }
  }
}
