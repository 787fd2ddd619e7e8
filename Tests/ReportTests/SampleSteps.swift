import Figures
import Foundation
import Notebook
import Wording

/// Steps that show what the real ones show, without computing anything: the report is what is tested here.
enum SampleSteps {
  static let catalogue = StepCatalogue([
    SampleLoad.self, SampleDisplay.self, SampleMinimize.self, SamplePredict.self, SampleBreak.self,
  ])

  /// A notebook of these steps, run to its end.
  static func run(
    _ text: String, name: String = "Notebooks/sample.md", overrides: [GivenParameter] = [],
    keepsGoing: Bool = false, folder: URL = FileManager.default.temporaryDirectory
  ) async throws -> RunResult {
    let engine = Engine(catalogue: catalogue, settings: Settings(threads: 2))
    let opened = await engine.open(SourceText(name: name, text: text), at: folder, parameters: overrides)
    guard let result = await engine.run(Request(keepsGoing: keepsGoing)).result() else {
      throw Mistaken(diagnostics: opened.diagnostics)
    }
    return result
  }

  struct Mistaken: Error { var diagnostics: [Diagnostic] }

  /// A grey picture of a digit-like blob.
  static func blob(_ size: Int, shift: Int = 0) -> Raster {
    let pixels = (0..<size * size).map { (index: Int) -> UInt8 in
      let x = Double(index % size) / Double(size) - 0.5
      let y = Double(index / size) / Double(size) - 0.5
      let wave: Double = 0.06 * sin(Double(shift) + 3 * atan2(y, x))
      let radius: Double = (x * x + y * y).squareRoot() + wave
      let ink: Double = 255 * (1 - abs(radius - 0.27) * 9)
      return UInt8(max(0, min(255, ink)))
    }
    return Raster(width: size, height: size, channels: 1, pixels: pixels)
  }
}

struct SampleLoad: Step {
  static let name = "load"
  static let summary = StepSummary("Reads images.", discussion: "", example: "")
  private static let file = StepOption("file", default: "Data/digits.mat", help: "The file.")
  private static let resize = StepOption<[Int]?>(optional: "resize", help: "The size.")
  private static let holdout = StepOption("holdout", default: 0.2, help: "The share.")
  private static let order = StepOption("order", default: "column-major", help: "The order.")
  static let options: [any AnyOption] = [file, resize, holdout, order]
  static let scalars = [ScalarSummary("samples", ""), ScalarSummary("features", "")]

  init(_ options: CellOptions) throws(OptionProblem) {}
  func run(in context: inout StepContext) throws {
    context.set("samples", 5000)
    context.set("features", 400)
    context.show(
      .table(
        Table(
          title: "What was read from Data/digits.mat",
          rows: [
            [.text("Samples"), .text("5,000 (4,000 to train on, 1,000 held out)")],
            [.text("Features"), .number(400, .automatic)],
            [.text("Image size"), .text("20 × 20")],
            [.text("Classes"), .text("10, of 500 samples each")],
            [.text("Range"), .text("−0.132 to 1.128")],
            [.text("Exact zeros"), .text("53.1% of all pixels")],
            [
              .text("SHA-256"),
              .text("4b1f0c9c2d7e8a3355f6a0e1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5"),
            ],
          ])))
  }
}

struct SampleDisplay: Step {
  static let name = "display"
  static let summary = StepSummary("Shows images.", discussion: "", example: "")
  private static let rows = StepOption("rows", default: 10, help: "Rows.")
  private static let columns = StepOption("columns", default: 10, help: "Columns.")
  private static let sample = StepOption("sample", default: "random", help: "Which.")
  static let options: [any AnyOption] = [rows, columns, sample]
  static let scalars: [ScalarSummary] = []

  init(_ options: CellOptions) throws(OptionProblem) {}
  func run(in context: inout StepContext) throws {
    let (tile, gap, count) = (40, 2, 10)
    let size = count * (tile + gap) + gap
    var pixels = [UInt8](repeating: 90, count: size * size)
    for index in 0..<count * count {
      let raster = SampleSteps.blob(tile, shift: index)
      let (left, top) = (gap + index % count * (tile + gap), gap + index / count * (tile + gap))
      for y in 0..<tile {
        for x in 0..<tile { pixels[(top + y) * size + left + x] = raster.pixels[y * tile + x] }
      }
    }
    context.show(
      .figure(
        Figure(
          raster: Raster(width: size, height: size, channels: 1, pixels: pixels),
          alternative: "A grid of 10 by 10 handwritten digits, white on black.")))
  }
}

