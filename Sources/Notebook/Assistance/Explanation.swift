/// What there is to say about what stands at a place.
struct Explanation {
  private let background: Background

  init(_ background: Background) { self.background = background }

  /// Markdown; nil where there is nothing to say.
  func text(for place: Place) -> String? {
    let word = place.word
    switch place.kind {
    case .entry, .entryValue(of: "params"): return entry(word) ?? parameter(word)
    case .entryValue(let entry): return entry == "picture" ? cell(word) : nil
    case .step: return background.catalogue[word].map { HelpText.step($0) }
    case .label: return cell(word)
    case .option(let cell): return option(word, of: cell)
    case .value(let cell, let name): return value(word, of: name, in: cell)
    case .parameter: return parameter(word)
    case .number: return number(word)
    case .format(of: let name): return number(name)
    case .reference: return cell(word) ?? work(word)
    }
  }

  private func entry(_ name: String) -> String? {
    FrontMatterReader.entries.first { $0.name == name }.map { "**\($0.name)**\n\n\($0.help)" }
  }

  private func parameter(_ name: String) -> String? {
    background.parameters.first { $0.name == name }.map(HelpText.parameter)
  }

  private func cell(_ label: String) -> String? {
    guard let cell = background.sketch.cell(labelled: label) else { return nil }
    return HelpText.cell(
      label, line: background.sketch.cells[cell].line, step: background.step(of: cell),
      results: background.results[label] ?? [])
  }

  private func work(_ key: String) -> String? {
    background.works.first { $0.key == key }.map(HelpText.work)
  }

  private func option(_ name: String, of cell: Int) -> String? {
    guard let step = background.step(of: cell) else { return nil }
    if let option = background.options(of: cell).first(where: { $0.name == name }) {
      return HelpText.option(option)
    }
    guard let open = step.openOption else { return nil }
    let about = open.nameReference == .scalar ? number(name) : nil
    if about == nil, open.option(named: name) == nil { return nil }
    return [about, HelpText.openOption(open)].compactMap(\.self).joined(separator: "\n\n---\n\n")
  }

  private func value(_ word: String, of name: String, in cell: Int) -> String? {
    guard let option = background.option(name, of: cell) else { return nil }
    let about = option.reference == .cell || option.reference == .drawing ? self.cell(word) : nil
    return about ?? HelpText.option(option)
  }

  /// `train.cost`, `train` alone, or `params.lambda`.
  private func number(_ text: String) -> String? {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    guard let label = parts.first else { return nil }
    guard parts.count == 2 else { return cell(label) }
    if label == ValueReference.parameters { return parameter(parts[1]) }
    guard let cell = background.sketch.cell(labelled: label),
      let scalar = background.scalars(of: cell).first(where: { $0.name == parts[1] })
    else { return nil }
    return HelpText.scalar(
      scalar, of: label, value: background.value(of: scalar.name, in: label))
  }
}
