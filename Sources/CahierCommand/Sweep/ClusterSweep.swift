import ArgumentParser
import Foundation
import Notebook
import Report

/// A sweep whose combinations run on a cluster, as tasks of Slurm's job arrays.
///
/// Whether a combination is done is told by the store that all share, and by nothing else; the scheduler is asked only
/// which tasks are still alive. So the sweep may die and be started again at any time, and so may tasks.
final class ClusterSweep: Sendable {
  private let sweep: Sweep
  private let run: SweepRun
  private let folder: ClusterFolder
  private let slurm = Slurm()
  private let engine: Engine
  private let jobs: Int
  /// The command line of a task, but for the name of its batch.
  private let command: [String]
  /// The user's lines for `sbatch`.
  private let submission: String

  /// How often a combination is given to the cluster before it counts as failed.
  private static let mostAttempts = 3
  /// As many tasks as an array has, where the cluster takes as many.
  private static let mostTasks = 1000
  /// The longest that one combination runs here to be measured, in seconds.
  private static let longestMeasure = 60.0

  /// - Parameters:
  ///   - jobs: how many combinations are looked at at once.
  ///   - command: the words that run the same sweep, without `--slurm`.
  ///   - submission: options for `sbatch`.
  init(_ sweep: Sweep, run: SweepRun, jobs: Int, command: [String], submission: String) {
    self.sweep = sweep
    self.run = run
    self.jobs = jobs
    self.command = command
    self.submission = submission
    folder = ClusterFolder(in: sweep.folder)
    engine = sweep.groundwork.engine(threads: 1, keepsHistory: false)
  }

  /// Runs what is not stored, and returns when everything is, or when Ctrl-C was pressed: then the jobs go on.
  ///
  /// - Throws: ``OutputError``, `Slurm.Problem`, `ClusterFolder.Taken`.
  func callAsFunction() async throws {
    let lock = try folder.lock()
    defer { try? lock.close() }
    try await Interrupt.shared.watching {
      try await run.takeStored(sweep.jobs.indices, jobs: jobs)
      var record = try await takeUp()
      try await collect(in: record)
      if openIndices.isEmpty { return folder.end(keepsWords: false) }
      if await Interrupt.shared.isPressed { return }
      let covered = Set(record.batches.flatMap(\.tasks).joined())
      let uncovered = openIndices.filter { !covered.contains($0) }
      if !uncovered.isEmpty {
        if record.batches.isEmpty { record.seconds = try await measure(uncovered) }
        try await submit(openIndices.filter { !covered.contains($0) }, in: &record)
      }
      if try await wait(for: &record) {
        // Where something was given up, it may tell why.
        folder.end(keepsWords: record.batches.count >= Self.mostAttempts)
      } else {
        await tellHowToGoOn(record)
      }
    }
  }

  private var openIndices: [Int] { sweep.jobs.indices.filter(run.isOpen) }

  // MARK: - Before anything is submitted

  /// What an earlier call left under way.
  private func takeUp() async throws -> ClusterRecord {
    let fresh = ClusterRecord(sweep: sweep.identity, seconds: 0)
    guard var record = folder.record else { return fresh }
    guard record.sweep == fresh.sweep else {
      if !record.jobs.isEmpty {
        run.say(
          "note: jobs of this sweep as it was before may still be under way; `scancel "
            + record.jobs.joined(separator: " ") + "` ends them")
      }
      folder.end(keepsWords: false)
      return fresh
    }
    // A call that died while it submitted could not write down the number.
    for index in record.batches.indices where record.batches[index].job == nil {
      record.batches[index].job = try await slurm.job(named: record.batches[index].name)
    }
    record.batches.removeAll { $0.job == nil }
    if !record.jobs.isEmpty { run.say("job \(record.jobs.joined(separator: ", ")) is taken up") }
    return record
  }

  /// Runs a combination here, to learn how long one takes; and another where the first, which had to compute what all
  /// share, was quick.
  private func measure(_ indices: [Int]) async throws -> Double {
    var seconds = Self.longestMeasure
    for index in indices.prefix(2) {
      let start = ContinuousClock.now
      let engine = engine
      let limit = Task {
        try await Task.sleep(for: .seconds(Self.longestMeasure))
        await engine.cancel()
      }
      let status = try await run.run(index, on: engine, scope: .stale)
      limit.cancel()
      seconds = (ContinuousClock.now - start).inSeconds
      // A task goes on from where it was stopped.
      if status == .interrupted { run.forget(index) }
      let isPressed = await Interrupt.shared.isPressed
      if seconds > 1 || isPressed { break }
    }
    return seconds
  }

  // MARK: - Submitting

  private func submit(_ indices: [Int], in record: inout ClusterRecord) async throws {
    let isPressed = await Interrupt.shared.isPressed
    guard !indices.isEmpty, !isPressed else { return }
    // No combination is so quick that a task would have no end of them.
    let wanted = Int(Environment.taskSeconds / max(record.seconds, 0.005))
    let most = min(Self.mostTasks, try await slurm.mostTasks())
    let size = max(1, wanted, (indices.count + most - 1) / most)
    let tasks = stride(from: 0, to: indices.count, by: size).map {
      Array(indices[$0..<min($0 + size, indices.count)])
    }
    let name = "cahier-\(record.sweep.hexadecimal.prefix(12))-\(record.batches.count + 1)"
    record.batches.append(ClusterRecord.Batch(name: name, job: nil, tasks: tasks))
    // A task reads its share from it, so it comes first.
    try folder.write(record)
    let job = try await slurm.submit(script(for: name), name: name, tasks: tasks.count)
    record.batches[record.batches.count - 1].job = job
    try folder.write(record)
    run.say(
      "job \(job): \(indices.count) combinations in \(tasks.count) task\(tasks.count > 1 ? "s" : ""), "
        + "\(tasks[0].count) in each")
  }

