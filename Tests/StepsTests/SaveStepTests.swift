import Figures
import Foundation
import Learning
import Notebook
import Steps
import TestSupport
import Testing
import Wording

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("save")
struct SaveStepTests {
  private func saved(_ name: String) async throws -> (bytes: [UInt8], parameters: [Double]) {
    let text = Bench.small + Bench.weights + "```{save}\nfile: \(name)\n```\n"
    let result = try await Bench.run(text)
    let files = try result.cell("save").files
    #expect(files.map(\.name) == [name])
    #expect(try result.scalar("save", "bytes") == Double(files[0].bytes.count))
    return (files[0].bytes, try await Bench.values(after: text).network.parameters)
  }

  @Test("what is saved is read back to the bit", arguments: ["weights.mat", "weights.npz"])
  func roundTrip(name: String) async throws {
    let (bytes, parameters) = try await saved(name)
    let folder = try TemporaryFolder()
    try folder.write(Data(bytes), to: name)
    try folder.write(try Data(contentsOf: Bench.folder.appending(path: "small.mat")), to: "small.mat")
    let text = Bench.small + "```{network}\nweights: \(name)\n```\n"
    #expect(try await Bench.values(after: text, in: folder.url).network.parameters == parameters)
  }

  @Test("scipy and numpy read the same numbers", arguments: ["weights.mat", "weights.npz"])
  func otherReaders(name: String) async throws {
    let (bytes, parameters) = try await saved(name)
    let folder = try TemporaryFolder()
    let file = try folder.write(Data(bytes), to: name)
    let script = try folder.write(
      """
      import sys
      import numpy, scipy.io
      file = sys.argv[1]
      arrays = scipy.io.loadmat(file) if file.endswith(".mat") else numpy.load(file)
      for name in ("Theta1", "Theta2"):
        assert arrays[name].dtype == numpy.float64
        for value in arrays[name].ravel(order="C"): print(float(value).hex())
      """, to: "read.py")
    let printed = try Python.run(script: script, arguments: [file.path])
    #expect(printed.split(separator: "\n").compactMap { Double(String($0)) } == parameters)
  }

  @Test(
    "a network that was trained on the softmax answers with shares, also after it was saved and read",
    arguments: ["weights.mat", "weights.npz"])
  func softmax(name: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(try Data(contentsOf: Bench.folder.appending(path: "small.mat")), to: "small.mat")
    let trained = Bench.small + "```{minimize}\nloss: softmax\niterations: 5\n```\n"
    #expect(try await Bench.values(after: Bench.small, in: folder.url).network.outputFunction == .logistic)
    #expect(try await Bench.values(after: trained, in: folder.url).network.outputFunction == .softmax)
    let result = try await Bench.run(trained + "```{save}\nfile: \(name)\n```\n", in: folder.url)
    try folder.write(Data(try #require(try result.cell("save").files.first).bytes), to: name)
    let read = Bench.small + "```{network}\nweights: \(name)\n```\n"
    let (data, network) = try await Bench.values(after: read, in: folder.url)
    #expect(network.outputFunction == .softmax)
    let outputs = network.outputs(for: data.features, threads: 1)
    for row in 0..<outputs.rows { #expect(agree(outputs.row(row).reduce(0, +), 1)) }
    let table = try await Bench.run(read, in: folder.url).table("network", "A network of")
    #expect(table.rows.last?.last?.string == "softmax")
  }

  @Test("the same network gives the same bytes", arguments: ["weights.mat", "weights.npz"])
  func sameBytes(name: String) async throws {
    let (first, second) = (try await saved(name), try await saved(name))
    #expect(first.bytes == second.bytes)
  }

  @Test(
    "a name that leads anywhere else is a mistake before anything runs",
    arguments: [
      "../weights.npz", "/tmp/weights.npz", "folder/weights.npz", "..npz", ".hidden.npz", "weights.html",
      "weights",
      "a\\\\b.npz", "C:weights.npz", "~weights.npz", "weights.npz/", "weights.NPZ", "wei\\0ghts.npz",
    ])
  func names(name: String) {
    let outcome = Planner.plan(
      SourceText(name: "a.md", text: Bench.small + "```{save}\nfile: \"\(name)\"\n```\n"), in: Bench.folder,
      catalogue: Bench.catalogue)
    #expect(outcome.plan == nil)
    #expect(outcome.diagnostics.count == 1)
  }

  @Test("two cells that write one file are a mistake")
  func twice() {
    let outcome = Planner.plan(
      SourceText(
        name: "a.md", text: Bench.small + "```{save one}\nfile: a.npz\n```\n```{save two}\nfile: a.npz\n```\n"
      ),
      in: Bench.folder, catalogue: Bench.catalogue)
    #expect(outcome.diagnostics.map(\.message) == ["the cell `one` writes `a.npz` already"])
  }

  private static let shown =
    Bench.small + Bench.quick + "```{display grid}\nrows: 2\ncolumns: 3\n```\n```{predict score}\n```\n"

  @Test("charts are saved as SVG with colours of their own, pictures as PNG, to the pixel")
  func outputs() async throws {
    let result = try await Bench.run(
      Self.shown + "```{save}\noutputs: [quick.svg, score.svg, grid.png]\n```\n")
    let files = try result.cell("save").files
    #expect(files.map(\.name) == ["quick.svg", "score.svg", "grid.png"])
    for file in files.prefix(2) {
      let parser = XMLParser(data: Data(file.bytes))
      #expect(parser.parse(), "\(file.name)")
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.hasPrefix("<svg "))
      #expect(text.contains("<style>svg{color:#22242b"))
    }
    let picture = try PNG.decode(files[2].bytes)
    #expect(picture == (try result.figure("grid")).raster)
  }

  @Test(
    "what can't be saved is told",
    arguments: [
      (
        "outputs: [quick.svg, quick.jpg]",
        "item 2 of `outputs` is the text `quick.jpg`, a cell's label with the ending `.svg` (its chart) or `.png` (its picture), such as `train.svg` or `train.2.svg` was expected"
      ),
      ("outputs: [grid.svg]", "the cell `grid` shows no chart"),
      ("outputs: [quick.png]", "the cell `quick` shows no picture"),
      ("outputs: [quick.2.svg]", "the cell `quick` shows 1 chart"),
      ("outputs: [it.svg]", "no cell before this one has the label `it`"),
      ("outputs: [quick.svg, quick.svg]", "the cell `it` writes `quick.svg` already"),
      ("", "`save` needs the option `file` or the option `outputs`, both are missing"),
    ])
  func unsaved(options: String, message: String) async throws {
    do {
      let result = try await Bench.run(Self.shown + "```{save it}\n\(options)\n```\n")
      #expect(try result.cell("it").failure?.message.english == message)
    } catch let mistake as Bench.Mistaken {
      #expect(mistake.messages == [message])
    }
  }
}
