import Foundation
import Wording

/// What could be typed at a place.
struct Offer {
  private let background: Background
  private var sketch: Sketch { background.sketch }

  init(_ background: Background) { self.background = background }

  /// Beyond so many, a person types on.
  private static let limit = 1_000

  /// What begins as what was typed, whatever its case.
  func items(at place: Place) -> [Completion] {
    let typed = place.word.lowercased()
    return Array(all(at: place).lazy.filter { $0.word.lowercased().hasPrefix(typed) }.prefix(Self.limit))
  }

  private func all(at place: Place) -> [Completion] {
    switch place.kind {
    case .entry: entries(at: place)
    case .entryValue("picture"): labels(before: nil)
    case .entryValue("theme"): Theme.allCases.map { Completion(.value, $0.rawValue) }
    case .entryValue("references"), .entryValue("style"): files(startingWith: place.word)
    case .entryValue: []
    case .reference: references
    case .step: steps(at: place)
    case .label: missingLabels
    case .option(let cell): options(of: cell, at: place)
    case .value(let cell, let name): values(of: name, in: cell, at: place)
    case .parameter: parameters(closing: place.rest.first == "}" ? "" : "}")
    case .number: numbers(before: nil, closing: place.rest.first == "}" ? "" : "}`")
    case .format(let number): formats(of: number)
    }
  }

  // MARK: - Fences

  private func steps(at place: Place) -> [Completion] {
    let end = place.rest.drop { $0 != " " && $0 != "}" }.isEmpty ? "}" : ""
    return background.catalogue.steps.map { step in
      Completion(
        .step, step.name, insertion: step.name + end, detail: step.summary.sentence,
        documentation: HelpText.step(step))
    }
  }

