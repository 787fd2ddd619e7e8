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
      Values are separated by commas; `10:100:10` are those from 10 to 100 in steps of 10, `log(1e-3,10,12)` are \
      twelve, each the same multiple of the one before it. (For a parameter that is text, they are text.) --random \
      draws combinations instead of taking all: then `0:1` and `log(1e-3,10)` need no step and no number.

      All runs share one store, so that what they have in common is computed once, and what is stored is not computed \
      again. Each has its report, written when its results are others than before; the page that compares them has a \
      table of the values that differ, and the curves in one chart.

      --slurm gives the combinations to a cluster as one job array, on a file system that all its machines share, and \
      waits for them. Ctrl-C leaves the jobs under way, and the same command takes them up again. \
      --list prints one `cahier run` line a combination and runs nothing: give the lines to GNU parallel, or to \
      whatever else runs them, and make the page from what they stored with --collect.

      Examples:
        cahier sweep digits.md -p lambda=0.001,0.01,0.1 -p hidden=10,25
        cahier sweep digits.md -p 'lambda=log(1e-3,10,12)' -p hidden=10:100:10 --no-reports
        cahier sweep digits.md -p 'lambda=log(1e-3,10)' -p hidden=10:100 --random 200 --seed 1
        cahier sweep digits.md -p 'lambda=log(1e-3,10,200)' --slurm --slurm-options "--partition=short"
        cahier sweep digits.md -p lambda=0,1,10 --list | parallel
        cahier sweep digits.md -p lambda=0,1,10 --collect
      """)

  @Argument(help: "The notebook.", completion: .file(extensions: ["md", "ipynb"]))
  var notebook: String

  @OptionGroup var options: RunOptions

  @Option(help: ArgumentHelp("Draw so many combinations by chance.", valueName: "n"))
  var random: Int?

  @Option(
    help: ArgumentHelp(
      "What --random starts from: the same seed draws the same. (default: 1)", valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp("How many combinations run at once. (default: as many as cores)", valueName: "n"))
  var jobs: Int?

  @Flag(name: .customLong("no-reports"), help: "Write only the page that compares.")
  var omitsReports = false

  @Flag(help: "Print the command line of each combination, and run nothing.")
  var list = false

  @Flag(help: "Make the page from what is stored, and run nothing.")
  var collect = false

  @Flag(help: "Run on a cluster with Slurm, and wait.")
  var slurm = false

  @Option(
    name: .customLong("slurm-options"), parsing: .unconditional,
    help: ArgumentHelp("Options for sbatch, such as '--partition=short --mem=2G'.", valueName: "options"))
  var slurmOptions: String?

  /// What a task of a job array is called with.
  @Option(name: .customLong("slurm-batch"), help: .private)
  var slurmBatch: String?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("'--jobs \(jobs)': a number from 1 to 256 was expected")
    }
    if let random, !(1...Self.mostCombinations).contains(random) {
      throw ValidationError("'--random \(random)': a number from 1 to 10,000 was expected")
    }
    guard seed == nil || random != nil else {
      throw ValidationError("'--seed' has no meaning without '--random': the notebook has a seed of its own")
    }
    let ways = [list ? "--list" : nil, collect ? "--collect" : nil, slurm ? "--slurm" : nil].compactMap(
      \.self)
    guard ways.count < 2 else { throw ValidationError("'\(ways[0])' and '\(ways[1])' exclude each other") }
    guard !(list || slurm) || notebook != NotebookFile.standardInputPath else {
      throw ValidationError(
        "'\(ways[0])' needs a file: each \(list ? "line" : "task") reads the notebook again")
    }
    guard !list || !omitsReports else {
      throw ValidationError("'--list' and '--no-reports' exclude each other: `cahier run` writes a report")
    }
    guard slurmOptions == nil || slurm else {
      throw ValidationError("'--slurm-options' has no meaning without '--slurm'")
    }
    guard slurmOptions?.contains(where: \.isNewline) != true else {
      throw ValidationError("'--slurm-options' is one line")
    }
    let names = options.parameters.parameters.map { $0.prefix { $0 != "=" } }
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw ValidationError(
        "'-p \(names[twice])=…' is given twice: write all values in one, '-p \(names[twice])=value,value'")
    }
    if let output = options.output, output.lowercased().hasSuffix(".html") {
      throw ValidationError("'--output \(output)': a sweep writes many pages, a folder was expected")
    }
    guard !options.parameters.parameters.isEmpty else {
      throw ValidationError("a sweep wants at least one '-p name=value,value'")
    }
  }

  private static let mostCombinations = 10_000

  func run() async throws {
    if let slurmBatch { return try await runTask(of: slurmBatch) }
    let sweep = try Sweep(
      notebook, options: options, writesReports: !omitsReports && !list, choose: combinations)
    if list {
      for index in sweep.jobs.indices { try Terminal.output(sweep.command(of: index) + "\n") }
      return
    }
    let page = ReportFile(path: sweep.folder + "index.html", name: "index")
    try sweep.protection.protect(from: page)
    try page.prepare()
    let run = SweepRun(sweep, writesReports: !omitsReports)
    if slurm {
      try await runOnCluster(sweep, run)
    } else {
      try await run.run(
        sweep.jobs.indices, jobs: jobCount, threads: threads(jobs: jobCount),
        scope: collect ? .nothing : .stale)
    }
    let isInterrupted = await Interrupt.shared.isPressed
    run.end(isInterrupted: isInterrupted)
    let entries = run.entries
    let comparison = Comparison(entries)
    try page.write(
      ComparisonPage(comparison, title: ComparisonPage.title(of: sweep.plan), command: command).html())
    try Terminal.output(
      options.json ? ComparisonJSON.value(notebook: notebook, comparison).document() : page.path + "\n")
    if options.open { page.open() }
    if isInterrupted { throw ExitCode.interrupted }
    if entries.contains(where: { $0.result.status == .failed }) { throw ExitCode.cellFailed }
  }

  // MARK: - Combinations

  /// The combinations that the command line asks for.
  ///
  /// - Parameter parameters: the notebook's, with its own values.
  /// - Throws: `ValidationError`.
  private func combinations(of parameters: Parameters) throws -> [Combination] {
    do throws(SweptParameter.Problem) {
      var swept: [SweptParameter] = []
      for argument in options.parameters.parameters {
        let name = String(argument.prefix { $0 != "=" })
        swept.append(try SweptParameter(argument, over: parameters[name]))
      }
      if let random { return try Combination.drawn(random, of: swept, seed: seed ?? 1) }
      return try Combination.grid(of: swept, atMost: Self.mostCombinations)
    } catch {
      throw ValidationError(error.message)
    }
  }

  // MARK: - Here

  private var jobCount: Int { jobs ?? min(256, ProcessInfo.processInfo.activeProcessorCount) }

  private func threads(jobs: Int) -> Int { max(1, options.threads.count / jobs) }

  // MARK: - On a cluster

  private func runOnCluster(_ sweep: Sweep, _ run: SweepRun) async throws {
    let cluster = ClusterSweep(
      sweep, run: run, jobs: jobCount, command: taskCommand(sweep), submission: slurmOptions ?? "")
    do {
      try await cluster()
    } catch let problem as Slurm.Problem {
      // What was submitted goes on, and what is stored is not lost.
      Terminal.error("error: \(problem.message)\n")
      throw ExitCode.validationFailure
    } catch is ClusterFolder.Taken {
      Terminal.error(
        "error: another process waits for this sweep on the cluster already: let it go on, or stop it and try again\n"
      )
      throw ExitCode.failure
    }
  }

  /// One task of a job array: its share of the combinations, and no page.
  private func runTask(of batch: String) async throws {
    let folder = ClusterFolder(in: Sweep.folder(of: notebook, options: options))
    guard let task = Environment.slurmTask, let record = folder.record,
      let tasks = record.batches.first(where: { $0.name == batch })?.tasks,
      tasks.indices.contains(task.number)
    else { throw ValidationError("'--slurm-batch \(batch)': \(folder.path) does not have this task") }
    let indices = tasks[task.number]
    let sweep = try Sweep(
      notebook, options: options, writesReports: !omitsReports, only: Set(indices), choose: combinations)
    guard sweep.identity == record.sweep else {
      throw ValidationError("'\(notebook)' is not what it was when the job was submitted: sweep again")
    }
    let jobs = jobs ?? task.processors
    let run = SweepRun(sweep, writesReports: !omitsReports)
    try await run.run(indices, jobs: jobs, threads: options.threads.given ?? max(1, task.processors / jobs)) {
      if $1 == .failed { try folder.markFailed($0) }
    }
    if await Interrupt.shared.isPressed { throw ExitCode.interrupted }
  }

  /// The words that run the same sweep, by this very program.
  private func taskCommand(_ sweep: Sweep) -> [String] {
    let program = Bundle.main.executableURL?.resolvingSymlinksInPath().path ?? "cahier"
    var words = [program] + sweepWords + ["-o", sweep.folder, "--quiet"]
    words += ["--cache-dir", sweep.groundwork.options.store.folder ?? ""]
    if let file = options.parameters.file { words += ["--params", file] }
    if let jobs { words += ["--jobs", String(jobs)] }
    if let threads = options.threads.given { words += ["--threads", String(threads)] }
    if options.keepGoing { words.append("--keep-going") }
    if options.force { words.append("--force") }
    if omitsReports { words.append("--no-reports") }
    return words
  }

  /// The command line that makes the page again.
  private var command: String { ShellWords.line(["cahier"] + sweepWords) }

  private var sweepWords: [String] {
    var words = ["sweep", notebook] + options.parameters.parameters.flatMap { ["-p", $0] }
    if let random { words += ["--random", String(random), "--seed", String(seed ?? 1)] }
    return words
  }
}
