import ArgumentParser
import Dispatch
import Foundation
import Jupyter
import Notebook
import Report
import Synchronization

/// `cahier jupyter`: at home in JupyterLab and VS Code.
struct JupyterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jupyter",
    abstract: "The kernel for JupyterLab, VS Code and whatever else speaks to Jupyter's kernels.",
    discussion: """
      Examples:
        cahier jupyter install                       for you
        cahier jupyter install --prefix .venv        for one environment of Python
        jupyter lab                                  then choose Cahier

      A cell begins with `{step}` or `{step label}`, its options follow; `%help` in a cell says the rest.
      """,
    subcommands: [JupyterInstallCommand.self, JupyterRunCommand.self])
}

/// `cahier jupyter install`: Jupyter gets to know the kernel.
struct JupyterInstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Tell Jupyter of the kernel.",
    discussion: """
      Writes a kernel spec that starts this very command. Its folder goes to standard output. Run it again after the \
      command has moved.

      Examples:
        cahier jupyter install
        cahier jupyter install --prefix /usr/local
        cahier jupyter install --name cahier-next --display-name "Cahier (next)"
      """)

  @Flag(help: "For you alone, in your Jupyter's data folder. (default)")
  var user = false

  @Option(
    help: ArgumentHelp(
      "For those who use this installation, such as a virtual environment.", valueName: "folder"),
    completion: .directory)
  var prefix: String?

  @Option(help: ArgumentHelp("The name that notebooks know the kernel by.", valueName: "name"))
  var name = "cahier"

  @Option(name: .customLong("display-name"), help: ArgumentHelp("What people see.", valueName: "name"))
  var displayName = "Cahier"

  func validate() throws {
    if user, prefix != nil { throw ValidationError("'--user' and '--prefix' exclude each other") }
    if prefix == "" { throw ValidationError("'--prefix' is empty: name a folder") }
  }

  func run() throws {
    let specification: KernelSpecification
    do throws(KernelProblem) {
      specification = try KernelSpecification(
        name: name, displayName: displayName, command: [Self.executable, "jupyter", "run"])
    } catch {
      throw ValidationError(error.description)
    }
    let kernels = kernels
    do {
      try Terminal.output(try specification.install(in: kernels).path + "\n")
    } catch let error as OutputError {
      throw error
    } catch {
      throw OutputError(
        path: kernels.path, reason: error.fileReason, advice: "name another place with `--prefix`")
    }
  }

  private static var executable: String {
    Bundle.main.executableURL?.resolvingSymlinksInPath().path ?? CommandLine.arguments[0]
  }

  /// Where Jupyter looks for kernels (jupyter_core, *Common directories and file locations*).
  private var kernels: URL {
    if let prefix { return URL(filePath: prefix).appending(path: "share/jupyter/kernels") }
    let environment = ProcessInfo.processInfo.environment
    if let data = environment["JUPYTER_DATA_DIR"], !data.isEmpty {
      return URL(filePath: data).appending(path: "kernels")
    }
    let home = FileManager.default.homeDirectoryForCurrentUser
    #if os(macOS)
      let data = home.appending(path: "Library/Jupyter")
    #else
      let share = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : URL(filePath: $0) }
      let data = (share ?? home.appending(path: ".local/share")).appending(path: "jupyter")
    #endif
    return data.appending(path: "kernels")
  }
}

