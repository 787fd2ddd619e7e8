/// What stands between the whole part of a number and its fraction.
enum DecimalMark: UInt8 {
  case point = 0x2E
  case comma = 0x2C
}

/// A number as programs write it into a text: `255`, `-0.5`, `2.5e-3`, `nan`, `-inf`.
enum DecimalNumber {
  /// The powers of ten that a `Double` is exactly.
  private static let exactPowers: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// Longer texts are not numbers: 17 digits tell every `Double` from every other, 767 spell the longest.
  private static let greatestLength = 1024

  /// The `Double` nearest to what `text` spells from end to end; nil if that is not a decimal number.
  static func parse(_ text: ArraySlice<UInt8>, mark: DecimalMark = .point) -> Double? {
    guard text.count <= greatestLength else { return nil }
    var digits = text
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard let decimal = Decimal(digits, mark: mark) else { return special(digits, isNegative: isNegative) }
    // With both exact, one rounding makes the quotient or the product the nearest number (W. D. Clinger, *How
    // to read floating point numbers accurately*, PLDI 1990).
    if decimal.significand <= 1 << 53, !decimal.isCut, let power = exactPower(decimal.exponent) {
      let significand = Double(decimal.significand)
      let magnitude = decimal.exponent < 0 ? significand / power : significand * power
      return isNegative ? -magnitude : magnitude
    }
    let pointed = text.map { $0 == mark.rawValue ? DecimalMark.point.rawValue : $0 }
    return Double(String(decoding: pointed, as: UTF8.self))
  }

  private static func exactPower(_ exponent: Int) -> Double? {
    exactPowers.indices.contains(abs(exponent)) ? exactPowers[abs(exponent)] : nil
  }

  private static func special(_ text: ArraySlice<UInt8>, isNegative: Bool) -> Double? {
    guard text.count <= 8 else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "nan": return .nan
    case "inf", "infinity": return isNegative ? -.infinity : .infinity
    default: return nil
    }
  }
}

/// significand · 10^exponent.
private struct Decimal {
  private(set) var significand: UInt64 = 0
  private(set) var exponent = 0

  /// True if there are more digits than the significand holds.
  private(set) var isCut = false

  /// Zeros that were read and count only if another digit follows.
  private var zeros = 0
  private var digitCount = 0

  /// Reads digits with at most one `mark` among them and an exponent after them; nil if `text` is anything else.
  init?(_ text: ArraySlice<UInt8>, mark: DecimalMark) {
    var position = text.startIndex
    var (hasDigits, isFraction) = (false, false)
    while position < text.endIndex {
      let digit = text[position] &- UInt8(ascii: "0")
      if digit <= 9 {
        hasDigits = true
        append(digit, isFraction: isFraction)
      } else if text[position] == mark.rawValue, !isFraction {
        isFraction = true
      } else {
        break
      }
      position += 1
    }
    guard hasDigits else { return nil }
    // The zeros that are left are at the end.
    exponent += zeros
    guard position < text.endIndex else { return }
    guard text[position] | 0x20 == UInt8(ascii: "e"),
      let written = Self.exponent(text[(position + 1)...])
    else { return nil }
    exponent += written
  }

  private mutating func append(_ digit: UInt8, isFraction: Bool) {
    if isFraction { exponent -= 1 }
    if digit == 0 {
      zeros += 1
      return
    }
    // 10¹⁹ is the greatest power of ten that 64 bits hold.
    let count = significand == 0 ? 1 : digitCount + zeros + 1
    if count > 19 {
      isCut = true
      return
    }
    if significand != 0 { for _ in 0..<zeros { significand *= 10 } }
    significand = significand * 10 + UInt64(digit)
    (digitCount, zeros) = (count, 0)
  }

  /// The sign and the one to four digits of an exponent.
  private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
    let isSigned = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
    let digits = isSigned ? text.dropFirst() : text
    guard (1...4).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let magnitude = digits.reduce(0) { 10 * $0 + Int($1 - 0x30) }
    return text.first == UInt8(ascii: "-") ? -magnitude : magnitude
  }
}
