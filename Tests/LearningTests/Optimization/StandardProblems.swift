import Foundation
import Learning
import Testing

/// Sums of squares from Moré, Garbow and Hillstrom, *Testing unconstrained optimization software*, ACM TOMS 7(1), 1981,
/// by the paper's numbers, with its standard starts and its published minima.
struct StandardProblem: Objective, CustomTestStringConvertible {
  let number: Int
  let name: String
  let start: [Double]
  /// The published minima: global, then local.
  let minima: [Double]
  let residuals: @Sendable ([Dual]) -> [Dual]

  var dimension: Int { start.count }
  var testDescription: String { "\(number) \(name)" }

  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    let total = sum(residuals(Dual.variables(x)).map(square))
    gradient = total.slopes
    return total.value
  }

  /// Whether a value is one of the minima. They are published to six digits; those that are 0 are reached to 1e-9.
  func isPublished(_ value: Double) -> Bool {
    minima.contains { abs(value - $0) <= 1e-9 + 5e-6 * $0 }
  }

  static let all: [StandardProblem] = [
    rosenbrock, freudensteinAndRoth, powellBadlyScaled, brownBadlyScaled, beale, jennrichAndSampson,
    helicalValley, bard, gaussian, boxThreeDimensional, powellSingular, wood, kowalikAndOsborne,
    brownAndDennis, biggsEXP6, watson, extendedRosenbrock, penaltyI, penaltyII, variablyDimensioned,
    trigonometric, discreteBoundaryValue, broydenTridiagonal, linearFullRank, chebyquad,
  ]
}

extension StandardProblem {
  static let rosenbrock = StandardProblem(number: 1, name: "Rosenbrock", start: [-1.2, 1], minima: [0]) { x in
    [10 * (x[1] - square(x[0])), 1 - x[0]]
  }

