import Notebook
import Wording

/// Sets the one part of a report that may differ between two runs with the same results.
struct ProvenanceWriter {
  private let context: PageContext
  private let words: ReportWords
  private let result: RunResult

  init(_ context: PageContext) {
    self.context = context
    words = context.words
    result = context.result
  }

  func markup() -> Markup {
    .tag("section", ["class": "provenance", "id": Self.anchor, "aria-labelledby": "report.made"]) {
      Markup.tag("h2", ["id": "report.made"], .text(words.provenance))
      Markup.tag("p", ["class": "hint"], .text(words.provenanceHint))
      facts
      inputs
      times
      if let command = context.command {
        Markup.tag("p", ["class": "again"]) {
          Markup.tag("span", .text(words.command))
          " "
          Markup.tag("code", .text(command.run))
        }
      }
    }
  }

  /// The section's place; no label and no heading has a full stop.
  static let anchor = "report.provenance"

  private var facts: Markup {
    let provenance = result.provenance
    let facts = [
      (words.version, provenance.version), (words.started, words.voice.moment(provenance.started)),
      (words.duration, words.voice.numbers.text(ElapsedTime.exact(provenance.seconds))),
      (words.machine, provenance.machine),
      (words.threads, String(provenance.threads)), (words.seed, String(result.plan.seed)),
    ]
    return .tag("table", ["class": "properties"]) {
      Markup.tag("tbody") {
        for (name, value) in facts {
          Markup.tag("tr") {
            Markup.tag("th", ["scope": "row"], .text(name))
            Markup.tag("td", .text(value))
          }
        }
        for parameter in result.plan.parameters.all {
          Markup.tag("tr") {
            Markup.tag("th", ["scope": "row"]) {
              words.parameter + " "
              Markup.tag("code", .text(parameter.name))
            }
            Markup.tag("td", .tag("code", .text(parameter.value.description)))
          }
        }
      }
    }
  }

  private var inputs: Markup {
    guard !result.provenance.inputs.isEmpty else { return .none }
    return table([(words.input, nil), (words.size, "number"), ("SHA-256", "digest")]) {
      for input in result.provenance.inputs {
        Markup.tag("tr") {
          Markup.tag("th", ["scope": "row"], .text(input.path))
          Markup.tag(
            "td", ["class": "number"], .text(words.voice.numbers.text(ByteCount(input.bytes).description)))
          Markup.tag("td", ["class": "digest"], DigestMark.markup(input.digest.hexadecimal))
        }
      }
    }
  }

  private var times: Markup {
    guard !result.cells.isEmpty else { return .none }
    return table([(words.cell, nil), (words.step, nil), (words.state, nil), (words.time, "number")]) {
      for cell in result.cells {
        Markup.tag("tr") {
          Markup.tag("th", ["scope": "row"], .tag("a", ["href": "#\(cell.label)"], .text(cell.label)))
          Markup.tag("td", .text(cell.step))
          Markup.tag("td", .text(words.name(of: cell.state)))
          Markup.tag(
            "td", ["class": "number"],
            .text(cell.seconds.map { words.voice.numbers.text(ElapsedTime.exact($0)) } ?? "–"))
        }
      }
    }
  }

  private func table(_ head: [(String, String?)], @MarkupBuilder rows: () -> Markup) -> Markup {
    .tag("div", TableWriter.box(columns: head.count, title: words.table)) {
      Markup.tag("table", ["class": "results"]) {
        Markup.tag("thead") {
          Markup.tag("tr") {
            for (name, style) in head { Markup.tag("th", ["scope": "col", "class": style], .text(name)) }
          }
        }
        Markup.tag("tbody", rows())
      }
    }
  }
}
