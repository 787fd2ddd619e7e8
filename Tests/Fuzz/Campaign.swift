import Foundation
import TestSupport

/// The trials of one subject, in processes of their own: one that dies is told of, and the next one goes on behind it.
struct Campaign {
  /// Where inputs are kept that something was found with.
  static let folder = Fixtures.checkout.appending(path: ".build/fuzz")
  /// Beyond so many, more of them say nothing new.
  private static let mostFindings = 20

  private let subject: any Subject
  private let name: String
  private let seed: UInt64

  init(_ subject: any Subject, seed: UInt64) throws {
    self.subject = subject
    self.seed = seed
    name = type(of: subject).name
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
  }

  /// How many inputs crashed, hung or were read wrongly.
  func run(from first: Int, within budget: Budget) throws -> Int {
    let program = ExternalProgram(URL(filePath: CommandLine.arguments[0]))
    let start = ContinuousClock.now
    var number = first
    var findings = 0
    while number - first < budget.trials, findings < Self.mostFindings {
      var arguments = [
        "--worker", name, "--seed", String(seed), "--from", String(number), "--trials",
        String(budget.trials - (number - first)),
      ]
      if let seconds = budget.seconds {
        let left = seconds - (ContinuousClock.now - start) / .seconds(1)
        guard left > 0 else { break }
        arguments += ["--seconds", String(left)]
      }
      // To write down where it crashed may take longer than an input may.
      let outcome = try program.run(arguments, environment: ["SWIFT_BACKTRACE": "enable=no"])
      var next: Int?
      for line in outcome.output.split(separator: "\n") {
        let parts = line.split(separator: " ", maxSplits: 1)
        if parts.first == "next" {
          next = parts.last.flatMap { Int($0) }
        } else if let found = parts.first.flatMap({ Int($0) }) {
          findings += 1
          try keep(found, because: parts.count > 1 ? String(parts[1]) : "")
        }
      }
      if outcome.status == 0, let next {
        // It stopped before its budget was used up because enough was found, or because time is over.
        number = next
        if number - first < budget.trials { break }
      } else {
        let died = try Progress.number(of: name) ?? number
        findings += 1
        try keep(died, because: Self.words(for: outcome))
        number = died + 1
      }
    }
    let found = findings == 0 ? "nothing found" : "\(findings) found"
    print(
      "\(name): \(number - first) inputs in \(Int((ContinuousClock.now - start) / .seconds(1))) s, \(found)")
    return findings
  }

  /// How a worker ended that did not end by itself. Its status is the number of the signal then.
  private static func words(for outcome: ExternalProgram.Outcome) -> String {
    if outcome.status == SIGALRM { return "took too long" }
    let last = outcome.error.split(separator: "\n").first {
      $0.contains("atal error") || $0.contains("rror:")
    }
    return "ended with status or signal \(outcome.status)" + (last.map { ": \($0.prefix(300))" } ?? "")
  }

  private func keep(_ number: Int, because reason: String) throws {
    let (input, origin) = Mutator(subject).input(number, seed: seed, of: name)
    let file = Self.folder.appending(path: "\(name)-\(seed)-\(number)")
    try Data(input).write(to: file)
    print(
      """
      \(name) \(number), from \(origin.name): \(reason)
        the input is \(file.path)
        again: fuzz --only \(name) --seed \(seed) --from \(number) --trials 1
      """)
  }
}
