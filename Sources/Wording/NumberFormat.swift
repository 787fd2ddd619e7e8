import Foundation

/// How a number in prose is written: a part of Python's format mini-language that readers of notebooks know.
///
/// `.4f` (fixed), `.2e` (scientific), `.3g` (significant digits), `.2%` (percent), `d` (whole number), each with
/// an optional `,` in front of it for groups of thousands. Empty means: as few digits as say it well.
public struct NumberFormat: Hashable, Codable, Sendable {
  /// The kinds of formats, each by its letter.
  public enum Style: String, CaseIterable, Codable, Sendable {
    /// Digits after the decimal point: `0.0312`.
    case fixed = "f"
    /// A number from 1 to 10 and a power of ten: `3.12×10⁻²`.
    case scientific = "e"
    /// As many significant digits, without zeros at the end: `0.0312`.
    case significant = "g"
    /// Hundredths: `3.12%`.
    case percent = "%"
    /// Rounded to a whole number: `0`.
    case whole = "d"
  }

  /// Whether thousands are set apart by commas.
  public private(set) var groups = false
  /// How many digits follow the point, or, for `g`, how many are significant; nil for as many as printf writes.
  public private(set) var digits: Int?
  /// The kind of format; nil for as few digits as say it well.
  public private(set) var style: Style?

  /// The format that writes whole numbers whole and others with up to six significant digits.
  public static let automatic = NumberFormat()

  /// Digits after the decimal point, from 0 to 17: `.4f`.
  public static func fixed(_ digits: Int) -> NumberFormat { NumberFormat(.fixed, digits: digits) }
  /// A number from 1 to 10, with 0 to 17 digits after its point, and a power of ten: `.2e`.
  public static func scientific(_ digits: Int) -> NumberFormat {
    NumberFormat(.scientific, digits: digits)
  }
  /// Significant digits, from 0 to 17, where 0 counts as 1: `.3g`.
  public static func significant(_ digits: Int) -> NumberFormat {
    NumberFormat(.significant, digits: digits)
  }
  /// Hundredths, with 0 to 17 digits after the decimal point: `.1%`.
  public static func percent(_ digits: Int) -> NumberFormat { NumberFormat(.percent, digits: digits) }
  /// A whole number: `d`.
  public static let whole = NumberFormat(.whole)
  /// A whole number in groups of thousands: `,d`.
  public static let grouped = NumberFormat(.whole, groups: true)

  /// More digits than 17 say nothing about a double.
  private static let possibleDigits = 0...17

  private init(_ style: Style? = nil, digits: Int? = nil, groups: Bool = false) {
    precondition(Self.possibleDigits.contains(digits ?? 0), "\(digits ?? 0) digits")
    self.style = style
    self.digits = digits
    self.groups = groups
  }

  /// Reads a format such as `.4f` or `,d`; nil when it is not a format.
  public init?(_ text: some StringProtocol) {
    var rest = text[...]
    if rest.first == "," {
      groups = true
      rest = rest.dropFirst()
    }
    if rest.first == "." {
      let digitText = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard let digits = Int(digitText), Self.possibleDigits.contains(digits) else { return nil }
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

  /// Reads what was encoded; throws if it holds more digits than a format can have.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    groups = try values.decode(Bool.self, forKey: .groups)
    digits = try values.decodeIfPresent(Int.self, forKey: .digits)
    style = try values.decodeIfPresent(Style.self, forKey: .style)
    guard Self.possibleDigits.contains(digits ?? 0) else {
      throw DecodingError.dataCorruptedError(
        forKey: .digits, in: values, debugDescription: "\(digits ?? 0) digits")
    }
  }

  private enum CodingKeys: CodingKey { case groups, digits, style }

  /// The value as text, with a true minus sign; what is not a number is `NaN`, what is infinite `∞` or `−∞`.
  public func string(_ value: Double) -> String {
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
    return mantissa + "×10" + superscripted(exponent)
  }

  private static func grouped(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let body = text.dropFirst(sign.count)
    let whole = body.prefix { $0.isNumber }
    return sign + inThousands(whole) + body.dropFirst(whole.count)
  }
}
