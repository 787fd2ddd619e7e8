/// A gradient held against central differences of the cost, parameter by parameter.
package struct GradientCheck: Hashable, Sendable {
  /// Whether a parameter is a bias or a weight.
  package enum Kind: String, CaseIterable, Hashable, Sendable { case bias, weight }

  /// One parameter's two derivatives.
  package struct Entry: Hashable, Sendable {
    /// The weight layer, counted from 1: Θ₁ leads from the inputs to the first hidden layer.
    package let layer: Int
    /// Whether the parameter is a bias or a weight.
    package let kind: Kind
    /// The place in Θₗ, counted from 0; biases are in column 0.
    package let row, column: Int
    /// What backpropagation says.
    package let analytic: Double
    /// What central differences say.
    package let numeric: Double
    /// |analytic − numeric| over the larger of the two, and over no less than a thousandth of the gradient's largest
    /// magnitude: below that, rounding in the differences drowns a relative error.
    package let relativeError: Double
  }

  /// The largest relative error of a gradient that is right. In single precision the differences are rounded more.
  package static func tolerance(for precision: Precision) -> Double {
    precision == .double ? tolerance : 1e-2
  }

  /// The largest relative error of a gradient that is right, in double precision.
  package static let tolerance = 1e-6

  /// The parameters looked at, in Θ's order: every kind of every layer, and the sampled ones.
  package let entries: [Entry]
  /// The entry that disagrees most.
  package let worst: Entry
  /// The largest relative error that passes.
  package let tolerance: Double
  /// Whether no entry's relative error is above `tolerance`.
  package var passed: Bool { worst.relativeError <= tolerance }

  /// Checks `count` parameters drawn at random, and one bias and one weight of each layer besides, at Θ.
  ///
  /// Central differences of fourth order, (8(J₊₁ − J₋₁) − (J₊₂ − J₋₂))/12ε, so that ε can be large enough to keep
  /// rounding small (Fornberg, *Generation of finite difference formulas on arbitrarily spaced grids*, 1988, table 1).
  package static func run(
    _ objective: NetworkObjective, at parameters: [Double], count: Int, seed: UInt64
  ) -> GradientCheck {
    var random = Random(seed: seed, stream: "gradient-check")
    var chosen = Set(random.sample(count, of: objective.dimension))
    let layers = Layers(sizes: objective.layerSizes)
    for layer in layers.ranges.indices {
      for kind in Kind.allCases { chosen.insert(layers.draw(kind, of: layer, from: &random)) }
    }

    var gradient: [Double] = []
    _ = objective.cost(at: parameters, gradient: &gradient)
    let floor = max(1e-3 * gradient.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude)
    let indices = chosen.sorted()
    let derivatives = derivatives(of: objective, at: parameters, along: indices)
    let entries = zip(indices, derivatives).map { index, numeric in
      let place = layers.place(of: index)
      let analytic = gradient[index]
      return Entry(
        layer: place.layer, kind: place.column == 0 ? .bias : .weight, row: place.row, column: place.column,
        analytic: analytic, numeric: numeric,
        relativeError: abs(analytic - numeric) / max(abs(analytic), abs(numeric), floor))
    }
    // A NaN is worse than any number.
    let worst = entries.reduce(entries[0]) { worst, entry in
      worst.relativeError.isNaN || entry.relativeError <= worst.relativeError ? worst : entry
    }
    return GradientCheck(
      entries: entries, worst: worst, tolerance: tolerance(for: objective.precision))
  }

  private static func derivatives(
    of objective: NetworkObjective, at parameters: [Double], along indices: [Int]
  ) -> [Double] {
    let steps = indices.map { (objective.precision == .double ? 1e-3 : 1e-2) * max(1, abs(parameters[$0])) }
    let changes = zip(indices, steps).flatMap { index, step in
      [1, -1, 2, -2].map { ParameterChange(index: index, value: parameters[index] + $0 * step) }
    }
    let costs = objective.costs(at: parameters, changing: changes).map(\.total)
    return steps.enumerated().map { number, step in
      let cost = Array(costs[4 * number..<4 * number + 4])
      return (8 * (cost[0] - cost[1]) - (cost[2] - cost[3])) / (12 * step)
    }
  }
}

/// Where in Θ the layers are.
private struct Layers {
  let sizes: [Int]
  /// Each weight layer's stretch of Θ.
  let ranges: [Range<Int>]

  init(sizes: [Int]) {
    self.sizes = sizes
    var start = 0
    ranges = zip(sizes, sizes.dropFirst()).map { previous, next in
      defer { start += next * (previous + 1) }
      return start..<start + next * (previous + 1)
    }
  }

  func draw(_ kind: GradientCheck.Kind, of layer: Int, from random: inout Random) -> Int {
    let row = random.index(below: sizes[layer + 1])
    let column = kind == .bias ? 0 : 1 + random.index(below: sizes[layer])
    return ranges[layer].lowerBound + row * (sizes[layer] + 1) + column
  }

  func place(of index: Int) -> (layer: Int, row: Int, column: Int) {
    let layer = ranges.firstIndex { $0.contains(index) } ?? 0
    let offset = index - ranges[layer].lowerBound
    return (layer + 1, offset / (sizes[layer] + 1), offset % (sizes[layer] + 1))
  }
}
