import Notebook
import Wording

/// Sets one cell: what was asked, what came of it, how it stands.
struct CellWriter {
  let context: PageContext
  let words: ReportWords
  let cell: PlannedCell
  let result: CellResult

  init(_ context: PageContext, cell: PlannedCell, result: CellResult) {
    self.context = context
    words = context.words
    self.cell = cell
    self.result = result
  }

  func markup() -> Markup {
    .tag(
      "div",
      [
        "class": cell.common.echo ? "cell" : "cell quiet", "id": cell.label, "role": "group",
        "data-state": result.state.name, "aria-label": "\(words.cell) \(cell.label)",
      ]
    ) {
      Markup.tag("div", ["class": "asked"]) {
        head
        if cell.common.echo { options }
      }
      if cell.common.output { outputs }
      if let failure = result.failure { self.failure(failure) }
      if let reason = result.state.reason {
        Markup.tag(
          "p", ["class": "not-run"], .sentence(words.voice.say(reason) + words.voice.language.fullStop))
      }
    }
  }

  private var head: Markup {
    .tag("p", ["class": "head"]) {
      Markup.tag("a", ["class": "label", "href": "#\(cell.label)"], .text(cell.label))
      if cell.label != cell.stepName { Markup.tag("span", ["class": "step"], .text(cell.stepName)) }
      Markup.tag(
        "span", ["class": "state", "data-state": result.state.name], .text(words.name(of: result.state)))
    }
  }

  private var options: Markup {
    let given = cell.settings.filter { !$0.isDefault }
    return .tag("details", ["class": "options"]) {
      Markup.tag("summary") {
        Markup.tag("span", ["class": "word"], .text(words.options))
        " "
        Markup.tag("span", ["class": given.isEmpty ? "brief none" : "brief"]) {
          if given.isEmpty { words.allDefaults }
          given.map { setting in
            Markup.tag("code", .text("\(setting.name): \(Self.written(setting.value))"))
          }.joined(separator: .raw(" "))
        }
      }
      Markup.tag("table", ["class": "settings"]) {
        Markup.tag("tbody", cell.settings.map(row).joined())
      }
      if let command = context.command {
        Markup.tag("p", ["class": "again"]) {
          Markup.tag("span", .text(words.again))
          " "
          Markup.tag("code", .text(command.run(cell: cell.label)))
        }
      }
    }
  }

  private func row(_ setting: Setting) -> Markup {
    .tag("tr", ["class": setting.isDefault ? "default" : nil]) {
      Markup.tag("th", ["scope": "row"], .text(setting.name))
      Markup.tag("td", .tag("code", .text(Self.written(setting.value))))
      Markup.tag("td", ["class": "origin"], .text(setting.isDefault ? words.isDefault : ""))
    }
  }

  /// The value as it would be written in a cell's body.
  private static func written(_ value: Value) -> String {
    value == .text("") ? "\"\"" : value.description
  }

  // MARK: - What came of it

  private var outputs: Markup {
    guard !result.outputs.isEmpty else { return .none }
    let writer = OutputWriter(context, alternative: cell.common.alternative)
    let parts = result.outputs.map { writer.markup(for: $0) }
    let figure = captioned
    return .tag("div", ["class": "outputs"]) {
      parts[..<figure.lowerBound].joined()
      if !figure.isEmpty {
        Markup.tag("figure") {
          parts[figure].joined()
          caption
        }
      }
      parts[figure.upperBound...].joined()
    }
  }

  /// The outputs that the caption is about: from the first to the last that is to be looked at, else all.
  var captioned: Range<Int> {
    if let first = result.outputs.firstIndex(where: \.isVisual),
      let last = result.outputs.lastIndex(where: \.isVisual)
    {
      return first..<last + 1
    }
    return context.targets.number(ofCell: cell.index) == nil ? 0..<0 : result.outputs.indices
  }

  var caption: Markup {
    guard let (kind, number) = context.targets.number(ofCell: cell.index) else { return .none }
    return .tag("figcaption") {
      Markup.tag("span", ["class": "number"], .text(words.numbered(words.name(of: kind), number)))
      InlineWriter(context).inlines(cell.common.caption)
    }
  }

  func failure(_ failure: CellFailure) -> Markup {
    .tag("div", ["class": failure.isAllowed ? "failure allowed" : "failure"]) {
      for failure in failure.all {
        said(failure.message, class: "message")
        if let advice = failure.advice { said(advice, class: "advice") }
        Markup.tag("p", ["class": "place"], .tag("code", .text(place(of: failure))))
      }
    }
  }

  private func said(_ phrase: Phrase, class name: String) -> Markup {
    .tag("p", ["class": name, "lang": words.foreignLanguage(of: phrase)], .sentence(words.voice.say(phrase)))
  }

  private func place(of failure: CellFailure) -> String {
    let start = failure.range.start
    return "\(context.result.plan.document.source.name):\(start.line):\(start.column)"
  }
}
