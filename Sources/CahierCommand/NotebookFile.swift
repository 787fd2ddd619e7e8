import ArgumentParser
import Foundation
import Notebook
import Report

/// A notebook's file and what is given with it on the command line.
struct NotebookFile {
  /// As the user sees it.
  let path: String
  let source: SourceText
  /// The file of Markdown, or what one of Jupyter's is in Markdown.
  let bytes: [UInt8]
  /// What is to be said of how it was read: sentences without full stops.
  let warnings: [String]
  /// Whether it is Jupyter's, whose lines are not those of the text.
  let isJupyter: Bool
  /// Whether it came from standard input: `-` on the command line.
  let isStandardInput: Bool

  var url: URL { Self.url(of: path) }

  /// Where a notebook lies, as its store knows it.
  static func url(of path: String) -> URL {
    URL(filePath: path == standardInputPath ? SourceText.standardInput : path).standardizedFileURL
  }

  /// The folder from which the notebook's files are named.
  var folder: URL { url.deletingLastPathComponent() }

  /// The file's name without folder and extension.
  var name: String { isStandardInput ? Self.name(of: Self.standardInputPath) : Self.name(of: path) }

  /// The name of a notebook's report.
  static func name(of path: String) -> String {
    path == standardInputPath ? "stdin" : URL(filePath: path).deletingPathExtension().lastPathComponent
  }

  /// A notebook that is no file, such as what was typed into a kernel; its files are named from the working directory.
  init(_ source: SourceText) {
    path = source.name
    isStandardInput = false
    self.source = source
    bytes = Array(source.text.utf8)
    warnings = []
    isJupyter = false
  }

  /// Reads a notebook, or any text file that belongs to one.
  ///
  /// - Parameter path: `-` for standard input, whose files are named from the working directory.
  /// - Throws: ``UnreadableFile`` with the one mistake that there is.
  init(path: String) throws(UnreadableFile) {
    isStandardInput = path == Self.standardInputPath
    self.path = isStandardInput ? SourceText.standardInput : path
    do {
      let read = try isStandardInput ? Self.standardInput.get() : Self.bytes(ofFileAt: path)
      isJupyter =
        isStandardInput
        ? JupyterNotebook.isLikely(read) : URL(filePath: path).pathExtension.lowercased() == "ipynb"
      let reading = isJupyter ? try JupyterNotebook.read(read) : nil
      bytes = reading?.bytes ?? read
      warnings = reading?.warnings ?? []
      source = try SourceText(name: self.path, bytes: bytes)
    } catch let error as SourceTextError {
      throw UnreadableFile(path: self.path, diagnostic: error.diagnostic)
    } catch let problem as JupyterNotebook.Problem {
      throw UnreadableFile(
        path: self.path,
        diagnostic: Diagnostic(at: SourceRange(line: 1, column: 1), problem.message, advice: problem.advice))
    } catch let problem as FileProblem {
      throw UnreadableFile(path: path, diagnostic: Diagnostic(at: nil, .file(problem, advice: nil)))
    } catch {
      throw UnreadableFile(
        path: path,
        diagnostic: Diagnostic(
          at: nil, .file(.unreadable(path, reason: error.fileReason), advice: nil)))
    }
  }

  /// What stands for it on the command line.
  static let standardInputPath = "-"

  /// All of standard input, which can be read once: a sweep asks for each of its combinations. What is longer than any
  /// notebook is not read to its end.
  private static let standardInput = Result<[UInt8], any Error> {
    var bytes: [UInt8] = []
    while bytes.count <= (JupyterNotebook.isLikely(bytes) ? JupyterNotebook.byteLimit : SourceText.byteLimit),
      let data = try FileHandle.standardInput.read(upToCount: 1 << 16), !data.isEmpty
    {
      bytes += data
    }
    return bytes
  }

  private static func bytes(ofFileAt path: String) throws -> [UInt8] {
    if let problem = FileAccess.problem(withFileAt: path) { throw problem }
    return [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  /// What is to be said where mistakes have places; empty for a file of Markdown.
  var placesNote: String {
    isJupyter ? "note: lines are those of the notebook in Markdown, as `cahier convert` writes it\n" : ""
  }

  /// The words of its title, or else of its first heading; nil where it has neither.
  var title: String? {
    let document = NotebookParser.parse(source).document
    return document.frontMatter.title?.content.plainText ?? document.headings.first
  }

  /// Checks the notebook with the parameters that were given.
  func plan(_ parameters: ParameterOptions, checksFiles: Bool = true) throws -> Opened {
    Planner.plan(
      source, in: folder, catalogue: CahierCommand.catalogue, overrides: try parameters.overrides(),
      checksFiles: checksFiles)
  }
}

/// A file that is no text that can be read, or whose text has mistakes.
struct UnreadableFile: Error {
  private let source: SourceText
  let diagnostics: [Diagnostic]

  /// A file of which there is no line to show.
  init(path: String, diagnostic: Diagnostic) {
    self.init(SourceText(name: path, text: ""), diagnostics: [diagnostic])
  }

  /// A text with these mistakes.
  init(_ source: SourceText, diagnostics: [Diagnostic]) {
    (self.source, self.diagnostics) = (source, diagnostics)
  }

  /// The mistakes as they are shown, each with its line where there is one.
  var text: String { DiagnosticText(source: source, style: Terminal.errorStyle).text(diagnostics) }
}

/// The options with which parameters are given.
struct ParameterOptions: ParsableArguments {
  @Option(
    name: .customShort("p"),
    help: ArgumentHelp("Give a parameter of the notebook another value; repeatable.", valueName: "name=value")
  )
  var parameters: [String] = []

  @Option(
    name: .customLong("params"), help: ArgumentHelp("A YAML file with parameters.", valueName: "file.yaml"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  func validate() throws {
    guard file != NotebookFile.standardInputPath else {
      throw ValidationError("'--params -': standard input is the notebook's; name a file")
    }
    for text in parameters where ParameterReader.commandLine(text) == nil {
      throw ValidationError("'-p \(text)' names no parameter: write '-p name=value'")
    }
  }

  /// The parameters in the order in which they count: those of the file, then those of the command line.
  func overrides() throws -> [GivenParameter] { try fromFile() + fromCommandLine() }

  /// The parameters of the file.
  ///
  /// - Throws: ``UnreadableFile`` with what is wrong with it.
  func fromFile() throws -> [GivenParameter] {
    guard let file else { return [] }
    let source = try NotebookFile(path: file).source
    let (parameters, mistakes) = ParameterReader.file(source)
    if !mistakes.isEmpty { throw UnreadableFile(source, diagnostics: mistakes) }
    return parameters
  }

  /// The parameters of the command line.
  func fromCommandLine() -> [GivenParameter] { parameters.compactMap(ParameterReader.commandLine) }
}
