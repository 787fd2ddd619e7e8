import Notebook

/// How pixels are brought to [0, 1]: `auto`, `none`, or the number that they are divided by.
enum PixelScale: OptionValue {
  case automatic
  case none
  case divisor(Double)

  static var expectation: String { "`auto`, `none`, or a number greater than 0 to divide by" }
  static var choices: [String] { ["auto", "none"] }

  init?(_ value: Value) {
    if let divisor = Double(value) {
      guard divisor > 0, divisor.isFinite else { return nil }
      self = .divisor(divisor)
    } else if value == .text("auto") {
      self = .automatic
    } else if value == .text("none") {
      self = .none
    } else {
      return nil
    }
  }

  var value: Value {
    switch self {
    case .automatic: .text("auto")
    case .none: .text("none")
    case .divisor(let divisor): .number(divisor)
    }
  }
}