struct SampleMinimize: Step {
  static let name = "minimize"
  static let summary = StepSummary("Finds weights.", discussion: "", example: "")
  private static let method = StepOption("method", default: "l-bfgs", help: "How.")
  private static let iterations = StepOption("iterations", default: 200, help: "How many.")
  private static let lambda = StepOption("lambda", default: 0.0, help: "The weight of regularization.")
  private static let tolerance = StepOption("tolerance", default: 1e-8, help: "When to stop.")
  static let options: [any AnyOption] = [method, iterations, lambda, tolerance]
  static let scalars = [
    ScalarSummary("cost", ""), ScalarSummary("iterations", ""), ScalarSummary("gradient-norm", ""),
    ScalarSummary("seconds", "", isVolatile: true),
  ]

  init(_ options: CellOptions) throws(OptionProblem) {}
  func run(in context: inout StepContext) throws {
    let x = (0...200).map(Double.init)
    let cost = x.map { 6.9 * exp(-$0 / 9) + 0.6 / (1 + $0 / 12) + 0.0134 }
    let held = x.map { 6.9 * exp(-$0 / 9) + 0.5 / (1 + $0 / 12) + 0.19 + $0 * 0.0002 }
    context.set("cost", cost[200])
    context.set("iterations", 200)
    context.set("gradient-norm", .nan)
    let chart = LineChart(
      xLabel: "iteration", yLabel: "J",
      series: [
        LineChart.Series(name: "training", x: x, y: cost), LineChart.Series(name: "held out", x: x, y: held),
      ], yScale: .log)
    context.show(.chart(Chart(.line(chart), alternative: chart.alternativeText)))
    context.show(
      .table(
        Table(
          title: "How it went",
          rows: [
            [.text("First J"), .number(cost[0], .fixed(4))],
            [.text("Last J"), .number(cost[200], .fixed(4))],
            [.text("Iterations"), .number(200, .automatic)],
            [.text("Evaluations"), .number(218, .automatic)],
            [.text("Why it stopped"), .text("It reached the number of iterations that was asked for.")],
          ])))
    context.show(.note(Note(.success, "The gradient agrees with central differences to 3.1e−10.")))
  }
}

struct SamplePredict: Step {
  static let name = "predict"
  static let summary = StepSummary("Predicts.", discussion: "", example: "")
  private static let on = StepOption("on", default: "held-out", help: "Where.")
  static let options: [any AnyOption] = [on]
  static let scalars = [ScalarSummary("accuracy", ""), ScalarSummary("misclassified", "")]

  init(_ options: CellOptions) throws(OptionProblem) {}
  func run(in context: inout StepContext) throws {
    context.set("accuracy", 0.9284)
    context.set("misclassified", 72)
    context.show(.text("928 of 1,000 digits are read right: 92.8%."))
    let names = (0..<10).map(String.init)
    let values = (0..<10).map { (row: Int) -> [Double] in
      (0..<10).map { (column: Int) -> Double in
        row == column ? Double(90 + row) : Double((row * 7 + column * 3) % 11 / 6)
      }
    }
    let map = HeatMap(
      rowTitle: "digit", columnTitle: "read as", rowLabels: names, columnLabels: names, values: values,
      coloring: .confusion)
    context.show(.chart(Chart(.heatMap(map), alternative: map.alternativeText)))
    let percent = NumberFormat.percent(1)
    context.show(
      .table(
        Table(
          title: "Each class", columns: ["Digit", "Samples", "Precision", "Recall", "F1"],
          rows: (0..<10).map { (digit: Int) -> [Table.Cell] in
            let share = 0.9 + 0.01 * Double(digit % 7)
            return [
              .text(.name(String(digit))), .number(95 + Double(digit), .automatic), .number(share, percent),
              .number(share - 0.013, percent), .number(share - 0.006, percent),
            ]
          })))
    context.show(
      .gallery(
        Gallery(
          tiles: (0..<22).map { index in
            Gallery.Tile(
              raster: SampleSteps.blob(20, shift: index), caption: "\(index % 10) → \((index + 5) % 10)",
              alternative: "a \(index % 10) that was read as \((index + 5) % 10)")
          }, alternative: "Digits that were read wrong.")))
    context.show(
      .note(Note(.warning, "Held-out digits are read worse than training digits: 92.8% against 100%.")))
  }
}

struct SampleBreak: Step {
  static let name = "break"
  static let summary = StepSummary("Fails.", discussion: "", example: "")
  private static let file = StepOption("file", default: "x", help: "What to blame.")
  static let options: [any AnyOption] = [file]
  static let scalars = [ScalarSummary("cost", "")]

  init(_ options: CellOptions) throws(OptionProblem) {}
  func run(in context: inout StepContext) throws {
    throw StepFailure(
      "the file `digits.mat` ends after 1,024 bytes, where its header promises 7,511,764",
      advice: "copy the file again; its SHA-256 should begin with 4b1f0c9c", option: Self.file)
  }
}
