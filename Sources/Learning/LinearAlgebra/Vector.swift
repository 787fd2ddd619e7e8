// Vectors are plain arrays of doubles; these are the few operations that optimizers are written in.

/// Σ aᵢbᵢ, in eight sums side by side, so that the processor need not wait for each addition.
func dot(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count)
  let x = a.span
  let y = b.span
  var sums = SIMD8<Double>.zero
  let whole = a.count & ~7
  for i in stride(from: 0, to: whole, by: 8) { sums += x.eight(from: i) * y.eight(from: i) }
  var sum = sums.sum()
  for i in whole..<a.count { sum += a[i] * b[i] }
  return sum
}

/// Σ xᵢ², in eight sums side by side.
func sumOfSquares(_ x: ArraySlice<Double>) -> Double {
  let span = x.span
  var sums = SIMD8<Double>.zero
  let whole = x.count & ~7
  for i in stride(from: 0, to: whole, by: 8) {
    let part = span.eight(from: i)
    sums += part * part
  }
  return x.dropFirst(whole).reduce(sums.sum()) { $0 + $1 * $1 }
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

/// y += scale · x, and then Σ yᵢzᵢ: in one go, since such vectors come from memory that is far from the processor.
func addAndDot(_ scale: Double, _ x: [Double], to y: inout [Double], _ z: [Double]) -> Double {
  precondition(x.count == y.count && z.count == y.count)
  let count = y.count
  let (added, other) = (x.span, z.span)
  var result = y.mutableSpan
  var sums = SIMD8<Double>.zero
  let whole = count & ~7
  for i in stride(from: 0, to: whole, by: 8) {
    let part = result.span.eight(from: i) + scale * added.eight(from: i)
    for lane in 0..<8 { result[i + lane] = part[lane] }
    sums += part * other.eight(from: i)
  }
  var sum = sums.sum()
  for i in whole..<count {
    result[i] += scale * added[i]
    sum += result[i] * other[i]
  }
  return sum
}

/// x *= scale
func scale(_ x: inout [Double], by scale: Double) {
  for i in x.indices { x[i] *= scale }
}

/// xᵢ *= scale · factorᵢ
func multiply(_ x: inout [Double], by factors: [Double], scale: Double = 1) {
  precondition(x.count == factors.count)
  for i in x.indices { x[i] = x[i] * scale * factors[i] }
}

/// Σ factorᵢxᵢ², in eight sums side by side.
func sumOfSquares(_ x: [Double], weightedBy factors: [Double]) -> Double {
  precondition(x.count == factors.count)
  let (span, weights) = (x.span, factors.span)
  var sums = SIMD8<Double>.zero
  let whole = x.count & ~7
  for i in stride(from: 0, to: whole, by: 8) {
    let part = span.eight(from: i)
    sums += part * (part * weights.eight(from: i))
  }
  var sum = sums.sum()
  for i in whole..<x.count { sum += x[i] * (x[i] * factors[i]) }
  return sum
}

/// x scaled.
func scaled(_ x: [Double], by factor: Double) -> [Double] {
  var result = x
  scale(&result, by: factor)
  return result
}

/// a − b
func difference(_ a: [Double], _ b: [Double]) -> [Double] { sum(a, -1, b) }

/// The Euclidean norm.
func norm(_ x: [Double]) -> Double { dot(x, x).squareRoot() }

/// The largest magnitude; NaN if an element is not finite.
func infinityNorm(_ x: [Double]) -> Double {
  let span = x.span
  var highest = SIMD8<Double>.zero
  var lowest = SIMD8<Double>.zero
  var nothing = SIMD8<Double>.zero  // Σ 0 · xᵢ: comparisons pass over a NaN, sums don't
  let whole = x.count & ~7
  for i in stride(from: 0, to: whole, by: 8) {
    let part = span.eight(from: i)
    highest.replace(with: part, where: part .> highest)
    lowest.replace(with: part, where: part .< lowest)
    nothing += 0 * part
  }
  let largest = max(highest.max(), -lowest.min()) + nothing.sum()
  return x[whole...].reduce(largest) { max($0, abs($1)) + 0 * $1 }
}

extension Span<Double> {
  /// Eight elements, whose bounds are checked, and which are loaded, as one.
  @inline(__always)
  fileprivate func eight(from start: Int) -> SIMD8<Double> {
    let part = extracting(start..<start + 8)
    return SIMD8(part[0], part[1], part[2], part[3], part[4], part[5], part[6], part[7])
  }
}
