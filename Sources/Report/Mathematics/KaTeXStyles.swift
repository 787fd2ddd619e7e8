import Foundation

/// The part of KaTeX's style sheet that some formulas need, with the fonts that draw them.
///
/// A page then carries about a tenth of the rules and a handful of the twenty fonts.
struct KaTeXStyles {
  /// For each element of the formulas, its classes.
  private let elements: [Set<Substring>]
  /// What tells the elements from others: all of their lists of classes, in order.
  let name: String

  init(for markups: some Sequence<String>) {
    var lists: Set<Substring> = []
    for markup in markups {
      var rest = markup[...]
      while let start = rest.firstRange(of: "class=\"") {
        rest = rest[start.upperBound...]
        let list = rest.prefix { $0 != "\"" }
        lists.insert(list)
        rest = rest[list.endIndex...]
      }
    }
    elements = lists.map { Set($0.split(separator: " ")) }
    name = lists.sorted().joined(separator: "\n")
  }

  /// The rules of `styleSheet` that meet an element, with the fonts that they name inlined.
  ///
  /// - Throws: Foundation's error when a font cannot be read.
  func reduced(_ styleSheet: String, font: (KaTeXFace) throws -> Data) rethrows -> String {
    guard !elements.isEmpty else { return "" }
    var rules = ""
    var families: Set<String> = []
    var weights: (bold: Bool, italic: Bool) = (false, false)
    var faces: Set<KaTeXFace> = []
    for rule in Self.rules(of: styleSheet) {
      let selectors = rule.selectors.filter(meets)
      guard !selectors.isEmpty else { continue }
      rules += selectors.joined(separator: ",") + "{\(rule.declarations)}\n"
      let isBold = rule.declarations.contains("font-weight:700")
      let isItalic = rule.declarations.contains("font-style:italic")
      guard let family = Self.family(in: rule.declarations) else {
        // A weight or slant alone applies to whatever family an element has.
        weights.bold = weights.bold || isBold
        weights.italic = weights.italic || isItalic
        continue
      }
      families.insert(family)
      faces.insert(KaTeXFace(family: family, isBold: isBold, isItalic: isItalic))
    }
    for family in families where ["KaTeX_Main", "KaTeX_SansSerif"].contains(family) {
      if weights.bold { faces.insert(KaTeXFace(family: family, isBold: true)) }
      if weights.italic { faces.insert(KaTeXFace(family: family, isItalic: true)) }
      if weights.bold, weights.italic {
        faces.insert(KaTeXFace(family: family, isBold: true, isItalic: true))
      }
    }
    let fonts = try Set(faces.compactMap(\.drawn)).sorted().map { face in
      let data = try font(face).base64EncodedString()
      return "@font-face{\(face.descriptors);src:url(data:font/woff2;base64,\(data)) format('woff2')}\n"
    }
    return fonts.joined() + rules
  }

  /// Whether some formula has elements for every part of the selector.
  private func meets(_ selector: Substring) -> Bool {
    let parts = selector.split { " >".contains($0) }
    return parts.allSatisfy { part in
      let compound = part.prefix { $0 != ":" }
      let classes = compound.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
      return classes.isEmpty || elements.contains { $0.isSuperset(of: classes) }
    }
  }

  private struct Rule {
    var selectors: [Substring]
    var declarations: Substring
  }

  /// The plain rules; `@font-face` and other at-rules are left out.
  private static func rules(of styleSheet: String) -> [Rule] {
    styleSheet.split(separator: "}").compactMap { text in
      guard let brace = text.lastIndex(of: "{") else { return nil }
      let head = text[..<brace]
      guard !head.contains("@"), !head.contains("{"), !text.contains("</") else { return nil }
      return Rule(selectors: head.split(separator: ","), declarations: text[text.index(after: brace)...])
    }
  }

  private static func family(in declarations: Substring) -> String? {
    guard let start = declarations.firstRange(of: "KaTeX_") else { return nil }
    let name = declarations[start.upperBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return "KaTeX_" + name
  }
}
