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
    do throws(ExecutionError) {
      let places = try take(input, execution)
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

  /// Makes what was typed a part of the session, and gives the places of its cells.
  private func take(_ input: TypedInput, _ execution: Execution) throws(ExecutionError) -> [Int] {
    for part in input.parts {
      switch part {
      case .head(let lines): session.takeHead(lines, input: execution.count)
      case .assignment(let name, let value): session.give(name, value)
      case .command(let command) where command.name == "params":
        for (name, value) in try assignments(command, execution) { session.give(name, value) }
      default: break
      }
    }
    return session.take(input.cells, id: execution.cellID, input: execution.count)
  }

  static let interruption = ExecutionError(
    "Interrupted", "what was done is kept: run the cell again, and it goes on")

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
    let media = CellMedia(cell, of: run)
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
