import DataFiles
import Testing

@Suite("Numbers as files keep them")
struct StoredNumbersTests {
  @Test(
    "a list gives back every number to the bit, however small it keeps them",
    arguments: [
      [], [0, 1, 255], [0, 256], [7, 65_535, 3], [7, 65_536], [3, -0.0], [3, -1], [1, 0.5, 2],
      [255, 256, 0.25, 9],
      [300, -0.0, 1], [1, .infinity], [4, .nan, 5], [1e300],
    ] as [[Double]])
  func list(numbers: [Double]) {
    var list = NumberList(capacity: 2)
    for number in numbers { list.append(number) }
    #expect(Array(list.numbers).map(\.bitPattern) == numbers.map(\.bitPattern))
    #expect(numbers.indices.map { list.numbers[$0].bitPattern } == numbers.map(\.bitPattern))
  }

  @Test("many numbers come in their order, across the blocks that are decoded at once")
  func blocks() {
    var list = NumberList(capacity: 10_000)
    for number in 0..<10_000 { list.append(Double(number % 251)) }
    #expect(list.numbers.count == 10_000)
    #expect(list.numbers.elementsEqual((0..<10_000).map { Double($0 % 251) }))
    #expect(list.numbers[at: [9_999, 0, 4_096]] == [210, 0, 80])
  }

  @Test("rows are handed over in either order of what is in them, from arrays in either order")
  func rows() {
    // Element (i, j, k) is 100i + 10j + k.
    let shape = [2, 3, 4]
    let byRows: [Double] = [
      0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23, 100, 101, 102, 103, 110, 111, 112, 113, 120, 121, 122, 123,
    ]
    let byColumns: [Double] = [
      0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121, 2, 102, 12, 112, 22, 122, 3, 103, 13, 113, 23, 123,
    ]
    let arrays = [
      NumericArray(shape: shape, elementType: .double, order: .rowMajor, elements: byRows),
      NumericArray(shape: shape, elementType: .double, order: .columnMajor, elements: byColumns),
    ]
    for array in arrays {
      var rows: [Int: [Double]] = [:]
      array.forEachRow([1], unrolling: .rowMajor) { rows[$0] = $1 }
      #expect(rows == [1: [100, 101, 102, 103, 110, 111, 112, 113, 120, 121, 122, 123]])
      array.forEachRow([1], unrolling: .columnMajor) { rows[$0] = $1 }
      #expect(rows == [1: [100, 110, 120, 101, 111, 121, 102, 112, 122, 103, 113, 123]])
      #expect(array.values == byColumns)
      #expect(array.rowMajorMatrix(unrolling: .rowMajor) == byRows)
    }
  }

  @Test("an array without elements has no rows to hand over, whatever else it says of its shape")
  func empty() {
    let array = NumericArray(shape: [1, 1 << 40, 1 << 40, 0], elementType: .uint8, values: [])
    #expect(array.columns == 0)
    #expect(array.rowMajorMatrix().isEmpty)
    #expect(NumericArray(shape: [0, 1 << 40, 1 << 40], elementType: .uint8, values: []).columns == 0)
  }
}
