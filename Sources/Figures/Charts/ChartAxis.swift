private import Foundation
import Wording

/// One direction of a chart: which numbers it spans, and which of them are marked.
struct ChartAxis {
  /// The numbers that are marked, from the least to the greatest.
  let ticks: [ChartTick]

  private let scale: ChartScale
  private let domain: ClosedRange<Double>
  private let range: (from: Double, to: Double)

  /// What an axis spans besides its values.
  enum Extent {
    /// No more than the values.
    case exact
    /// Up to the next mark, and down to zero where that is near.
    case generous
  }

  /// An axis for `values`, those without a place left out, with about one mark in each `spacing` pixels.
  ///
  /// `range` is where the axis begins and ends in the drawing.
  init(
    _ values: [Double], scale: ChartScale, extent: Extent, range: (from: Double, to: Double), spacing: Double
  ) {
    let shown = values.filter(scale.shows)
    let count = max(2, Int(abs(range.to - range.from) / spacing))
    let areWhole = shown.allSatisfy { $0 == $0.rounded() }
    self.scale = scale
    self.range = range
    switch scale {
    case .linear:
      var domain = Self.span(shown, empty: 0...1) { abs($0) < 1e-290 ? 1 : abs($0) / 10 }
      if extent == .generous, domain.lowerBound > 0, domain.lowerBound < 0.4 * domain.upperBound {
        domain = 0...domain.upperBound
      }
      let steps = LinearSteps(domain, count: count, leastStep: extent == .exact && areWhole ? 1 : 0)
      if extent == .generous { domain = steps.outer }
      self.domain = domain
      ticks = steps.ticks(in: domain)
    case .log:
      domain = Self.span(shown, empty: 1...10) { $0 * 0.5 }
      ticks = LogarithmicSteps(domain, count: count).ticks
    }
  }

  /// An axis as `axis` says it, for `values`.
  init(_ axis: PlaceAxis, _ values: [Double], range: (from: Double, to: Double), spacing: Double) {
    switch axis {
    case .numbers(let scale):
      let axis = ChartAxis(values, scale: scale, extent: .exact, range: range, spacing: spacing)
      self.init(
        scale: scale, domain: axis.domain, range: range, ticks: axis.marks(at: Set(values)) ?? axis.ticks)
    case .names(let names):
      let room = abs(range.to - range.from) / Double(max(names.count, 1))
      self.init(
        // Half a place on either side.
        scale: .linear, domain: -0.5...(Double(max(names.count, 1)) - 0.5), range: range,
        ticks: names.enumerated().map { index, name in
          ChartTick(value: Double(index), label: TextMetrics.fit(name, width: max(room - 4, 24)))
        })
    }
  }

  private init(
    scale: ChartScale, domain: ClosedRange<Double>, range: (from: Double, to: Double), ticks: [ChartTick]
  ) {
    (self.scale, self.domain, self.range, self.ticks) = (scale, domain, range, ticks)
  }

  /// The axis with its numbers as a language writes them.
  func written(in numbers: NumberStyle) -> ChartAxis {
    ChartAxis(
      scale: scale, domain: domain, range: range,
      ticks: ticks.map { ChartTick(value: $0.value, label: numbers.text($0.label)) })
  }

  /// Marks at the values themselves, where these are few and their labels stand apart.
  private func marks(at values: Set<Double>) -> [ChartTick]? {
    guard (2...12).contains(values.count) else { return nil }
    let ticks = values.filter(scale.shows).sorted().map {
      ChartTick(value: $0, label: DecimalText.grouped(DecimalText.short($0)))
    }
    let standApart = zip(ticks, ticks.dropFirst()).allSatisfy { left, right in
      position(right.value) - position(left.value)
        >= (TextMetrics.width(left.label) + TextMetrics.width(right.label)) / 2 + 4
    }
    return standApart ? ticks : nil
  }

  /// Where `value` lies in the drawing.
  func position(_ value: Double) -> Double {
    let (least, greatest) = (transformed(domain.lowerBound), transformed(domain.upperBound))
    // Halves, so that the difference of two great numbers does not overflow.
    let share = (transformed(value) / 2 - least / 2) / (greatest / 2 - least / 2)
    return range.from + share * (range.to - range.from)
  }

  private func transformed(_ value: Double) -> Double { scale == .log ? log10(value) : value }

  /// From the least to the greatest of `values`; if they can hardly be told apart, as far around them as
  /// `margin` says.
  private static func span(
    _ values: [Double], empty: ClosedRange<Double>, margin: (Double) -> Double
  ) -> ClosedRange<Double> {
    guard let least = values.min(), let greatest = values.max() else { return empty }
    let resolution = max(abs(least), abs(greatest)) * 1e-9 + 1e-290
    if greatest / 2 - least / 2 > resolution { return least...greatest }
    let limit = Double.greatestFiniteMagnitude
    return max(least - margin(least), -limit)...min(greatest + margin(greatest), limit)
  }
}

/// A number that is marked on an axis.
struct ChartTick: Hashable, Sendable {
  /// The number.
  let value: Double

  /// The number as text, with as many digits as its neighbours.
  let label: String
}

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

/// Round numbers on a logarithmic axis: powers of ten, or 1, 2 and 5 times those where there are few, and more where even
/// those are.
struct LogarithmicSteps {
  /// The numbers that are marked, about as many as asked for.
  let ticks: [ChartTick]

  /// About `count` marks in `domain`, whose numbers are positive.
  init(_ domain: ClosedRange<Double>, count: Int) {
    let (least, greatest) = (log10(domain.lowerBound), log10(domain.upperBound))
    let decades = greatest - least
    if decades < 0.8 {
      ticks = LinearSteps(domain, count: count, leastStep: 0).ticks(in: domain)
      return
    }
    let exponents = Int(least.rounded(.down))...Int(greatest.rounded(.up))
    let room = 1.4 * Double(count)
    var mantissas: [Double] = 3 * decades <= room ? [1, 2, 5] : 2 * decades <= room ? [1, 3] : [1]
    let shown = exponents.flatMap { exponent in mantissas.map { $0 * DecimalText.power(exponent) } }
    if mantissas.count == 3, shown.count(where: domain.contains) < 3 { mantissas = [1, 2, 3, 4, 6, 8] }
    let stride = max(1, Int((decades / room).rounded(.up)))
    let isWide = least < -3.5 || greatest > 4.5
    ticks = exponents.filter { $0.isMultiple(of: stride) }
      .flatMap { exponent in
        mantissas.map { mantissa in
          ChartTick(
            value: mantissa * DecimalText.power(exponent),
            label: Self.label(mantissa, exponent, isWide: isWide))
        }
      }
      .filter { domain.contains($0.value) }
  }

  /// A number of one digit and zeros: in full as long as all are short, as a power of ten otherwise.
  private static func label(_ mantissa: Double, _ exponent: Int, isWide: Bool) -> String {
    let value = mantissa * DecimalText.power(exponent)
    if exponent == 0 || !isWide {
      return DecimalText.grouped(DecimalText.fixed(value, digits: max(0, -exponent)))
    }
    return exponent == 1 ? DecimalText.fixed(value, digits: 0) : DecimalText.scientific(value, significant: 1)
  }
}
