/// What the numbers of an array are in the file that holds them; in memory they are all `Double`.
package enum ElementType: String, CaseIterable, Hashable, Sendable {
  case int8, uint8, int16, uint16, int32, uint32, int64, uint64
  /// Floating-point numbers of 16, 32 and 64 bits (IEEE 754).
  case half, single, double
  case logical

  /// The least and the greatest value of an integer type, rounded to `Double` for the 64-bit ones.
  package var integerRange: ClosedRange<Double>? {
    func range<Number: FixedWidthInteger>(of type: Number.Type) -> ClosedRange<Double> {
      Double(type.min)...Double(type.max)
    }
    return switch self {
    case .int8: range(of: Int8.self)
    case .uint8: range(of: UInt8.self)
    case .int16: range(of: Int16.self)
    case .uint16: range(of: UInt16.self)
    case .int32: range(of: Int32.self)
    case .uint32: range(of: UInt32.self)
    case .int64: range(of: Int64.self)
    case .uint64: range(of: UInt64.self)
    case .half, .single, .double, .logical: nil
    }
  }

  /// True if an element of this type can be `value`.
  func holds(_ value: Double) -> Bool {
    if let integerRange { return integerRange.contains(value) && value == value.rounded(.towardZero) }
    return self != .logical || value == 0 || value == 1
  }
}
