/// The marks that a language has in its numbers.
public struct NumberStyle: Hashable, Sendable {
  /// What stands in front of fractions.
  private let decimal: String
  /// What stands between thousands.
  private let group: String
  /// The least number of digits of a whole number that has marks between them.
  private let leastGrouped: Int
  /// What stands in front of a percent sign.
  private let percent: String
  /// The letter of a byte.
  private let byte: Character

  /// `1,234.5`.
  public static let english = NumberStyle(decimal: ".", group: ",", percent: "")

  private init(
    decimal: String, group: String, leastGrouped: Int = 4, percent: String, byte: Character = "B"
  ) {
    (self.decimal, self.group, self.percent, self.byte) = (decimal, group, percent, byte)
    self.leastGrouped = leastGrouped
  }

  /// Where Spanish writes decimals with a point: Mexico, Central America, the Caribbean, Peru.
  private static let pointed: Set = [
    "419", "MX", "US", "PR", "GT", "SV", "HN", "NI", "PA", "DO", "CU", "PE",
  ]

  /// The marks of a language and region, by their tag (BCP 47); those of English where nothing else is known.
  public init(tag: String) {
    let regions = Set(tag.uppercased().split(separator: "-").dropFirst().map(String.init))
    switch Language(tag: tag) {
    case .english, .chinese, .japanese: self = .english
    case .german where !regions.isDisjoint(with: ["CH", "LI"]):
      self = NumberStyle(decimal: ".", group: "’", percent: "")
    // The space of a narrow no-break space, as Austria's standard and the SI have it.
    case .german where regions.contains("AT"):
      self = NumberStyle(decimal: ",", group: "\u{202F}", percent: "\u{A0}")
    case .german: self = NumberStyle(decimal: ",", group: ".", percent: "\u{A0}")
    case .french:
      self = NumberStyle(decimal: ",", group: "\u{202F}", percent: "\u{202F}", byte: "o")
    case .spanish where !regions.isDisjoint(with: Self.pointed):
      self = NumberStyle(decimal: ".", group: ",", percent: "\u{A0}")
    // Real Academia Española, Ortografía, 2010: a space, and none among four digits.
    case .spanish:
      self = NumberStyle(decimal: ",", group: "\u{202F}", leastGrouped: 5, percent: "\u{A0}")
    }
  }

  /// A number that was written as English writes it, with the marks of this language.
  public func text(_ english: String) -> String {
    guard self != .english else { return english }
    let isGrouped = english.prefix { $0 != "." }.count { $0.isASCII && $0.isNumber } >= leastGrouped
    var text = ""
    for character in english {
      switch character {
      case ".": text += decimal
      case ",": text += isGrouped ? group : ""
      case "%": text += percent + "%"
      case "B": text.append(byte)
      default: text.append(character)
      }
    }
    return text
  }
}
