import Foundation
import Learning
import Notebook
import Steps
import TestSupport
import Testing

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
    "what does not go together names the option to blame",
    arguments: [
      (
        "file: Data/few-images-idx3-ubyte.gz",
        "`Data/few-images-idx3-ubyte.gz` holds one array, and no labels beside it"
      ),
      (
        "file: Data/few-labels-idx1-ubyte.gz\nlabels-file: Data/few-images-idx3-ubyte.gz",
        "`Data/few-images-idx3-ubyte.gz`: found 235200 labels for 300 images"
      ),
      (
        "file: Data/few-images-idx3-ubyte.gz\nlabels-file: Data/few-labels-idx1-ubyte.gz\nshape: [20, 20]",
        "images of 20×20 have 400 pixels, those of the file 784"
      ),
    ])
  func failures(options: String, message: String) async throws {
    let result = try await Bench.run("```{load}\n\(options)\n```\n", in: Bench.digits)
    #expect(result.cells[0].failure?.message == message)
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
      throw Bench.Mistaken(messages: [result.cells.compactMap(\.failure?.message).joined()])
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
    #expect(result.cells[1].failure?.message.contains(message) == true)
  }
}
