import Figures
import Foundation
import Learning
import Notebook
import TestSupport
import Testing
import Wording

@Suite("display")
struct DisplayStepTests {
  /// A picture as Pillow decodes it.
  struct Decoded: Decodable {
    var width: Int
    var height: Int
    var mode: String
    var pixels: [Int]
  }

  private func decoded(_ figure: Figure) throws -> Decoded {
    let folder = try TemporaryFolder()
    let file = try folder.write(Data(try PNG.encode(figure.raster)), to: "picture.png")
    let output = try Python.run(script: Fixtures.url("Steps/pixels.py"), arguments: [file.path])
    return try JSONDecoder().decode(Decoded.self, from: Data(output.utf8))
  }

  /// The grid of images (rows of pixels, top to bottom) that a reader of the documentation would draw.
  private func drawn(
    _ tiles: [[[Double]]], columns: Int, rows: Int, scale: Int, all: Bool = false, symmetric: Bool = false
  ) -> Decoded {
    let (tileHeight, tileWidth) = (4, 3)
    let width = scale + columns * (tileWidth * scale + scale)
    let height = scale + rows * (tileHeight * scale + scale)
    var pixels = [Int](repeating: 88, count: width * height)
    for (index, tile) in tiles.enumerated() {
      let values = all ? tiles.flatMap { $0.flatMap { $0 } } : tile.flatMap { $0 }
      var (low, high) = (values.min() ?? 0, values.max() ?? 0)
      if symmetric { (low, high) = (-max(-low, high), max(-low, high)) }
      for y in 0..<tileHeight * scale {
        for x in 0..<tileWidth * scale {
          let level = (tile[y / scale][x / scale] - low) / (high - low) * 255 + 0.5
          let row = scale + index / columns * (tileHeight * scale + scale) + y
          let column = scale + index % columns * (tileWidth * scale + scale) + x
          pixels[row * width + column] = Int(level.rounded(.down))
        }
      }
    }
    return Decoded(width: width, height: height, mode: "L", pixels: pixels)
  }

  /// An image of the fixtures: 4×3, unrolled column by column.
  private func image(_ features: [Double], columnMajor: Bool = true) -> [[Double]] {
    (0..<4).map { row in (0..<3).map { column in features[columnMajor ? column * 4 + row : row * 3 + column] }
    }
  }

  private func expect(
    _ options: String, before: String = Bench.small, is expected: Decoded,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let result = try await Bench.run(before + "```{display it}\n\(options)\n```\n")
    let found = try decoded(try result.figure("it"))
    #expect(found.mode == "L", sourceLocation: sourceLocation)
    #expect((found.width, found.height) == (expected.width, expected.height), sourceLocation: sourceLocation)
    #expect(found.pixels == expected.pixels, sourceLocation: sourceLocation)
  }

  @Test(
    "the first images stand row by row, each from black to white, with gaps of one image pixel",
    arguments: [1, 3])
  func first(scale: Int) async throws {
    let tiles = try Numbers.read().pixels.prefix(8).map { image($0) }
    try await expect(
      "sample: first\nrows: 2\ncolumns: 4\nscale: \(scale)",
      is: drawn(tiles, columns: 4, rows: 2, scale: scale))
  }

  @Test("with one contrast for all, the darkest pixel of all is black and the lightest white")
  func contrast() async throws {
    let tiles = try Numbers.read().pixels.prefix(6).map { image($0.map { $0 / 255 }) }
    try await expect(
      "sample: first\nrows: 2\ncolumns: 3\ncontrast: all\nscale: 2",
      is: drawn(tiles, columns: 3, rows: 2, scale: 2, all: true))
  }

  @Test("images that are unrolled row by row are drawn so")
  func rowMajor() async throws {
    let tiles = try Numbers.read().pixels.prefix(2).map { image($0, columnMajor: false) }
    try await expect(
      "sample: first\nrows: 1\ncolumns: 2",
      before: "```{load}\nfile: small.mat\nshape: [4, 3]\norder: row-major\n```\n",
      is: drawn(tiles, columns: 2, rows: 1, scale: 3))
  }

  @Test("misclassified images are those that numpy finds, in the order of the file")
  func misclassified() async throws {
    let numbers = try Numbers.read()
    let wrong = numbers.labels.indices.filter { numbers.predicted[$0] != numbers.labels[$0] }
    let tiles = wrong.prefix(6).map { image(numbers.pixels[$0]) }
    #expect(wrong.count > 6)
    try await expect(
      "sample: misclassified\nrows: 2\ncolumns: 3\nscale: 1", before: Bench.small + Bench.weights,
      is: drawn(tiles, columns: 3, rows: 2, scale: 1))
  }

  @Test("hidden units show their weights without the bias, zero in the middle of the greys")
  func hiddenUnits() async throws {
    let tiles = try Numbers.read().hiddenUnits.map { image($0) }
    try await expect(
      "of: hidden-units\ncolumns: 3\nscale: 2", before: Bench.small + Bench.weights,
      is: drawn(tiles, columns: 3, rows: 2, scale: 2, symmetric: true))
    // Left to itself, the grid is about as wide as high.
    try await expect(
      "of: hidden-units\ncontrast: all", before: Bench.small + Bench.weights,
      is: drawn(tiles, columns: 3, rows: 2, scale: 3, all: true, symmetric: true))
  }

