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

  @Test("without hidden layers is the Kronecker product of the moments that a plain sum gives")
  func plainSum() throws {
    let (layers, samples, lambda) = ([6, 3], 2000, 0.3)
    let dataset = try SmallNetworks.dataset(layers, samples: samples, zeros: 0.4)
    let objective = try NetworkObjective(
      dataset: dataset, layerSizes: layers, activation: .tanh, loss: .crossEntropy, lambda: lambda, threads: 2
    )
    let curvature = try #require(objective.makeCurvature())
    // At Θ = 0 every output is ½, and δ = ±½ whatever the sign: G is ¼ on its diagonal, and signs that hardly matter.
    curvature.measure(at: Array(repeating: 0, count: objective.dimension))
    let (u, v) = vectors(objective.dimension)
    let found = curvature.inverse(times: u, v)

    var moments = Array(repeating: Array(repeating: 0.0, count: 7), count: 7)
    for sample in 0..<samples {
      let a = [1] + dataset.features.row(sample)
      for i in 0..<7 { for j in 0..<7 { moments[i][j] += a[i] * a[j] / Double(samples) } }
    }
    let mean = (0..<7).reduce(0) { $0 + moments[$1][$1] } / 7
    for i in 0..<7 { moments[i][i] += 0.1 * mean }
    // A ⊗ G times what was found is the vector again: row k of Θ is G_kk times its row of A, and little of the others.
    let g = 0.25 * 1.1 + lambda / Double(samples) / mean
    for (solution, vector) in [(found.u, u), (found.v, v)] {
      let product = (0..<3).flatMap { k in
        (0..<7).map { i in (0..<7).reduce(0) { $0 + g * moments[i][$1] * solution[k * 7 + $1] } }
      }
      #expect(relativeDifference(product, vector) < 0.1)
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

  @Test("saves two evaluations of three", arguments: [Loss.crossEntropy, .softmax], [3, 4])
  func evaluations(loss: Loss, seed: UInt64) throws {
    // Classes that a network must learn: the octant of a point whose coordinates are mixed into many features.
    let layers = [40, 16, 8]
    var random = Random(seed: seed)
    let mixing = (0..<3 * 40).map { _ in random.normal() }
    var features: [Double] = []
    var labels: [Int] = []
    for _ in 0..<800 {
      let point = (0..<3).map { _ in random.normal() }
      labels.append(point.enumerated().reduce(0) { $0 | ($1.element > 0 ? 1 << $1.offset : 0) })
      features += (0..<40).map { j in (0..<3).reduce(0) { $0 + point[$1] * mixing[$1 * 40 + j] } }
    }
    let objective = try NetworkObjective(
      dataset: Dataset(
        features: Matrix(rows: 800, columns: 40, elements: features), labels: labels,
        classNames: (0..<8).map(String.init), imageRows: 1, imageColumns: 40,
        heldOut: labels.map { _ in false }),
      layerSizes: layers, activation: .sigmoid, loss: loss, lambda: 0.001, threads: 2)
    let start = SmallNetworks.network(layers, seed: seed).parameters
    func evaluations(_ method: LBFGS) throws -> Int {
      var reached: Int?
      _ = Optimization.minimize(
        objective, from: start, method: method, until: StoppingCriteria(iterations: 2000, tolerance: 0)
      ) { report, _ in
        if reached == nil, report.cost < 0.1 { reached = report.evaluations }
        return reached == nil
      }
      return try #require(reached)
    }
    #expect(try 3 * evaluations(LBFGS(usesCurvature: true)) <= evaluations(LBFGS()))
  }

  private func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
