import Foundation

/// The process that reads damaged inputs, one after the other. It notes the number of each before it reads it, so that
/// the parent knows which one it died of.
struct Worker {
  private let subject: any Subject
  private let seed: UInt64

  init(_ subject: any Subject, seed: UInt64) {
    self.subject = subject
    self.seed = seed
  }

  /// The most memory that reading any of the inputs may take.
  private static let memory = 3 << 30
  /// Beyond so many, more of them say nothing new.
  private static let mostFindings = 20

  /// Prints `number complaint` for each input that is read wrongly, and at last the number of the next one.
  func run(from first: Int, within budget: Budget) throws {
    limitMemory()
    hearAlarms()
    let name = type(of: subject).name
    let mutator = Mutator(subject)
    let progress = try Progress.file(of: name)
    let deadline = budget.seconds.map { ContinuousClock.now + .seconds($0) }
    var number = first
    var findings = 0
    while number - first < budget.trials, findings < Self.mostFindings {
      if let deadline, ContinuousClock.now >= deadline { break }
      try progress.note(number)
      // What takes longer is ended by a signal of the system.
      alarm(type(of: subject).limit)
      let (input, origin) = mutator.input(number, seed: seed, of: name)
      if let complaint = try subject.complaint(about: input, from: origin) {
        tell("\(number) \(complaint.replacing("\n", with: " ").prefix(400))")
        findings += 1
      }
      number += 1
    }
    alarm(0)
    tell("next \(number)")
  }

  /// Prints a line at once, so that it is there whatever becomes of this process.
  private func tell(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  /// A parent that starts this from a thread of a pool may have left signals blocked.
  private func hearAlarms() {
    var alarms = sigset_t()
    sigemptyset(&alarms)
    sigaddset(&alarms, SIGALRM)
    sigprocmask(SIG_UNBLOCK, &alarms, nil)
    signal(SIGALRM, SIG_DFL)
  }

  private func limitMemory() {
    #if canImport(Glibc)
      var limit = rlimit(rlim_cur: rlim_t(Self.memory), rlim_max: rlim_t(Self.memory))
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #endif
  }
}

/// The number of the input that a worker is reading, in a file: it outlives the worker.
struct Progress {
  private let handle: FileHandle

  /// The file that a worker of that name writes, and its parent reads.
  static func url(of name: String) -> URL { Campaign.folder.appending(path: "\(name).progress") }

  static func file(of name: String) throws -> Progress {
    try Data().write(to: url(of: name))
    return Progress(handle: try FileHandle(forWritingTo: url(of: name)))
  }

  /// All numbers have the same length, so that one covers the one before it.
  func note(_ number: Int) throws {
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: Data(String(format: "%020d", number).utf8))
  }

  static func number(of name: String) throws -> Int? {
    Int(String(decoding: try Data(contentsOf: url(of: name)), as: UTF8.self))
  }
}
