public import Wording

/// Combinations of many numbers, a line each through parallel axes: A. Inselberg, *The plane with parallel
/// coordinates*, The Visual Computer 1, 1985. The axes lie one below the other, so that their names and numbers are
/// read upright on any width.
public struct ParallelChart: Hashable, Sendable {
  /// The axes from the top.
  public var axes: [Axis]

  /// How many of the combinations, which come first, stand out.
  public var marked: Int

  /// One of the numbers.
  public struct Axis: Hashable, Sendable {
    /// What it is called.
    public var name: String

    /// How it is divided.
    public var axis: PlaceAxis

    /// The place of each combination, the best first; a combination without a finite one is not drawn.
    public var places: [Double]

    /// The axis called `name` with the places of all combinations.
    public init(name: String, axis: PlaceAxis, places: [Double]) {
      (self.name, self.axis, self.places) = (name, axis, places)
    }
  }

  /// A chart of lines through `axes`, of which the first `marked` stand out.
  public init(axes: [Axis], marked: Int) { (self.axes, self.marked) = (axes, marked) }

  /// The combinations that have a place on each axis, by index.
  var shown: [Int] {
    let count = axes.map(\.places.count).min() ?? 0
    return (0..<count).filter { index in
      axes.allSatisfy { ($0.axis == .numbers(.log) ? ChartScale.log : .linear).shows($0.places[index]) }
    }
  }

  /// What the chart shows, in a few sentences for someone who does not see it.
  public var alternativeText: Phrase {
    let shown = shown
    var sentences = [ChartWords.lines(.number(shown.count), .list(axes.map { Phrase.name($0.name) }))]
    if let best = shown.first {
      let places = axes.map { ChartWords.pair(.name($0.name), $0.axis.phrase($0.places[best])) }
      sentences.append(ChartWords.bestLine(.joined(places, .commas)))
    }
    let group = shown.prefix(marked)
    if group.count > 1 {
      let ranges = axes.map { axis -> Phrase in
        let places = group.map { axis.places[$0] }
        guard case .numbers = axis.axis, let least = places.min(), let greatest = places.max() else {
          return ChartWords.pair(.name(axis.name), .list(Set(places).sorted().map(axis.axis.phrase), .or))
        }
        return least == greatest
          ? ChartWords.pair(.name(axis.name), axis.axis.phrase(least))
          : ChartWords.span(.name(axis.name), axis.axis.phrase(least), axis.axis.phrase(greatest))
      }
      sentences.append(ChartWords.bestLines(.number(group.count), .joined(ranges, .commas)))
    }
    return .joined(sentences, .sentences)
  }
}
