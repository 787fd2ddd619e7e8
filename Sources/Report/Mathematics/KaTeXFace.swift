/// One of KaTeX's fonts.
struct KaTeXFace: Hashable, Comparable {
  var family: String
  var isBold = false
  var isItalic = false

  /// The family's files that exist: a bold or italic that a family lacks is drawn by its nearest.
  private static let variants = [
    "KaTeX_Main": ["Regular", "Bold", "Italic", "BoldItalic"], "KaTeX_Math": ["Italic", "BoldItalic"],
    "KaTeX_AMS": ["Regular"], "KaTeX_Caligraphic": ["Regular", "Bold"], "KaTeX_Fraktur": ["Regular", "Bold"],
    "KaTeX_SansSerif": ["Regular", "Bold", "Italic"], "KaTeX_Script": ["Regular"],
    "KaTeX_Size1": ["Regular"], "KaTeX_Size2": ["Regular"], "KaTeX_Size3": ["Regular"],
    "KaTeX_Size4": ["Regular"], "KaTeX_Typewriter": ["Regular"],
  ]

  private var variant: String {
    isBold ? (isItalic ? "BoldItalic" : "Bold") : isItalic ? "Italic" : "Regular"
  }

  /// The face of the family that draws this one; nil for a family that is not KaTeX's.
  var drawn: KaTeXFace? {
    guard let variants = Self.variants[family] else { return nil }
    if variants.contains(variant) { return self }
    let isItalic = !variants.contains("Regular")
    let bold = KaTeXFace(family: family, isBold: isBold, isItalic: isItalic)
    return variants.contains(bold.variant) ? bold : KaTeXFace(family: family, isItalic: isItalic)
  }

  var fileName: String { "\(family)-\(variant).woff2" }

  var descriptors: String {
    "font-family:\(family);font-weight:\(isBold ? 700 : 400);font-style:\(isItalic ? "italic" : "normal")"
  }

  static func < (left: KaTeXFace, right: KaTeXFace) -> Bool { left.fileName < right.fileName }
}
