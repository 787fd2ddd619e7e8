/// Where a link of a notebook may lead: the web, mail, a file beside the report, a place in it.
///
/// Everything else (`javascript:`, `data:`, `file:`, what no reader expects) makes the link plain text. The
/// check reads an address as browsers do: case does not matter, nor does white space around it. An address
/// with control characters or invisible format characters is refused whole, whatever a browser would strip.
package struct SafeLink: Hashable {
  package let destination: String

  private static let schemes: Set<String> = ["http", "https", "mailto"]

  package init?(_ text: String) {
    guard
      !text.unicodeScalars.contains(where: {
        [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
      })
    else { return nil }
    let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    let address = String(trimmed)
    guard !address.isEmpty else { return nil }
    let head = address.prefix { !"/?#\\".contains($0) }
    if let colon = head.firstIndex(of: ":") {
      guard Self.schemes.contains(head[..<colon].lowercased()) else { return nil }
    } else if address.prefix(2).allSatisfy({ "/\\".contains($0) }), address.count > 1 {
      // No scheme, but another machine: from a page on disk this is a network share.
      return nil
    }
    destination = address
  }

  /// Whether it says how to get there, and leads away from the page and its folder.
  var hasScheme: Bool { destination.prefix { !"/?#\\".contains($0) }.contains(":") }

  /// Whether it leads to another site.
  package var isExternal: Bool {
    ["http:", "https:"].contains { destination.lowercased().hasPrefix($0) }
  }
}
