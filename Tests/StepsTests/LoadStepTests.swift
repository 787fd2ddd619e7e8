import Foundation
import Learning
import Notebook
import Steps
import TestSupport
import Testing
import Wording

@Suite("load")
struct LoadStepTests {
  private func load(_ options: String, file: String = "small.mat") async throws -> Dataset {
    try await Bench.values(after: "```{load}\nfile: \(file)\n\(options)\n```").data
  }

  private func digits(_ options: String) async throws -> Dataset {
    try await Bench.values(after: "```{load}\nfile: Data/digits.mat\n\(options)\n```", in: Bench.digits).data
  }

  @Test("the digits at 20×20 are the data of the course exercise, to the published digits")
  func published() async throws {
    let data = try await digits("resize: [20, 20]\nclasses: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]")
    // The first image of the published exercise, values 67 … 76, counted from 0.
    let published = [
      8.56059680e-06, 1.94035948e-06, -7.37438725e-04, -8.13403799e-03, -1.86104473e-02, -1.87412865e-02,
      -1.87572508e-02, -1.90963542e-02, -1.64039011e-02, -3.78191381e-03,
    ]
    let first = Array(data.features.row(0))
    for (found, expected) in zip(first[67...76], published) {
      // As many digits as were published, and no value further off than 1e-10.
      #expect(abs(found - expected) < max(abs(expected) * 5e-9, 1e-14), "\(found) for \(expected)")
    }
    #expect(data.features.rows == 5000)
    #expect(data.features.columns == 400)
    #expect(data.pixelOrder == .columnMajor)
    let zeros = data.features.elements.count { $0 == 0 }
    #expect((0.525..<0.535).contains(Double(zeros) / 2_000_000))
    #expect(abs((data.features.elements.min() ?? 0) - -0.1319632) < 5e-8)
    #expect(abs((data.features.elements.max() ?? 0) - 1.1276883) < 5e-8)
    // The label 10 is the digit zero, first in the file.
    #expect(data.className(at: 0) == "0")
    #expect(data.className(at: 4999) == "9")
    #expect(data.classNames == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"])
  }

  @Test("the digits at 20×20 are what numpy resizes them to, to 1e-12")
  func resized() async throws {
    struct Resized: Decodable { var resized: [[Double]] }
    let expected = try JSONDecoder().decode(
      Resized.self, from: Data(try Fixtures.bytes("Figures/resized-digits.json"))
    ).resized
    let data = try await digits("resize: [20, 20]")
    for (sample, image) in zip([0, 1700, 4999], expected) {
      for (found, expected) in zip(data.features.row(sample), image) {
        #expect(abs(found - expected / 255) < 1e-12)
      }
    }
  }

  @Test("the table says what the file holds")
  func table() async throws {
    let result = try await Bench.run(
      "```{load}\nfile: Data/digits.mat\nresize: [20, 20]\nholdout: 1000\n```", in: Bench.digits)
    let table = try result.table("load", "The data")
    #expect(try table.numbers("Samples") == [5000])
    #expect(try table.numbers("Features") == [400])
    #expect(try table.text("Image size") == "20 × 20 pixels")
    #expect(try table.text("Classes") == "10: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 (500 samples each)")
    #expect(try table.text("Pixels in the file") == "0 … 255, divided by 255")
    #expect(try table.text("Range") == "−0.1320 … 1.1277")
    #expect(try table.text("Exact zeros").hasPrefix("53."))
    #expect(try table.text("Held out").contains("1,000"))
    let digest = try ExternalProgram(URL(filePath: "/usr/bin/sha256sum")).run([Fixtures.digits.path]).output
    #expect(try table.text("SHA-256") == String(digest.prefix(64)))
    #expect(try result.scalar("load", "samples") == 5000)
    #expect(try result.scalar("load", "features") == 400)
    #expect(try result.scalar("load", "classes") == 10)
  }

