/// Where Adam is between two steps: Kingma and Ba, *Adam: A method for stochastic optimization*, ICLR 2015, algorithm 1.
package struct AdamWalk: Hashable, Sendable {
  /// The parameters.
  package var x: [Double]
  /// The running means m of the gradient and v of its square, by parameter.
  package var mean, square: [Double]
  /// Steps taken, t.
  package var steps = 0

  /// β₁, β₂ and ε.
  static let meanDecay = 0.9
  static let squareDecay = 0.999
  static let epsilon = 1e-8

  /// The start of a walk.
  package init(from x: [Double]) {
    self.x = x
    mean = Array(repeating: 0, count: x.count)
    square = mean
  }

  /// β₁ᵗ and β₂ᵗ. By multiplication from step to step they would have to be remembered.
  var powers: (mean: Double, square: Double) {
    (power(Self.meanDecay, steps), power(Self.squareDecay, steps))
  }

  /// Takes a step of this rate along a gradient.
  ///
  /// This is the readable account: objectives that take steps themselves are held to it by tests.
  package mutating func step(along gradient: [Double], rate: Double) {
    steps += 1
    let powers = powers
    for i in x.indices {
      mean[i] = Self.meanDecay * mean[i] + (1 - Self.meanDecay) * gradient[i]
      square[i] = Self.squareDecay * square[i] + (1 - Self.squareDecay) * gradient[i] * gradient[i]
      let step = mean[i] / (1 - powers.mean)
      let size = (square[i] / (1 - powers.square)).squareRoot()
      x[i] -= rate * step / (size + Self.epsilon)
    }
  }
}

/// A step that is to be taken: over which samples, counted from 0, and how far.
package struct BatchStep: Hashable, Sendable {
  /// The batch.
  package var samples: ArraySlice<Int>
  /// The learning rate.
  package var rate: Double

  /// A step of this rate over these samples.
  package init(over samples: ArraySlice<Int>, rate: Double) {
    self.samples = samples
    self.rate = rate
  }
}

/// xⁿ by squaring, in the same bits on every machine.
private func power(_ x: Double, _ n: Int) -> Double {
  var (result, factor, n) = (1.0, x, n)
  while n > 0 {
    if n & 1 == 1 { result *= factor }
    factor *= factor
    n >>= 1
  }
  return result
}