  static let freudensteinAndRoth = StandardProblem(
    number: 2, name: "Freudenstein and Roth", start: [0.5, -2], minima: [0, 48.9842]
  ) { x in
    [
      -13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1],
      -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1],
    ]
  }

  static let powellBadlyScaled = StandardProblem(
    number: 3, name: "Powell badly scaled", start: [0, 1], minima: [0]
  ) { x in
    [1e4 * x[0] * x[1] - 1, exp(-x[0]) + exp(-x[1]) - 1.0001]
  }

  static let brownBadlyScaled = StandardProblem(
    number: 4, name: "Brown badly scaled", start: [1, 1], minima: [0]
  ) { x in
    [x[0] - 1e6, x[1] - 2e-6, x[0] * x[1] - 2]
  }

  static let beale = StandardProblem(number: 5, name: "Beale", start: [1, 1], minima: [0]) { x in
    [1.5 - x[0] * (1 - x[1]), 2.25 - x[0] * (1 - square(x[1])), 2.625 - x[0] * (1 - square(x[1]) * x[1])]
  }

  static let jennrichAndSampson = StandardProblem(
    number: 6, name: "Jennrich and Sampson", start: [0.3, 0.4], minima: [124.362]
  ) { x in
    (1...10).map { i -> Dual in 2 + 2 * Double(i) - (exp(Double(i) * x[0]) + exp(Double(i) * x[1])) }
  }

  static let helicalValley = StandardProblem(
    number: 7, name: "helical valley", start: [-1, 0, 0], minima: [0]
  ) { x in
    let turn = atan(x[1] / x[0]) / (2 * Double.pi) + (x[0].value < 0 ? 0.5 : 0)
    return [10 * (x[2] - 10 * turn), 10 * (sqrt(square(x[0]) + square(x[1])) - 1), x[2]]
  }

  static let bard = StandardProblem(
    number: 8, name: "Bard", start: [1, 1, 1], minima: [8.21487e-3, 17.4286]
  ) { x in
    let y = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39]
    return y.indices.map { i -> Dual in
      let u = Double(i + 1)
      let v = 16 - u
      return y[i] - (x[0] + u / (v * x[1] + min(u, v) * x[2]))
    }
  }

  static let gaussian = StandardProblem(
    number: 9, name: "Gaussian", start: [0.4, 1, 0], minima: [1.12793e-8]
  ) { x in
    let y = [
      0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989, 0.3521, 0.2420, 0.1295, 0.0540, 0.0175,
      0.0044, 0.0009,
    ]
    return y.indices.map { i -> Dual in
      let t = (8 - Double(i + 1)) / 2
      return x[0] * exp(-x[1] * square(t - x[2]) / 2) - y[i]
    }
  }

  static let boxThreeDimensional = StandardProblem(
    number: 12, name: "Box three-dimensional", start: [0, 10, 20], minima: [0]
  ) { x in
    (1...10).map { i -> Dual in
      let t = 0.1 * Double(i)
      let c: Double = exp(-t) - exp(-10 * t)
      return exp(-t * x[0]) - exp(-t * x[1]) - x[2] * c
    }
  }

  static let powellSingular = StandardProblem(
    number: 13, name: "Powell singular", start: [3, -1, 0, 1], minima: [0]
  ) { x in
    [
      x[0] + 10 * x[1], 5.0.squareRoot() * (x[2] - x[3]), square(x[1] - 2 * x[2]),
      10.0.squareRoot() * square(x[0] - x[3]),
    ]
  }

  static let wood = StandardProblem(number: 14, name: "Wood", start: [-3, -1, -3, -1], minima: [0]) { x in
    [
      10 * (x[1] - square(x[0])), 1 - x[0], 90.0.squareRoot() * (x[3] - square(x[2])), 1 - x[2],
      10.0.squareRoot() * (x[1] + x[3] - 2), (x[1] - x[3]) / 10.0.squareRoot(),
    ]
  }

  static let kowalikAndOsborne = StandardProblem(
    number: 15, name: "Kowalik and Osborne", start: [0.25, 0.39, 0.415, 0.39],
    minima: [3.07505e-4, 1.02734e-3]
  ) { x in
    let y = [0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246]
    let u = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625]
    return y.indices.map { i -> Dual in
      y[i] - x[0] * (u[i] * u[i] + u[i] * x[1]) / (u[i] * u[i] + u[i] * x[2] + x[3])
    }
  }

  static let brownAndDennis = StandardProblem(
    number: 16, name: "Brown and Dennis", start: [25, 5, -5, -1], minima: [85822.2]
  ) { x in
    (1...20).map { i -> Dual in
      let t = Double(i) / 5
      return square(x[0] + t * x[1] - exp(t)) + square(x[2] + x[3] * sin(t) - cos(t))
    }
  }

  static let biggsEXP6 = StandardProblem(
    number: 18, name: "Biggs EXP6", start: [1, 2, 1, 1, 1, 1], minima: [0, 5.65565e-3]
  ) { x in
    (1...13).map { i -> Dual in
      let t = 0.1 * Double(i)
      let y: Double = exp(-t) - 5 * exp(-10 * t) + 3 * exp(-4 * t)
      return x[2] * exp(-t * x[0]) - x[3] * exp(-t * x[1]) + x[5] * exp(-t * x[4]) - y
    }
  }

  static let watson = StandardProblem(
    number: 20, name: "Watson", start: Array(repeating: 0, count: 6), minima: [2.28767e-3]
  ) { x in
    let rows = (1...29).map { i -> Dual in
      let t = Double(i) / 29
      let slope = sum((1..<6).map { j -> Dual in (Double(j) * pow(t, Double(j - 1))) * x[j] })
      let value = sum((0..<6).map { j -> Dual in pow(t, Double(j)) * x[j] })
      return slope - square(value) - 1
    }
    let last = x[1] - square(x[0]) - 1
    return stacked(rows, [x[0], last])
  }

  static let extendedRosenbrock = StandardProblem(
    number: 21, name: "extended Rosenbrock",
    start: Array(repeating: -1.2, count: 10) + Array(repeating: 1, count: 10), minima: [0]
  ) { x in
    let curved = (0..<10).map { i -> Dual in 10 * (x[i + 10] - square(x[i])) }
    let straight = (0..<10).map { i -> Dual in 1 - x[i] }
    return stacked(curved, straight)
  }

  static let penaltyI = StandardProblem(
    number: 23, name: "penalty I", start: [1, 2, 3, 4], minima: [2.24997e-5]
  ) { x in
    let a: Double = 1e-5.squareRoot()
    let small = x.map { xi -> Dual in a * (xi - 1) }
    let squares: [Dual] = x.map { square($0) }
    let length: Dual = sum(squares) - 0.25
    return stacked(small, [length])
  }

  static let penaltyII = StandardProblem(
    number: 24, name: "penalty II", start: Array(repeating: 0.5, count: 4), minima: [9.37629e-6]
  ) { x in
    let a = 1e-5.squareRoot()
    let first = [x[0] - 0.2]
    let growing = (1..<4).map { i -> Dual in
      let y: Double = exp(Double(i + 1) / 10) + exp(Double(i) / 10)
      return a * (exp(x[i] / 10) + exp(x[i - 1] / 10) - y)
    }
    let tenth: Double = exp(-0.1)
    let shrinking = (1..<4).map { i -> Dual in a * (exp(x[i] / 10) - tenth) }
    let weighted = sum((0..<4).map { i -> Dual in Double(4 - i) * square(x[i]) })
    let last = weighted - 1
    return stacked(first, growing, shrinking, [last])
  }

  static let variablyDimensioned = StandardProblem(
    number: 25, name: "variably dimensioned", start: (1...10).map { 1 - Double($0) / 10 }, minima: [0]
  ) { x in
    let weighted = sum((0..<10).map { i -> Dual in Double(i + 1) * (x[i] - 1) })
    let plain = x.map { xi -> Dual in xi - 1 }
    let squared = square(weighted)
    return stacked(plain, [weighted, squared])
  }

  static let trigonometric = StandardProblem(
    number: 26, name: "trigonometric", start: Array(repeating: 0.1, count: 10), minima: [0, 2.79506e-5]
  ) { x in
    let cosines = sum(x.map(cos))
    return (0..<10).map { i -> Dual in 10 - cosines + Double(i + 1) * (1 - cos(x[i])) - sin(x[i]) }
  }

  static let discreteBoundaryValue = StandardProblem(
    number: 28, name: "discrete boundary value",
    start: stride(from: 1.0, through: 10, by: 1).map { (i: Double) -> Double in i * (i - 11) / 121 },
    minima: [0]
  ) { x in
    let h = 1.0 / 11
    let weight: Double = 0.5 * h * h
    return (0..<10).map { i -> Dual in
      let t: Double = Double(i + 1) * h + 1
      let shifted: Dual = x[i] + t
      let inner: Dual = 2 * x[i] + weight * (square(shifted) * shifted)
      let left: Dual = i > 0 ? x[i - 1] : 0 * x[0]
      let right: Dual = i < 9 ? x[i + 1] : 0 * x[0]
      return inner - left - right
    }
  }

  static let broydenTridiagonal = StandardProblem(
    number: 30, name: "Broyden tridiagonal", start: Array(repeating: -1, count: 10), minima: [0]
  ) { x in
    (0..<10).map { i -> Dual in
      let left: Dual = i > 0 ? x[i - 1] : 0 * x[0]
      let right: Dual = i < 9 ? x[i + 1] : 0 * x[0]
      return (3 - 2 * x[i]) * x[i] - left - 2 * right + 1
    }
  }

  static let linearFullRank = StandardProblem(
    number: 32, name: "linear, full rank", start: Array(repeating: 1, count: 5), minima: [5]
  ) { x in
    let mean = 0.2 * sum(x)  // 2/m with m = 10
    return (0..<10).map { i -> Dual in i < 5 ? x[i] - mean - 1 : -mean - 1 }
  }

  static let chebyquad = StandardProblem(
    number: 35, name: "Chebyquad", start: (1...8).map { Double($0) / 9 }, minima: [3.51687e-3]
  ) { x in
    var previous = x.map { 0 * $0 + 1 }
    var current = x.map { 2 * $0 - 1 }
    return (1...8).map { i -> Dual in
      let mean = sum(current) / 8
      let integral = i % 2 == 0 ? -1 / Double(i * i - 1) : 0
      let next = x.indices.map { j -> Dual in (4 * x[j] - 2) * current[j] - previous[j] }
      previous = current
      current = next
      return mean - integral
    }
  }
}

/// The parts one after another. (An overload of + fewer keeps the type checker quick.)
private func stacked(_ parts: [Dual]...) -> [Dual] { Array(parts.joined()) }
