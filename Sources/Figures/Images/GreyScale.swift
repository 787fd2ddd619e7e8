/// The way from numbers to the bytes that a screen shows: linear from the least to the greatest.
struct GreyScale: Hashable, Sendable {
  private let least: Double
  private let greatest: Double

  /// The scale for `values`, those that are not finite left out; symmetric about zero if so wished.
  init(_ values: some Sequence<Double>, symmetric: Bool) {
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    if symmetric {
      greatest = max(abs(least), abs(greatest))
      least = -greatest
    }
    (self.least, self.greatest) = (least, greatest)
  }

  /// 0 for the least value, 255 for the greatest, halves rounded up; 128 where there is no difference or no
  /// number.
  func level(_ value: Double) -> UInt8 {
    // Halves, so that a range of nearly twice the greatest number does not overflow.
    let share = (value / 2 - least / 2) / (greatest / 2 - least / 2)
    guard share.isFinite else { return 128 }
    return UInt8((min(max(share, 0), 1) * 255 + 0.5).rounded(.down))
  }
}
