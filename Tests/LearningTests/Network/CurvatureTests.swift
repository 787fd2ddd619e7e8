import Foundation
import Learning
import Testing

@Suite("The curvature of a network")
struct CurvatureTests {
  private static let layers = [9, 7, 5, 4]

  private func objective(
    loss: Loss = .crossEntropy, layers: [Int] = layers, samples: Int = 300, lambda: Double = 0.3,
    precision: Precision = .double, threads: Int = 2
  ) throws -> NetworkObjective {
    try NetworkObjective(
      dataset: SmallNetworks.dataset(layers, samples: samples, zeros: 0.4), layerSizes: layers,
      activation: .tanh, loss: loss, lambda: lambda, precision: precision, threads: threads)
  }

  private func vectors(_ count: Int) -> (u: [Double], v: [Double]) {
    var random = Random(seed: 5)
    return ((0..<count).map { _ in random.normal() }, (0..<count).map { _ in random.normal() })
  }

  @Test(
    "is the Kronecker product of the moments that plain sums give",
    arguments: [([6, 3], 50), ([9, 7, 5, 4], 300), ([13, 70, 9], 2100)], Activation.allCases)
  func plainSums(shape: (layers: [Int], samples: Int), activation: Activation) throws {
    let (layers, samples) = shape
    let lambda = 0.3
    let dataset = try SmallNetworks.dataset(layers, samples: samples, zeros: 0.4)
    let network = SmallNetworks.network(layers, activation, deviation: 0.5)
    for loss in Loss.allCases {
      let objective = try NetworkObjective(
        dataset: dataset, layerSizes: layers, activation: activation, loss: loss, lambda: lambda, threads: 2)
      let curvature = try #require(objective.makeCurvature())
      curvature.measure(at: network.parameters)
      let (u, v) = vectors(objective.dimension)
      let solutions = curvature.inverse(times: u, v)
      let factors = PlainCurvature.factors(
        of: network, over: dataset, loss: loss, decay: lambda / Double(samples))
      // Nothing need be inverted to see that G S A is the vector again.
      for (solution, vector) in [(solutions.u, u), (solutions.v, v)] {
        var start = 0
        for (inputs, errors) in factors {
          let (rows, columns) = (errors.rows, inputs.rows)
          let range = start..<start + rows * columns
          let s = Matrix(rows: rows, columns: columns, elements: Array(solution[range]))
          let product = PlainCurvature.product(PlainCurvature.product(errors, s), inputs)
          #expect(relativeDifference(product.elements, Array(vector[range])) < 1e-8)
          start = range.upperBound
        }
      }
    }
  }

  @Test("is symmetric and positive definite", arguments: Loss.allCases, Precision.allCases)
  func symmetric(loss: Loss, precision: Precision) throws {
    let objective = try objective(loss: loss, precision: precision)
    let curvature = try #require(objective.makeCurvature())
    curvature.measure(at: SmallNetworks.network(Self.layers).parameters)
    let (u, v) = vectors(objective.dimension)
    let products = curvature.inverse(times: u, v)
    let (uv, vu) = (product(v, products.u), product(u, products.v))
    #expect(abs(uv - vu) <= (precision == .double ? 1e-10 : 1e-3) * max(abs(uv), 1))
    #expect(product(u, products.u) > 0)
    #expect(product(v, products.v) > 0)
  }

