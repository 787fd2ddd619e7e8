import Figures
import Foundation
import Notebook
import Report
import Wording

/// Carrying out what was typed.
extension Kernel {
  /// - Throws: ``ExecutionError`` with what went wrong; the session is as it was before, but for what ran.
  func run(_ execution: inout Execution) async throws(ExecutionError) {
    let input = TypedInput(execution.code)
    for case .stray(let line) in input.parts { throw stray(line, execution) }
    let before = session
    session.remove(ids: execution.deletedCells)
    for part in input.parts {
      switch part {
      case .head(let lines): session.takeHead(lines, input: execution.count)
      case .assignment(let name, let value): session.give(name, value)
      case .command(let command) where command.name == "params":
        for (name, value) in try assignments(command, execution) { session.give(name, value) }
      default: break
      }
    }
    let places = session.take(input.cells, id: execution.cellID, input: execution.count)
    do throws(ExecutionError) {
      let checked = try await check(places, execution)
      if places.isEmpty, input.parts.contains(where: \.changesParameters) {
        tellOfParameters(checked.plan, execution)
      }
      var rest = places
      for part in input.parts {
        if isInterrupted { throw Self.interruption }
        switch part {
        case .cell: try await run(rest.removeFirst(), of: checked, &execution)
        case .command(let command): try await carryOut(command, &execution)
        case .number(let text): try await tell(text, &execution)
        case .question(let word): execution.payload.append(try await page(about: word, execution))
        case .head: tellOfHead(checked.plan, execution)
        case .assignment, .stray: break
        }
      }
    } catch {
      // What was not sound is not kept; what only failed is.
      if error.keepsNothing { session = before }
      throw error
    }
    await prune()
  }

  static let interruption = ExecutionError(
    "Interrupted", "what was done is kept: run the cell again, and it goes on")

  // MARK: - Checking

  /// A session's cells as they can be run.
  struct Checked {
    var script: Script
    var opened: Opened
    var plan: Plan
  }

  /// The part of a session that can be run.
  struct Part {
    var script: Script
    var opened: Opened
    /// Nil when what was to be in it in any case is mistaken.
    var plan: Plan?
    /// What is wrong with the cells that are not in it, each at its place in a script of its own.
    var leftOut: [(cell: Int, script: Script, mistake: Diagnostic)] = []
  }

  /// Opens the session's cells but for those that have become mistaken since they ran.
  ///
  /// - Parameters:
  ///   - last: the last cell that is in it; nil for all.
  ///   - places: cells that are in it in any case.
  func part(upTo last: Int? = nil, with places: [Int] = []) async -> Part {
    var included = Array(session.cells.indices.prefix((last ?? session.cells.count - 1) + 1))
    var leftOut: [(cell: Int, script: Script, mistake: Diagnostic)] = []
    while true {
      let (script, opened) = await open(included)
      // What only looks like a cell is none.
      if let plan = opened.plan, plan.cells.count == script.cells.count {
        return Part(script: script, opened: opened, plan: plan, leftOut: leftOut)
      }
      var others: [Int: Diagnostic] = [:]
      for mistake in opened.diagnostics where mistake.severity == .error {
        guard let line = mistake.range?.start.line, let cell = script.origin(ofLine: line)?.cell,
          !places.contains(cell), others[cell] == nil
        else { continue }
        others[cell] = mistake
      }
      guard !others.isEmpty else { return Part(script: script, opened: opened, leftOut: leftOut) }
      leftOut += others.sorted { $0.key < $1.key }.map { ($0.key, script, $0.value) }
      included.removeAll { others[$0] != nil }
    }
  }

  /// Opens the notebook up to the last of some cells, with these.
  private func check(_ places: [Int], _ execution: Execution) async throws(ExecutionError) -> Checked {
    let part = await part(upTo: places.max(), with: places)
    if let plan = part.plan {
      warn(of: part.opened.diagnostics, in: part.script, places, execution)
      return Checked(script: part.script, opened: part.opened, plan: plan)
    }
    let errors = part.opened.diagnostics.filter { $0.severity == .error }
    let mistakes = errors.isEmpty ? part.opened.diagnostics : errors
    // What is wrong with others may be why something is missing.
    let others = part.leftOut.map { text(of: [$0.mistake], in: $0.script, execution) }
    throw ExecutionError(
      "Mistake", mistakes.first?.message ?? "a cell begins with `{step}` or `{step label}`",
      text: ([text(of: mistakes, in: part.script, execution)] + others).filter { !$0.isEmpty }
        .joined(separator: "\n\n"), keepsNothing: true)
  }

