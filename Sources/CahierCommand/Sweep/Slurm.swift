import Dispatch
import Foundation
import Notebook

/// The commands of Slurm, a scheduler of clusters: `sbatch` and `squeue` of the user who calls.
struct Slurm: Sendable {
  /// Why the scheduler could not be asked.
  struct Problem: Error {
    var command: String
    var reason: String

    /// For who called.
    var message: String { "`\(command)`: \(reason)" }
  }

  /// How a task of a job array stands.
  enum TaskState: Hashable, Sendable {
    /// It waits, or is held, or is being started or ended.
    case waiting
    case running
    /// Somebody wanted it to end.
    case cancelled
    /// It ended, in whatever way.
    case ended

    /// - Parameter name: as `squeue`'s `%T` has it (squeue(1), *Job State Codes*).
    init(_ name: Substring) {
      switch name {
      case "RUNNING": self = .running
      case "CANCELLED": self = .cancelled
      case "COMPLETED", "FAILED", "TIMEOUT", "OUT_OF_MEMORY", "NODE_FAIL", "BOOT_FAIL", "DEADLINE", "REVOKED",
        "PREEMPTED":
        self = .ended
      default: self = .waiting
      }
    }

    /// Whether it may still come to something.
    var isAlive: Bool { self == .waiting || self == .running }
  }

  /// Submits a job array.
  ///
  /// - Parameters:
  ///   - script: for `/bin/sh`, with lines `#SBATCH`.
  ///   - name: by which it is found again.
  ///   - tasks: how many; they are numbered from 0.
  /// - Returns: the job's number.
  /// - Throws: ``Problem``.
  func submit(_ script: String, name: String, tasks: Int) async throws -> String {
    let output = try await call(
      "sbatch", ["--parsable", "--job-name", name, "--array", "0-\(tasks - 1)"], input: script)
    // With more than one cluster, its name stands behind a semicolon.
    let job = output.prefix { $0.isNumber }
    guard !job.isEmpty else { throw Problem(command: "sbatch", reason: "it gave no number: \(output)") }
    return String(job)
  }

  /// How many tasks an array may have on this cluster (slurm.conf(5), *MaxArraySize*: their numbers are below it).
  ///
  /// - Throws: ``Problem``.
  func mostTasks() async throws -> Int {
    let settings = try await call("scontrol", ["show", "config"])
    let line = settings.split(separator: "\n").first { $0.hasPrefix("MaxArraySize") }
    return max(1, line?.split(separator: " ").last.flatMap { Int($0) } ?? 1001)
  }

  /// How the tasks of a job stand.
  struct JobState: Sendable {
    fileprivate var tasks: [Int: TaskState] = [:]
    /// Of those that are not named: the last of an array that were cancelled before they began.
    fileprivate var others = TaskState.ended

    subscript(task: Int) -> TaskState { tasks[task] ?? others }
  }

  /// How the tasks of the user's jobs stand, by job. What ended some minutes ago is not among them.
  ///
  /// - Throws: ``Problem``.
  func jobs() async throws -> [String: JobState] {
    let output = try await call("squeue", ["--me", "-h", "-r", "-t", "all", "-o", "%F %K %T"])
    var jobs: [String: JobState] = [:]
    for line in output.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 3 else { continue }
      let (job, state) = (String(words[0]), TaskState(words[2]))
      if let task = Int(words[1]) {
        jobs[job, default: JobState()].tasks[task] = state
      } else {
        jobs[job, default: JobState()].others = state
      }
    }
    return jobs
  }

  /// The number of the user's job of this name; nil where there is none.
  ///
  /// - Throws: ``Problem``.
  func job(named name: String) async throws -> String? {
    let output = try await call("squeue", ["--me", "-h", "-t", "all", "--name", name, "-o", "%F"])
    return output.split(separator: "\n").first.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// Runs a command and returns what it printed.
  private func call(_ command: String, _ arguments: [String], input: String = "") async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      // It may take seconds: not on the cooperative threads.
      DispatchQueue.global().async {
        continuation.resume(with: Result { try Self.run(command, arguments, input: input) })
      }
    }
  }

  private static func run(_ command: String, _ arguments: [String], input: String) throws -> String {
    let process = Process()
    let (given, output, errors) = (Pipe(), Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [command] + arguments
    process.standardInput = given
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
      // A script is smaller than what a pipe takes, and so is what these commands complain of.
      try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try given.fileHandleForWriting.close()
      let text = try output.fileHandleForReading.readToEnd() ?? Data()
      let complaint = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        let reason = String(decoding: complaint, as: UTF8.self).trimmingCharacters(
          in: .whitespacesAndNewlines)
        throw Problem(
          command: command,
          reason: process.terminationStatus == 127 ? "there is no such command here" : reason)
      }
      return String(decoding: text, as: UTF8.self)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(command: command, reason: error.fileReason)
    }
  }
}
