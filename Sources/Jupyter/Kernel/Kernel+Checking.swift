import Foundation
import Notebook
import Report
import Wording

/// What can be run of a session, and what is wrong with the rest.
extension Kernel {
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
  func check(_ places: [Int], _ execution: Execution) async throws(ExecutionError) -> Checked {
    let part = await part(upTo: places.max(), with: places)
    if let plan = part.plan {
      // Warnings go to standard error.
      let own = own(part.opened.diagnostics, in: part.script, places)
      if !own.isEmpty { stream(text(of: own, in: part.script, execution), to: "stderr", execution) }
      return Checked(script: part.script, opened: part.opened, plan: plan)
    }
    let errors = part.opened.diagnostics.filter { $0.severity == .error }
    // Without an error, it is a warning of what was typed that says why it is no cell.
    let mistakes =
      errors.isEmpty ? own(part.opened.diagnostics, in: part.script, places) : errors
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

  /// What is said of the cells that were typed; what a whole notebook alone shows is no matter here.
  private func own(_ diagnostics: [Diagnostic], in script: Script, _ places: [Int]) -> [Diagnostic] {
    diagnostics.filter { diagnostic in
      guard let line = diagnostic.range?.start.line, let cell = script.origin(ofLine: line)?.cell else {
        return false
      }
      return places.contains(cell)
    }
  }

  /// Mistakes with the lines that they stand on, as they were typed.
  func text(of diagnostics: [Diagnostic], in script: Script, _ execution: Execution) -> String {
    diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      var source = SourceText(name: execution.name, text: execution.code)
      if let range = diagnostic.range, let (origin, place) = script.typed(range) {
        diagnostic.range = place
        if origin.input != execution.count { source = self.source(of: origin) }
      } else if case .unknownGivenParameter(let name, _, let known) = diagnostic.mistake {
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

  func stray(_ line: TypedInput.Line, _ execution: Execution) -> ExecutionError {
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