/// `cahier jupyter run`: the kernel. Jupyter starts it.
struct JupyterRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Be the kernel; Jupyter starts it.",
    discussion: """
      Results are stored where `cahier run` in the same folder stores them.

      Examples:
        cahier jupyter run connection.json
      """)

  @Argument(help: "The connection file that Jupyter wrote.", completion: .file(extensions: ["json"]))
  var connectionFile: String

  @OptionGroup var store: StoreOptions

  @OptionGroup var threads: ThreadOptions

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    let folder = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    let files = KernelOutput(name: Self.notebookName)
    let kernel = Kernel(
      Kernel.Surroundings(
        catalogue: CahierCommand.catalogue, threads: threads.count, folder: folder,
        name: files.name + ".ipynb",
        store: store.store(beside: ReportFile(path: nil, name: files.name)), worker: TypesetCommand.worker,
        files: files,
        complain: { Terminal.error("cahier: \($0)\n") }))
    let interrupts = Self.source(SIGINT) { Task { await kernel.interrupt() } }
    let parent = Self.watchParent()
    defer {
      interrupts.cancel()
      parent?.cancel()
    }
    do throws(KernelProblem) {
      try await kernel.serve(connectionFile: connectionFile)
    } catch {
      Terminal.error("error: \(error)\n")
      throw ExitCode.kernelFailed
    }
  }

  /// The name of the notebook that the kernel is started for, which Jupyter's server tells.
  private static var notebookName: String {
    let path = ProcessInfo.processInfo.environment["JPY_SESSION_NAME"] ?? ""
    let name = URL(filePath: path).deletingPathExtension().lastPathComponent
    return SavedFile.isName(name) && !path.isEmpty ? name : "jupyter"
  }

  private static func source(
    _ number: Int32, _ handler: @escaping @Sendable () -> Void
  ) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler(handler: handler)
    source.resume()
    return source
  }

  /// Ends the kernel when whoever started it is gone, such as a server that was killed. Nil where that is not known.
  private static func watchParent() -> (any DispatchSourceTimer)? {
    guard let parent = ProcessInfo.processInfo.environment["JPY_PARENT_PID"].flatMap(Int32.init),
      parent == getppid()
    else { return nil }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + 1, repeating: 1)
    timer.setEventHandler { @Sendable in
      if getppid() != parent { Foundation.exit(0) }
    }
    timer.resume()
    return timer
  }
}

extension ExitCode {
  /// The kernel could not be had.
  static let kernelFailed = ExitCode(1)
}

/// Where a kernel's reports and saved files go: where those of `cahier run` go.
final class KernelOutput: KernelFiles {
  /// What the notebook is called.
  let name: String
  /// The files that cells have saved: they may be replaced.
  private let saved = Mutex<Set<String>>([])

  init(name: String) { self.name = name }

  func write(_ result: RunResult, _ opened: Opened, to path: String?) throws -> String {
    let report = ReportFile(path: path, name: name)
    let file = notebook(result.plan)
    let protection = try checked(result.plan, report)
    let formulas = FormulaSetter(opened, in: file.source, worker: TypesetCommand.worker)
    try report.prepare()
    if let mistake = protection.mistakes(writing: report).first {
      throw OutputError(path: report.path, reason: mistake.message, advice: mistake.advice ?? "")
    }
    let archive = ReportArchive(
      result, variant: CahierCommand.catalogue.variant,
      notebookPath: RelativePath(from: report.folder, to: file.url).path, earlier: report.savedFiles)
    try report.write(HTMLReport(result, in: file.folder, formulas: formulas).render(holding: archive).html)
    for saved in result.cells.flatMap(\.files) { try report.write(saved) }
    return report.path
  }

  func write(_ saved: SavedFile, of plan: Plan) throws -> String {
    let report = ReportFile(path: nil, name: name)
    let place = report.path(ofSaved: saved.name)
    if ReportArchive.SavedFile(at: place)?.digest == Digest(of: saved.bytes) { return place }
    let isKnown =
      self.saved.withLock { $0.contains(place) }
      || report.savedFiles.contains { $0.name == saved.name }
    let protection = try checked(plan, report)
    if !isKnown, let mistake = protection.mistakes(writing: report).first {
      throw OutputError(path: place, reason: mistake.message, advice: mistake.advice ?? "")
    }
    try report.prepare()
    try report.write(saved)
    _ = self.saved.withLock { $0.insert(place) }
    return place
  }

  private func notebook(_ plan: Plan) -> NotebookFile { NotebookFile(plan.document.source) }

  private func checked(_ plan: Plan, _ report: ReportFile) throws -> ProtectedFiles {
    ProtectedFiles(notebook(plan), plan: plan, parameters: try ParameterOptions.parse([]), isForced: false)
  }
}
