package import Figures
import Foundation
package import Notebook
package import Wording

/// What Jupyter shows of a cell: each output in forms that need no script and bring their own styles.
package struct CellMedia {
  private let cell: PlannedCell
  private let context: PageContext
  private let voice: Voice

  /// A cell of a run, whose numbers and places its caption may name.
  package init(_ cell: PlannedCell, of result: RunResult) {
    self.init(cell, PageContext(of: result))
  }

  /// A cell of a run; `context` is of all its cells, and takes time to make.
  init(_ cell: PlannedCell, _ context: PageContext) {
    self.cell = cell
    self.context = context
    voice = context.words.voice
  }

  /// The outputs that the cell is to show, with the caption under them.
  package func bundles(_ result: CellResult) -> [MediaBundle] {
    guard cell.common.output else { return [] }
    return result.outputs.map(bundle) + (result.outputs.isEmpty ? [] : [caption].compactMap(\.self))
  }

  /// The named numbers that are the same in each run: as text, as a list, and as JSON; nil where there are none.
  package func scalars(_ result: CellResult) -> MediaBundle? {
    let volatile = type(of: cell.step).volatileScalars
    let scalars = result.scalars.filter { !volatile.contains($0.name) }
    guard !scalars.isEmpty else { return nil }
    let text = scalars.map { "\(cell.label).\($0.name) = \(NumberFormat.automatic.string($0.value))" }
    var nonfinite = NonfiniteNumbers()
    var members: [JSONValue.Member] = []
    for scalar in scalars {
      members.append(.init(scalar.name, nonfinite.value(scalar.value, at: scalar.name)))
    }
    return MediaBundle(text: text.joined(separator: "\n"))
      .with(
        .tag("div", ["style": "line-height:1.7"]) {
          for scalar in scalars {
            Markup.tag("span", ["style": "display:inline-block;margin-right:1.6em"]) {
              Markup.tag("span", ["style": "opacity:.7"], .text("\(scalar.name) "))
              Markup.tag("code", .text(NumberFormat.automatic.string(scalar.value)))
            }
            Markup.text(" ")
          }
        }
      )
      .with("application/json", .object(members + nonfinite.member))
      .noting("application/json", ["expanded": false, "root": .string(cell.label)])
  }

  // MARK: - Outputs

  private func bundle(_ output: Output) -> MediaBundle {
    switch output {
    case .text(let text): MediaBundle(text: voice.say(text)).with(paragraphs(voice.say(text)))
    case .note(let note): self.note(note)
    case .table(let table): self.table(table.withAlignedDecimals)
    case .figure(let figure): picture(figure.raster, figure.alternative)
    case .gallery(let gallery): self.gallery(gallery)
    case .chart(let chart): Self.chart(chart, alternative: cell.common.alternative, in: voice)
    // Its script is the report's: there is a picture in its place.
    case .instrument(let instrument): picture(instrument.picture, instrument.alternative)
    }
  }

  private func paragraphs(_ text: String) -> Markup {
    text.split(separator: "\n\n").map { .tag("p", .message(String($0))) }.joined()
  }

  private func note(_ note: Note) -> MediaBundle {
    let head = ReportWords(voice).name(of: note.kind)
    let color =
      switch note.kind {
      case .information: "#4a7bd0"
      case .success: "#2e9d68"
      case .warning: "#c08a1e"
      }
    return MediaBundle(text: "\(head): \(voice.say(note.text))").with(
      .tag("p", ["style": "padding:.4em .8em;border-left:3px solid \(color)"]) {
        Markup.tag("strong", .text(head))
        " "
        Markup.message(voice.say(note.text))
      })
  }

  private func picture(_ raster: Raster, _ alternative: Phrase) -> MediaBundle {
    let bundle = MediaBundle(text: cell.common.alternative ?? voice.say(alternative))
    guard let bytes = try? PNG.encode(raster) else { return bundle }
    return bundle.with("image/png", .string(Data(bytes).base64EncodedString()))
      .noting(
        "image/png", ["width": .integer(raster.width), "height": .integer(raster.height)])
  }

  private func gallery(_ gallery: Gallery) -> MediaBundle {
    MediaBundle(text: cell.common.alternative ?? voice.say(gallery.alternative)).with(
      .tag("div", ["style": "display:flex;flex-wrap:wrap"]) {
        let beginnings = gallery.beginnings
        for (index, tile) in gallery.tiles.enumerated() {
          if index > 0, beginnings.contains(index) { Markup.tag("div", ["style": "width:100%"], .none) }
          Markup.tag("div", ["style": "width:72px;margin:0 6px 8px 0;text-align:center;font-size:85%"]) {
            self.tile(tile)
            Markup.tag("div", .text(tile.caption))
          }
        }
      })
  }

  private func tile(_ tile: Gallery.Tile) -> Markup {
    let factor = max(1, 60 / max(1, tile.raster.width, tile.raster.height))
    guard let bytes = try? PNG.encode(tile.raster) else { return .text(voice.say(tile.alternative)) }
    return .empty(
      "img",
      [
        "src": DataURI.string("image/png", bytes), "alt": voice.say(tile.alternative),
        "width": String(factor * tile.raster.width), "height": String(factor * tile.raster.height),
        "style": "image-rendering:pixelated;display:inline-block;margin:0",
      ])
  }

  /// A chart as a drawing that stands by itself.
  package static func chart(_ chart: Chart, alternative: String? = nil, in voice: Voice) -> MediaBundle {
    MediaBundle(text: alternative ?? voice.say(chart.alternative))
      .with("image/svg+xml", .string(drawing(chart, in: voice)))
      .noting("needs_background", "light")
  }

  private static func drawing(_ chart: Chart, in voice: Voice) -> String {
    let svg =
      switch chart.drawing {
      case .line(let chart): chart.svg(width: width, in: voice)
      case .dots(let chart): chart.svg(width: width, in: voice)
      case .heatMap(let map): map.svg(width: width, in: voice)
      }
    return String(decoding: SVG.file(svg, isAlwaysLight: true), as: UTF8.self)
  }

  private static let width = 660

  // MARK: - Tables

  private func table(_ table: Table) -> MediaBundle { MediaBundle(text: text(table)).with(markup(table)) }

  private func text(_ table: Table) -> String {
    let rows =
      (table.columns.isEmpty ? [] : [table.columns.map(voice.say)])
      + table.rows.map { $0.map { $0.text(in: voice) } }
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? TerminalText.width($0[column]) : 0 }.max() ?? 0
    }
    let lines = rows.map { row in
      let cells = zip(row, widths).map { TerminalText.padded($0, to: $1) }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    return ([voice.say(table.title)].filter { !$0.isEmpty } + lines).joined(separator: "\n")
  }

  private func markup(_ table: Table) -> Markup {
    .tag("table") {
      if !table.title.isEmpty {
        Markup.tag("caption", ["style": "caption-side:top;text-align:left"], .text(voice.say(table.title)))
      }
      if !table.columns.isEmpty {
        Markup.tag("thead", .tag("tr", table.columns.map { .tag("th", .text(voice.say($0))) }.joined()))
      }
      Markup.tag(
        "tbody",
        table.rows.map { row in
          Markup.tag(
            "tr",
            row.enumerated().map { column, cell in
              // A table of properties has numbers and words in one column.
              let style = table.columns.isEmpty ? "text-align:left" : Self.style(cell)
              return column == 0 && table.columns.isEmpty
                ? .tag("th", ["style": style], .text(cell.text(in: voice)))
                : .tag("td", ["style": style], .text(cell.text(in: voice)))
            }.joined())
        }.joined())
    }
  }

  private static func style(_ cell: Table.Cell) -> String {
    switch cell {
    case .text: "text-align:left"
    case .number: "text-align:right"
    }
  }

  // MARK: - Words

  private var caption: MediaBundle? {
    let inlines = cell.common.caption
    let number = context.targets.number(ofCell: cell.index).map { kind, number in
      context.words.numbered(context.words.name(of: kind), number)
    }
    guard !inlines.isEmpty || number != nil else { return nil }
    let head = number.map { "**\(InlineMarkdown.escaped($0.trimmingCharacters(in: .whitespaces)))** " } ?? ""
    return MediaBundle(text: (number ?? "") + context.plainText(inlines))
      .with("text/markdown", .string(head + InlineMarkdown(context).text(inlines)))
  }
}

