/// Numbers as text, the same on every system and in every language.
package enum DecimalText {
  /// `value` with that many digits after the point, from 0 to 15, halves away from zero; never `-0`.
  package static func fixed(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return special(value) }
    let digits = min(max(digits, 0), 15)
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return scientific(value, significant: 4) }
    let (whole, fraction) = UInt64(scaled).quotientAndRemainder(dividingBy: UInt64(scale))
    let sign = value < 0 && scaled > 0 ? "−" : ""
    if digits == 0 { return "\(sign)\(whole)" }
    let padded = String(repeating: "0", count: digits - String(fraction).count) + String(fraction)
    return "\(sign)\(whole).\(padded)"
  }

  /// `value` as short as it is right to four digits: `0.0312`, `5000`, `1.2×10⁻⁷`.
  package static func short(_ value: Double) -> String {
    guard value.isFinite else { return special(value) }
    if value == 0 { return "0" }
    if value == value.rounded(), abs(value) < 1e6 { return fixed(value, digits: 0) }
    guard abs(value) >= 1e-4, abs(value) < 1e6 else { return scientific(value, significant: 3) }
    return trimmed(fixed(value, digits: max(0, 3 - exponent(value))))
  }

  /// `value` as a number from 1 to 10 and a power of ten: `1.2×10⁻⁷`.
  package static func scientific(_ value: Double, significant: Int) -> String {
    var exponent = exponent(value)
    var mantissa = fixed(value / power(exponent), digits: significant - 1)
    if mantissa.drop(while: { $0 == "−" }).hasPrefix("10") {  // 9.996 is rounded to 10.00.
      exponent += 1
      mantissa = fixed(value / power(exponent), digits: significant - 1)
    }
    let digits = trimmed(mantissa)
    return digits == "1" ? "10\(superscripted(exponent))" : "\(digits)×10\(superscripted(exponent))"
  }

  /// `text`, which `fixed` has made, with commas between thousands if there are five digits or more.
  package static func grouped(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    let digits = whole.drop { $0 == "−" }
    guard digits.count > 4, digits.allSatisfy(\.isNumber) else { return text }
    return (whole.hasPrefix("−") ? "−" : "") + inThousands(digits) + text.dropFirst(whole.count)
  }

  /// A length or a place in a drawing, to a tenth of a pixel.
  package static func coordinate(_ value: Double) -> String {
    trimmed(fixed(value, digits: 1)).replacing("−", with: "-")
  }

  /// The power of ten just below `value`: 0 for 1 to 10.
  package static func exponent(_ value: Double) -> Int {
    var exponent = 0
    var magnitude = abs(value)
    guard magnitude > 0, magnitude.isFinite else { return 0 }
    while magnitude >= 10 { (magnitude, exponent) = (magnitude / 10, exponent + 1) }
    while magnitude < 1 { (magnitude, exponent) = (magnitude * 10, exponent - 1) }
    return exponent
  }

  /// Ten to the power of `exponent`.
  package static func power(_ exponent: Int) -> Double {
    let power = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? 1 / power : power
  }

  private static func special(_ value: Double) -> String { value.isNaN ? "–" : value < 0 ? "−∞" : "∞" }

  /// `text` without the zeros at its end, if it has a point.
  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var digits = text[...]
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return digits == "−0" ? "0" : String(digits)
  }
}

/// Digits with commas between groups of three: `1,234,567`.
func inThousands(_ digits: Substring) -> String {
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
    text.append(digit)
  }
  return text
}

/// A whole number in raised digits: `⁻³`.
package func superscripted(_ number: Int) -> String {
  String(String(number).map { $0 == "-" ? "⁻" : digit(of: $0, among: "⁰¹²³⁴⁵⁶⁷⁸⁹") })
}

/// A whole number in lowered digits: the 1 of Θ₁.
package func subscripted(_ number: Int) -> String {
  String(String(number).map { $0 == "-" ? "₋" : digit(of: $0, among: "₀₁₂₃₄₅₆₇₈₉") })
}

private func digit(of character: Character, among digits: String) -> Character {
  character.wholeNumberValue.flatMap { digits.dropFirst($0).first } ?? character
}
