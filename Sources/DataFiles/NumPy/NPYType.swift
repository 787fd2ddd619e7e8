/// What numpy calls a `dtype`, as an NPY file names it in `descr`.
enum NPYType: Hashable {
  /// Real numbers; the byte order matters where one takes more than a byte.
  case numeric(ElementType, ByteOrder)
  /// Nothing that is read as numbers.
  case unsuitable(VariableKind)

  /// The type of that name, such as `<f8`: byte order, kind, and how many bytes one takes; nil for none.
  init?(_ name: Substring) {
    guard let order = name.first, "<>|=".contains(order), let kind = name.dropFirst().first else {
      return nil
    }
    let size = name.dropFirst(2)
    switch kind {
    case "O": self = .unsuitable(.pythonObjects)
    case "S", "a", "U": self = .unsuitable(.text)
    case "c": self = .unsuitable(.complex)
    case "V": self = .unsuitable(.structure)
    case "M", "m": self = .unsuitable(.times)
    case "f" where size == "12" || size == "16": self = .unsuitable(.longDouble)
    default:
      guard let type = Self.numeric(kind, size: size) else { return nil }
      // Only one byte goes without an order; numpy never writes `=`, its own.
      let byteOrder: ByteOrder
      switch order {
      case "<": byteOrder = .littleEndian
      case ">": byteOrder = .bigEndian
      case "|" where type.size == 1: byteOrder = .littleEndian
      default: return nil
      }
      self = .numeric(type, byteOrder)
    }
  }

  private static func numeric(_ kind: Character, size: Substring) -> ElementType? {
    switch (kind, size) {
    case ("b", "1"): .logical
    case ("i", "1"): .int8
    case ("i", "2"): .int16
    case ("i", "4"): .int32
    case ("i", "8"): .int64
    case ("u", "1"): .uint8
    case ("u", "2"): .uint16
    case ("u", "4"): .uint32
    case ("u", "8"): .uint64
    case ("f", "2"): .half
    case ("f", "4"): .single
    case ("f", "8"): .double
    default: nil
    }
  }
}