  /// The labels that running text names and that no cell has.
  private var missingLabels: [Completion] {
    var found: Set = Set(sketch.labels + [ValueReference.parameters])
    var labels: [Completion] = []
    for (index, line) in sketch.source.lines.enumerated() where sketch.part(ofLine: index + 1) == .prose {
      guard line.utf8.contains(UInt8(ascii: "{")) else { continue }
      for match in line.matches(of: /`\{([a-z0-9][a-z0-9-]*)\./) {
        let label = String(match.output.1)
        guard found.insert(label).inserted else { continue }
        labels.append(Completion(.label, label, detail: "named in line \(index + 1)"))
      }
    }
    return labels
  }

  // MARK: - Names in front of a colon

  private func entries(at place: Place) -> [Completion] {
    let given = sketch.keys(in: sketch.entries, without: place.range.lowerBound.line)
    return FrontMatterReader.entries.filter { !given.contains($0.name) }.map { entry in
      Completion(.entry, entry.name, insertion: entry.name + colon(at: place), detail: entry.help)
    }
  }

  private func options(of cell: Int, at place: Place) -> [Completion] {
    guard let step = background.step(of: cell) else { return [] }
    let given = sketch.keys(in: sketch.cells[cell].body, without: place.range.lowerBound.line)
    let isOfNumbers = step.openOption?.nameReference == .scalar
    let open = isOfNumbers ? numbers(before: cell, closing: colon(at: place)) : []
    let required = background.options(of: cell).filter { $0.defaultValue == nil }
    let others = background.options(of: cell).filter { $0.defaultValue != nil }
    let fixed = (required + others).map { option in
      Completion(
        .option, option.name, insertion: option.name + colon(at: place), detail: option.facts,
        documentation: HelpText.option(option))
    }
    return (open + fixed).filter { !given.contains($0.word) }
  }

  private func colon(at place: Place) -> String {
    place.rest.drop { $0 != ":" && $0 != " " }.first == ":" ? "" : ": "
  }

  // MARK: - Values

  private func values(of name: String, in cell: Int, at place: Place) -> [Completion] {
    guard let option = background.option(name, of: cell) else { return [] }
    let standard = option.defaultValue?.value
    var items: [Completion] = []
    switch option.reference {
    case .file: items = files(startingWith: place.word)
    case .cell, .drawing: items = labels(before: cell)
    case .scalar: items = numbers(before: cell, closing: "")
    case nil:
      let words = option.choices
      items = words.map { word in
        Completion(.value, word, detail: word == standard?.description ? "the default" : nil)
      }
      if words.isEmpty, let standard, standard != .null {
        items = [Completion(.value, standard.description, detail: "the default")]
      }
    }
    items += background.parameters.map { parameter in
      Completion(.parameter, "${\(parameter.name)}", detail: parameter.value.description)
    }
    guard place.needsSpace else { return items }
    return items.map { item in
      var item = item
      item.insertion = " " + item.insertion
      return item
    }
  }

  private func parameters(closing end: String) -> [Completion] {
    background.parameters.map { parameter in
      Completion(
        .parameter, parameter.name, insertion: parameter.name + end, detail: parameter.value.description)
    }
  }

  /// The labels of the cells before one, or of all: the nearest first.
  private func labels(before cell: Int?) -> [Completion] {
    sketch.labels[..<(cell ?? sketch.labels.count)].indices.reversed().map { index in
      Completion(
        .label, sketch.labels[index], detail: sketch.cells[index].step,
        documentation: background.step(of: index)?.summary.sentence)
    }
  }

  /// Files and folders of the folder that the path so far leads to; hidden ones where their point was typed.
  private func files(startingWith path: String) -> [Completion] {
    guard let folder = background.folder else { return [] }
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let place = URL(filePath: parent, relativeTo: folder.appending(path: "")).absoluteURL
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    let isHiddenMeant = path.dropFirst(parent.count).first == "."
    return names.sorted().filter { isHiddenMeant || $0.first != "." }.prefix(Self.limit).map { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: place.appending(path: name).path, isDirectory: &isFolder)
      return isFolder.boolValue
        ? Completion(.folder, parent + name + "/") : Completion(.file, parent + name)
    }
  }

  // MARK: - Running text

  /// The numbers of the cells before one, or of all, and then the parameters.
  private func numbers(before cell: Int?, closing end: String) -> [Completion] {
    let cells = sketch.labels[..<(cell ?? sketch.labels.count)].indices.reversed()
    let scalars = cells.flatMap { index -> [Completion] in
      let label = sketch.labels[index]
      return background.scalars(of: index).map { scalar in
        let value = background.value(of: scalar.name, in: label)
        return Completion(
          .scalar, "\(label).\(scalar.name)", insertion: "\(label).\(scalar.name)\(end)",
          detail: value.map { NumberFormat.automatic.string($0) },
          documentation: HelpText.scalar(scalar, of: label, value: value))
      }
    }
    guard cell == nil else { return scalars }
    return scalars
      + background.parameters.map { parameter in
        let name = "\(ValueReference.parameters).\(parameter.name)"
        return Completion(
          .parameter, name, insertion: name + end, detail: parameter.value.description)
      }
  }

  /// What a reference can name: cells, the nearest to the end first, formulas, and works.
  private var references: [Completion] {
    let formulas = (background.plan?.document.formulaLabels ?? []).map {
      Completion(.label, $0.name, detail: "(\($0.tag))")
    }
    let works = background.works.map { work in
      Completion(.work, work.key, detail: HelpText.brief(work), documentation: work.title.plainText)
    }
    return labels(before: nil) + formulas + works
  }

  /// Formats, each with what the number, or another, looks like in it.
  private func formats(of number: String) -> [Completion] {
    let parts = number.split(separator: ".", maxSplits: 1).map(String.init)
    let known = parts.count == 2 ? background.value(of: parts[1], in: parts[0]) : nil
    return [".4f", ".2e", ".3g", ".1%", "d", ",d"].compactMap { text in
      NumberFormat(text).map { Completion(.format, text, detail: $0.string(known ?? 1234.5678)) }
    }
  }
}
