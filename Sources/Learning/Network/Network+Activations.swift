import Foundation

extension Network {
  /// What each unit of the first hidden layer answers to each of some samples, m×h for features m×n, where n must be the
  /// number of inputs and the network must have a hidden layer: anything else is a programming error.
  ///
  /// One unit at a time: this is for a handful of samples that are looked at.
  package func hiddenActivations(for features: Matrix) -> Matrix {
    precondition(layerSizes.count > 2, "a network of layers \(layerSizes) has no hidden layer")
    precondition(
      features.columns == layerSizes[0], "\(features.columns) features for \(layerSizes[0]) inputs")
    let (inputs, units) = (layerSizes[0], layerSizes[1])
    var elements: [Double] = []
    for sample in 0..<features.rows {
      let pixels = features.row(sample)
      for unit in 0..<units {
        let row = parameters[unit * (inputs + 1)..<(unit + 1) * (inputs + 1)]
        let sum = zip(row.dropFirst(), pixels).reduce(row.first ?? 0) { $0 + $1.0 * $1.1 }
        elements.append(value(at: sum))
      }
    }
    return Matrix(rows: features.rows, columns: units, elements: elements)
  }

  private func value(at z: Double) -> Double {
    switch activation {
    case .sigmoid: 1 / (1 + exp(-z))
    case .tanh: tanh(z)
    case .relu: max(z, 0)
    }
  }
}
