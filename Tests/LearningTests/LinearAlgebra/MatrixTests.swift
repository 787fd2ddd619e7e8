import Learning
import Testing

@Suite("A matrix")
struct MatrixTests {
  private let matrix = Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6])

  @Test("keeps its elements row after row")
  func rowMajor() {
    #expect(matrix[0, 2] == 3)
    #expect(matrix[1, 0] == 4)
    #expect(Array(matrix.row(1)) == [4, 5, 6])
  }

  @Test("gives the rows that are selected, in that order and as often")
  func selecting() {
    #expect(matrix.selecting(rows: [1, 0, 1]).elements == [4, 5, 6, 1, 2, 3, 4, 5, 6])
    #expect(matrix.selecting(rows: []) == Matrix(rows: 0, columns: 3, elements: []))
  }
}
