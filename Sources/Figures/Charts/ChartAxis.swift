private import Foundation

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
