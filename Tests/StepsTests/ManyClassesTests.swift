import DataFiles
import Foundation
import Notebook
import TestSupport
import Testing

/// Classes of which each sample has a pixel of its own, and a network that names the pixel: what is confused is known.
@Suite("predict with very many classes")
struct ManyClassesTests {
  /// Three samples of each of the classes 1…K: two of the last but one are taken for 1, all of the last for 2.
  private func run(classes: Int, options: String = "examples: 0") async throws -> CellResult {
    let folder = try TemporaryFolder()
    var pixels: [Double] = []
    var labels: [Double] = []
    for label in 0..<classes {
      for sample in 0..<3 {
        let named = label == classes - 1 ? 1 : label == classes - 2 && sample < 2 ? 0 : label
        pixels += (0..<classes).map { $0 == named ? 1 : 0 }
        labels.append(Double(label + 1))
      }
    }
    func matrix(_ elements: [Double], columns: Int) -> NumericArray {
      NumericArray(
        shape: [elements.count / columns, columns], elementType: .double, order: .rowMajor, elements: elements
      )
    }
    // Each unit answers to one unit before it, and with next to nothing to the others.
    let layer = matrix(
      (0..<classes).flatMap { unit in [-10.0] + (0..<classes).map { $0 == unit ? 20 : 0 } },
      columns: classes + 1)
    try folder.write(
      Data(
        try NPZFile.encode([
          (name: "X", array: matrix(pixels, columns: classes)),
          (name: "y", array: matrix(labels, columns: 1)),
        ])), to: "data.npz")
    try folder.write(
      Data(try NPZFile.encode([(name: "Theta1", array: layer), (name: "Theta2", array: layer)])),
      to: "weights.npz")
    let result = try await Bench.run(
      """
      ```{load}
      file: data.npz
      shape: [1, \(classes)]
      hidden: 1
      ```
      ```{network}
      weights: weights.npz
      ```
      ```{predict}
      \(options)
      ```

      """, in: folder.url)
    return try result.cell("predict")
  }

  private func tables(_ cell: CellResult) -> [Table] {
    cell.outputs.compactMap { output in
      if case .table(let table) = output { return table }
      return nil
    }
  }

  @Test("the worst confusions and the classes that are missed most stand in place of a matrix")
  func standOut() async throws {
    let cell = try await run(classes: 40)
    #expect(cell.failure == nil)
    #expect(!cell.outputs.contains { $0.kind == .heatMap })
    let tables = tables(cell)
    #expect(cell.scalars.map(\.value) == [115.0 / 120, 5])
    #expect(
      tables[1].rows.map { $0.map(\.string) } == [["40", "2", "3", "100.00%"], ["39", "1", "2", "66.67%"]])
    #expect(tables[2].rows.count == 20)
    #expect(tables[2].rows[0].map(\.string) == ["40", "3", "NaN", "0.00%", "0.00%"])
    #expect(tables[2].rows[1].map(\.string) == ["39", "3", "100.00%", "33.33%", "50.00%"])
    #expect(tables[2].rows[2].map(\.string) == ["1", "3", "60.00%", "100.00%", "75.00%"])
  }

  @Test("`counts` has every count, a line each")
  func counts() async throws {
    let cell = try await run(classes: 40, options: "examples: 0\ncounts: all.csv")
    let file = try #require(cell.files.first)
    #expect(file.name == "all.csv")
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
    let expected =
      ["class,taken-for,samples"] + (1...38).map { "\($0),\($0),3" } + ["39,1,2", "39,39,1", "40,2,3"]
    #expect(lines.map(String.init) == expected)
    let few = try await run(classes: 4, options: "counts: few.csv").files.first
    #expect(
      few.map { String(decoding: $0.bytes, as: UTF8.self) }
        == "class,taken-for,samples\n1,1,3\n2,2,3\n3,1,2\n3,3,1\n4,2,3\n")
  }

  @Test("what is shown does not grow with the classes, of which there are squares of pairs")
  func growth() async throws {
    func size(_ classes: Int) async throws -> Int {
      let cell = try await run(classes: classes)
      return tables(cell).reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.count } } + cell.outputs.count
    }
    #expect(try await size(160) == size(40))
  }

  @Test("thirty classes are still drawn")
  func thirty() async throws {
    #expect(try await run(classes: 30).outputs.contains { $0.kind == .heatMap })
    #expect(try await !run(classes: 31).outputs.contains { $0.kind == .heatMap })
  }
}
