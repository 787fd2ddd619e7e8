import ArgumentParser
import TestSupport

/// `fuzz`: damaged notebooks, parameters, data, pictures and formulas, each read in a process that may die of it.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Read damaged inputs, and tell of those that crash, hang or are read wrongly.",
    discussion: """
      The same seed gives the same inputs. What is found is kept in .build/fuzz, with the command that reads it again. \
      The exit status is 1 when something was found.
      """)

  @Option(help: "How many inputs of each kind are tried; more than that only within --seconds.")
  var trials: Int?

  @Option(help: "How long to go on, for all kinds together.")
  var seconds: Double?

  @Option(help: "What the damage is drawn from.")
  var seed: UInt64 = 1

  @Option(help: "The number of the first input.")
  var from = 0

  @Option(
    help: ArgumentHelp(
      "Try inputs of one kind only: \(Subjects.names.joined(separator: ", ")).", valueName: "kind"))
  var only: String?

  @Option(help: .private)
  var worker: String?

  func validate() throws {
    for name in [only, worker].compactMap(\.self) where !Subjects.known.contains(where: { $0.name == name }) {
      throw ValidationError("`\(name)` is not one of \(Subjects.names.joined(separator: ", "))")
    }
  }

  func run() throws {
    let name = worker ?? only
    let subjects = name == nil ? Subjects.all : Subjects.known.filter { $0.name == name }
    let budget = Budget(
      trials: trials ?? (seconds == nil ? 1000 : .max), seconds: seconds.map { $0 / Double(subjects.count) })
    var isSound = true
    for type in subjects {
      if worker != nil {
        try Worker(try type.init(), seed: seed).run(from: from, within: budget)
      } else {
        let findings = try Campaign(try type.init(), seed: seed).run(from: from, within: budget)
        isSound = isSound && findings == 0
      }
    }
    if !isSound { throw ExitCode(1) }
  }
}

/// How much is tried.
struct Budget: Sendable {
  var trials: Int
  /// nil for as long as the trials take.
  var seconds: Double?
}
