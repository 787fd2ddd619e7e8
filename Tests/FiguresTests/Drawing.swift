import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An SVG drawing, read by Foundation's XML parser, which refuses what is not well-formed.
final class Drawing: NSObject, XMLParserDelegate {
  /// An element and its attributes.
  struct Element {
    let name: String
    let attributes: [String: String]
  }

  /// All elements, in their order.
  private(set) var elements: [Element] = []

  /// The attributes of all `text` elements, and under the empty name what they say.
  private(set) var texts: [[String: String]] = []

  private var isInText = false

  /// Reads `svg`; throws if it is not well-formed.
  init(_ svg: String) throws {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    if !parser.parse() { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  /// The text of every attribute that holds places and sizes.
  var geometry: [String] {
    let names: Set = ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "d", "width", "height", "viewBox"]
    return elements.flatMap { $0.attributes.filter { names.contains($0.key) }.values }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(Element(name: name, attributes: attributes))
    isInText = name == "text"
    if isInText { texts.append(attributes) }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    isInText = false
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if isInText { texts[texts.count - 1]["", default: ""] += string }
  }
}
