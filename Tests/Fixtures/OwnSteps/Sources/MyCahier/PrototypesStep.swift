import Cahier

/// One image a class: the mean of its training samples.
struct Prototypes: SessionValue {
  static let typeName = "prototypes"

  /// K×n: a row is a class's mean, in the order of the data's features.
  var means: Matrix

  init(means: Matrix) { self.means = means }

  init(from archive: inout ArchiveReader) throws {
    let (rows, columns) = (try archive.readInt(), try archive.readInt())
    let elements = try archive.readDoubles()
    guard rows >= 0, columns >= 0, rows.multipliedReportingOverflow(by: columns) == (elements.count, false)
    else { throw ArchiveReader.Damaged() }
    means = Matrix(rows: rows, columns: columns, elements: elements)
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(means.rows)
    archive.write(means.columns)
    archive.write(means.elements)
  }
}

extension SlotUse {
  static let prototypes = SlotUse(PrototypesStep.slot)
}

/// `prototypes`: the mean image of each class.
struct PrototypesStep: Step {
  static let name = "prototypes"
  static let summary = StepSummary(
    "Makes one image of each class: the mean of its training samples.",
    discussion: "The images are shown in a row. `nearest` can hold samples against them.",
    example: "scale: 3")

  static let slot = Slot<Prototypes>("prototypes")
  private static let scale = StepOption(
    "scale", default: 3, .between(1, 32), help: "How many pixels of the picture a pixel of an image takes.")
  static let options: [any AnyOption] = [scale]
  static let scalars = [ScalarSummary("classes", "How many prototypes there are.")]
  static let reads: [SlotUse] = [.data]
  static let writes: [SlotUse] = [.prototypes]

  private let scale: Int

  init(_ options: CellOptions) throws(OptionProblem) { scale = options[Self.scale] }

  var outputKinds: Set<Output.Kind> { [.figure] }

  func run(in context: inout StepContext) throws {
    let data = try context.read(Slots.data).samples(of: .train)
    let width = data.features.columns
    var means = Matrix(rows: data.classNames.count, columns: width, repeating: 0)
    for label in 0..<means.rows {
      let members = data.labels.indices.filter { data.labels[$0] == label }
      for sample in members {
        for column in 0..<width {
          means[label, column] += data.features[sample, column] / Double(members.count)
        }
      }
    }
    context.write(Prototypes(means: means), to: Self.slot)
    context.set("classes", Double(means.rows))
    let tiles = (0..<means.rows).map { row in
      let pixels = Array(means.row(row))
      return data.pixelOrder == .columnMajor
        ? GrayImage(rows: data.imageRows, columns: data.imageColumns, columnMajor: pixels)
        : GrayImage(rows: data.imageRows, columns: data.imageColumns, values: pixels)
    }
    let grid = ImageGrid(tiles: tiles, columns: tiles.count, pixelScale: scale, gap: scale)
    context.show(
      .figure(
        Figure(
          raster: grid.raster(),
          alternative: "The mean images of the classes \(data.classNames.joined(separator: ", ")).",
          name: "prototypes")))
  }
}
