/// How a fresh network's parameters, biases included, are drawn.
public enum Initialization: Hashable, Sendable {
  /// From the normal distribution of mean 0 and this standard deviation.
  case normal(standardDeviation: Double)
  /// Evenly from −bound to bound.
  case uniform(bound: Double)
  /// Evenly from −b to b with b = scale · √(6/(previous + next)), biases 0 (Glorot and Bengio, *Understanding the
  /// difficulty of training deep feedforward neural networks*, AISTATS 2010, equation 16).
  case glorot(scale: Double)

  /// One parameter of the layer between `previous` and `next` units.
  func draw(from random: inout Random, isBias: Bool, previous: Int, next: Int) -> Double {
    switch self {
    case .normal(let standardDeviation):
      return standardDeviation * random.normal()
    case .uniform(let bound):
      return bound * (2 * random.uniform() - 1)
    case .glorot(let scale):
      let bound = scale * (6 / Double(previous + next)).squareRoot()
      return isBias ? 0 : bound * (2 * random.uniform() - 1)
    }
  }
}
