/// How the learning rate changes over a minimization.
package enum Schedule: Hashable, Sendable {
  /// It stays what it is.
  case constant
  /// It falls along half a cosine to 0, over so many iterations.
  ///
  /// Loshchilov and Hutter, *SGDR: Stochastic gradient descent with warm restarts*, ICLR 2017, equation 5, with
  /// η_min = 0 and no restart: ½ (1 + cos(π · T_cur/T)).
  case cosine(over: Int)

  /// What to multiply the rate by after so many iterations, whole or in part.
  package func factor(after iterations: Double) -> Double {
    switch self {
    case .constant: 1
    case .cosine(let horizon): (1 + cosineOfHalfTurns(min(iterations / Double(horizon), 1))) / 2
    }
  }

  /// What a state says of the schedule: another one's leads elsewhere.
  var horizon: Int? {
    switch self {
    case .constant: nil
    case .cosine(let horizon): horizon
    }
  }
}

/// cos πt for t in 0 … 1, from additions and multiplications alone: the system's may differ in the last bit from machine
/// to machine.
private func cosineOfHalfTurns(_ t: Double) -> Double {
  if t > 0.5 { return -cosineOfHalfTurns(1 - t) }
  let square = (Double.pi * t) * (Double.pi * t)
  // Taylor's series: beyond its 12th term it has nothing to add below π/2.
  var sum = 1.0
  for k in stride(from: 22.0, to: 0, by: -2) { sum = 1 - sum * square / (k * (k - 1)) }
  return sum
}
