/// Sets a SHA-256: twelve digits, which tell files apart for the eye, and all of them in its title.
struct DigestMark {
  static func markup(_ hexadecimal: String) -> Markup {
    .tag("code", ["title": hexadecimal], .text(hexadecimal.prefix(12) + "…"))
  }

  /// Whether a text is a whole SHA-256 and nothing else.
  static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
