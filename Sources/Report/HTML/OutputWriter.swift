import Figures
import Notebook
import Wording

/// Sets what a step shows.
struct OutputWriter {
  private let context: PageContext
  /// The notebook's own words for what the pictures show.
  private let alternative: String?

  init(_ context: PageContext, alternative: String?) {
    self.context = context
    self.alternative = alternative
  }

  private var voice: Voice { context.words.voice }

  func markup(for output: Output) -> Markup {
    guard let kept = context.kept else { return drawn(output) }
    let language = context.result.plan.document.frontMatter.language
    return kept.markup(of: output, alternative: alternative, language: language) { drawn(output) }
  }

  private func drawn(_ output: Output) -> Markup {
    switch output {
    case .text(let phrase): paragraphs(phrase)
    case .note(let note): self.note(note)
    case .table(let table): TableWriter(table, words: context.words).markup()
    case .figure(let figure): self.figure(figure)
    case .gallery(let gallery): self.gallery(gallery)
    case .instrument(let instrument):
      InstrumentWriter(instrument, alternative: alternative, in: context).markup()
    case .chart(let chart): ChartWriter(chart, alternative: alternative, words: context.words).markup()
    }
  }

  private func paragraphs(_ phrase: Phrase) -> Markup {
    let language = context.words.foreignLanguage(of: phrase)
    return voice.say(phrase).split(separator: "\n\n").map {
      .tag("p", ["class": "said", "lang": language], .message(String($0)))
    }.joined()
  }

  private func note(_ note: Note) -> Markup {
    .tag("p", ["class": "remark", "data-kind": note.kind.rawValue]) {
      Markup.tag("strong", .text(context.words.name(of: note.kind)))
      " "
      if let language = context.words.foreignLanguage(of: note.text) {
        Markup.tag("span", ["lang": language], .message(voice.say(note.text)))
      } else {
        Markup.message(voice.say(note.text))
      }
    }
  }

  // MARK: - Pixels

  private func figure(_ figure: Figure) -> Markup {
    .tag(
      "div", ["class": "pixels"],
      context.pictures.markup(figure.raster, alternative: alternative ?? voice.say(figure.alternative)))
  }

  private func gallery(_ gallery: Gallery) -> Markup {
    .tag("ul", ["class": "gallery", "aria-label": alternative ?? voice.say(gallery.alternative)]) {
      let beginnings = gallery.beginnings
      for (index, tile) in gallery.tiles.enumerated() {
        Markup.tag("li", ["class": beginnings.contains(index) ? "begins" : nil]) {
          context.pictures.markup(
            tile.raster, alternative: voice.say(tile.alternative), enlarged: Self.enlargement(of: tile.raster)
          )
          Markup.tag("span", .text(tile.caption))
        }
      }
    }
  }

  /// How many screen pixels a pixel of a small picture gets: a whole number, so that all are alike.
  private static func enlargement(of raster: Raster) -> Int {
    max(1, tileWidth / max(1, max(raster.width, raster.height)))
  }

  private static let tileWidth = 60
}
