import Figures
import Notebook
import Testing

@Suite("predict")
struct PredictStepTests {
  private func run(_ options: String = "") async throws -> RunResult {
    try await Bench.run(Bench.small + Bench.weights + "```{predict}\n\(options)\n```\n")
  }

  @Test("the accuracy and the confusion matrix are numpy's")
  func confusion() async throws {
    let numbers = try Numbers.read()
    let result = try await run()
    #expect(agree(try result.scalar("predict", "accuracy"), numbers.accuracy))
    let wrong = zip(numbers.labels, numbers.predicted).count { $0 != $1 }
    #expect(try result.scalar("predict", "misclassified") == Double(wrong))
    let maps = try result.cell("predict").outputs.compactMap { output -> HeatMap? in
      if case .chart(let chart) = output, case .heatMap(let map) = chart.drawing { return map }
      return nil
    }
    #expect(maps.map(\.values) == [numbers.confusion.map { $0.map(Double.init) }])
    #expect(maps.first?.rowLabels == ["1", "2", "3"])
  }

  @Test("precision, recall and F₁ are numpy's, and no number where there is none")
  func classes() async throws {
    let numbers = try Numbers.read()
    let table = try await run().table("predict", "Each class")
    for label in 0..<3 {
      let row = try table.numbers(String(label + 1))
      #expect(row[0] == 20)
      for (found, expected) in zip(
        row[1...], [numbers.precision[label], numbers.recall[label], numbers.f1[label]])
      {
        if let expected { #expect(agree(found, expected)) } else { #expect(found.isNaN || found == 0) }
      }
    }
  }

  @Test(
    "the misclassified images stand in a gallery, with what they were taken for", arguments: [0, 1, 5, 1000])
  func gallery(examples: Int) async throws {
    let numbers = try Numbers.read()
    let wrong = numbers.labels.indices.filter { numbers.predicted[$0] != numbers.labels[$0] }
    let outputs = try await run("examples: \(examples)").cell("predict").outputs
    let tiles = outputs.flatMap { output -> [Gallery.Tile] in
      if case .gallery(let gallery) = output { return gallery.tiles }
      return []
    }
    #expect(
      tiles.map(\.caption)
        == wrong.prefix(examples).map { "\(numbers.labels[$0]) → \(numbers.predicted[$0])" })
    for (tile, sample) in zip(tiles, wrong) {
      #expect((tile.raster.width, tile.raster.height) == (3, 4))
      let pixels = numbers.pixels[sample]
      let (low, high) = (pixels.min() ?? 0, pixels.max() ?? 0)
      let expected = (0..<4).flatMap { row in
        (0..<3).map { UInt8(((pixels[$0 * 4 + row] - low) / (high - low) * 255 + 0.5).rounded(.down)) }
      }
      #expect(tile.raster.pixels == expected)
    }
    let remarks = outputs.filter { if case .text = $0 { true } else { false } }
    #expect(remarks.count == (examples > 0 && examples < wrong.count ? 1 : 0))
  }
}
