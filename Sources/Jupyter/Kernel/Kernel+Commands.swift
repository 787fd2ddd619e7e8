import Foundation
import Notebook
import Report
import Wording

/// What is told the kernel besides cells.
extension Kernel {
  func carryOut(_ command: TypedInput.Command, _ execution: inout Execution) async throws(ExecutionError) {
    switch command.name {
    case "params": if command.argument.isEmpty { await listParameters(execution) }
    case "status": await tellStatus(execution)
    case "check": await tellMistakes(execution)
    case "report": try await writeReport(command, execution)
    case "clear": publish("clear_output", ["wait": false], about: execution.request)
    case "help": try tellHelp(command, execution)
    default:
      let known = CommandHelp.commands.map(\.name)
      throw mistake(
        "`%\(command.name)` is no command: \(quotedList(known.map { "%\($0)" }, word: "or")) was expected",
        command, execution,
        suggestions: nearestNames(to: command.name, among: known).map { "%\($0)" })
    }
  }

  private func mistake(
    _ message: String, _ command: TypedInput.Command, _ execution: Execution, suggestions: [String] = []
  ) -> ExecutionError {
    let source = SourceText(name: execution.name, text: execution.code)
    let place = SourceRange(line: command.line, column: 1, length: command.name.count + 1)
    let diagnostic = Diagnostic(at: place, message, suggestions: suggestions)
    return ExecutionError(
      "Mistake", message, text: DiagnosticText(source: source, style: Self.style).text(diagnostic),
      keepsNothing: true)
  }

  // MARK: - Parameters

  /// `lambda=0.1 hidden="two words"`, each a name with a value.
  func assignments(
    _ command: TypedInput.Command, _ execution: Execution
  ) throws(ExecutionError) -> [(name: String, value: String)] {
    guard let found = TypedInput.assignments(command.argument) else {
      throw mistake(
        "`%params` takes `name=value`: \(quoted(command.argument)) was found", command, execution)
    }
    return found
  }

  private func listParameters(_ execution: Execution) async {
    guard let plan = await part().plan else {
      return stream("the notebook has mistakes; `%check` tells them", to: "stdout", execution)
    }
    tellOfParameters(plan, execution)
  }

  func tellOfParameters(_ plan: Plan, _ execution: Execution) {
    let lines = plan.parameters.all.map { "\($0.name) = \($0.value.description)" }
    stream(
      lines.isEmpty
        ? "there are no parameters; `%params name=value` makes one" : lines.joined(separator: "\n"),
      to: "stdout", execution)
  }

  /// The title, and what stands under it.
  func tellOfHead(_ plan: Plan, _ execution: Execution) {
    guard let title = HeadMedia(plan).bundle else { return }
    show(title, execution)
  }

  // MARK: - The notebook

  private func tellStatus(_ execution: Execution) async {
    let part = await part()
    let forecast = part.plan == nil ? [] : await engine.forecast()
    var text = ForecastText(style: Self.style).text(forecast).trimmingCharacters(in: .newlines)
    if forecast.isEmpty { text = "no cell has run yet" }
    let mistakes = part.leftOut.map { self.text(of: [$0.mistake], in: $0.script, execution) }
    if !mistakes.isEmpty {
      text += "\n\nNot a part of it any more:\n\n" + mistakes.joined(separator: "\n\n")
    }
    stream(text, to: "stdout", execution)
  }

  private func tellMistakes(_ execution: Execution) async {
    let (script, opened) = await open(Array(session.cells.indices))
    var all = opened
    let worker = surroundings.worker
    let found = await Self.aside {
      FormulaSetter(opened, in: script.source, worker: worker).diagnostics
    }
    all.add(found)
    let text =
      all.diagnostics.isEmpty
      ? "\(counted(session.cells.count, "cell")), no mistakes"
      : text(of: all.diagnostics, in: script, execution)
    stream(text, to: "stdout", execution)
  }

