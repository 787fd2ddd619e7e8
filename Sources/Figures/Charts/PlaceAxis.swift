import Wording

/// How the places on an axis are set apart.
public enum PlaceAxis: Hashable, Sendable {
  /// As numbers.
  case numbers(ChartScale)
  /// Side by side, each with its name: places are 0, 1, 2, ….
  case names([String])

  /// What a place is called.
  func text(_ place: Double) -> String {
    switch self {
    case .numbers: DecimalText.short(place)
    case .names(let names):
      place >= 0 && place < Double(names.count) ? names[Int(place)] : DecimalText.short(place)
    }
  }
}