  @Test("a row of each class has only images of that class, whatever number of them there is")
  func eachClass() async throws {
    let result = try await Bench.run(
      Bench.small + "```{display it}\nsample: each-class\ncolumns: 25\nscale: 1\n```\n")
    let alternative = try result.figure("it").alternative.english
    let rows = alternative.split(separator: ": ").last?.dropLast().split(separator: "; ").map(String.init)
    // 20 images a class: a row of each, in the order of the classes.
    #expect(rows == ["1", "2", "3"].map { [String](repeating: $0, count: 20).joined(separator: " ") })
    let picture = try decoded(try result.figure("it"))
    #expect((picture.width, picture.height) == (1 + 20 * 4, 1 + 3 * 5))
    let uneven = try await Bench.run(
      "```{load}\nfile: uneven.mat\nshape: [4, 3]\n```\n```{display it}\nsample: each-class\nrows: 2\ncolumns: 5\nscale: 1\n```\n"
    )
    #expect(try uneven.figure("it").alternative.english.hasSuffix("row by row: 1 1; 2 2 2 2 2."))
    let pixels = try decoded(try uneven.figure("it"))
    #expect((pixels.width, pixels.height) == (1 + 5 * 4, 1 + 2 * 5))
    // The three places after the two images of class 1 are empty.
    #expect((9..<20).allSatisfy { pixels.pixels[2 * pixels.width + $0] == 88 })
  }

  @Test("a random choice is the seed's, without a repetition")
  func random() async throws {
    func alternative(_ seed: Int) async throws -> Figure {
      try await Bench.run("---\nseed: \(seed)\n---\n" + Bench.small + "```{display it}\n```\n").figure("it")
    }
    let first = try await alternative(1)
    #expect(try await alternative(1) == first)
    #expect(try await alternative(2) != first)
    // All sixty are asked for, and each stands there once.
    #expect(first.alternative.english.hasPrefix("A grid of 60 images"))
    #expect(first.alternative.english.count { $0 == "1" } == 20)
  }

  @Test("without a mistake there is nothing to show, and without hidden units neither")
  func nothing() async throws {
    let trained = try await Bench.run(
      Bench.small + "```{minimize}\nlambda: 0\n```\n```{display it}\nsample: misclassified\n```\n")
    #expect(try trained.notes("it").map(\.kind) == [.success])
    let flat = try await Bench.run(
      Bench.small + "```{network}\nhidden: []\n```\n```{display it}\nof: hidden-units\n```\n")
    #expect(try flat.cell("it").failure?.message.english == "the network has no hidden layer")
    #expect(throws: Bench.Mistaken.self) {
      try Bench.plan(Bench.small + "```{display}\nof: hidden-units\nsample: first\n```\n")
    }
  }

  @Test("activations are what the textbook has for each unit, an image of each class")
  func activations() async throws {
    let text = Bench.small + Bench.weights + "```{display it}\nof: activations\n```\n"
    let cell = try await Bench.run(text).cell("it")
    let maps = cell.outputs.compactMap { output -> HeatMap? in
      if case .chart(let chart) = output, case .heatMap(let map) = chart.drawing { return map }
      return nil
    }
    let map = try #require(maps.first)
    let (data, network) = try await Bench.values(after: text)
    #expect(map.rowLabels == data.classNames)
    let weights = network.weights[0]
    for (row, name) in map.rowLabels.enumerated() {
      // Of which image of the class it is, the drawing does not say: one of them has just these answers.
      let fits = data.labels.indices.filter { data.classNames[data.labels[$0]] == name }.contains { sample in
        (0..<weights.rows).allSatisfy { unit in
          var z = weights[unit, 0]
          for pixel in 0..<data.features.columns {
            z += weights[unit, pixel + 1] * data.features[sample, pixel]
          }
          return abs(1 / (1 + exp(-z)) - map.values[row][unit]) < 1e-12
        }
      }
      #expect(fits, "\(name)")
    }
    #expect(cell.outputs.count == 2)
  }

  @Test("confusions are those of the predictions, the most frequent first, a few images of each")
  func confusions() async throws {
    let text = Bench.small + Bench.weights + "```{display it}\nof: confusions\nrows: 3\ncolumns: 2\n```\n"
    let cell = try await Bench.run(text).cell("it")
    let (data, network) = try await Bench.values(after: text)
    let predictions = network.predictions(for: data.features, threads: 1)
    var counts: [String: Int] = [:]
    for (label, prediction) in zip(data.labels, predictions) where label != prediction {
      counts["\(data.classNames[label]) → \(data.classNames[prediction])", default: 0] += 1
    }
    guard case .gallery(let gallery)? = cell.outputs.first, case .table(let table)? = cell.outputs.last else {
      throw Bench.Mistaken(messages: ["no confusions"])
    }
    let pairs = gallery.tiles.map(\.caption)
    #expect(Set(pairs).count == min(3, counts.count))
    for pair in Set(pairs) { #expect(pairs.count { $0 == pair } == min(2, try #require(counts[pair]))) }
    // Each pair has a line of its own.
    var rest = pairs[...]
    for count in try #require(gallery.lines) {
      #expect(Set(rest.prefix(count)).count == 1)
      rest = rest.dropFirst(count)
    }
    #expect(rest.isEmpty && gallery.lines?.count == Set(pairs).count)
    let numbers = table.rows.compactMap { if case .number(let value, _) = $0[2] { Int(value) } else { nil } }
    #expect(numbers == Array(counts.values.sorted(by: >).prefix(3)))
  }

  @Test(
    "options that say nothing about what is shown are mistakes",
    arguments: [
      ("of: activations\ncolumns: 3", "`columns` is of no use where activations are shown"),
      ("of: confusions\nsample: first", "`sample` is of no use where confusions are shown"),
      ("of: hidden-units\non: held-out", "`on` is of no use where hidden units are shown"),
    ])
  func foreign(options: String, message: String) {
    let mistake = #expect(throws: Bench.Mistaken.self) {
      try Bench.plan(Bench.small + "```{display}\n\(options)\n```\n")
    }
    #expect(mistake?.messages == [message])
  }
}