  /// Does what blocks on a thread that may be blocked.
  static func aside<Answer: Sendable>(_ work: @escaping @Sendable () -> Answer) async -> Answer {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: work()) }
    }
  }

  private func writeReport(_ command: TypedInput.Command, _ execution: Execution) async throws(ExecutionError)
  {
    let part = await part()
    guard part.plan != nil else { throw ExecutionError("Mistake", "the front matter has mistakes") }
    let opened = part.opened
    guard let result = await engine.run(Request(.nothing)).result() else { throw Self.interruption }
    let files = surroundings.files
    let path = command.argument.isEmpty ? nil : command.argument
    let written = await Self.aside { Result { try files.write(result, opened, to: path) } }
    switch written {
    case .success(let path): stream("\(path) is written", to: "stdout", execution)
    case .failure(let error): throw ExecutionError("NotWritten", "\(error)")
    }
  }

  // MARK: - Numbers and help

  /// A number as prose names it.
  func tell(_ text: String, _ execution: inout Execution) async throws(ExecutionError) {
    guard let value = await value(of: text) else {
      throw ExecutionError(
        "NoValue", "`\(text)` has no value: no cell of that label has run, or it has no such number")
    }
    execution.result = value
    guard !execution.isSilent else { return }
    publish(
      "execute_result",
      .object([.init("execution_count", .integer(execution.count))] + MediaBundle(text: value).members),
      about: execution.request)
  }

  /// What stands for `{label.name:format}`; nil where that has no value.
  private func value(of text: String) async -> String? {
    guard let match = text.wholeMatch(of: /\{?([a-z0-9][a-z0-9-]*)\.([A-Za-z0-9_-]+)(?::([^{}]*))?\}?/),
      let format = NumberFormat(match.output.3 ?? "")
    else { return nil }
    guard let plan = await part().plan else { return nil }
    let (label, name) = (String(match.output.1), String(match.output.2))
    if label == ValueReference.parameters { return plan.parameters[name]?.string(format: format) }
    return await engine.numbers()[label]?.first { $0.name == name }.map { format.string($0.value) }
  }

  /// The answers to `user_expressions`.
  func answers(to expressions: JSONValue?) async -> JSONValue {
    var answers: [JSONValue.Member] = []
    for expression in expressions?.members ?? [] {
      let text = expression.value.string ?? ""
      if let value = await value(of: text) {
        answers.append(
          .init(expression.name, .object([.init("status", "ok")] + MediaBundle(text: value).members)))
      } else {
        let error = ExecutionError("NoValue", "`\(text)` has no value")
        answers.append(.init(expression.name, .object([.init("status", "error")] + error.members)))
      }
    }
    return .object(answers)
  }

  private func tellHelp(_ command: TypedInput.Command, _ execution: Execution) throws(ExecutionError) {
    guard !command.argument.isEmpty else {
      return stream(CommandHelp.text(surroundings.catalogue), to: "stdout", execution)
    }
    guard let step = surroundings.catalogue[command.argument] else {
      throw mistake(
        "`\(command.argument)` is no step", command, execution,
        suggestions: nearestNames(to: command.argument, among: surroundings.catalogue.names))
    }
    stream(
      StepText(style: Self.style).reference(step).trimmingCharacters(in: .newlines), to: "stdout", execution)
  }

  /// What a pager shows about a word: a step, a command, a label.
  func page(about word: String, _ execution: Execution) async throws(ExecutionError) -> JSONValue {
    let help = await help(about: word)
    guard let help else {
      throw ExecutionError(
        "NoHelp", "there is nothing to say about `\(word)`: a step, a label or a parameter was expected")
    }
    return ["source": "page", "start": 0, "data": .object(help.data)]
  }

  private func help(about word: String) async -> MediaBundle? {
    if word.hasPrefix("%") {
      return CommandHelp.commands.first { "%\($0.name)" == word }
        .map { MediaBundle(text: "%\($0.name) \($0.argument): \($0.help)") }
    }
    if let step = surroundings.catalogue[word] {
      return MediaBundle(text: StepText(style: Self.style).reference(step))
    }
    let assistant = await assistant(for: "`{\(word)")
    return assistant.help(at: SourcePosition(line: 1, column: 4)).map { MediaBundle(text: $0.text) }
  }
}
