import ArgumentParser
import Foundation
import Notebook

/// The options of every subcommand that makes a report.
struct RunOptions: ParsableArguments {
  @OptionGroup var parameters: ParameterOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      Where the report goes: a file, or a folder; with `sweep` and `index`, a folder. (default: Output/NAME.html, \
      Output/NAME-sweep/, Output/)
      """, valueName: "path"),
    completion: .file(extensions: ["html"]))
  var output: String?

  @OptionGroup var store: StoreOptions

  @OptionGroup var threads: ThreadOptions

  @Flag(help: "When a cell fails, run the cells that do not depend on it.")
  var keepGoing = false

  @Flag(help: "Print the results as one JSON document on standard output.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .customLong("no-progress"), help: "Show finished cells only.")
  var hidesProgress = false

  @Flag(help: "Write over files that Cahier did not write; never over the notebook or what it reads.")
  var force = false

  @Flag(help: "Open the report when it is written.")
  var open = false

  func validate() throws {
    if output == "" { throw ValidationError("'--output' is empty: name a file or a folder") }
  }
}

/// How many threads a command computes on.
struct ThreadOptions: ParsableArguments {
  @Option(
    name: .customLong("threads"),
    help: ArgumentHelp(
      "Threads to compute on; results do not depend on it. (default: all cores)", valueName: "n"))
  var given: Int?

  func validate() throws {
    if let given, !(1...1024).contains(given) {
      throw ValidationError("'--threads \(given)': a number from 1 to 1024 was expected")
    }
  }

  /// The number that was given, or that of the machine's cores.
  var count: Int { given ?? ProcessInfo.processInfo.activeProcessorCount }
}

/// Where results are stored.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .customLong("cache-dir"),
    help: ArgumentHelp(
      "Where results are stored. (default: .cahier beside the report)", valueName: "folder"),
    completion: .directory)
  var folder: String?

  /// The store for a report.
  func store(beside report: ReportFile, isQuiet: Bool = false) -> Store {
    let url = folder.map { URL(filePath: $0) } ?? report.folder.appending(path: ".cahier")
    return Store(folder: url) { warning in
      if !isQuiet { Terminal.error("warning: \(warning)\n") }
    }
  }
}
