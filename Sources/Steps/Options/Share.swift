import Notebook

/// A number of samples: a count, or a fraction of all below 1.
enum Share: OptionValue {
  case count(Int)
  case fraction(Double)

  static var expectation: String { "a count, or a fraction between 0 and 1" }

  init?(_ value: Value) {
    if let count = Int(value) {
      guard count >= 0 else { return nil }
      self = .count(count)
    } else if let fraction = Double(value), fraction > 0, fraction < 1 {
      self = .fraction(fraction)
    } else {
      return nil
    }
  }

  var value: Value {
    switch self {
    case .count(let count): .integer(count)
    case .fraction(let fraction): .number(fraction)
    }
  }

  /// The number of samples that it is of `total`, rounded to the nearest.
  func count(of total: Int) -> Int {
    switch self {
    case .count(let count): count
    case .fraction(let fraction): Int((fraction * Double(total)).rounded())
    }
  }
}
