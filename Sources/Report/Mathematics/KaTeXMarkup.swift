/// Markup that only KaTeX's elements, attributes and characters are in, so that a page can take it as it stands.
///
/// Where it came from does not matter: a script engine that a formula got the better of, or a store that somebody else
/// filled. In it are boxes, their lengths and colours, and shapes; no script, no link, no address, no name, and by
/// ``FormulaBounds`` nothing that stands outside of the formula's own place. It is read once, from left to right.
package struct KaTeXMarkup: Hashable, Sendable {
  /// The markup.
  package let html: String
  /// Whether it shows nothing, as a formula that only defines macros.
  let isEmpty: Bool

  /// Nil for any other markup.
  package init?(_ html: String) {
    var reader = Reader(rest: html.utf8[...])
    guard html.hasPrefix("<span class=\"katex"), reader.isSound() else { return nil }
    self.html = html
    isEmpty = html.contains("<span class=\"katex-html\" aria-hidden=\"true\"></span>")
  }
}

/// What an attribute's value may be.
private enum Attribute {
  /// Names of classes, numbers, lengths, colours, words.
  case words
  /// Properties of a style that KaTeX sets, with words.
  case declarations
  case exactly(String)

  static func named(_ name: Substring.UTF8View, of element: Substring.UTF8View) -> Attribute? {
    switch String(Substring(name)) {
    case "class", "width", "height", "viewBox", "preserveAspectRatio", "d", "x1", "y1", "x2", "y2",
      "stroke-width", "accent", "accentunder", "columnalign", "columnlines", "columnspacing", "depth",
      "display", "displaystyle", "fence", "largeop", "linebreak", "linethickness", "lspace",
      "mathbackground", "mathcolor", "mathsize", "mathvariant", "maxsize", "minsize", "notation",
      "rowlines", "rowspacing", "rspace", "scriptlevel", "separator", "side", "stretchy", "symmetric",
      "valign", "voffset":
      .words
    case "style": .declarations
    case "aria-hidden": .exactly("true")
    case "encoding": .exactly("application/x-tex")
    case "xmlns":
      .exactly(
        element.elementsEqual("svg".utf8)
          ? "http://www.w3.org/2000/svg" : "http://www.w3.org/1998/Math/MathML")
    default: nil
    }
  }

  func allows(_ value: Substring.UTF8View) -> Bool {
    switch self {
    case .words: value.allSatisfy(\.isWord)
    case .declarations: value.split(separator: UInt8(ascii: ";")).allSatisfy(Self.isDeclaration)
    case .exactly(let text): value.elementsEqual(text.utf8)
    }
  }

  private static let properties: Set = [
    "background-color", "border", "border-bottom-width", "border-color", "border-right-style",
    "border-right-width", "border-style", "border-top-width", "border-width", "bottom", "color",
    "height", "left", "margin", "margin-left", "margin-right", "margin-top", "min-width",
    "padding-left", "position", "text-shadow", "top", "vertical-align", "width",
  ]

  private static func isDeclaration(_ text: Substring.UTF8View) -> Bool {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let property = String(Substring(text[..<colon]))
    let value = text[text.index(after: colon)...]
    guard properties.contains(property), value.allSatisfy(\.isWord) else { return false }
    return property != "position" || value.elementsEqual("relative".utf8)
  }
}

extension UInt8 {
  /// Whether it can be in a name, a number, a length, a colour or the path of a shape.
  fileprivate var isWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: ","), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "_"), UInt8(ascii: " "),
      UInt8(ascii: "\n"):
      true
    default: false
    }
  }

  /// Whether it can be in the name of an element or an attribute.
  fileprivate var isLetter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

/// Takes markup apart from left to right.
private struct Reader {
  private var rest: Substring.UTF8View
  private var open: [Substring.UTF8View] = []
  private var bounds = FormulaBounds()
  /// How many of the open elements are mathematics for those who do not see it, which takes no room.
  private var unseen = 0

  private static let elements: Set = [
    "span", "svg", "path", "line", "math", "semantics", "annotation", "menclose", "mfrac", "mi", "mn",
    "mo", "mover", "mpadded", "mphantom", "mroot", "mrow", "mspace", "msqrt", "mstyle", "msub",
    "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover",
  ]
  private static let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&#x27;"]

  init(rest: Substring.UTF8View) { self.rest = rest }

  /// Whether the rest is one element with sound elements in it, and nothing after it.
  mutating func isSound() -> Bool {
    repeat {
      switch rest.first {
      case nil: return false
      case UInt8(ascii: "<"): guard tag() else { return false }
      case UInt8(ascii: "&"):
        guard let entity = Self.entities.first(where: { rest.starts(with: $0.utf8) }) else { return false }
        rest = rest.dropFirst(entity.utf8.count)
        guard shows(1) else { return false }
      default:
        let text = rest.prefix { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
        rest = rest[text.endIndex...]
        // The first byte of each character.
        guard shows(text.count { $0 & 0xC0 != 0x80 }) else { return false }
      }
    } while !open.isEmpty
    return rest.isEmpty && bounds.isWithinWidth
  }

  private mutating func shows(_ characters: Int) -> Bool { unseen > 0 || bounds.show(characters) }

  private mutating func take(_ text: StaticString) -> Bool {
    let bytes = "\(text)".utf8
    guard rest.starts(with: bytes) else { return false }
    rest = rest.dropFirst(bytes.count)
    return true
  }

  private mutating func word() -> Substring.UTF8View {
    let word = rest.prefix(while: \.isLetter)
    rest = rest[word.endIndex...]
    return word
  }

  private mutating func tag() -> Bool {
    guard take("<") else { return false }
    if take("/") {
      let name = word()
      guard let last = open.popLast(), last.elementsEqual(name) else { return false }
      bounds.close()
      if name.elementsEqual("math".utf8) { unseen -= 1 }
      return take(">")
    }
    let element = word()
    guard Self.elements.contains(String(Substring(element))) else { return false }
    var (classes, style) = ("".utf8[...], "".utf8[...])
    while take(" ") {
      let name = word()
      // MathML's classes are written `class ="`.
      _ = take(" ")
      guard take("="), let attribute = Attribute.named(name, of: element),
        let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      else { return false }
      let value = rest.dropFirst().prefix { $0 != quote }
      rest = rest[value.endIndex...].dropFirst()
      guard attribute.allows(value) else { return false }
      if name.elementsEqual("class".utf8) { classes = value }
      if name.elementsEqual("style".utf8) { style = value }
    }
    guard bounds.open(classes, style) else { return false }
    if take("/>") {
      bounds.close()
      return true
    }
    open.append(element)
    if element.elementsEqual("math".utf8) { unseen += 1 }
    return take(">")
  }
}
