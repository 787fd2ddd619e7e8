extension FilePlace: CustomStringConvertible {
  /// The part and its byte, to be read behind “in” or “of”.
  package var description: String {
    let inflated = inflatedFrom.map { " of what inflates from byte \($0)" } ?? ""
    return "\(part.rawValue) (byte \(offset)\(inflated))"
  }
}

extension TablePlace: CustomStringConvertible {
  /// The line and the column, to be read behind “in”.
  package var description: String {
    "line \(line), column \(column)" + (columnName.map { " (\($0))" } ?? "")
  }
}

extension FilePart {
  /// What can stand there, after “expected”.
  var expectedType: String {
    switch self {
    case .elementTag: "14 (an array) or 15 (a compressed array)"
    case .arrayFlags: "6 (flags), and in them a class from 1 to 17"
    case .dimensions: "5 (integers of 32 bits)"
    case .name: "1 (text)"
    case .values: "numbers"
    case .fileHeader: "8, 9, 11, 12, 13 or 14"
    case .matlab4Header: "decimal digits MOPT with M up to 4, O zero, P up to 5, T up to 2"
    default: "another"
    }
  }
}
