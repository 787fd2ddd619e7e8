import Foundation
import Wording

/// Numbers as a parameter is given them: what is written is what is used, so it is short and never rounded again.
enum NumberText {
  /// Numbers that are drawn have so many digits: the next one is a thousandth away at most.
  static let fewestDigits = 4

  /// An exact decimal number.
  static func short(_ number: Decimal) -> String { "\(number)" }

  /// A whole number.
  static func whole(_ number: Double) -> String {
    // Beyond that a number is whole, whatever is behind its point.
    abs(number) < 1e15 ? String(Int(number.rounded())) : short(number, digits: 17)
  }

  /// A number with so many digits.
  static func short(_ number: Double, digits: Int) -> String {
    let rounded = Double(String(format: "%.\(digits - 1)e", number)) ?? number
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
  }

  /// A number from a range of this width, to about a ten-thousandth of it.
  static func short(_ number: Double, within width: Double) -> String {
    guard width > 0, width.isFinite else { return short(number, digits: 17) }
    let places = max(0, Int((4 - log10(width)).rounded(.up)))
    guard places <= 300 else { return short(number, digits: 17) }
    return short(Double(String(format: "%.\(places)f", number)) ?? number, digits: 17)
  }

  /// Numbers with as few digits as tell each from the others.
  static func short(_ numbers: [Double]) -> [String] {
    for digits in fewestDigits..<17 {
      let texts = numbers.map { short($0, digits: digits) }
      if Set(texts).count == Set(numbers).count { return texts }
    }
    return numbers.map { short($0, digits: 17) }
  }
}
