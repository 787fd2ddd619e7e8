import Notebook

/// How pixels are brought to [0, 1]: `auto`, `none`, the number that they are divided by, or the two that become 0
/// and 1.
enum PixelScale: OptionValue {
  case automatic
  case fixed(PixelScaling)

  static var expectation: String {
    "`auto`, `none`, a number greater than 0 to divide by, or the two numbers `[black, white]` that become 0 and 1"
  }
  static var choices: [String] { ["auto", "none"] }

  init?(_ value: Value) {
    if let divisor = Double(value) {
      guard divisor > 0, divisor.isFinite else { return nil }
      self = .fixed(PixelScaling(black: 0, white: divisor))
    } else if let ends = [Double](value) {
      guard ends.count == 2, ends.allSatisfy(\.isFinite), ends[0] != ends[1], (ends[1] - ends[0]).isFinite
      else {
        return nil
      }
      self = .fixed(PixelScaling(black: ends[0], white: ends[1]))
    } else if value == .text("auto") {
      self = .automatic
    } else if value == .text("none") {
      self = .fixed(.none)
    } else {
      return nil
    }
  }

  var value: Value {
    switch self {
    case .automatic: .text("auto")
    case .fixed(.none): .text("none")
    case .fixed(let scaling) where scaling.black == 0 && scaling.white > 0: .number(scaling.white)
    case .fixed(let scaling): .list([.number(scaling.black), .number(scaling.white)])
    }
  }
}
