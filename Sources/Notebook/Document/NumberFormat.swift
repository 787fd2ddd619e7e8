import Foundation

/// How a number in prose is written: a part of Python's format mini-language that readers of notebooks know.
///
/// `.4f` (fixed), `.2e` (scientific), `.3g` (significant digits), `.2%` (percent), `d` (whole number), each with
/// an optional `,` for groups of thousands in front of it. Empty means: as few digits as say it well.
package struct NumberFormat: Hashable, Codable, Sendable {
  package enum Style: String, CaseIterable, Codable, Sendable {
    case fixed = "f"
    case scientific = "e"
    case significant = "g"
    case percent = "%"
    case whole = "d"
  }

  package var groups = false
  package var digits: Int?
  package var style: Style?

  /// The format that writes whole numbers whole and others with up to six significant digits.
  package static let automatic = NumberFormat()

  private init() {}

  /// Reads a format such as `.4f` or `,d`; nil when it is none.
  package init?(_ text: some StringProtocol) {
    var rest = text[...]
    if rest.first == "," {
      groups = true
      rest = rest.dropFirst()
    }
    if rest.first == "." {
      let digitText = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard let digits = Int(digitText), digits <= 17 else { return nil }
      self.digits = digits
      rest = rest.dropFirst(1 + digitText.count)
    }
    if let last = rest.first {
      guard rest.count == 1, let style = Style(rawValue: String(last)) else { return nil }
      guard !(style == .whole && digits != nil) else { return nil }
      self.style = style
    } else if digits != nil {
      style = .significant
    }
  }

  /// Writes the value; `NaN` and infinities as those words with their sign.
  package func string(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞" }
    var text: String
    switch style {
    case nil:
      let isWhole = value == value.rounded() && abs(value) < 1e15
      text = isWhole ? String(format: "%.0f", value) : String(format: "%.6g", value)
    case .fixed: text = String(format: "%.\(digits ?? 6)f", value)
    case .scientific: text = String(format: "%.\(digits ?? 6)e", value)
    case .significant: text = String(format: "%.\(digits ?? 6)g", value)
    case .percent: text = String(format: "%.\(digits ?? 2)f", value * 100) + "%"
    case .whole: text = String(format: "%.0f", value.rounded())
    }
    if groups { text = Self.grouped(text) }
    return Self.typeset(text)
  }

  /// A true minus sign, and powers of ten as such: `-3.5e-09` becomes `−3.5×10⁻⁹`.
  private static func typeset(_ text: String) -> String {
    let parts = text.split(separator: "e", maxSplits: 1)
    let mantissa = String(parts[0]).replacing("-", with: "−")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return mantissa }
    let superscripts: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
      "9": "⁹",
    ]
    return mantissa + "×10" + String(String(exponent).map { superscripts[$0] ?? $0 })
  }

  private static func grouped(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let body = text.dropFirst(sign.count)
    let whole = body.prefix { $0.isNumber }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0 && (whole.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return sign + result + body.dropFirst(whole.count)
  }
}
