/// What programs write where a number is missing.
package enum MissingNumber: String, CaseIterable, Hashable, Sendable {
  /// R.
  case notAvailable = "NA"
  /// Excel, for what it could not look up or compute.
  case sheetNotAvailable = "#N/A"
  case sheetDivision = "#DIV/0!"
  case sheetValue = "#VALUE!"
  case sheetReference = "#REF!"
  case sheetName = "#NAME?"
  /// pandas, Python and databases.
  case pandas = "<NA>"
  case none = "None"
  case null = "NULL"
  case lowercaseNull = "null"

  /// The one that `text` is; nil for all others.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.count <= 8 else { return nil }
    self.init(rawValue: String(decoding: text, as: UTF8.self))
  }

  /// Whether a spreadsheet writes it.
  var isOfSheet: Bool { rawValue.hasPrefix("#") }
}
