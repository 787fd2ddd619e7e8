import Wording

/// How the places on an axis are set apart.
public enum PlaceAxis: Hashable, Sendable {
  /// As numbers.
  case numbers(ChartScale)
  /// Side by side, each with its name: places are 0, 1, 2, ….
  case names([String])

  /// What a place is called.
  func phrase(_ place: Double) -> Phrase {
    switch self {
    case .numbers: .short(place)
    case .names(let names):
      place >= 0 && place < Double(names.count) ? Phrase.name(names[Int(place)]) : .short(place)
    }
  }

  /// The marks of its numbers; names have none.
  func numbers(in voice: Voice) -> NumberStyle { if case .numbers = self { voice.numbers } else { .english } }
}
