import Foundation
import TestSupport
import Testing

/// Two hundred combinations of milliseconds, run here, by GNU parallel, and by a real Slurm whose tasks and nodes die.
@Suite("A sweep on other machines", .serialized)
struct ClusterTests {
  private static let sweep = ["sweep", "small.md", "-p", "lambda=log(1e-3,10,20)", "-p", "hidden=3:12:1"]
  private static let page = "Output/small-sweep/index.html"

  /// The page of the same sweep on this machine alone.
  private func local() throws -> String {
    let workspace = try SmallSweep()
    let outcome = try workspace.cahier(Self.sweep + ["--quiet"])
    #expect(outcome.status == 0, "\(outcome.error)")
    return try workspace.text(Self.page)
  }

  @Test("by GNU parallel: one killed is missed, run again, and the page is that of a sweep here")
  func parallel() throws {
    let workspace = try SmallSweep()
    let list = try workspace.cahier(Self.sweep + ["--list"])
    #expect(list.output.split(separator: "\n").count == 200)
    let program = ExternalProgram.cahier.url.deletingLastPathComponent().path
    func run(_ lines: String) throws {
      try workspace.folder.write(lines, to: "lines")
      let outcome = try ExternalProgram(URL(filePath: "/usr/bin/parallel")).run(
        ["--will-cite", "--jobs", "2", "--arg-file", "lines"],
        environment: ["PATH": program + ":/usr/bin:/bin"], in: workspace.folder.url)
      #expect(outcome.status == 0, "\(outcome.error)")
    }
    let lines = list.output.split(separator: "\n").map { $0 + " --quiet" }
    // One dies before it comes to anything.
    try run((lines.dropLast() + ["sh -c 'kill -9 $$' || true"]).joined(separator: "\n"))
    let early = try workspace.cahier(Self.sweep + ["--collect"])
    #expect(early.status == 0)
    #expect(early.error.contains("200 combinations, 199 restored, 1 not run"), "\(early.error)")
    try run(String(lines[199]))
    let collected = try workspace.cahier(Self.sweep + ["--collect"])
    #expect(collected.error.contains("200 combinations, 200 restored"), "\(collected.error)")
    #expect(try workspace.text(Self.page) == (try local()))
  }

  /// The environment of a sweep whose tasks take about as long as two combinations: so many tasks that they are not all done
  /// before they can be held.
  private func environment(_ cluster: SlurmCluster) -> [String: String] {
    cluster.environment.merging(["CAHIER_TASK_SECONDS": "0.03"]) { $1 }
  }

