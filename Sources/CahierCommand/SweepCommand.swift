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
    guard !options.parameters.parameters.isEmpty else {
      throw ValidationError("a sweep wants at least one '-p name=value,value'")
    }
    let count = Combination.count(of: options.parameters.parameters)
    guard count <= 10_000 else { throw ValidationError("\(count) combinations are more than 10,000") }
  }

  func run() async throws {
    let combinations = Combination.all(of: options.parameters.parameters)
    let folder = self.folder
    if list {
      for combination in combinations {
        Terminal.output(
          combination.command(notebook: notebook, report: folder + combination.fileName, options: options)
            + "\n")
      }
      return
    }
    // What the combinations have in common is computed by the first that comes to it.
    let memory = Memory()
    var runs: [(combination: Combination, run: NotebookRun)] = []
    for combination in combinations {
      let options = combination.options(options, report: folder + combination.fileName)
      runs.append(
        (
          combination,
          try await NotebookRun(
            notebook, options: options, threads: max(1, options.threadCount / jobs), memory: memory)
        ))
    }
    try ReportFile(path: folder + "index.html", name: "index").prepare()
    let entries = try await entries(runs)
    let comparison = Comparison(entries)
    let title = runs.first.map { "\($0.run.plan.title): a comparison" } ?? "A comparison"
    let page = ReportFile(path: folder + "index.html", name: "index")
    try page.write(ComparisonPage(comparison, title: title, command: command).html())
    Terminal.output(
      options.json ? ComparisonJSON.value(notebook: notebook, comparison).document() : page.path + "\n")
    if options.open { page.open() }
    if await Interrupt.shared.isPressed { throw ExitCode.interrupted }
    if entries.contains(where: { $0.result.status == .failed }) { throw ExitCode.cellFailed }
  }

  /// Runs the combinations, so many at once.
  private func entries(
    _ runs: [(combination: Combination, run: NotebookRun)]
  ) async throws -> [Comparison.Entry] {
    var results: [Int: RunResult] = [:]
    try await withThrowingTaskGroup(of: (Int, RunResult).self) { group in
      var next = 0
      func start() {
        guard next < runs.count else { return }
        let index = next
        next += 1
        let (combination, run) = runs[index]
        if !options.quiet { Terminal.error("\(combination.name) (\(index + 1) of \(runs.count))\n") }
        let request = run.request(collect ? .nothing : .stale)
        group.addTask {
          let result = try await run.result(request)
          try run.write(result)
          return (index, result)
        }
      }
      for _ in 0..<min(jobs, runs.count) { start() }
      while let (index, result) = try await group.next() {
        results[index] = result
        // After Ctrl-C the rest is not begun.
        if await !Interrupt.shared.isPressed { start() }
      }
    }
    return runs.enumerated().compactMap { index, pair in
      results[index].map {
        Comparison.Entry(
          parameters: pair.combination.values.map {
            ($0.name, ParameterReader.commandLine("x=\($0.text)")?.value ?? .null)
          },
          report: pair.combination.fileName, result: $0)
      }
    }
  }

  /// `Output/NAME-sweep/`, or the folder that `--output` names.
  private var folder: String {
    if let output = options.output { return output.hasSuffix("/") ? output : output + "/" }
    return "Output/\(URL(filePath: notebook).deletingPathExtension().lastPathComponent)-sweep/"
  }

  private var command: String {
    ShellWords.line(["cahier", "sweep", notebook] + options.parameters.parameters.flatMap { ["-p", $0] })
  }
}
