import Foundation
import Notebook
import Wording

/// What a page asks for.
struct PageCommand: Decodable, Sendable {
  enum Action: String, Decodable, Sendable {
    case run
    case runFrom = "run-from"
    case stop, fresh
    case give, reset, keep
    case options, check, complete, save
  }

  var action: Action
  /// A cell's label.
  var cell: String?
  /// A parameter's name, and what was typed for it.
  var name: String?
  var value: String?
  /// The options of a cell as they are typed.
  var text: String?
  /// What the file was when they were opened.
  var base: String?
  /// A place in them, counted from 1.
  var line: Int?
  var column: Int?
}

/// What it is answered.
struct PageAnswer: Encodable, Sendable {
  struct Mark: Encodable, Sendable {
    var line: Int
    var column: Int
    var length: Int
    var isError: Bool
    var message: String
    var advice: String?
  }

  struct Offer: Encodable, Sendable {
    var word: String
    var insertion: String
    var detail: String?
    var kind: String
  }

  /// Why it was not done; nil where it was.
  var problem: String?
  var text: String?
  var base: String?
  /// The options as they stand in the file by now, where that is not what was edited.
  var theirs: String?
  var marks: [Mark]?
  var offers: [Offer]?
  /// From which column on what was typed is replaced.
  var from: Int?
}

extension LiveNotebook {
  /// Does what a page asks for.
  func perform(_ command: PageCommand) async -> PageAnswer {
    switch command.action {
    case .run: return run(command.cell, downstream: false)
    case .runFrom: return run(command.cell, downstream: true)
    case .fresh:
      run(whenReady: Request(.stale, startsFresh: true, keepsGoing: true))
      return PageAnswer()
    case .stop:
      await stop()
      return PageAnswer()
    case .give: return give(command)
    case .reset:
      if let name = command.name { give(nil, for: name) }
      return PageAnswer()
    case .keep: return keep(command)
    case .options: return options(of: command)
    case .check: return check(command)
    case .complete: return await complete(command)
    case .save: return save(command)
    }
  }

  private func run(_ label: String?, downstream: Bool) -> PageAnswer {
    guard let index = label.flatMap({ plan?.cell(labelled: $0)?.index }) else {
      return PageAnswer(problem: voice.say(LiveWords.noCell))
    }
    run(whenReady: Request(.cell(index, downstream: downstream), keepsGoing: true))
    return PageAnswer()
  }

  // MARK: - Parameters

  private func parameter(_ command: PageCommand) -> FrontMatter.Parameter? {
    parsed?.document.frontMatter.parameters.first { $0.name == command.name }
  }

  private func give(_ command: PageCommand) -> PageAnswer {
    guard let parameter = parameter(command), let text = command.value,
      let given = ParameterReader.commandLine("\(parameter.name)=\(text)")
    else { return PageAnswer(problem: voice.say(LiveWords.noParameter)) }
    let value = given.value(over: parameter.value)
    if let expectation = parameter.expectation(against: value) {
      return PageAnswer(problem: voice.say(LiveWords.expected, .name(expectation)))
    }
    give(value.isLike(parameter.value) ? nil : given, for: parameter.name)
    return PageAnswer()
  }

  /// Writes the value that a control has into the file, in the place of the one that is there.
  private func keep(_ command: PageCommand) -> PageAnswer {
    guard let parameter = parameter(command), let source,
      let given = fitting.last(where: { $0.name == command.name })
    else { return PageAnswer(problem: voice.say(LiveWords.nothingToKeep)) }
    guard isFileUnchanged else { return PageAnswer(problem: voice.say(LiveWords.savedNow)) }
    let value = given.value(over: parameter.value)
    guard
      let range = ParameterWriting.range(of: parameter, in: source),
      let new = RawText(bytes).replacing(range, of: source, with: ParameterWriting.yaml(value)),
      ParameterWriting.isOnlyChange(of: parameter, to: value, from: parsed, in: new, name: path)
    else {
      return PageAnswer(problem: voice.say(LiveWords.severalLines))
    }
    if let problem = write(new) { return PageAnswer(problem: problem) }
    give(nil, for: parameter.name)
    return PageAnswer()
  }

  /// Whether the file is as it was read.
  var isFileUnchanged: Bool { (try? Data(contentsOf: url)).map { [UInt8]($0) == bytes } ?? false }

  /// Writes the file whole or not at all, and reads it again. What it is called by a link stays so.
  func write(_ new: [UInt8]) -> String? {
    let place = url.resolvingSymlinksInPath()
    let mode = (try? FileManager.default.attributesOfItem(atPath: place.path))?[.posixPermissions]
    do {
      try Data(new).write(to: place, options: .atomic)
      if let mode {
        try? FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place.path)
      }
    } catch {
      return voice.say(LiveWords.notWritten, .name(error.fileReason))
    }
    read()
    return nil
  }
}

extension FrontMatter.Parameter {
  /// What it expects in place of a value that a control cannot set it to; nil where it can.
  func expectation(against value: Value) -> String? {
    if let domain, !domain.contains(value) { return domain.expectation }
    return self.value.isOfSameKind(as: value) ? nil : self.value.kind
  }
}

extension Value {
  /// Whether a control for one could have come to the other.
  fileprivate func isOfSameKind(as other: Value) -> Bool {
    switch (self, other) {
    case (.integer, .integer), (.number, .integer), (.number, .number), (.integer, .number),
      (.boolean, .boolean), (.text, .text), (.list, .list), (.null, _):
      true
    default: false
    }
  }
}
