/// Round numbers at equal differences: 1, 2 or 5 times a power of ten.
struct LinearSteps {
  private let step: Double
  private let exponent: Int
  private let domain: ClosedRange<Double>

  /// The steps that divide `domain` into about `count` parts, none smaller than `leastStep`.
  init(_ domain: ClosedRange<Double>, count: Int, leastStep: Double) {
    let greatest = max(abs(domain.lowerBound), abs(domain.upperBound))
    let part = domain.upperBound / Double(count) - domain.lowerBound / Double(count)
    // Steps below a billionth of the numbers would all have the same label.
    let wanted = max(part, leastStep, greatest * 1e-9, 1e-290)
    var exponent = DecimalText.exponent(wanted)
    let mantissa = wanted / DecimalText.power(exponent)
    let rounded = [1.0, 2, 5, 10].first { mantissa <= $0 * (1 + 1e-9) } ?? 10
    step = rounded * DecimalText.power(exponent)
    if rounded == 10 { exponent += 1 }
    self.exponent = exponent
    self.domain = domain
  }

  /// The domain, made wider to begin and to end at a step.
  var outer: ClosedRange<Double> {
    let least = (domain.lowerBound / step + 1e-9).rounded(.down) * step
    let greatest = (domain.upperBound / step - 1e-9).rounded(.up) * step
    return max(least, -.greatestFiniteMagnitude)...min(greatest, .greatestFiniteMagnitude)
  }

  /// The steps in `domain`.
  func ticks(in domain: ClosedRange<Double>) -> [ChartTick] {
    let first = Int((domain.lowerBound / step - 1e-9).rounded(.up))
    let last = Int((domain.upperBound / step + 1e-9).rounded(.down))
    guard first <= last else { return [] }
    return (first...last).map { ChartTick(value: Double($0) * step, label: label(Double($0) * step)) }
  }

  private func label(_ value: Double) -> String {
    let greatest = max(abs(domain.lowerBound), abs(domain.upperBound))
    if value == 0 { return "0" }
    if greatest >= 1e7 || exponent < -6 {
      return DecimalText.scientific(value, significant: max(1, DecimalText.exponent(value) - exponent + 1))
    }
    return DecimalText.grouped(DecimalText.fixed(value, digits: max(0, -exponent)))
  }
}