extension PageContext {
  /// What is shown of a run outside of its page, where formulas are somebody else's to set.
  convenience init(of result: RunResult) {
    self.init(
      result: result, command: ReportCommand(for: result.plan), formulas: FormulaSetter(kaTeX: nil),
      images: { _ in nil })
  }
}

extension CellMedia {
  /// How far a cell is that runs, with its curve so far.
  package static func progress(
    of label: String, _ progress: StepProgress?, growing chart: LineChart?
  ) -> MediaBundle {
    var words = [label]
    if let progress {
      words.append("\(progress.unit) \(progress.completed) of \(progress.total)")
      words += progress.measures.map { "\($0.name) \(NumberFormat.significant(4).string($0.value))" }
    }
    let text = words.joined(separator: " · ")
    let curve = chart.flatMap { chart in
      chart.series.contains { $0.x.count > 1 }
        ? DataURI.string("image/svg+xml", SVG.file(chart.svg(width: width), isAlwaysLight: true)) : nil
    }
    return MediaBundle(text: text).with(
      .tag("div") {
        Markup.tag("div", .text(text))
        if let progress {
          Markup.tag(
            "progress",
            [
              "max": String(max(1, progress.total)), "value": String(progress.completed),
              "style": "width:100%;max-width:660px",
            ], .none)
        }
        if let curve {
          Markup.tag("div", .empty("img", ["src": curve, "alt": "The curve so far", "width": "660"]))
        }
      })
  }
}
