import Learning

/// Random networks with random data for them.
enum SmallNetworks {
  /// `samples` samples with normal features, a share of them zero, and random classes, for a network of these layers.
  static func dataset(
    _ layerSizes: [Int], samples: Int, zeros share: Double = 0, seed: UInt64 = 1
  ) throws -> Dataset {
    var random = Random(seed: seed, stream: "data")
    var zeros = Random(seed: seed, stream: "zeros")
    let features = layerSizes[0]
    let classes = layerSizes[layerSizes.count - 1]
    return try Dataset(
      features: Matrix(
        rows: samples, columns: features,
        elements: (0..<samples * features).map { _ in
          let feature = random.normal()
          return zeros.uniform() < share ? 0 : feature
        }),
      labels: (0..<samples).map { _ in random.index(below: classes) },
      classNames: (0..<classes).map { "\($0)" }, imageRows: 1, imageColumns: features,
      heldOut: Array(repeating: false, count: samples))
  }

  /// A network of these layers with weights of this standard deviation.
  static func network(
    _ layerSizes: [Int], _ activation: Activation = .sigmoid, deviation: Double = 1, seed: UInt64 = 1
  ) -> Network {
    Network(
      layerSizes: layerSizes, activation: activation, initialization: .normal(standardDeviation: deviation),
      seed: seed)
  }
}

/// The largest difference, as a share of the largest magnitude in `expected`.
func relativeDifference(_ found: [Double], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  let scale = expected.reduce(Double.leastNormalMagnitude) { max($0, abs($1)) }
  return zip(found, expected).reduce(0) { largest, pair in
    let difference = abs(pair.0 - pair.1) / scale
    return difference.isNaN ? .infinity : max(largest, difference)
  }
}
