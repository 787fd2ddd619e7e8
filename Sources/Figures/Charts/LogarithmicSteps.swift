private import Foundation

/// Round numbers on a logarithmic axis: powers of ten, or 1, 2 and 5 times those where there are few.
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
    let mantissas: [Double] = 3 * decades <= room ? [1, 2, 5] : 2 * decades <= room ? [1, 3] : [1]
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