  /// The processes of tasks that belong to a sweep: the scheduler's shell has become the command.
  private func tasks(in folder: URL) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { name in
      guard let process = Int32(name),
        let line = try? String(contentsOfFile: "/proc/\(name)/cmdline", encoding: .utf8),
        line.contains("--slurm-batch"),
        let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/cwd"),
        URL(filePath: place).resolvingSymlinksInPath() == folder.resolvingSymlinksInPath()
      else { return nil }
      return process
    }
  }

  @Test(
    "by Slurm: the sweep is killed, a task is killed, a node's daemon is stopped and started, Ctrl-C is pressed, and the page is that of a sweep here"
  )
  func slurm() throws {
    let cluster = try SlurmCluster()
    let workspace = try SmallSweep()
    let folder = workspace.folder.url
    let arguments = Self.sweep + ["--slurm", "--slurm-options", "--ntasks=1 --time=10"]
    func sweep(_ whileRunning: ((Process) throws -> Void)? = nil) throws -> ExternalProgram.Outcome {
      try ExternalProgram.cahier.run(
        arguments, environment: environment(cluster), in: folder, whileRunning: whileRunning)
    }
    /// Lets no task begin that has not begun, or lets them: how fast they are is not to matter.
    func control(_ command: String) throws {
      let jobs = Set(
        try cluster.run("squeue", ["-h", "-o", "%F"]).output.split(separator: "\n").map(String.init))
      for job in jobs { _ = try cluster.run("scontrol", [command, job]) }
    }
    // Killed while its jobs are under way; until then, nobody else submits the same.
    let killed = try sweep { process in
      try cluster.wait("tasks run") { !self.tasks(in: folder).isEmpty }
      // Before anything else: what is held is still to come, however long the rest takes.
      try control("hold")
      let second = try sweep()
      #expect(second.status == 1, "\(second.error)")
      #expect(second.error.contains("another process waits for this sweep"), "\(second.error)")
      kill(process.processIdentifier, SIGKILL)
    }
    #expect(killed.error.contains("combinations in "), "\(killed.error)")
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: Self.page).path))

    // Taken up; a node's daemon is away for a while, a task dies, and then Ctrl-C.
    let interrupted = try sweep { process in
      try cluster.wait("nothing runs") { self.tasks(in: folder).isEmpty }
      try cluster.wait("it is taken up") { process.said.contains("is taken up") || !process.isRunning }
      cluster.stop("n2")
      try control("release")
      try cluster.wait("a task runs") {
        let task = self.tasks(in: folder).first
        return task.map { kill($0, SIGKILL) == 0 } ?? false
      }
      try control("hold")
      try cluster.startNode("n2")
      usleep(500_000)
      process.interrupt()
    }
    #expect(interrupted.status == 130, "\(interrupted.error)")
    #expect(interrupted.error.contains("is taken up"), "\(interrupted.error)")
    #expect(
      interrupted.error.contains("goes on: the same command takes it up again, `scancel "),
      "\(interrupted.error)")

    try control("release")
    let finished = try sweep()
    #expect(finished.status == 0, "\(finished.error)")
    #expect(finished.error.contains("200 combinations"), "\(finished.error)")
    #expect(!finished.error.contains("failed"), "\(finished.error)")
    #expect(!finished.error.contains("not run"), "\(finished.error)")
    #expect(try workspace.text(Self.page) == (try local()))
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "Output/small-sweep/.slurm").path))
    #expect(
      FileManager.default.fileExists(
        atPath: folder.appending(path: "Output/small-sweep/lambda=10_hidden=12.html").path))
    // Again: nothing is left to submit.
    let again = try sweep()
    #expect(again.status == 0)
    #expect(again.error.contains("200 combinations, 200 restored"), "\(again.error)")
    #expect(!again.error.contains("job "), "\(again.error)")
  }

  @Test(
    "by Slurm: what fails is told once and not tried again, what is cancelled is left, what always dies is given up"
  )
  func failures() throws {
    let cluster = try SlurmCluster()
    let text = SmallSweep.notebook + "\n```{expect}\nslope.cost: \"< 10\"\n```\n"
    let workspace = try SmallSweep(text)
    let folder = workspace.folder.url
    func sweep(
      _ values: String, _ options: String = "--time=10", whileRunning: ((Process) throws -> Void)? = nil
    ) throws -> ExternalProgram.Outcome {
      try ExternalProgram.cahier.run(
        ["sweep", "small.md", "-p", "lambda=\(values)", "--slurm", "--slurm-options", options],
        environment: environment(cluster), in: folder, whileRunning: whileRunning)
    }
    let failed = try sweep("0,1e-3,0.01,0.02,1000")
    #expect(failed.status == 1, "\(failed.error)")
    #expect(failed.error.contains("5 combinations, 4 ran, 1 failed"), "\(failed.error)")
    #expect(failed.error.components(separatedBy: "job ").count == 2, "\(failed.error)")
    let report = try workspace.text("Output/small-sweep/lambda=1000.html")
    #expect(report.contains("data-kind=\"failed\""))
    #expect(try workspace.text(Self.page).contains(">failed</a>"))

    // Held, so that it is still there to be cancelled.
    let cancelled = try sweep("0.03,0.04,0.05,0.06", "--hold") { process in
      try cluster.wait("the job is there") { try !cluster.run("squeue", ["-h"]).output.isEmpty }
      _ = try cluster.run("scancel", ["--me"])
    }
    #expect(
      cancelled.error.contains("was cancelled; the same command submits again what is left"),
      "\(cancelled.error)")

    // A file system that the tasks do not have: each ends without a result.
    let program = folder.appending(path: "no-such-folder").path
    let lost = try sweep("0.07,0.08,0.09", "--chdir=/ --comment=\(program)")
    #expect(lost.status == 1, "\(lost.error)")
    #expect(lost.error.contains("given up, the task died 3 times"), "\(lost.error)")
    let refused = try sweep("0.2,0.3,0.4", "--partition=none")
    #expect(refused.status == 1 || refused.status == 64, "\(refused.error)")
    #expect(refused.error.contains("invalid partition"), "\(refused.error)")
  }
}
