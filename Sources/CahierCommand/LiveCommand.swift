import ArgumentParser
import Foundation
import Live
import Notebook
import Report

/// `cahier live`: notebooks as pages to work in.
struct LiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "live",
    abstract: "Open notebooks in the browser: they follow their files, parameters are sliders.",
    discussion: """
      Serves the page of each notebook on 127.0.0.1 and opens the browser. A page follows its file: what is saved in any \
      editor is on it at once, and cells that became stale run. Cells run again at a click, parameters are controls, \
      options are edited in place. Several notebooks, or a folder, get a page that lists them. Ctrl-C ends it; what was \
      computed is stored where `cahier run` stores it.

      Only this machine can open the page, and only with the address that is printed: it holds a secret.

      Examples:
        cahier live Notebooks/digits.md
        cahier live digits.md -p lambda=1          with another value to begin with
        cahier live Notebooks                      all notebooks of a folder
        cahier live digits.md --port 8000 --no-open
      """)

  @Argument(
    help: "The notebooks to open, or folders of them.", completion: .file(extensions: ["md"]))
  var notebooks: [String]

  @Option(
    help: ArgumentHelp(
      "The port to listen on. (default: the same for the same notebooks, if it is free)", valueName: "n"))
  var port: UInt16?

  @Flag(name: .customLong("no-open"), help: "Do not open the browser.")
  var staysClosed = false

  @OptionGroup var parameters: ParameterOptions

  @OptionGroup var store: StoreOptions

  @OptionGroup var threads: ThreadOptions

  func run() async throws {
    // A page that went away is found out by writing to it.
    signal(SIGPIPE, SIG_IGN)
    let paths = try Self.files(notebooks)
    guard paths.count == 1 || (parameters.parameters.isEmpty && parameters.file == nil) else {
      throw ValidationError("'-p' and '--params' are for one notebook, \(paths.count) were found")
    }
    let given: [GivenParameter]
    do { given = try parameters.overrides() } catch let error as UnreadableFile {
      Terminal.error(error.text)
      throw ExitCode.notebookHasMistakes
    }
    let surroundings = LiveNotebook.Surroundings(
      catalogue: CahierCommand.catalogue, settings: Settings(threads: threads.count),
      store: store.store(beside: ReportFile(path: nil, name: "notebook")), memory: Memory(),
      worker: TypesetCommand.worker, given: given)
    // Without a key of the user's own, the address is another each time.
    let key = (try? SealingKey.ofUser()) ?? SealingKey()
    let names = paths.map { NotebookFile.url(of: $0).path }
    let server = LiveServer(
      paths.map { LiveNotebook(path: $0, surroundings) }, port: port ?? Self.usualPort(for: names),
      isFirm: port != nil
    ) { port in
      key.secret(for: "live \(port) \(names)")
    }
    let opens = !staysClosed
    do {
      let ready: @Sendable (String, String) -> Void = { address, ticket in
        try? Terminal.output(address + "\n")
        Terminal.error("serving \(paths.joined(separator: ", ")); Ctrl-C ends\n")
        if opens { ReportFile.open(ticket) }
      }
      try await Interrupt.shared.stopping(
        { await server.stop() },
        while: {
          try await server.run(ready: ready, warn: { Terminal.error("warning: \($0)\n") })
        })
    } catch let problem as LiveServer.Problem {
      switch problem {
      case .portTaken(let port):
        Terminal.error("error: port \(port) is taken; name another with `--port`, or leave it out\n")
      case .system(let reason): Terminal.error("error: nothing can be served: \(reason)\n")
      }
      throw ExitCode.notWritten
    }
    surroundings.store?.settle()
  }

  /// The notebooks that are meant: those of a folder in the order of their names.
  private static func files(_ paths: [String]) throws -> [String] {
    try paths.flatMap { path -> [String] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw ValidationError("there is no file '\(path)'")
      }
      guard isFolder.boolValue else { return [path] }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      let found = names.filter { $0.hasSuffix(".md") && $0.first != "." }.sorted()
      guard !found.isEmpty else {
        throw ValidationError("the folder '\(path)' has no notebooks: files that end in .md")
      }
      return found.map { (path.hasSuffix("/") ? path : path + "/") + $0 }
    }
  }

  /// The port that these notebooks ask for first: the same each time, so that a page that is open finds its server again.
  private static func usualPort(for names: [String]) -> UInt16 {
    let digest = Digest(of: names.joined(separator: "\n").utf8).hexadecimal
    return 49152 + (UInt16(digest.prefix(4), radix: 16) ?? 0) % 16000
  }
}
