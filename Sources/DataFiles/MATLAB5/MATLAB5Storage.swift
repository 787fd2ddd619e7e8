/// The types of data elements in a MATLAB 5 file (MAT-File Format, table 1-1, `mi…`).
enum MATLAB5Storage: UInt32 {
  case int8 = 1
  case uint8 = 2
  case int16 = 3
  case uint16 = 4
  case int32 = 5
  case uint32 = 6
  case single = 7
  case double = 9
  case int64 = 12
  case uint64 = 13
  case matrix = 14
  case compressed = 15
  case utf8 = 16
  case utf16 = 17
  case utf32 = 18

  /// What one number stored this way is; nil for what stores no numbers of one size.
  var elementType: ElementType? {
    switch self {
    case .int8: .int8
    case .uint8: .uint8
    case .int16: .int16
    case .uint16, .utf16: .uint16
    case .int32: .int32
    case .uint32, .utf32: .uint32
    case .single: .single
    case .double: .double
    case .int64: .int64
    case .uint64: .uint64
    case .matrix, .compressed, .utf8: nil
    }
  }
}
