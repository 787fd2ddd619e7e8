import Figures
import Notebook
import Wording

/// Charts and pictures of earlier cells as files.
extension SaveStep {
  /// How wide a chart is laid out, in pixels: as the report's column.
  private static let width = 660

  func saveOutputs(in context: inout StepContext) throws {
    var rows: [[Table.Cell]] = []
    for file in outputs {
      let bytes = try Self.bytes(of: file, among: context.result(of: file.label).outputs)
      context.save(bytes, as: file.name)
      rows.append([
        .text(.name(file.name)), .text(.name(file.format.title)),
        .text(.numeral(ByteCount(bytes.count).description)),
      ])
    }
    context.show(
      .table(
        Table(
          title: SaveWords.title(), columns: [SaveWords.file(), SaveWords.format(), SaveWords.size()],
          rows: rows)))
  }

  private static func bytes(of file: DrawingFile, among outputs: [Output]) throws(StepFailure) -> [UInt8] {
    let drawings = outputs.filter { $0.format == file.format }
    guard drawings.count >= file.number else {
      let other = outputs.compactMap(\.format).first { $0 != file.format }
      let label = Phrase.name(file.label)
      throw StepFailure(
        drawings.isEmpty
          ? file.format.none(label) : file.format.count(label, .number(drawings.count)),
        advice: other.map { $0.instead(.name("\(file.label).\($0.rawValue)")) } ?? file.format.elsewhere(),
        option: Self.outputs)
    }
    switch drawings[file.number - 1] {
    case .chart(let chart): return SVG.file(drawing(chart))
    case .figure(let figure): return try png(figure.raster)
    case .text, .note, .table, .gallery, .instrument: return []
    }
  }

  private static func drawing(_ chart: Chart) -> String {
    switch chart.drawing {
    case .line(let chart): chart.svg(width: width)
    case .dots(let chart): chart.svg(width: width)
    case .heatMap(let map): map.svg(width: width)
    }
  }

  private static func png(_ raster: Raster) throws(StepFailure) -> [UInt8] {
    do { return try PNG.encode(raster) } catch {
      throw StepFailure(FailureWords.noPNG(), option: outputs)
    }
  }
}

extension Output {
  /// The format that it is saved in; nil for what is no drawing.
  fileprivate var format: DrawingFile.Format? {
    switch self {
    case .chart: .svg
    case .figure: .png
    case .text, .note, .table, .gallery, .instrument: nil
    }
  }
}

extension DrawingFile.Format {
  /// What is said where a cell shows nothing of it, too few, or something else; and what to do then.
  fileprivate var none: FailureWords {
    switch self {
    case .svg: .showsNoChart
    case .png: .showsNoPicture
    }
  }
  fileprivate var count: FailureWords {
    switch self {
    case .svg: .showsCharts
    case .png: .showsPictures
    }
  }
  fileprivate var instead: FailureWords {
    switch self {
    case .svg: .writeChart
    case .png: .writePicture
    }
  }
  fileprivate var elsewhere: FailureWords {
    switch self {
    case .svg: .nameChart
    case .png: .namePicture
    }
  }

  /// What it is called where it is shown.
  fileprivate var title: String {
    switch self {
    case .svg: "SVG"
    case .png: "PNG"
    }
  }
}
