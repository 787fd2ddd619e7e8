import DataFiles
import Foundation
import Learning
import Notebook
import Steps
import TestSupport
import Testing
import Wording

@Suite("load and predict: files of other programs")
struct FormatTests {
  private static let mnist = """
    ```{load}
    file: Data/few-images-idx3-ubyte.gz
    labels-file: Data/few-labels-idx1-ubyte.gz
    ```

    """

  @Test("MNIST's two files hold the same images as the MATLAB file that they were made from")
  func idx() async throws {
    let mnist = try await Bench.values(after: Self.mnist, in: Bench.digits).data
    let mat = try await Bench.values(after: "```{load}\nfile: Data/digits.mat\n```\n", in: Bench.digits).data
    #expect(mnist.features.rows == 300)
    #expect(mnist.pixelOrder == .rowMajor)
    #expect(mnist.classNames == (0...9).map(String.init))
    // Which samples they are: Tests/Fixtures/Notebook/guide_data.py.
    for (sample, original) in [(0, 7), (1, 1683), (299, 3311)] {
      let pixels = mat.features.row(original).map(\.self)
      let transposed = (0..<784).map { pixels[$0 % 28 * 28 + $0 / 28] }
      #expect(mnist.features.row(sample).map(\.self) == transposed)
      #expect(mnist.labels[sample] == original / 500)
    }
  }

  @Test(
    "a table's label column is known by name or number, all others are pixels", arguments: ["label", "1"])
  func csv(column: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("label,pixel0,pixel1,pixel2,pixel3\n7,0,51,0,255\n1,255,0,0,0\n", to: "train.csv")
    let data = try await Bench.values(
      after: "```{load}\nfile: train.csv\nlabels: \(column)\nhidden: 2\n```\n", in: folder.url
    ).data
    #expect(data.features.elements == [0, 0.2, 0, 1, 1, 0, 0, 0])
    #expect(data.labels.map { data.classNames[$0] } == ["7", "1"])
    #expect(data.imageRows == 2)
    #expect(data.imageColumns == 2)
  }

