import Foundation

/// A number with its derivatives by each variable, so that a problem is written once and its gradient follows.
struct Dual {
  var value: Double
  var slopes: [Double]

  static func variables(_ x: [Double]) -> [Dual] {
    x.indices.map { i in Dual(value: x[i], slopes: x.indices.map { $0 == i ? 1 : 0 }) }
  }

  /// f(self) where f and f′ are known.
  func mapped(_ value: Double, derivative: Double) -> Dual {
    Dual(value: value, slopes: slopes.map { derivative * $0 })
  }

  static func + (a: Dual, b: Dual) -> Dual {
    Dual(value: a.value + b.value, slopes: zip(a.slopes, b.slopes).map { $0 + $1 })
  }
  static func * (a: Dual, b: Dual) -> Dual {
    Dual(value: a.value * b.value, slopes: zip(a.slopes, b.slopes).map { $0 * b.value + a.value * $1 })
  }
  static func / (a: Dual, b: Dual) -> Dual { a * b.mapped(1 / b.value, derivative: -1 / (b.value * b.value)) }
  static func - (a: Dual, b: Dual) -> Dual { a + -1 * b }
  static prefix func - (a: Dual) -> Dual { -1 * a }
  static func + (a: Dual, b: Double) -> Dual { a.mapped(a.value + b, derivative: 1) }
  static func + (a: Double, b: Dual) -> Dual { b + a }
  static func - (a: Dual, b: Double) -> Dual { a + -b }
  static func - (a: Double, b: Dual) -> Dual { -b + a }
  static func * (a: Double, b: Dual) -> Dual { b.mapped(a * b.value, derivative: a) }
  static func * (a: Dual, b: Double) -> Dual { b * a }
  static func / (a: Dual, b: Double) -> Dual { (1 / b) * a }
  static func / (a: Double, b: Dual) -> Dual { b.mapped(a / b.value, derivative: -a / (b.value * b.value)) }
}

func exp(_ x: Dual) -> Dual { x.mapped(exp(x.value), derivative: exp(x.value)) }
func sin(_ x: Dual) -> Dual { x.mapped(sin(x.value), derivative: cos(x.value)) }
func cos(_ x: Dual) -> Dual { x.mapped(cos(x.value), derivative: -sin(x.value)) }
func atan(_ x: Dual) -> Dual { x.mapped(atan(x.value), derivative: 1 / (1 + x.value * x.value)) }
func sqrt(_ x: Dual) -> Dual { x.mapped(sqrt(x.value), derivative: 0.5 / sqrt(x.value)) }
func square(_ x: Dual) -> Dual { x * x }
func sum(_ terms: [Dual]) -> Dual { terms.dropFirst().reduce(terms[0], +) }