  /// Opens the notebook that some cells of the session make.
  func open(_ cells: [Int]) async -> (Script, Opened) {
    let script = Script(session, cells: cells, named: surroundings.name)
    let opened = await engine.open(
      script.source, at: surroundings.folder, parameters: session.given.map(\.parameter))
    return (script, opened)
  }

  /// Warnings of the cells that were typed go to standard error; what a whole notebook alone shows is no matter here.
  private func warn(
    of diagnostics: [Diagnostic], in script: Script, _ places: [Int], _ execution: Execution
  ) {
    let own = diagnostics.filter { diagnostic in
      guard let line = diagnostic.range?.start.line, let cell = script.origin(ofLine: line)?.cell else {
        return false
      }
      return places.contains(cell)
    }
    guard !own.isEmpty else { return }
    stream(text(of: own, in: script, execution), to: "stderr", execution)
  }

  /// Mistakes with the lines that they stand on, as they were typed.
  func text(of diagnostics: [Diagnostic], in script: Script, _ execution: Execution) -> String {
    diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      var source = SourceText(name: execution.name, text: execution.code)
      if let range = diagnostic.range, let (origin, place) = script.typed(range) {
        diagnostic.range = place
        if origin.input != execution.count { source = self.source(of: origin) }
      } else if case .unknownGivenParameter(let name, let known) = diagnostic.mistake {
        // There is no command line: it stands in what was typed.
        diagnostic = Diagnostic(at: execution.place(of: name), .unknownParameter(name, known: known))
      }
      return DiagnosticText(source: source, style: Self.style).text(diagnostic)
    }.joined(separator: "\n").trimmingCharacters(in: .newlines)
  }

  /// What was typed for another cell, with its lines at their numbers.
  private func source(of origin: Script.Origin) -> SourceText {
    let lines = origin.cell.map { session.cells[$0].lines } ?? session.head?.lines ?? []
    var text = [String](repeating: "", count: lines.map(\.number).max() ?? 0)
    for line in lines { text[line.number - 1] = String(repeating: " ", count: line.shift) + line.text }
    return SourceText(name: "In [\(origin.input)]", text: text.joined(separator: "\n"))
  }

  /// Frontends show the colours of terminals.
  static let style = TerminalStyle(isTerminal: true, usesColor: true, width: 100)

  private func stray(_ line: TypedInput.Line, _ execution: Execution) -> ExecutionError {
    let source = SourceText(name: execution.name, text: execution.code)
    let place = SourceRange(line: line.number, column: 1, length: line.text.count)
    let diagnostic = Diagnostic(
      at: place, "a cell begins with `{step}` or `{step label}`; its options follow, a line each",
      advice: "write `%help` for how, and for what there is to tell Cahier besides")
    let text = DiagnosticText(source: source, style: Self.style).text(diagnostic)
    return ExecutionError(
      "NoStep", diagnostic.message, text: text + "\n" + CommandHelp.steps(surroundings.catalogue),
      keepsNothing: true)
  }

  // MARK: - Running

  private func run(
    _ place: Int, of checked: Checked, _ execution: inout Execution
  ) async throws(ExecutionError) {
    guard let index = checked.script.cells.firstIndex(of: place) else { return }
    let cell = checked.plan.cells[index]
    // A command may have opened more meanwhile.
    await engine.open(
      checked.script.source, at: surroundings.folder, parameters: session.given.map(\.parameter))
    // A cell that is run once more runs, though nothing changed.
    let isAgain = session.cells[place].hasRun
    session.note(place, hasRun: false)
    let events = await engine.run(
      Request(isAgain ? .cell(index, downstream: false) : .needed(index)))
    if isInterrupted { await engine.cancel() }
    var recorder = RunRecorder()
    var display = ProgressDisplay(id: UUID().uuidString)
    var first: [String] = []
    for await event in events {
      recorder.receive(event)
      switch event {
      case .cellStarted(let started) where started != index: first.append(checked.plan.cells[started].label)
      case .progress(let running, let progress) where cell.common.output:
        show(
          CellMedia.progress(
            of: checked.plan.cells[running].label, progress, growing: recorder.growingCharts[running]),
          in: &display, execution)
      default: break
      }
    }
    surroundings.store?.settle()
    guard let result = recorder.result else {
      throw ExecutionError("Mistake", "the notebook can't be run", keepsNothing: true)
    }
    if !first.isEmpty {
      stream(
        "\(quotedList(first)) ran first, since \(first.count == 1 ? "it was" : "they were") stale",
        to: "stderr", execution)
    }
    try show(result, cell, in: &display, of: checked, &execution)
    session.note(place, hasRun: true)
    try write(result.cells[index].files, of: checked.plan, execution)
  }

  /// Shows what a cell came to.
  private func show(
    _ run: RunResult, _ cell: PlannedCell, in display: inout ProgressDisplay, of checked: Checked,
    _ execution: inout Execution
  ) throws(ExecutionError) {
    let result = run.cells[cell.index]
    let media = CellMedia(cell, in: checked.plan) { run.value(of: $0) }
    for bundle in media.bundles(result) {
      // The first takes the place of the progress.
      if display.isShown { show(bundle, in: &display, execution) } else { show(bundle, execution) }
      display.isShown = false
    }
    if let failure = result.failure {
      let text = text(of: failure.all.map(Diagnostic.init), in: checked.script, execution)
      guard failure.isAllowed else {
        throw ExecutionError("CellFailed", failure.message.english, text: text)
      }
      stream(text, to: "stderr", execution)
    }
    if run.status == .interrupted { throw Self.interruption }
    switch result.state {
    case .stale(let reason), .notRun(let reason):
      let failures = run.cells.compactMap(\.failure).filter { !$0.isAllowed }.flatMap(\.all).map(
        Diagnostic.init)
      let text = failures.isEmpty ? nil : self.text(of: failures, in: checked.script, execution)
      throw ExecutionError(
        "NotRun", "`\(cell.label)` did not run: \(reason)",
        text: text.map { "\($0)\n\n`\(cell.label)` did not run: \(reason)" })
    case .ran, .restored, .failed: break
    }
    guard let scalars = media.scalars(result) else { return }
    if cell.common.output, !execution.isSilent {
      publish(
        "execute_result", .object([.init("execution_count", .integer(execution.count))] + scalars.members),
        about: execution.request)
    }
    execution.result = scalars.data.first?.value.string ?? ""
  }

  private func write(_ files: [SavedFile], of plan: Plan, _ execution: Execution) throws(ExecutionError) {
    for file in files {
      do {
        let path = try surroundings.files.write(file, of: plan)
        stream("\(path) is written", to: "stdout", execution)
      } catch {
        throw ExecutionError("NotWritten", "\(error)")
      }
    }
  }

  // MARK: - Telling

  /// A display that is drawn anew.
  struct ProgressDisplay {
    let id: String
    /// Whether it is there, and nothing final is in it.
    var isShown = false
  }

  private func show(_ bundle: MediaBundle, in display: inout ProgressDisplay, _ execution: Execution) {
    guard !execution.isSilent else { return }
    publish(
      display.isShown ? "update_display_data" : "display_data",
      .object(bundle.members + [.init("transient", ["display_id": .string(display.id)])]),
      about: execution.request)
    display.isShown = true
  }

  func show(_ bundle: MediaBundle, _ execution: Execution) {
    guard !execution.isSilent else { return }
    publish("display_data", .object(bundle.members + [.init("transient", [:])]), about: execution.request)
  }

  /// Text on one of the two streams that a program has.
  func stream(_ text: String, to name: String, _ execution: Execution) {
    guard !execution.isSilent else { return }
    publish("stream", ["name": .string(name), "text": .string(text + "\n")], about: execution.request)
  }

  // MARK: - Room

  /// How many cells without a place of their own are kept in any case.
  private static let room = 200

  /// Leaves out cells, the oldest first, that came from no cell of a frontend, have no label, and that no other depends on:
  /// in a console, each input would be one more for ever.
  private func prune() async {
    guard session.cells.count > Self.room else { return }
    let part = await part()
    guard let plan = part.plan else { return }
    let script = part.script
    var needed: Set<Int> = []
    for cell in plan.cells { needed.formUnion(cell.before) }
    let old = script.cells.dropLast(Self.room / 2)
    let unneeded = old.enumerated().filter { index, place in
      let cell = session.cells[place]
      return cell.id == nil && cell.label == nil && !needed.contains(index)
    }
    session.remove(Set(unneeded.map(\.element)))
  }
}

extension TypedInput.Part {
  /// Whether it gives parameters values.
  fileprivate var changesParameters: Bool {
    switch self {
    case .assignment: true
    case .command(let command): command.name == "params" && !command.argument.isEmpty
    default: false
    }
  }
}

extension Diagnostic {
  /// Why a cell failed, as a mistake at its place.
  init(_ failure: CellFailure) {
    self.init(
      failure.isAllowed ? .warning : .error, at: failure.range, failure.message.english,
      advice: failure.advice?.english)
  }
}

extension Execution {
  /// Where a name stands first.
  fileprivate func place(of name: String) -> SourceRange? {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard let found = line.firstRange(of: name) else { continue }
      let column = line.distance(from: line.startIndex, to: found.lowerBound) + 1
      return SourceRange(line: index + 1, column: column, length: name.count)
    }
    return nil
  }
}