  @Test("whole-number pixels come to [0, 1], others stay as they are, and any number divides")
  func scale() async throws {
    let pixels = try Numbers.read().pixels.flatMap { $0 }
    let automatic = try await load("shape: [4, 3]").features.elements
    #expect(automatic == pixels.map { $0 / 255 })
    #expect(try await load("shape: [4, 3]\nscale: none").features.elements == pixels)
    #expect(try await load("shape: [4, 3]\nscale: 100").features.elements == pixels.map { $0 / 100 })
    #expect(
      try await load("images: other\nlabels: eye\nscale: auto", file: "identity.mat").features.elements == [
        1, 0, 0, 0, 1, 0, 0, 0, 1,
      ])
    #expect(
      try await load("images: deep\nlabels: eye", file: "identity.mat").features.elements == [
        1, 0, 0, 0, 1, 0, 0, 0, 1,
      ])
  }

  @Test("two numbers that become 0 and 1 decide how pixels are scaled")
  func ends() async throws {
    let pixels = try Numbers.read().pixels.flatMap { $0 }
    let scaled = try await load("shape: [4, 3]\nscale: [255, 0]").features.elements
    #expect(zip(scaled, pixels).allSatisfy { agree($0, 1 - $1 / 255) })
    let result = try await Bench.run("```{load}\nfile: small.mat\nscale: [-1, 1]\n```\n")
    #expect(
      try result.table("load", "The data").text("Pixels in the file").hasSuffix("−1 becomes 0, 1 becomes 1"))
  }

  @Test("images are unrolled column by column, or row by row where the cell says so")
  func order() async throws {
    // The same numbers, read either way, stay the features in the file's order.
    let columns = try await load("shape: [4, 3]")
    let rows = try await load("shape: [4, 3]\norder: row-major")
    #expect(columns.features == rows.features)
    #expect(columns.pixelOrder == .columnMajor)
    #expect(rows.pixelOrder == .rowMajor)
    // Resized, they differ: the neighbours of a pixel are others.
    #expect(
      try await load("shape: [4, 3]\nresize: [2, 2]").features
        != load("shape: [4, 3]\nresize: [2, 2]\norder: row-major").features)
  }

  @Test("images are square where no shape is given, and one row where they cannot be")
  func shape() async throws {
    let square = try await load("images: square")
    #expect((square.imageRows, square.imageColumns) == (3, 3))
    let row = try await load("")
    #expect((row.imageRows, row.imageColumns) == (1, 12))
    let other = try await load("shape: [2, 6]\nresize: [3, 5]")
    #expect((other.imageRows, other.imageColumns, other.features.columns) == (3, 5, 15))
  }

  @Test("classes are the labels themselves, or the names of 1 … K")
  func classes() async throws {
    #expect(try await load("").classNames == ["1", "2", "3"])
    let named = try await load("classes: [one, two, three, four]")
    #expect(named.classNames == ["one", "two", "three", "four"])
    #expect(named.labels == (try Numbers.read().labels.map { $0 - 1 }))
    // Labels from 0 need no shift and no names.
    let zero = try await load("images: zeroImages\nlabels: zeroLabels", file: "identity.mat")
    #expect(zero.classNames == ["0", "9"])
    #expect(zero.labels == [1, 0, 1])
  }

  @Test("a limit and a holdout take from every class in proportion, by the seed")
  func holdout() async throws {
    func counts(_ data: Dataset, _ part: SampleSubset) -> [Int] {
      data.indices(of: part).reduce(into: [Int](repeating: 0, count: data.classNames.count)) {
        $0[data.labels[$1]] += 1
      }
    }
    let data = try await load("limit: 30\nholdout: 0.2")
    #expect(counts(data, .all) == [10, 10, 10])
    #expect(counts(data, .heldOut) == [2, 2, 2])
    #expect(counts(try await load("holdout: 4"), .heldOut).reduce(0, +) == 4)
    #expect(counts(try await load("limit: 1000"), .all) == [20, 20, 20])
    #expect(counts(try await load("holdout: 0"), .heldOut) == [0, 0, 0])
    let again = try await load("limit: 30\nholdout: 0.2")
    #expect(data == again)
    let other = try await Bench.values(
      after: "---\nseed: 2\n---\n```{load}\nfile: small.mat\nlimit: 30\nholdout: 0.2\n```"
    ).data
    #expect(data != other)
    // A limit keeps the file's order.
    #expect(data.labels == data.labels.sorted())
  }

  @Test("a fresh network fits the data: one hidden layer, N(0, 1)")
  func network() async throws {
    let network = try await Bench.values(
      after: "```{load}\nfile: Data/digits.mat\nhidden: [30, 20]\n```", in: Bench.digits
    ).network
    #expect(network.layerSizes == [784, 30, 20, 10])
    #expect(network.activation == .sigmoid)
    let mean = network.parameters.reduce(0, +) / Double(network.parameterCount)
    let variance =
      network.parameters.reduce(0) { $0 + $1 * $1 } / Double(network.parameterCount) - mean * mean
    #expect(abs(mean) < 0.03)
    #expect(abs(variance - 1) < 0.04)
    #expect(
      try await Bench.values(after: "```{load}\nfile: small.mat\n```").network.layerSizes == [12, 25, 3])
  }

  // MARK: - What is refused

  /// The file, the options beside it, the line and column that are blamed, and words of message and advice.
  static let refusals:
    [(file: String, options: String, line: Int, column: Int, words: [String], advice: String)] = [
      ("bad-short.mat", "", 2, 7, ["bad-short.mat", "found"], "copy or download it again"),
      ("bad-empty-file.mat", "", 2, 7, ["an empty file"], "cut short"),
      ("bad-bytes.mat", "", 2, 7, ["begins with the bytes 0x01"], ""),
      ("bad-7.3.mat", "", 2, 7, ["MATLAB 7.3"], "'-v7'"),
      ("bad-cell.mat", "", 2, 7, ["a cell array in `X`"], "cell2mat"),
      ("bad-struct.mat", "images: X", 3, 9, ["a structure in `X`"], "field"),
      ("bad-labels-count.mat", "labels: y", 3, 9, ["59 labels", "60"], "images:"),
      ("bad-labels-count.mat", "", 1, 1, ["59 labels", "60"], "images:"),
      ("bad-labels-fraction.mat", "labels: y", 3, 9, ["sample 7", "1.5", "whole number"], "1, 2, 3"),
      ("bad-labels-nan.mat", "labels: y", 3, 9, ["sample 7", "nan", "whole number"], "1, 2, 3"),
      ("bad-nan.mat", "images: X", 3, 9, ["pixel 5 of sample 10"], ""),
      ("bad-nan.mat", "images: X\nshape: [4, 3]\nresize: [2, 2]", 3, 9, ["pixel 5 of sample 10"], ""),
      ("bad-nan.mat", "", 2, 7, ["`bad-nan.mat`: pixel 5 of sample 10 is not a number"], ""),
      ("bad-infinity.mat", "images: X", 3, 9, ["pixel 5 of sample 10"], ""),
      ("bad-empty.mat", "images: X", 3, 9, ["empty"], ""),
      ("small.mat", "images: Y", 3, 9, ["variable named `Y`"], "did you mean `y`?"),
      ("small.mat", "labels: nothing", 3, 9, ["variable named `nothing`", "X"], ""),
      ("small.mat", "shape: [5, 5]", 3, 8, ["25 pixels", "12"], ""),
      ("small.mat", "resize: [5, 5]", 1, 1, ["12 pixels", "not a square"], "shape:"),
      ("small.mat", "classes: [a, b]", 3, 10, ["1 to 3", "2 names"], "name for each label"),
      ("small.mat", "holdout: 60", 3, 10, ["60 of 60"], ""),
      ("small.mat", "holdout: 1000", 3, 10, ["1000 of 60"], ""),
      (
        "small.mat", "shape: [4, 3]\nresize: [4096, 4096]\nhidden: []\nparameter-limit: 1e8", 4, 9,
        ["1,006,632,960"], ""
      ),
      (
        "small.mat", "hidden: 1000\nparameter-limit: 15000", 3, 9,
        ["12-1000-3 units has 16,003 parameters", "128 kB", "3.2 MB", "at most 15,000"],
        "raise `parameter-limit`"
      ),
    ]

  @Test("bad input is refused with its place, what was found, and what to do", arguments: refusals.indices)
  func refused(index: Int) async throws {
    let expected = Self.refusals[index]
    let body = expected.options.isEmpty ? "" : expected.options + "\n"
    let result = try await Bench.run("```{load}\nfile: \(expected.file)\n\(body)```\n")
    let failure = try #require(result.cells[0].failure)
    #expect(
      failure.range.start == SourcePosition(line: expected.line, column: expected.column),
      "\(failure.message)")
    for word in expected.words { #expect(failure.message.english.contains(word)) }
    if !expected.advice.isEmpty {
      #expect(
        failure.advice?.english.contains(expected.advice) == true,
        "\(failure.message): \(failure.advice ?? "")")
    }
  }

  @Test(
    "options that cannot be are refused before anything runs",
    arguments: [
      "limit: 0", "holdout: -1", "holdout: 1.5", "scale: 0", "scale: -1", "scale: bright", "resize: 20",
      "resize: [20]",
      "resize: [0, 20]", "resize: [20, 5000]", "order: diagonal", "classes: [a, a, b]", "hidden: 0",
      "hidden: [25, 0]", "hidden: [4000, 3000]", "hidden: [65536, 65536]\nparameter-limit: 100000000",
      "resize: [2000, 2000]", "parameter-limit: 0", "scale: [0, 0]", "scale: [1]", "axes: [rows, columns]",
      "axes: [samples, rows]", "axes: [samples, pixels, rows]", "axes: [samples, samples, pixels]",
      "axes: [samples, colours, pixels]",
      "file: none.mat",
    ])
  func mistakes(line: String) {
    let file = line.hasPrefix("file") ? "" : "file: small.mat\n"
    #expect(throws: Bench.Mistaken.self) { try Bench.plan("```{load}\n\(file)\(line)\n```\n") }
  }
}

extension Dataset {
  fileprivate func className(at sample: Int) -> String { classNames[labels[sample]] }
}
