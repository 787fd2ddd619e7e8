import ArgumentParser
import Foundation
import Notebook
import Report

/// `cahier sweep`: one run for each combination of parameters, and a page that compares them.
struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Run a notebook once for each combination of parameters, and compare.",
    discussion: """
      Values are separated by commas. All runs share one store, so that what they have in common is computed \
      once. Each has its report; the page that compares them has a table of the values that differ, and the \
      curves in one chart.

      --list prints one `cahier run` line a combination and runs nothing: give the lines to GNU parallel, or to \
      the tasks of a Slurm array on a shared file system, and make the page from what they stored with --collect.

      Examples:
        cahier sweep digits.md -p lambda=0.001,0.01,0.1 -p hidden=10,25
        cahier sweep digits.md -p lambda=0,1,10 --jobs 2
        cahier sweep digits.md -p lambda=0,1,10 --list | parallel
        cahier sweep digits.md -p lambda=0,1,10 --collect
      """)

  @Argument(help: "The notebook.", completion: .file(extensions: ["md"]))
  var notebook: String

  @OptionGroup var options: RunOptions

  @Option(help: ArgumentHelp("How many combinations run at once.", valueName: "n"))
  var jobs = 1

  @Flag(help: "Print the command line of each combination, and run nothing.")
  var list = false

  @Flag(help: "Make the page from what is stored, and run nothing.")
  var collect = false

  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError("'--jobs \(jobs)': a number from 1 to 256 was expected")
    }
    guard !list || notebook != NotebookFile.standardInputPath else {
      throw ValidationError("'--list' needs a file: each line reads the notebook again")
    }
    let names = options.parameters.parameters.map { $0.prefix { $0 != "=" } }
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw ValidationError(
        "'-p \(names[twice])=…' is given twice: write all values in one, '-p \(names[twice])=value,value'")
    }
    guard !options.parameters.parameters.isEmpty else {
      throw ValidationError("a sweep wants at least one '-p name=value,value'")
    }
    let count = Combination.count(of: options.parameters.parameters)
    guard count <= 10_000 else { throw ValidationError("\(count) combinations are more than 10,000") }
  }

  func run() async throws {
    let jobs = planned()
    if list {
      for job in jobs {
        try Terminal.output(job.combination.command(notebook: notebook, options: job.options) + "\n")
      }
      return
    }
    // What the combinations have in common is computed by the first that comes to it.
    let memory = Memory()
    var runs: [NotebookRun] = []
    for job in jobs {
      runs.append(
        try await NotebookRun(
          notebook, options: job.options, report: ReportFile(inSweep: folder + job.report),
          threads: max(1, options.threads.count / self.jobs), memory: memory))
    }
    let page = ReportFile(path: folder + "index.html", name: "index")
    for run in runs { try run.protection.protect(from: page) }
    try page.prepare()
    let entries = try await entries(runs, of: jobs)
    let comparison = Comparison(entries)
    let title = runs.first.map { "\($0.plan.title): a comparison" } ?? "A comparison"
    try page.write(ComparisonPage(comparison, title: title, command: command).html())
    try Terminal.output(
      options.json ? ComparisonJSON.value(notebook: notebook, comparison).document() : page.path + "\n")
    if options.open { page.open() }
    if await Interrupt.shared.isPressed { throw ExitCode.interrupted }
    if entries.contains(where: { $0.result.status == .failed }) { throw ExitCode.cellFailed }
  }

  /// A combination with where its report goes, from the page, and the options of its run.
  private struct Job {
    var combination: Combination
    var report: String
    var options: RunOptions
  }

  private func planned() -> [Job] {
    let combinations = Combination.all(of: options.parameters.parameters)
    let name = NotebookFile.name(of: notebook)
    let hasFiles = savesFiles(combinations.first)
    return combinations.map { combination in
      let report = combination.report(of: name, hasFiles: hasFiles)
      return Job(
        combination: combination, report: report,
        options: combination.options(options, report: folder + report, in: folder))
    }
  }

  /// Whether cells of the notebook save files; its mistakes are told when it is opened to run.
  private func savesFiles(_ combination: Combination?) -> Bool {
    guard let combination, let file = try? NotebookFile(path: notebook) else { return false }
    let options = combination.options(options, report: folder, in: folder)
    let plan = try? file.plan(options.parameters, checksFiles: false).plan
    return plan?.cells.contains { !$0.step.dataflow.saves.isEmpty } ?? false
  }

  /// Runs the combinations, so many at once.
  private func entries(_ runs: [NotebookRun], of jobs: [Job]) async throws -> [Comparison.Entry] {
    var results: [Int: RunResult] = [:]
    try await withThrowingTaskGroup(of: (Int, RunResult).self) { group in
      var next = 0
      func start() {
        guard next < runs.count else { return }
        let index = next
        next += 1
        let run = runs[index]
        if !options.quiet {
          Terminal.error("\(jobs[index].combination.name) (\(index + 1) of \(runs.count))\n")
        }
        let request = run.request(collect ? .nothing : .stale)
        group.addTask {
          try run.report.prepare()
          let result = try await run.result(request)
          try run.write(result)
          return (index, result)
        }
      }
      for _ in 0..<min(self.jobs, runs.count) { start() }
      while let (index, result) = try await group.next() {
        results[index] = result
        // After Ctrl-C the rest is not begun.
        if await !Interrupt.shared.isPressed { start() }
      }
    }
    return jobs.enumerated().compactMap { index, job in
      results[index].map { result in
        Comparison.Entry(
          parameters: job.combination.choices.map { ($0.name, result.plan.parameters[$0.name] ?? .null) },
          report: job.report, result: result)
      }
    }
  }

  /// `Output/NAME-sweep/`, or the folder that `--output` names.
  private var folder: String {
    if let output = options.output { return output.hasSuffix("/") ? output : output + "/" }
    return "Output/\(NotebookFile.name(of: notebook))-sweep/"
  }

  private var command: String {
    ShellWords.line(["cahier", "sweep", notebook] + options.parameters.parameters.flatMap { ["-p", $0] })
  }
}
