package import Figures
private import Foundation

/// A parameter over the combinations of a sweep: which values it has, and where each stands on an axis.
package struct SweptParameter: Sendable {
  package let name: String
  /// Its different values: numbers from the least to the greatest, others in the order of the sweep.
  package let values: [Value]
  /// Of each entry, the place of its value among them.
  package let indices: [Int]
  /// How its values are set apart.
  package let axis: PlaceAxis

  /// - Parameter entries: the value of each combination.
  init(name: String, entries: [Value]) {
    var seen: Set<Value> = []
    var values = entries.filter { seen.insert($0).inserted }
    let numbers = values.compactMap { Double($0) }.filter(\.isFinite)
    let areNumbers = numbers.count == values.count && Set(numbers).count == numbers.count
    if areNumbers { values = zip(values, numbers).sorted { $0.1 < $1.1 }.map(\.0) }
    let indexByValue = Dictionary(values.enumerated().map { ($1, $0) }) { first, _ in first }
    self.name = name
    self.values = values
    indices = entries.compactMap { indexByValue[$0] }
    axis = areNumbers ? Self.axis(numbers.sorted(), names: values) : .names(values.map(\.description))
  }

  /// Where an entry stands on the axis.
  package func position(of entry: Int) -> Double {
    let index = indices[entry]
    if case .numbers = axis { return Double(values[index]) ?? .nan }
    return Double(index)
  }

  /// An axis on which numbers lie as evenly as they can: with equal ratios where these are more alike than the
  /// differences. Numbers that would be so but for a zero, which has no logarithm, stand side by side as names do.
  private static func axis(_ numbers: [Double], names: [Value]) -> PlaceAxis {
    let positive = numbers.filter { $0 > 0 }
    guard numbers.count > 2, numbers.first ?? -1 >= 0, let least = positive.first,
      let greatest = positive.last,
      greatest >= 10 * least,
      positive.count < 3 || unevenness(positive.map { log($0) }) < unevenness(positive)
    else { return .numbers(.linear) }
    if positive.count == numbers.count { return .numbers(.log) }
    return numbers.count <= 12 ? .names(names.map(\.description)) : .numbers(.linear)
  }

  /// How different the gaps between sorted numbers are: their variance in units of their squared mean.
  private static func unevenness(_ numbers: [Double]) -> Double {
    let gaps = zip(numbers.dropFirst(), numbers).map { $0 - $1 }
    let mean = gaps.reduce(0, +) / Double(gaps.count)
    return gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (mean * mean * Double(gaps.count))
  }
}
