// Vectors are plain arrays of doubles; these are the few operations that optimizers are written in.

/// Σ aᵢbᵢ, in eight sums side by side, so that the processor need not wait for each addition.
func dot(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count)
  var sums = SIMD8<Double>.zero
  let whole = a.count & ~7
  for i in stride(from: 0, to: whole, by: 8) {
    let x = SIMD8(a[i], a[i + 1], a[i + 2], a[i + 3], a[i + 4], a[i + 5], a[i + 6], a[i + 7])
    let y = SIMD8(b[i], b[i + 1], b[i + 2], b[i + 3], b[i + 4], b[i + 5], b[i + 6], b[i + 7])
    sums += x * y
  }
  var sum = sums.sum()
  for i in whole..<a.count { sum += a[i] * b[i] }
  return sum
}

/// Σ xᵢ², in eight sums side by side.
func sumOfSquares(_ x: ArraySlice<Double>) -> Double {
  var sums = SIMD8<Double>.zero
  let whole = x.startIndex + (x.count & ~7)
  for i in stride(from: x.startIndex, to: whole, by: 8) {
    let part = SIMD8(x[i], x[i + 1], x[i + 2], x[i + 3], x[i + 4], x[i + 5], x[i + 6], x[i + 7])
    sums += part * part
  }
  return x[whole...].reduce(sums.sum()) { $0 + $1 * $1 }
}

/// y + scale · x
func sum(_ y: [Double], _ scale: Double, _ x: [Double]) -> [Double] {
  var result = y
  add(scale, x, to: &result)
  return result
}

/// y += scale · x
func add(_ scale: Double, _ x: [Double], to y: inout [Double]) {
  precondition(x.count == y.count)
  for i in x.indices { y[i] += scale * x[i] }
}

/// x scaled.
func scaled(_ x: [Double], by scale: Double) -> [Double] { x.map { $0 * scale } }

/// a − b
func difference(_ a: [Double], _ b: [Double]) -> [Double] { sum(a, -1, b) }

/// The Euclidean norm.
func norm(_ x: [Double]) -> Double { dot(x, x).squareRoot() }

/// The largest magnitude; NaN if any element is.
func infinityNorm(_ x: [Double]) -> Double {
  var largest = 0.0
  for element in x where !(abs(element) <= largest) { largest = abs(element) }
  return largest
}