  private func script(for batch: String) -> String {
    // Results depend on the instruction set: the tasks are to have that of who collects.
    let kernels = CahierCommand.catalogue.variant.prefix { $0.isLetter || $0.isNumber }
    return """
      #!/bin/sh
      #SBATCH --output="\(folder.path)%A_%a.log"
      \(submission.isEmpty ? "" : "#SBATCH \(submission)")
      CAHIER_KERNELS=${CAHIER_KERNELS:-\(kernels)} exec \(ShellWords.line(command + ["--slurm-batch", batch]))

      """
  }

  // MARK: - Waiting

  /// Waits until every combination is stored, has failed, or is given up; false where some are left, and nobody is to be
  /// waited for.
  private func wait(for record: inout ClusterRecord) async throws -> Bool {
    let start = ContinuousClock.now
    var nextQuestion = start
    /// The tasks that were gone when the scheduler was last asked, by the names of their batches.
    var gone: Set<[String]> = []
    while true {
      let round = ContinuousClock.now
      try await collect(in: record)
      if openIndices.isEmpty { return true }
      if await Interrupt.shared.isPressed { return false }
      if ContinuousClock.now >= nextQuestion {
        let elapsed = (ContinuousClock.now - start).inSeconds
        nextQuestion = ContinuousClock.now + .seconds(min(10, max(1, elapsed / 10)))
        guard try await askScheduler(&record, gone: &gone) else { return false }
      }
      // No more than a tenth of the time is spent on looking.
      let cost = (ContinuousClock.now - round).inSeconds
      try await rest(until: ContinuousClock.now + .seconds(min(5, max(0.2, 10 * cost))))
    }
  }

  /// Waits, but not for long once Ctrl-C is pressed.
  private func rest(until end: ContinuousClock.Instant) async throws {
    while ContinuousClock.now < end, await !Interrupt.shared.isPressed {
      try await Task.sleep(for: .seconds(0.1))
    }
  }

  /// Takes what the tasks have done since: each does its combinations in order.
  private func collect(in record: ClusterRecord) async throws {
    let failed = folder.failed
    for index in failed where run.isOpen(index) { try await run.takeFailed(index, on: engine) }
    for task in record.batches.flatMap(\.tasks) {
      for index in task where run.isOpen(index) {
        guard try await run.takeStored(index, on: engine, isNew: true) else { break }
      }
    }
  }

  /// Submits again what tasks that are gone have left undone. False where they were cancelled, and nothing else is under
  /// way.
  private func askScheduler(_ record: inout ClusterRecord, gone: inout Set<[String]>) async throws -> Bool {
    let states: [String: Slurm.JobState]
    do {
      states = try await slurm.jobs()
    } catch let problem as Slurm.Problem {
      // It may be restarted; the jobs do not depend on who asks.
      run.say("note: \(problem.message)")
      return true
    }
    var alive: Set<Int> = []
    var dead: [(name: [String], open: [Int], isCancelled: Bool)] = []
    var running = 0
    for batch in record.batches {
      let job = batch.job.flatMap { states[$0] }
      for (number, indices) in batch.tasks.enumerated() {
        let state = job?[number] ?? .ended
        if state == .running { running += 1 }
        if state.isAlive {
          alive.formUnion(indices)
        } else {
          let open = indices.filter(run.isOpen)
          if !open.isEmpty { dead.append(([batch.name, "\(number)"], open, state == .cancelled)) }
        }
      }
    }
    run.show { $0.running = running }
    dead = dead.map { ($0.name, $0.open.filter { !alive.contains($0) }, $0.isCancelled) }
      .filter { !$0.open.isEmpty }
    // Their last results may be on their way through a file system: they are gone when they are gone twice.
    let again = dead.filter { gone.contains($0.name) }
    gone = Set(dead.map(\.name))
    if alive.isEmpty, !dead.isEmpty, dead.allSatisfy(\.isCancelled) { return false }
    try await retry(again.filter { !$0.isCancelled }.flatMap(\.open), in: &record)
    return true
  }

  private func retry(_ indices: [Int], in record: inout ClusterRecord) async throws {
    var left: [Int] = []
    for index in Set(indices).sorted() {
      if try await run.takeStored(index, on: engine, isNew: true) { continue }
      if record.attempts(of: index) < Self.mostAttempts {
        left.append(index)
      } else {
        run.say(
          "\(TerminalText.safe(sweep.jobs[index].combination.name)): given up, the task died \(Self.mostAttempts) times; "
            + "its words are in \(folder.path)")
        try await run.takeFailed(index, on: engine)
      }
    }
    try await submit(left, in: &record)
  }

  private func tellHowToGoOn(_ record: ClusterRecord) async {
    let jobs = record.jobs.joined(separator: " ")
    guard await Interrupt.shared.isPressed else {
      folder.end(keepsWords: true)
      return run.say("job \(jobs) was cancelled; the same command submits again what is left")
    }
    guard !jobs.isEmpty else { return }
    run.say("job \(jobs) goes on: the same command takes it up again, `scancel \(jobs)` ends it")
  }
}