  @Test(
    "is the same bits for any number of threads, and wherever it was before", arguments: Precision.allCases)
  func threads(precision: Precision) throws {
    let layers = [70, 40, 9, 5]
    let network = SmallNetworks.network(layers)
    let elsewhere = SmallNetworks.network(layers, seed: 2)
    let (u, v) = vectors(network.parameters.count)
    let all = try [1, 2, 5].map { threads in
      let objective = try objective(layers: layers, samples: 700, precision: precision, threads: threads)
      let curvature = try #require(objective.makeCurvature())
      if threads > 1 { curvature.measure(at: elsewhere.parameters) }
      curvature.measure(at: network.parameters)
      let products = curvature.inverse(times: u, v)
      return products.u + products.v
    }
    for products in all { #expect(products.map(\.bitPattern) == all[0].map(\.bitPattern)) }
  }

  @Test("is finite where every output is as sure as can be, and where inputs are nothing")
  func saturated() throws {
    let objective = try objective(lambda: 0)
    let curvature = try #require(objective.makeCurvature())
    curvature.measure(at: SmallNetworks.network(Self.layers, deviation: 1e4).parameters)
    let (u, v) = vectors(objective.dimension)
    let products = curvature.inverse(times: u, v)
    #expect((products.u + products.v).allSatisfy { $0.isFinite })
  }

  @Test("is not known of layers that are too wide, and then k-fac is l-bfgs")
  func tooWide() throws {
    let layers = [2049, 3, 2]
    let objective = try objective(layers: layers, samples: 20)
    #expect(objective.makeCurvature() == nil)
    let start = SmallNetworks.network(layers, deviation: 0.1).parameters
    func curve(_ method: LBFGS) -> [Double] {
      Optimization.minimize(
        objective, from: start, method: method, until: StoppingCriteria(iterations: 5)
      ).curve
    }
    #expect(curve(LBFGS(usesCurvature: true)) == curve(LBFGS()))
  }

  private func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}

/// The factors by the textbook, a sample and a sum at a time.
private enum PlainCurvature {
  /// By layer A and G with what is added to their diagonals.
  static func factors(
    of network: Network, over dataset: Dataset, loss: Loss, decay: Double
  ) -> [(inputs: Matrix, errors: Matrix)] {
    let weights = network.weights
    var factors = weights.map {
      (
        inputs: Matrix(rows: $0.columns, columns: $0.columns, repeating: 0),
        errors: Matrix(rows: $0.rows, columns: $0.rows, repeating: 0)
      )
    }
    let count = min(dataset.labels.count, 1024)
    for place in 0..<count {
      let sample = place * dataset.labels.count / count
      var inputs = [[1] + Array(dataset.features.row(sample))]
      var logits: [Double] = []
      for (l, w) in weights.enumerated() {
        logits = (0..<w.rows).map { j in zip(w.row(j), inputs[l]).reduce(0) { $0 + $1.0 * $1.1 } }
        inputs.append([1] + logits.map { value(of: network.activation, at: $0) })
      }
      var errors = errors(loss, logits, signs(of: sample, units: logits.count))
      for l in weights.indices.reversed() {
        add(inputs[l], to: &factors[l].inputs, count)
        add(errors, to: &factors[l].errors, count)
        errors = (1..<weights[l].columns).map { i in
          errors.indices.reduce(0) { $0 + weights[l][$1, i] * errors[$1] }
            * slope(of: network.activation, at: inputs[l][i])
        }
      }
    }
    let largest = factors.map { mean($0.inputs) * mean($0.errors) }.max() ?? 0
    for l in factors.indices {
      let inputMean = mean(factors[l].inputs)
      add(0.1 * inputMean, toDiagonalOf: &factors[l].inputs)
      add(
        0.1 * mean(factors[l].errors) + (decay + 0.1 * largest) / inputMean,
        toDiagonalOf: &factors[l].errors)
    }
    return factors
  }

  static func product(_ a: Matrix, _ b: Matrix) -> Matrix {
    var product = Matrix(rows: a.rows, columns: b.columns, repeating: 0)
    for i in 0..<a.rows {
      for j in 0..<b.columns { product[i, j] = (0..<b.rows).reduce(0) { $0 + a[i, $1] * b[$1, j] } }
    }
    return product
  }

  /// The errors at the logits: with these signs they have the loss's second derivatives for second moments.
  private static func errors(_ loss: Loss, _ logits: [Double], _ signs: [Double]) -> [Double] {
    let h = logits.map { 1 / (1 + exp(-$0)) }
    switch loss {
    case .squared: return zip(signs, h).map { $0 * $1 * (1 - $1) }
    case .crossEntropy: return zip(signs, h).map { $0 * ($1 * (1 - $1)).squareRoot() }
    case .softmax:
      let whole = logits.reduce(0) { $0 + exp($1) }
      let shares = logits.map { exp($0) / whole }
      let along = zip(signs, shares).reduce(0) { $0 + $1.0 * $1.1.squareRoot() }
      return zip(signs, shares).map { $0 * $1.squareRoot() - $1 * along }
    }
  }

  private static func signs(of sample: Int, units: Int) -> [Double] {
    (0..<units).map { unit in
      let word = UInt64(unit / 64) &* 0xd1b5_4a32_d192_ed03
      var bits = SplitMix64(state: UInt64(sample) &* 0x9e37_79b9_7f4a_7c15 &+ word)
      return bits.next() >> (unit % 64) & 1 == 1 ? 1 : -1
    }
  }

  private static func value(of activation: Activation, at z: Double) -> Double {
    switch activation {
    case .sigmoid: 1 / (1 + exp(-z))
    case .tanh: tanh(z)
    case .relu: max(z, 0)
    }
  }

  private static func slope(of activation: Activation, at a: Double) -> Double {
    switch activation {
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .relu: a > 0 ? 1 : 0
    }
  }

  private static func add(_ x: [Double], to moments: inout Matrix, _ count: Int) {
    for i in x.indices { for j in x.indices { moments[i, j] += x[i] * x[j] / Double(count) } }
  }

  private static func add(_ x: Double, toDiagonalOf moments: inout Matrix) {
    for i in 0..<moments.rows { moments[i, i] += x }
  }

  private static func mean(_ moments: Matrix) -> Double {
    (0..<moments.rows).reduce(0) { $0 + moments[$1, $1] } / Double(moments.rows)
  }
}
