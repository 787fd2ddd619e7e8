package import Foundation

/// Checks a document against the catalogue of steps, and binds every read to the cell that wrote it.
///
/// Every mistake is found, not only the first: a plan is made only when there is none.
package struct Planner {
  private let catalogue: StepCatalogue
  private let document: Document
  private let folder: URL
  private let checksFiles: Bool
  private let files: FileAccess
  private var diagnostics: [Diagnostic]
  private var scope: ParameterScope
  /// The label of every cell, in the notebook's order, and the place of each among them.
  private var labels: [String] = []
  private var indexByLabel: [String: Int] = [:]
  /// What the cells so far have written, by slot.
  private var writers: [String: (index: Int, use: SlotUse)] = [:]
  /// Whether every cell so far is a step: one that is not may have been meant to write anything.
  private var isWhole = true

  /// Reads and checks a notebook.
  ///
  /// - Parameters:
  ///   - source: the notebook's text.
  ///   - folder: the notebook's folder, from which its files are named.
  ///   - overrides: parameters from outside, the later over the earlier.
  ///   - checksFiles: whether a file that is not there is a mistake.
  package static func plan(
    _ source: SourceText, in folder: URL, catalogue: StepCatalogue,
    overrides: [GivenParameter] = [], checksFiles: Bool = true
  ) -> Opened {
    plan(
      NotebookParser.parse(source), in: folder, catalogue: catalogue, overrides: overrides,
      checksFiles: checksFiles)
  }

  /// Checks a notebook that was read already: the combinations of a sweep differ in parameters only.
  package static func plan(
    _ parsed: NotebookParser.Parsed, in folder: URL, catalogue: StepCatalogue,
    overrides: [GivenParameter] = [], checksFiles: Bool = true
  ) -> Opened {
    var planner = Planner(
      catalogue: catalogue, document: parsed.document, folder: folder, checksFiles: checksFiles,
      diagnostics: parsed.mistakes)
    planner.scope.override(overrides, reporting: &planner.diagnostics)
    return planner.plan()
  }

  private init(
    catalogue: StepCatalogue, document: Document, folder: URL, checksFiles: Bool, diagnostics: [Diagnostic]
  ) {
    self.catalogue = catalogue
    self.document = document
    self.folder = folder
    self.checksFiles = checksFiles
    files = FileAccess(folder: folder)
    self.diagnostics = diagnostics
    scope = ParameterScope(of: document)
  }

  private mutating func plan() -> Opened {
    assignLabels()
    var cells: [PlannedCell] = []
    for (index, written) in document.cells.enumerated() {
      if let cell = plan(written, index: index) { cells.append(cell) }
      // A cell with a mistake is taken to write what its step writes.
      guard let type = catalogue[written.step.content] else {
        isWhole = false
        continue
      }
      for use in type.writes { writers[use.name] = (index, use) }
    }
    checkNeeds(cells)
    checkSavedFiles(cells)
    checkProse(cells)
    checkObjective(cells)
    checkPictures(cells)
    let formulaLabels = document.formulaLabels.map(\.name).filter(FormulaLabel.isAnchor)
    var anchors = Anchors(taken: labels + formulaLabels)
    let names = anchors.names(for: document.headings)
    checkLinks(cells, anchors: labels + formulaLabels + names)
    let named = document.references + cells.flatMap { $0.inCaption(\.names) }
    let bibliography = Bibliography(
      document.frontMatter.references, citing: Set(named.map(\.content.name)), files, checksFiles: checksFiles
    )
    diagnostics += bibliography.diagnostics
    let references = ReferenceChecker(
      labels: labels, formulas: formulaLabels, headings: names, bibliography: bibliography)
    diagnostics += references.mistakes(in: named)
    let (styleSheet, styleFile) = style()
    diagnostics += scope.unused
    forgetConsequences()
    diagnostics.sort()
    let formulas = formulas(in: cells, bibliography)
    let plan = Plan(
      document: document, parameters: scope.parameters, cells: cells, anchors: names, formulas: formulas,
      referredNames: Set(named.map(\.content.name)).union(
        document.wordlessLinks.filter { $0.hasPrefix("#") }.map { Anchors.target(of: $0.dropFirst()) }),
      works: bibliography.cited, pageFiles: bibliography.read + styleFile, styleSheet: styleSheet)
    return Opened(plan: diagnostics.hasErrors ? nil : plan, diagnostics: diagnostics, formulas: formulas)
  }

  /// Takes away what is no mistake of its own.
  private mutating func forgetConsequences() {
    // Front matter that could not be read may have had every parameter.
    let frontMatter = document.frontMatter
    diagnostics.removeAll {
      guard let name = $0.mistake.missingParameter else { return false }
      return !frontMatter.isWhole || frontMatter.unreadParameters.contains(name)
    }
    // What stands in the cell of a step that there is not may be no options.
    let others = document.cells.filter { catalogue[$0.step.content] == nil }.flatMap(\.bodyMistakes)
    if !others.isEmpty { diagnostics.removeAll(where: Set(others).contains) }
  }

  private mutating func report(_ mistake: Mistake, at range: SourceRange?) {
    diagnostics.append(Diagnostic(at: range, mistake))
  }

  // MARK: - Cells

  /// A label for every cell: its own, or its step's name with a number that makes it unique.
  private mutating func assignLabels() {
    var firstLines: [String: Int] = [:]
    // What is no label is told already, and nobody's.
    for label in document.cells.compactMap(\.label) where DocumentCell.mayBeCalled(label.content) {
      if let line = firstLines[label.content] {
        report(.labelTaken(label.content, line: line), at: label.range)
      } else {
        firstLines[label.content] = label.range.start.line
      }
    }
    labels = document.cellLabels
    indexByLabel = Dictionary(labels.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The cell as a step; nil where it has a mistake of its own.
  private mutating func plan(_ written: DocumentCell, index: Int) -> PlannedCell? {
    let fence = written.fence
    let (options, mistakes) = OptionReader(written, catalogue: catalogue).read(&scope)
    diagnostics += mistakes
    guard let options else { return nil }
    let step: any Step
    do throws(OptionProblem) {
      step = try options.type.init(options.cell)
    } catch {
      diagnostics.append(
        Diagnostic(at: options.ranges[error.option] ?? fence, error.message, advice: error.advice))
      return nil
    }
    checkFiles(of: step, ranges: options.ranges, fence: fence)
    return PlannedCell(
      index: index, label: labels[index], fence: fence, step: step, common: CommonOptions(options.cell),
      settings: options.settings, optionRanges: options.ranges, sources: bind(step, fence: fence),
      resultSources: bindResults(of: step, index: index, ranges: options.ranges, fence: fence))
  }

  // MARK: - Dataflow

  private mutating func bind(_ step: any Step, fence: SourceRange) -> [String: Int] {
    let name = type(of: step).name
    var sources: [String: Int] = [:]
    for read in step.slotsRead {
      guard let writer = writers[read.name] else {
        if isWhole {
          report(.unwrittenSlot(read.name, step: name, writers: catalogue.writers(of: read.name)), at: fence)
        }
        continue
      }
      guard writer.use.typeName == read.typeName else {
        report(
          .slotType(read.name, step: name, expected: read.typeName, written: writer.use.typeName), at: fence)
        continue
      }
      sources[read.name] = writer.index
    }
    return sources
  }

  /// The cells whose results a step shows again: each must stand before it.
  private mutating func bindResults(
    of step: any Step, index: Int, ranges: [String: SourceRange], fence: SourceRange
  ) -> [String: Int] {
    var sources: [String: Int] = [:]
    for read in step.dataflow.cells {
      if let source = indexByLabel[read.label], source < index {
        sources[read.label] = source
      } else {
        report(
          .unknownEarlierCell(read.label, known: labels.prefix(index)),
          at: ranges[read.option] ?? fence)
      }
    }
    return sources
  }

  /// What a cell shows again of others, at least one of them must have.
  private mutating func checkNeeds(_ cells: [PlannedCell]) {
    let byLabel = Dictionary(cells.map { ($0.label, $0) }) { first, _ in first }
    for cell in cells {
      for need in cell.step.dataflow.needs {
        let sources = Set(need.labels).compactMap { byLabel[$0] }.filter { $0.index < cell.index }
          .sorted { $0.index < $1.index }
        // An unknown label, or a cell with a mistake of its own, has been reported already.
        guard sources.count == Set(need.labels).count else { continue }
        let place = cell.range(ofOption: need.option)
        switch need.content {
        case .output(let kind):
          guard !sources.contains(where: { $0.step.outputKinds.contains(kind) }) else { continue }
          report(.noOutput(kind, cells: sources.map(\.label)), at: place)
        case .scalar(let name), .steadyScalar(let name):
          let names = sources.flatMap(\.step.scalarNames)
          if !names.contains(name) {
            report(.noScalar(name, cells: sources.map(\.label), known: names), at: place)
          } else if case .steadyScalar = need.content,
            let source = sources.first(where: { type(of: $0.step).volatileScalars.contains(name) })
          {
            report(.volatileScalar(name, cell: source.label), at: place)
          }
        }
      }
    }
  }

  // MARK: - Files

  private mutating func checkFiles(
    of step: any Step, ranges: [String: SourceRange], fence: SourceRange
  ) {
    guard checksFiles else { return }
    for file in step.dataflow.files {
      guard let problem = files.problem(with: file.path) else { continue }
      report(
        .file(problem, advice: "paths start at the notebook's folder"), at: ranges[file.option] ?? fence)
    }
  }

  /// Two cells that write the same file would leave only the later one's; file systems that ignore case find more names
  /// the same.
  private mutating func checkSavedFiles(_ cells: [PlannedCell]) {
    var writers: [String: String] = [:]
    for cell in cells {
      for file in cell.step.dataflow.saves {
        let place = cell.range(ofOption: file.option)
        if !SavedFile.isName(file.name) { report(.notFileName(file.name), at: place) }
        if let writer = writers.updateValue(cell.label, forKey: file.name.lowercased()) {
          report(.savedTwice(file.name, by: writer), at: place)
        }
      }
    }
  }

  // MARK: - Prose

  /// The formulas of the title, the works, the prose and the captions, in the order of the file.
  private func formulas(in cells: [PlannedCell], _ bibliography: Bibliography) -> [Located<Formula>] {
    var finder = PlaceFinder(lines: document.source.lines)
    func located(_ text: [Inline], near range: SourceRange, reach: Int) -> [Located<Formula>] {
      text.formulas.map { formula in
        let first = String(formula.tex.prefix { $0 != "\n" })
        let place = finder.place(of: first, near: range.start.line, reach: reach)
        return Located(formula, at: place ?? range)
      }
    }
    let titles = document.frontMatter.phrases.flatMap { located($0.content, near: $0.range, reach: 5) }
    let captions = cells.flatMap { cell in
      located(cell.common.caption, near: cell.range(ofOption: CommonOptions.caption.name), reach: 5)
    }
    return (titles + bibliography.formulas + document.formulas + captions).sorted {
      $0.range.start < $1.range.start
    }
  }

  private mutating func checkProse(_ cells: [PlannedCell]) {
    let byLabel = Dictionary(cells.map { ($0.label, $0) }) { first, _ in first }
    for located in document.valueReferences + cells.flatMap({ $0.inCaption(\.values) }) {
      let reference = located.content
      if reference.label == ValueReference.parameters {
        _ = scope.use(
          reference.name, written: "\(reference.label).\(reference.name)", at: located.range,
          reporting: &diagnostics)
      } else if indexByLabel[reference.label] == nil {
        report(.unknownLabel(reference.label, known: labels), at: located.range)
      } else if let names = byLabel[reference.label]?.step.scalarNames, !names.contains(reference.name) {
        // A cell with a mistake of its own has said so already.
        report(
          .unknownScalar(reference.name, cell: reference.label, known: names), at: located.range)
      }
    }
    for cell in cells {
      let place = cell.range(ofOption: CommonOptions.caption.name)
      diagnostics += cell.common.captionMistakes.map { Diagnostic($0.severity, at: place, $0.mistake) }
    }
    if let picture = document.frontMatter.picture, indexByLabel[picture.content] == nil {
      report(.unknownPicture(picture.content, known: labels), at: picture.range)
    }
  }

  /// The style sheet that the front matter names, and its file.
  private mutating func style() -> (sheet: StyleSheet?, file: [PageFile]) {
    guard let style = document.frontMatter.style, let path = FilePath(.text(style.content)) else {
      return (nil, [])
    }
    let contents: FileContents
    do throws(FileProblem) {
      contents = try files.contents(of: path)
    } catch {
      if checksFiles {
        report(.file(error, advice: "paths start at the notebook's folder"), at: style.range)
      }
      return (nil, [PageFile(path: path)])
    }
    let input = InputFile(path: path.path, bytes: contents.bytes.count, digest: contents.digest)
    // A style sheet without a rule is one.
    if !contents.bytes.isEmpty, let standIn = StandIn(contents.bytes) {
      report(.standIn(standIn, file: path.path, expected: "a style sheet"), at: style.range)
      return (nil, [PageFile(path: path, input: input)])
    }
    let sheet = StyleSheet(contents.bytes)
    for finding in sheet.findings {
      report(.style(file: path.path, line: finding.line, finding.problem), at: style.range)
    }
    return (sheet.findings.isEmpty ? sheet : nil, [PageFile(path: path, input: input)])
  }

  private mutating func checkObjective(_ cells: [PlannedCell]) {
    guard let objective = document.frontMatter.objective else { return }
    let goal = objective.content
    guard indexByLabel[goal.label] != nil else {
      return report(.unknownLabel(goal.label, known: labels), at: objective.range)
    }
    // A cell with a mistake of its own has said so already.
    guard let step = cells.first(where: { $0.label == goal.label })?.step else { return }
    guard step.scalarNames.contains(goal.name) else {
      return report(
        .unknownScalar(goal.name, cell: goal.label, known: step.scalarNames), at: objective.range)
    }
    if Objective(goal, of: step, choice: .notebook) == nil {
      report(.objectiveDirection("\(goal.label).\(goal.name)"), at: objective.range)
    }
  }

  private mutating func checkPictures(_ cells: [PlannedCell]) {
    // Each file is read once, however often it is shown.
    var problems: [String: LocalImage.Problem?] = [:]
    for image in document.images + cells.flatMap({ $0.inCaption(\.images) }) {
      let problem = problems[image.content] ?? LocalImage.problem(with: image.content, in: folder)
      problems[image.content] = .some(problem)
      if let problem { diagnostics.append(Diagnostic(problem.severity, at: image.range, .picture(problem))) }
    }
  }

  private mutating func checkLinks(_ cells: [PlannedCell], anchors: [String]) {
    var checker = LinkChecker(
      anchors: anchors, files: checksFiles ? files : nil,
      written: cells.flatMap { $0.step.dataflow.saves.map(\.name) })
    for link in document.links + cells.flatMap({ $0.inCaption(\.links) }) {
      guard let mistake = checker.mistake(in: link.content) else { continue }
      diagnostics.append(Diagnostic(.warning, at: link.range, mistake))
    }
  }
}

extension PlannedCell {
  /// What of its caption is of one kind, each at the place of the whole.
  fileprivate func inCaption<Content>(_ parts: KeyPath<[Inline], [Content]>) -> [Located<Content>] {
    let place = range(ofOption: CommonOptions.caption.name)
    return common.caption[keyPath: parts].map { Located($0, at: place) }
  }
}

extension Mistake {
  /// The parameter that it says is not there.
  fileprivate var missingParameter: String? {
    switch self {
    case .unknownParameter(let name, _), .unknownGivenParameter(let name, _, _): name
    default: nil
    }
  }
}

/// What opening a notebook came to: a plan when no mistake is an error, and the mistakes.
public struct Opened: Sendable {
  /// The plan; nil when there is an error among the mistakes.
  public var plan: Plan?
  /// The mistakes, in the order of the file.
  public var diagnostics: [Diagnostic]
  /// The notebook's formulas, in the order of the file; whoever sets them knows what is wrong with them.
  package var formulas: [Located<Formula>]

  /// Puts what somebody else found among the mistakes; an error takes the plan away.
  public mutating func add(_ diagnostics: [Diagnostic]) {
    self.diagnostics += diagnostics
    self.diagnostics.sort()
    if diagnostics.hasErrors { plan = nil }
  }
}

extension [Diagnostic] {
  /// Puts them in the order of the file, those without a place first.
  fileprivate mutating func sort() {
    let start = SourcePosition(line: 0, column: 0)
    sort { ($0.range?.start ?? start) < ($1.range?.start ?? start) }
  }
}
