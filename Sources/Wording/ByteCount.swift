import Foundation

/// A number of bytes as people write it, in powers of a thousand: `7.51 MB`.
public struct ByteCount: Hashable, Sendable, CustomStringConvertible {
  /// The number, which is not negative.
  public var bytes: Int

  private static let units = [("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3)]

  /// A size of that many bytes.
  public init(_ bytes: Int) { self.bytes = bytes }

  /// Reads a size such as `500kB`, `100 MB`, `1.5G` or `4096`, whatever the case of its unit; nil for anything else.
  public init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let unit = text.dropFirst(digits.count).trimmingCharacters(in: .whitespaces).uppercased()
    let isPlain = unit.isEmpty || unit == "B"
    let factor =
      isPlain ? 1 : Self.units.first { [$0.0.uppercased(), $0.0.prefix(1).uppercased()].contains(unit) }?.1
    guard let factor, let number = Double(digits), number * factor < 9e18 else { return nil }
    bytes = Int(number * factor)
  }

  /// Three significant digits with their unit: `7.51 MB`; fewer than a thousand bytes, and a thousand terabytes or
  /// more, are written in full.
  public var description: String {
    // 999,500 bytes have three digits as 1 MB, and none as 1e+03 kB.
    guard let (unit, factor) = Self.units.first(where: { Double(bytes) >= 0.9995 * $0.1 }) else {
      return "\(bytes) B"
    }
    let number = Double(bytes) / factor
    return String(format: number < 999.5 ? "%.3g" : "%.0f", number) + " " + unit
  }
}