  @Test(
    "labels that a file of their own has are not among the pixels of the table, too",
    arguments: [
      ("label\n7\n1\n", "labels: label\n", "label"), ("label\n7\n1\n", "", "label"),
      ("y,z\n7,1\n1,2\n", "", nil), ("class\n7\n1\n", "", nil), ("7\n1\n", "labels: 1\n", nil),
    ])
  func labelsTwice(labels: String, option: String, refused: String?) async throws {
    let folder = try TemporaryFolder()
    try folder.write("label,0,1\n7,0,51\n1,255,0\n", to: "train.csv")
    try folder.write(labels, to: "labels.csv")
    let result = try await Bench.run(
      "```{load}\nfile: train.csv\nlabels-file: labels.csv\n\(option)hidden: 2\n```\n", in: folder.url)
    let failure = result.cells[0].failure
    #expect(failure?.range.start == refused.map { _ in SourcePosition(line: 3, column: 14) })
    #expect(
      failure?.message.english
        == refused.map {
          "`labels.csv` has the labels, and `train.csv` has a column `\($0)` too, which would be taken for pixels"
        })
  }

  @Test(
    "what is no finite number in a table is refused with its line and column, as a missing one is",
    arguments: [
      ("label,a,b\n1,2,nan\n2,3,4\n", "found “nan” in line 2, column 3 (b), expected a number", "dropna()"),
      ("label,a,b\n1,2,3\n2,-inf,4\n", "found “-inf” in line 3, column 2 (a), expected a finite", "dropna()"),
      ("label,a,b\n1,2,1e400\n2,3,4\n", "found “1e400” in line 2, column 3 (b)", "double precision"),
      ("label,a,b\nNaN,2,3\n2,3,4\n", "found “NaN” in line 2, column 1 (label)", "na.omit()"),
      ("label;a;b\n1;2,5;1,5e400\n2;3;4\n", "found “1,5e400” in line 2, column 3 (b)", "double precision"),
    ])
  func notFinite(text: String, words: String, advice: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "train.csv")
    let result = try await Bench.run("```{load}\nfile: train.csv\nlabels: label\n```\n", in: folder.url)
    let failure = try #require(result.cells[0].failure)
    #expect(failure.message.english.contains("`train.csv`: \(words)"), "\(failure.message)")
    #expect(failure.advice?.english.contains(advice) == true)
    #expect(failure.range.start == SourcePosition(line: 2, column: 7))
  }

  @Test(
    "a column that only numbers the rows is no pixel, and the table says so",
    arguments: [
      (
        ",label,p0,p1,p2,p3\n0,7,0,51,0,255\n1,1,255,0,0,0\n",
        "column 1 (without a name), which counts the rows from 0"
      ),
      (
        "\"label\" \"p0\" \"p1\" \"p2\" \"p3\"\n\"1\" 7 0 51 0 255\n\"2\" 1 255 0 0 0\n",
        "counts the rows from 1"
      ),
      (
        "id;label;p0;p1;p2;p3\n1;7;0,0;51,0;0;255\n2;1;255;0;0;0\n",
        "column 1 (`id`), which counts the rows from 1"
      ),
    ])
  func rowNames(text: String, words: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "train.csv")
    let cell = "```{load}\nfile: train.csv\nlabels: label\nhidden: 2\n```\n"
    let data = try await Bench.values(after: cell, in: folder.url).data
    #expect(data.features.elements == [0, 0.2, 0, 1, 1, 0, 0, 0])
    #expect((data.imageRows, data.imageColumns) == (2, 2))
    let table = try await Bench.run(cell, in: folder.url).table("load", "The data")
    #expect(try table.text("Left out").hasSuffix(words))
    #expect(try table.text("Text").hasPrefix("columns set apart by"))
  }

  @Test(
    "one column is not labels and pixels, whether it has a name or not, and the remedy is numpy's and R's",
    arguments: ["x\n1\n2\n", "1\n2\n", ",x\n0,5\n1,6\n"])
  func oneColumn(text: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "train.csv")
    let result = try await Bench.run("```{load}\nfile: train.csv\nlabels: x\n```\n", in: folder.url)
    let failure = try #require(result.cells[0].failure)
    #expect(failure.message.english == "`train.csv` holds one column, and labels and pixels were expected")
    #expect(failure.advice?.english.contains("numpy.column_stack([y, X]), cbind(y, X) in R") == true)
  }

  @Test("a dark picture of bytes is divided by 255, and the table says so")
  func dark() async throws {
    let folder = try TemporaryFolder()
    let images = Data([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2] + [0, 11, 3, 0, 1, 2, 0, 5])
    try folder.write(images, to: "images")
    try folder.write(Data([0, 0, 8, 1, 0, 0, 0, 2, 3, 4]), to: "labels")
    let cell = "```{load}\nfile: images\nlabels-file: labels\nhidden: 2\n```\n"
    let table = try await Bench.run(cell, in: folder.url).table("load", "The data")
    #expect(try table.text("Pixels in the file") == "0 … 11, divided by 255")
    #expect(try await Bench.values(after: cell, in: folder.url).data.features.elements[1] == 11.0 / 255)
  }

  @Test("a column of pixels that counts the rows is warned of, and kept")
  func suspectedIndex() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a,label,b\n0,7,3\n1,8,5\n2,7,9\n", to: "train.csv")
    let cell = "```{load}\nfile: train.csv\nlabels: label\nhidden: 2\n```\n"
    let result = try await Bench.run(cell, in: folder.url)
    #expect(try result.notes("load").map(\.kind) == [.warning])
    #expect(try result.notes("load").first?.text.english.contains("index=False in pandas") == true)
    #expect(try result.scalar("load", "features") == 2)
  }

  /// 6 images of 4×5 pixels in 3 colours, element (sample, row, column, colour) as a number of four digits.
  private static func cube(axes: [Int]) -> NumericArray {
    let (lengths, weights) = ([6, 4, 5, 3], [1000, 100, 10, 1])
    let shape = axes.map { lengths[$0] }
    let elements = (0..<shape.reduce(1, *)).map { index -> Double in
      var (rest, number) = (index, 0)
      for axis in axes {
        number += rest % lengths[axis] * weights[axis]
        rest /= lengths[axis]
      }
      return Double(number)
    }
    return NumericArray(shape: shape, elementType: .double, values: elements)
  }

  @Test(
    "images in another order of axes show their shape and the option that takes them, which does",
    arguments: [
      ([0, 1, 2, 3], "6×4×5×3", "axes: [samples, rows, columns, channels]"),
      ([0, 3, 1, 2], "6×3×4×5", "axes: [samples, channels, rows, columns]"),
      ([1, 2, 3, 0], "4×5×3×6", "axes: [rows, columns, channels, samples]"),
    ])
  func axes(axes: [Int], shape: String, option: String) async throws {
    let folder = try TemporaryFolder()
    let labels = NumericArray(shape: [6, 1], elementType: .double, values: [1, 2, 1, 2, 1, 2])
    let file = try MATLAB5File.encode([("X", Self.cube(axes: axes)), ("y", labels)])
    try folder.write(Data(file), to: "images.mat")
    let cell = "```{load}\nfile: images.mat\nscale: none\norder: row-major\nhidden: 2\n"
    let failure = try #require(try await Bench.run(cell + "```\n", in: folder.url).cells[0].failure)
    #expect(failure.message.english.contains("found images of \(shape)"))
    #expect(failure.advice?.english == "say which axis is which: `\(option)`")
    let data = try await Bench.values(after: cell + option + "\n```\n", in: folder.url).data
    #expect((data.imageRows, data.imageColumns, data.features.rows) == (4, 5, 6))
    // The grey of 0, 1 and 2 as red, green and blue is 0.587 + 2·0.114.
    for (index, grey) in data.features.elements.enumerated() {
      let (sample, row, column) = (index / 20, index % 20 / 5, index % 5)
      #expect(agree(grey, Double(1000 * sample + 100 * row + 10 * column) + 0.815))
    }
  }

  @Test(
    "one channel is none, and samples may be the last axis",
    arguments: [([6, 1, 4, 5], ""), ([6, 4, 5, 1], ""), ([4, 5, 6], "axes: [rows, columns, samples]\n")])
  func oneChannel(shape: [Int], option: String) async throws {
    let folder = try TemporaryFolder()
    let images = NumericArray(shape: shape, elementType: .double, values: (0..<120).map { Double($0) })
    let labels = NumericArray(shape: [1, 6], elementType: .double, values: [1, 2, 1, 2, 1, 2])
    try folder.write(Data(try MATLAB5File.encode([("X", images), ("y", labels)])), to: "images.mat")
    let data = try await Bench.values(
      after: "```{load}\nfile: images.mat\nscale: none\n\(option)hidden: 2\n```\n", in: folder.url
    ).data
    #expect((data.imageRows, data.imageColumns) == (4, 5))
    // MATLAB's order: the first index runs fastest, of samples too where they are first.
    let first = (0..<20).map { Double(option.isEmpty ? 6 * $0 : $0) }
    #expect(Array(data.features.row(0)) == first)
  }

  @Test("text is refused where numbers are wanted, alike in both versions of MATLAB files")
  func text() async throws {
    let folder = try TemporaryFolder()
    _ = try Python.run(
      script: folder.write(
        """
        import sys, numpy as np, scipy.io as s
        X = np.random.default_rng(0).random((6, 4)); y = np.array(list("123123"))[:, None]
        t = np.array(["abcd"] * 6)
        for f in "45":
            s.savemat(f"{sys.argv[1]}/labels{f}.mat", {"X": X, "y": y}, format=f)
            s.savemat(f"{sys.argv[1]}/images{f}.mat", {"X": t, "y": np.arange(6)[:, None]}, format=f)
            s.savemat(f"{sys.argv[1]}/weights{f}.mat", {"Theta1": t, "Theta2": X}, format=f)
        """, to: "text.py"),
      arguments: [folder.url.path])
    for (name, variable) in [("labels", "y"), ("images", "X"), ("weights", "Theta1")] {
      let cells = { (version: String) in
        name == "weights"
          ? "```{load}\nfile: \(Bench.folder.path)/small.mat\n```\n```{network}\nweights: weights\(version).mat\n```\n"
          : "```{load}\nfile: \(name)\(version).mat\n```\n"
      }
      var messages: [String] = []
      for version in ["4", "5"] {
        let result = try await Bench.run(cells(version), in: folder.url)
        let message = try #require(result.cells.last?.failure?.message.english)
        messages.append(message.replacing("\(name)\(version)", with: name))
      }
      #expect(
        Set(messages) == ["`\(name).mat`: found text in `\(variable)`, expected a full array of real numbers"]
      )
    }
  }

  @Test(
    "what does not go together names the option to blame",
    arguments: [
      (
        "file: Data/few-images-idx3-ubyte.gz",
        "`Data/few-images-idx3-ubyte.gz` holds one array, and no labels beside it"
      ),
      (
        "file: Data/few-labels-idx1-ubyte.gz\nlabels-file: Data/few-images-idx3-ubyte.gz",
        "`Data/few-images-idx3-ubyte.gz`: found 235200 labels (300×28×28) for 300 images"
      ),
      (
        "file: Data/few-images-idx3-ubyte.gz\nlabels-file: Data/few-labels-idx1-ubyte.gz\nshape: [20, 20]",
        "images of 20×20 have 400 pixels, those of the file 784"
      ),
    ])
  func failures(options: String, message: String) async throws {
    let result = try await Bench.run("```{load}\n\(options)\n```\n", in: Bench.digits)
    #expect(result.cells[0].failure?.message.english == message)
  }

  @Test("pictures of digits are read: pen on paper, chalk on a board, a red marker")
  func pictures() async throws {
    let text = """
      ```{load}
      file: Data/digits.mat
      resize: [20, 20]
      classes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
      limit: 500
      ```
      ```{network}
      weights: Data/small.npz
      ```
      ```{predict mine}
      files: [Data/three.png, Data/seven.png, Data/zero.png]
      ```

      """
    let result = try await Bench.run(text, in: Bench.digits)
    guard case .gallery(let gallery)? = try result.cell("mine").outputs.first else {
      throw Bench.Mistaken(messages: [result.cells.compactMap(\.failure?.message.english).joined()])
    }
    #expect(gallery.tiles.map(\.caption) == ["3", "7", "0"])
    let table = try result.table("mine", "The three likeliest")
    #expect(table.rows.count == 3)
    #expect(table.rows.allSatisfy { $0.count == 4 })
    #expect(try result.cell("mine").scalars.isEmpty)
  }

  @Test(
    "a picture that is none, or has nothing in it, is said to be so",
    arguments: [
      ("Data/digits.mat", "found a file that is not a PNG image"),
      ("../Tests/Fixtures/Figures/Pictures/nothing.png", "found a picture of one grey"),
    ])
  func noPicture(path: String, message: String) async throws {
    let result = try await Bench.run(
      "```{load}\nfile: Data/digits.mat\nlimit: 100\n```\n```{predict}\nfiles: [\(path)]\n```\n",
      in: Bench.digits)
    #expect(result.cells[1].failure?.message.english.contains(message) == true)
  }

  @Test(
    "what stands for a picture that was not fetched is called what it is",
    arguments: [
      ("version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "a pointer of Git LFS", "git lfs pull"),
      ("<!DOCTYPE html>\n<title>404</title>\n", "a web page", "download the file itself"),
      ("", "an empty file", "download it again"),
    ])
  func pictureNotFetched(content: String, found: String, advice: String) async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Data(content.utf8), to: "seven.png")
    let result = try await Bench.run(
      "```{load}\nfile: Data/digits.mat\nlimit: 100\n```\n```{predict}\nfiles: [\(file.path)]\n```\n",
      in: Bench.digits)
    let failure = try #require(result.cells[1].failure)
    #expect(failure.message.english.contains("found \(found)"), "\(failure.message)")
    #expect(failure.message.english.hasSuffix("expected a PNG image"))
    #expect(failure.advice?.english.contains(advice) == true)
  }
}
