/// A field of a table in text.
struct CSVField {
  /// What it holds, without its quotation marks and the spaces around it.
  let text: ArraySlice<UInt8>

  /// True if it stands in quotation marks.
  let isQuoted: Bool

  /// What follows it.
  let end: End

  /// What follows a field.
  enum End: Hashable {
    case separator, line
  }

  /// What it holds, in letters.
  var string: String { String(decoding: text, as: UTF8.self) }

  /// True if it is a number, with a decimal point or a decimal comma.
  var isNumber: Bool { DecimalNumber.parse(text) != nil || DecimalNumber.parse(text, mark: .comma) != nil }

  /// What else than a plain number it is that a program wrote for one; nil for words and for plain numbers.
  var formatted: FormattedNumber? { isNumber ? nil : FormattedNumber(text) }

  /// True if it is a number, however a program wrote it for people to read.
  var isNumberInWords: Bool { isNumber || formatted != nil }

  /// True if it may be the name of a row, or its number: something that no other separator divides.
  var mayNameRow: Bool {
    isQuoted || isNumber || !text.contains { [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].contains($0) }
  }

  /// True if it may be the name of a column where there is nothing to see below it: a few words, and no sentence.
  var isName: Bool {
    !text.isEmpty && text.count <= 64 && !isNumberInWords && text.count { $0 == UInt8(ascii: " ") } <= 3
      && !text.contains { [UInt8](":.!?".utf8).contains($0) && $0 == text.last }
  }

  /// True if it stands for a number that is missing.
  var isMissing: Bool { text.isEmpty || MissingNumber(text) != nil }
}
