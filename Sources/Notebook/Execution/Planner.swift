package import Foundation

/// Checks a document against the catalogue of steps, and binds every read to the cell that wrote it.
///
/// Every mistake is found, not only the first: a plan is made only when there is none.
package struct Planner {
  /// The outcome of checking: a plan when no mistake is an error.
  package struct Outcome: Sendable {
    package var plan: Plan?
    package var diagnostics: [Diagnostic]
  }

  private let catalogue: StepCatalogue
  private let document: Document
  private let folder: URL
  private var diagnostics: [Diagnostic]
  private var scope: ParameterScope
  private var checksFiles = true
  /// The label of every cell, in the notebook's order.
  private var labels: [String] = []

  /// Reads and checks a notebook.
  ///
  /// - Parameters:
  ///   - source: the notebook's text.
  ///   - folder: the notebook's folder, from which its files are named.
  ///   - overrides: parameters from the command line, the later over the earlier.
  ///   - checksFiles: whether a file that is not there is a mistake.
  package static func plan(
    _ source: SourceText, in folder: URL, catalogue: StepCatalogue,
    overrides: [(name: String, value: Value)] = [],
    checksFiles: Bool = true
  ) -> Outcome {
    let parsed = NotebookParser.parse(source)
    var planner = Planner(
      catalogue: catalogue, document: parsed.document, folder: folder, diagnostics: parsed.mistakes)
    planner.checksFiles = checksFiles
    planner.scope.override(overrides, reporting: &planner.diagnostics)
    return planner.plan()
  }

  private init(catalogue: StepCatalogue, document: Document, folder: URL, diagnostics: [Diagnostic]) {
    self.catalogue = catalogue
    self.document = document
    self.folder = folder
    self.diagnostics = diagnostics
    scope = ParameterScope(of: document)
  }

  private mutating func plan() -> Outcome {
    labels = assignLabels()
    // A cell that is no step may have been meant to write anything: after it, no read is called unbound.
    var isWhole = true
    var cells: [PlannedCell] = []
    var writers: [String: (index: Int, use: SlotUse)] = [:]
    for (index, written) in document.cells.enumerated() {
      guard let cell = cell(written, index: index, label: labels[index], writers: writers, isWhole: isWhole)
      else {
        // A cell with a mistake is taken to write what its step can write.
        if let type = catalogue[written.step.content] {
          for use in type.summary.writes { writers[use.name] = (index, use) }
        } else {
          isWhole = false
        }
        continue
      }
      cells.append(cell)
      for use in cell.step.dataflow.writes { writers[use.name] = (index, use) }
    }
    checkNeeds(cells)
    checkSavedFiles(cells)
    checkValues(cells)
    checkImages()
    checkPicture()
    diagnostics += scope.unused
    diagnostics.sort { ($0.range?.start ?? .start) < ($1.range?.start ?? .start) }
    let hasErrors = diagnostics.contains { $0.severity == .error }
    let plan = Plan(
      document: document, parameters: scope.parameters, seed: document.frontMatter.seed, cells: cells)
    return Outcome(plan: hasErrors ? nil : plan, diagnostics: diagnostics)
  }

  // MARK: - Cells

  /// A label for every cell: its own, or its step's name with a number that makes it unique.
  private mutating func assignLabels() -> [String] {
    var firstUse: [String: Int] = [:]
    for cell in document.cells {
      guard let label = cell.label else { continue }
      if let line = firstUse[label.content] {
        diagnostics.append(
          Diagnostic(
            at: label.range, "the label `\(label.content)` stands for another cell already, in line \(line)",
            advice: "choose another label"))
      } else {
        firstUse[label.content] = label.range.start.line
      }
    }
    var taken = Set(firstUse.keys)
    var nextNumber: [String: Int] = [:]
    return document.cells.map { cell in
      if let label = cell.label { return label.content }
      let step = cell.step.content
      var number = nextNumber[step, default: 1]
      var label = number == 1 ? step : "\(step)-\(number)"
      while taken.contains(label) {
        number += 1
        label = "\(step)-\(number)"
      }
      nextNumber[step] = number + 1
      taken.insert(label)
      return label
    }
  }

  private mutating func cell(
    _ written: DocumentCell, index: Int, label: String, writers: [String: (index: Int, use: SlotUse)],
    isWhole: Bool
  ) -> PlannedCell? {
    guard let type = catalogue[written.step.content] else {
      reportUnknownStep(written.step)
      for option in written.options { scope.countAsUsed(option.value) }
      return nil
    }
    let mistakes = diagnostics.count
    var values: [String: any OptionValue] = [:]
    var ranges: [String: SourceRange] = [:]
    for option in written.options {
      ranges[option.name.content] = option.value.range
      read(option, of: type, into: &values)
    }
    for option in type.options where option.defaultValue == nil && ranges[option.name] == nil {
      diagnostics.append(
        Diagnostic(
          at: written.fence, "`\(type.name)` wants the option `\(option.name)`, which is missing",
          advice: "add `\(option.name): …`, \(option.expectation)"))
    }
    guard diagnostics.count == mistakes else { return nil }

    let options = CellOptions(values: values, given: Set(values.keys))
    let step: any Step
    do throws(OptionProblem) {
      step = try type.init(options)
    } catch {
      diagnostics.append(
        Diagnostic(at: ranges[error.option] ?? written.fence, error.message, advice: error.advice))
      return nil
    }
    checkFiles(step, ranges: ranges, fence: written.fence)
    let settings = type.options.map { option in
      let given = values[option.name]
      return Setting(
        name: option.name, value: (given ?? option.defaultValue)?.value ?? .null, isDefault: given == nil)
    }
    return PlannedCell(
      index: index, label: label, fence: written.fence, step: step, common: CommonOptions(options),
      settings: settings, optionRanges: ranges,
      sources: bind(step, writers: writers, fence: written.fence, isWhole: isWhole),
      resultSources: bindResults(step, index: index, ranges: ranges, fence: written.fence))
  }

  private mutating func reportUnknownStep(_ step: Located<String>) {
    if step.content.isEmpty {
      diagnostics.append(
        Diagnostic(
          at: step.range, "the braces name no step", advice: "write a step's name: `cahier steps` lists them")
      )
      return
    }
    diagnostics.append(
      Diagnostic(
        at: step.range, "`\(step.content)` is no step",
        advice: "the steps are \(catalogue.names.map { "`\($0)`" }.joined(separator: ", "))",
        suggestions: suggestions(for: step.content, among: catalogue.names)))
  }

  private mutating func read(
    _ written: WrittenOption, of type: any Step.Type, into values: inout [String: any OptionValue]
  ) {
    let known = type.options + CommonOptions.options
    let name = written.name.content
    guard let option = known.first(where: { $0.name == name }) else {
      let names = known.map(\.name)
      diagnostics.append(
        Diagnostic(
          at: written.name.range, "`\(name)` is no option of `\(type.name)`",
          advice: "see `cahier steps \(type.name)`", suggestions: suggestions(for: name, among: names)))
      scope.countAsUsed(written.value)
      return
    }
    let errors = diagnostics.count
    let (value, names) = scope.resolve(written.value, isText: option.isText, reporting: &diagnostics)
    guard diagnostics.count == errors else { return }
    guard let value else {
      diagnostics.append(
        Diagnostic(
          at: written.value.range, "`\(name)` is a mapping, \(option.expectation) was expected",
          advice: "see `cahier steps \(type.name)`"))
      return
    }
    if let content = option.read(value) {
      values[name] = content
      return
    }
    let from = names.isEmpty ? "" : " (\(names.map(scope.origin(of:)).joined(separator: ", ")))"
    diagnostics.append(
      Diagnostic(
        at: written.value.range,
        "`\(name)` is \(Self.quoted(value))\(from), \(option.expectation) was expected",
        advice: option.help, suggestions: suggestions(for: value.description, among: option.choices)))
  }

  private static func quoted(_ value: Value) -> String {
    switch value {
    case .text(let text): "the text `\(text.prefix(60))`"
    case .null: "empty"
    default: "\(value.description.prefix(60))"
    }
  }

  // MARK: - Dataflow

  private mutating func bind(
    _ step: any Step, writers: [String: (index: Int, use: SlotUse)], fence: SourceRange, isWhole: Bool
  ) -> [String: Int] {
    var sources: [String: Int] = [:]
    for read in step.dataflow.reads {
      guard let writer = writers[read.name] else {
        guard isWhole else { continue }
        let names = catalogue.writers(of: read.name)
        diagnostics.append(
          Diagnostic(
            at: fence, "`\(type(of: step).name)` reads `\(read.name)`, which no cell before it writes",
            advice: names.isEmpty
              ? nil : "put a \(names.map { "`\($0)`" }.joined(separator: " or ")) cell before it"))
        continue
      }
      guard writer.use.typeName == read.typeName else {
        diagnostics.append(
          Diagnostic(
            at: fence,
            "`\(type(of: step).name)` reads \(read.typeName) from `\(read.name)`, where \(writer.use.typeName) was written",
            advice: "put a cell that writes \(read.typeName) before it"))
        continue
      }
      sources[read.name] = writer.index
    }
    return sources
  }

  /// The cells whose results a step shows again: each must stand before it.
  private mutating func bindResults(
    _ step: any Step, index: Int, ranges: [String: SourceRange], fence: SourceRange
  ) -> [String: Int] {
    var sources: [String: Int] = [:]
    for read in step.dataflow.cells {
      if let source = labels.firstIndex(of: read.label), source < index {
        sources[read.label] = source
        continue
      }
      let earlier = Array(labels.prefix(index))
      diagnostics.append(
        Diagnostic(
          at: ranges[read.option] ?? fence, "no cell before this one has the label `\(read.label)`",
          advice: earlier.isEmpty
            ? nil : "the labels are \(earlier.map { "`\($0)`" }.joined(separator: ", "))",
          suggestions: suggestions(for: read.label, among: earlier)))
    }
    return sources
  }

  /// What a cell shows again of others, at least one of them must have.
  private mutating func checkNeeds(_ cells: [PlannedCell]) {
    for cell in cells {
      for need in cell.step.dataflow.needs {
        let sources = cells.filter { $0.index < cell.index && need.labels.contains($0.label) }
        // An unknown label, or a cell with a mistake of its own, has been reported already.
        guard sources.count == Set(need.labels).count else { continue }
        let range = cell.optionRanges[need.option] ?? cell.fence
        if let mistake = mistake(need, of: sources, at: range) { diagnostics.append(mistake) }
      }
    }
  }

  private func mistake(
    _ need: Dataflow.ResultNeed, of sources: [PlannedCell], at range: SourceRange
  ) -> Diagnostic? {
    let labels = sources.map { "`\($0.label)`" }.joined(separator: ", ")
    let nothing = sources.count == 1 ? "the cell \(labels) has no" : "none of the cells \(labels) has a"
    switch need.content {
    case .curves:
      if sources.contains(where: \.step.drawsCurves) { return nil }
      return Diagnostic(at: range, "\(nothing) curve", advice: "name cells whose charts have curves")
    case .scalar(let name):
      let names = sources.flatMap(\.step.scalarNames)
      if names.contains(name) { return nil }
      return Diagnostic(
        at: range, "\(nothing) value `\(name)`",
        advice: names.isEmpty
          ? "it has none" : "the values are \(names.map { "`\($0)`" }.joined(separator: ", "))",
        suggestions: suggestions(for: name, among: names))
    }
  }

  /// Two cells that write the same file would leave only the later one's.
  private mutating func checkSavedFiles(_ cells: [PlannedCell]) {
    var writers: [String: String] = [:]
    for cell in cells {
      for file in cell.step.dataflow.saves {
        if let writer = writers.updateValue(cell.label, forKey: file.name) {
          diagnostics.append(
            Diagnostic(
              at: cell.optionRanges[file.option] ?? cell.fence,
              "the cell `\(writer)` writes `\(file.name)` already", advice: "choose another name"))
        }
      }
    }
  }

  private mutating func checkFiles(_ step: any Step, ranges: [String: SourceRange], fence: SourceRange) {
    for file in step.dataflow.files where checksFiles {
      guard let problem = FileAccess(folder: folder).problem(with: file.path) else { continue }
      diagnostics.append(
        Diagnostic(at: ranges[file.option] ?? fence, problem.message, advice: problem.advice))
    }
  }

  // MARK: - Prose

  private mutating func checkValues(_ cells: [PlannedCell]) {
    for located in document.valueReferences + captionReferences(cells) {
      let reference = located.content
      if reference.label == ValueReference.parameters {
        _ = scope.use(
          reference.name, written: "\(reference.label).\(reference.name)", at: located.range,
          reporting: &diagnostics)
        continue
      }
      guard labels.contains(reference.label) else {
        diagnostics.append(
          Diagnostic(
            at: located.range, "no cell has the label `\(reference.label)`",
            advice: "the labels are \(labels.map { "`\($0)`" }.joined(separator: ", "))",
            suggestions: suggestions(for: reference.label, among: labels)))
        continue
      }
      // A cell with a mistake of its own has said so already.
      guard let cell = cells.first(where: { $0.label == reference.label }) else { continue }
      let names = cell.step.scalarNames
      guard !names.contains(reference.name) else { continue }
      diagnostics.append(
        Diagnostic(
          at: located.range, "the cell `\(reference.label)` has no value `\(reference.name)`",
          advice: names.isEmpty
            ? "it has none" : "its values are \(names.map { "`\($0)`" }.joined(separator: ", "))",
          suggestions: suggestions(for: reference.name, among: names)))
    }
  }

  private func captionReferences(_ cells: [PlannedCell]) -> [Located<ValueReference>] {
    cells.flatMap { cell in
      cell.common.caption.values.map { Located($0, at: cell.optionRanges["caption"] ?? cell.fence) }
    }
  }

  private mutating func checkPicture() {
    guard let picture = document.frontMatter.picture, !labels.contains(picture.content) else { return }
    diagnostics.append(
      Diagnostic(
        at: picture.range, "no cell has the label `\(picture.content)`",
        advice: "name the cell whose picture stands for the notebook",
        suggestions: suggestions(for: picture.content, among: labels)))
  }

  private mutating func checkImages() {
    for image in document.images {
      do throws(LocalImage.Problem) {
        _ = try LocalImage(source: image.content, folder: folder)
      } catch {
        diagnostics.append(Diagnostic(error.severity, at: image.range, error.message, advice: error.advice))
      }
    }
  }
}

extension SourcePosition {
  fileprivate static let start = SourcePosition(line: 0, column: 0)
}
