import Wording

/// How a program wrote something for people to read that it keeps as a number, or as more than one.
package enum FormattedNumber: CaseIterable, Hashable, Sendable {
  /// `50%`, `12,5 %`
  case percentage
  /// `€1`, `$1,000`, `1.000,00 €`, `CHF 5`
  case currency
  /// `2024-01-31`, `31.12.2024`, `1/2/24`, `5-Jan-24`, `2024-01-31T12:30:00Z`
  case date
  /// `12:30`, `12:30:05.25`
  case time
  /// `(1+2j)` as numpy writes it, `1+2i` as MATLAB and R do.
  case complex

  /// What `text` is; nil for all others, plain numbers among them.
  init?(_ text: ArraySlice<UInt8>) {
    // Nothing of this kind is longer, or has neither a digit nor numpy's brackets.
    guard (2...64).contains(text.count),
      text.contains(where: { Self.isDigit($0) || $0 == UInt8(ascii: "(") })
    else { return nil }
    let string = String(decoding: text, as: UTF8.self)
    guard let kind = Self.allCases.first(where: { $0.isKind(of: string) }) else { return nil }
    self = kind
  }

  /// What to do about it, in the words of the programs that write tables.
  var advice: Phrase {
    switch self {
    case .percentage: FileAdvice.percentages()
    case .currency: FileAdvice.amounts()
    case .date: FileAdvice.dates()
    case .time: FileAdvice.times()
    case .complex: FileAdvice.realParts()
    }
  }

  private func isKind(of text: String) -> Bool {
    switch self {
    case .percentage: text.hasSuffix("%") && Self.isGrouped(text.dropLast())
    case .currency: Self.isCurrency(text)
    case .date: Self.isDate(text)
    case .time: Self.isTime(text[...])
    case .complex: Self.isComplex(text)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Digits with a sign, a mark of the fraction, and what sets thousands apart, all of them however they stand.
  private static func isGrouped(_ text: Substring) -> Bool {
    text.contains(where: \.isNumber)
      && text.allSatisfy { $0.isNumber || " .,'’+-−()\u{A0}\u{202F}".contains($0) }
  }

  private static let currencies: Set<String> = [
    "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "INR", "JPY", "KRW", "MXN", "NOK",
    "NZD", "PLN", "RUB", "SEK", "SGD", "TRY", "USD", "ZAR",
  ]

  /// The sign of a currency, or its three letters, before or behind a number.
  private static func isCurrency(_ text: String) -> Bool {
    let isSign = { (character: Character) in
      character.unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol }
    }
    let name = text.filter { isSign($0) || $0.isLetter }
    guard currencies.contains(name) || name.count <= 3 && name.contains(where: isSign) else { return false }
    return text.contains(name) && isGrouped(text.filter { !isSign($0) && !$0.isLetter }[...])
  }

  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Three parts, or a month's name among two, with `-`, `/` or `.` between them, alone or before a time.
  private static func isDate(_ text: String) -> Bool {
    let words = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
    guard let day = words.first, words.count == 1 || isTime(words[1]) else { return false }
    guard let mark = day.first(where: { "-/.".contains($0) }) else { return false }
    let parts = day.split(separator: mark, omittingEmptySubsequences: false)
    let named = parts.count { months.contains($0.prefix(3).lowercased()) && $0.allSatisfy(\.isLetter) }
    let numbers = parts.filter { [1, 2, 4].contains($0.count) && $0.utf8.allSatisfy(isDigit) }
    guard named + numbers.count == parts.count, named <= 1 else { return false }
    // Not `1.234.567`, which sets thousands apart: a year has two digits or four.
    return numbers.count { $0.count == 4 } <= 1 && (parts.count == 3 || parts.count == 2 && named == 1)
  }

  /// Two or three numbers of two digits with colons between them; a fraction and a zone may follow.
  private static func isTime(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...4).contains(parts.count), let first = parts.first else { return false }
    return (1...2).contains(first.count) && first.utf8.allSatisfy(isDigit)
      && parts.dropFirst().allSatisfy { part in
        part.utf8.prefix(2).count == 2 && part.utf8.prefix(2).allSatisfy(isDigit)
          && part.dropFirst(2).allSatisfy { $0.isNumber || ".,+-Z APMapm".contains($0) }
      }
  }

  /// Two parts of which the second ends in `i` or `j`, in brackets or not.
  private static func isComplex(_ text: String) -> Bool {
    var number = text[...]
    if number.hasPrefix("("), number.hasSuffix(")") { number = number.dropFirst().dropLast() }
    guard let unit = number.last, "ijIJ".contains(unit) else { return false }
    return number.dropLast().allSatisfy { $0.isNumber || ".eE+-naif ".contains($0) }
      && (number.contains(where: \.isNumber) || number.contains("nan") || number.contains("inf"))
  }
}
