import Figures
import Foundation
import Notebook
import Wording

/// What a cell shows, as JSON: an object whose `kind` says what else is in it.
struct OutputJSON {
  static func value(_ output: Output) -> JSONValue {
    switch output {
    case .text(let text): object("text", [.init("text", .string(text.english))])
    case .note(let note):
      object("note", [.init("note", .string(note.kind.rawValue)), .init("text", .string(note.text.english))])
    case .table(let table): self.table(table)
    case .figure(let figure):
      object(
        "figure",
        [.init("name", .string(figure.name)), .init("alternative", .string(figure.alternative.english))]
          + picture(figure.raster))
    case .gallery(let gallery):
      object(
        "gallery",
        [
          .init("alternative", .string(gallery.alternative.english)),
          .init("tiles", .array(gallery.tiles.map(tile))),
        ])
    case .instrument(let instrument):
      object(
        "instrument",
        [
          .init("alternative", .string(instrument.alternative.english)),
          .init("layers", .array(instrument.layerSizes.map { .integer($0) })),
          .init("activation", .string(instrument.activation)),
          .init("output", .string(instrument.outputFunction)),
          .init("classes", .array(instrument.classNames.map { .string($0) })),
          .init("samples", .array(instrument.sampleNames.map { .string($0) })),
        ])
    case .chart(let chart):
      switch chart.drawing {
      case .line(let drawing): line(drawing, alternative: chart.alternative.english)
      case .dots(let drawing): dots(drawing, alternative: chart.alternative.english)
      case .heatMap(let drawing): heatMap(drawing, alternative: chart.alternative.english)
      }
    }
  }

  private static func object(
    _ kind: String, _ members: [JSONValue.Member], _ nonfinite: NonfiniteNumbers = NonfiniteNumbers()
  ) -> JSONValue {
    .object([.init("kind", .string(kind))] + members + nonfinite.member)
  }

  /// The size, and the pixels as PNG in base64; null for a picture without pixels.
  private static func picture(_ raster: Raster) -> [JSONValue.Member] {
    let file = (try? PNG.encode(raster)).map { JSONValue.string(Data($0).base64EncodedString()) }
    return [
      .init("width", .integer(raster.width)), .init("height", .integer(raster.height)),
      .init("png", file ?? .null),
    ]
  }

  private static func tile(_ tile: Gallery.Tile) -> JSONValue {
    .object(
      [.init("caption", .string(tile.caption)), .init("alternative", .string(tile.alternative.english))]
        + picture(tile.raster))
  }

  private static func table(_ table: Table) -> JSONValue {
    var nonfinite = NonfiniteNumbers()
    var rows: [JSONValue] = []
    for (row, cells) in table.rows.enumerated() {
      var values: [JSONValue] = []
      for (column, cell) in cells.enumerated() {
        switch cell {
        case .text(let text): values.append(.string(text.english))
        case .number(let value, _): values.append(nonfinite.value(value, at: "\(row)/\(column)"))
        }
      }
      rows.append(.array(values))
    }
    return object(
      "table",
      [
        .init("title", .string(table.title.english)),
        .init("columns", .array(table.columns.map { .string($0.english) })),
        .init("rows", .array(rows)),
      ], nonfinite)
  }

  private static func line(_ chart: LineChart, alternative: String) -> JSONValue {
    var nonfinite = NonfiniteNumbers()
    var series: [JSONValue] = []
    for (index, curve) in chart.series.enumerated() {
      series.append(
        .object([
          .init("name", .string(curve.name.english)),
          .init("x", numbers(curve.x, at: "\(index)/x", &nonfinite)),
          .init("y", numbers(curve.y, at: "\(index)/y", &nonfinite)),
        ]))
    }
    return object(
      "chart",
      [
        .init("drawing", .string("line")), .init("alternative", .string(alternative)),
        .init("title", .string(chart.title.english)), .init("x", .string(chart.xLabel.english)),
        .init("y", .string(chart.yLabel.english)), .init("scale", .string(chart.yScale.rawValue)),
        .init("x-scale", .string(chart.xScale.rawValue)),
        .init("series", .array(series)),
      ], nonfinite)
  }

  private static func dots(_ chart: DotChart, alternative: String) -> JSONValue {
    var nonfinite = NonfiniteNumbers()
    return object(
      "chart",
      [
        .init("drawing", .string("dots")), .init("alternative", .string(alternative)),
        .init("label", .string(chart.label.english)), .init("scale", .string(chart.scale.rawValue)),
        .init("names", .array(chart.rows.map { .string($0.name) })),
        .init("values", numbers(chart.rows.map(\.value), at: "values", &nonfinite)),
      ], nonfinite)
  }

  private static func heatMap(_ map: HeatMap, alternative: String) -> JSONValue {
    var nonfinite = NonfiniteNumbers()
    var rows: [JSONValue] = []
    for (index, values) in map.values.enumerated() {
      rows.append(numbers(values, at: "\(index)", &nonfinite))
    }
    return object(
      "chart",
      [
        .init("drawing", .string("heat-map")), .init("alternative", .string(alternative)),
        .init("row", .string(map.rowTitle.english)), .init("column", .string(map.columnTitle.english)),
        .init("rows", .array(map.rowLabels.map { .string($0) })),
        .init("columns", .array(map.columnLabels.map { .string($0) })),
        .init("values", .array(rows)),
      ], nonfinite)
  }

  private static func numbers(
    _ values: [Double], at place: String, _ nonfinite: inout NonfiniteNumbers
  ) -> JSONValue {
    var elements: [JSONValue] = []
    for (index, value) in values.enumerated() {
      elements.append(nonfinite.value(value, at: "\(place)/\(index)"))
    }
    return .array(elements)
  }
}
