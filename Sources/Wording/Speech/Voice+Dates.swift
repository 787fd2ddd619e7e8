/// Dates, as a language writes them.
extension Voice {
  /// A date in the form of ISO 8601, `2026-11-29`, as people write it; any other text as it is, and in English also that.
  public func date(_ text: String) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return text }
    switch language {
    case .english: return text
    case .chinese, .japanese: return "\(year)年\(month)月\(day)日"
    case .german: return "\(day). \(Self.german[month - 1]) \(year)"
    case .french: return "\(day == 1 ? "1er" : "\(day)") \(Self.french[month - 1]) \(year)"
    case .spanish: return "\(day) de \(Self.spanish[month - 1]) de \(year)"
    }
  }

  /// A moment in the form of ISO 8601 in UTC, `2026-11-29T13:12:53Z`.
  public func moment(_ text: String) -> String {
    let parts = text.split(separator: "T")
    guard language != .english, parts.count == 2, parts[1].hasSuffix("Z") else { return text }
    let (day, time) = (date(String(parts[0])), parts[1].dropLast())
    switch language {
    case .chinese, .japanese: return "\(day) \(time) UTC"
    case .english, .german, .french, .spanish: return "\(day), \(time) UTC"
    }
  }

  private static let german = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
  ]
  private static let french = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
  ]
  private static let spanish = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
  ]
}
