import ArgumentParser
import Foundation
import Notebook
import Report

/// A notebook's file and what is given with it on the command line.
struct NotebookFile {
  let path: String
  let source: SourceText

  var url: URL { URL(filePath: path).standardizedFileURL }

  /// The folder from which the notebook's files are named.
  var folder: URL { url.deletingLastPathComponent() }

  /// The file's name without folder and extension.
  var name: String { URL(filePath: path).deletingPathExtension().lastPathComponent }

  /// Reads a notebook, or any text file that belongs to one.
  ///
  /// - Throws: ``UnreadableFile`` with the one mistake that there is.
  init(path: String) throws(UnreadableFile) {
    self.path = path
    let url = URL(filePath: path)
    if let problem = FileAccess.problem(withFileAt: path) {
      throw UnreadableFile(
        path: path, diagnostic: Diagnostic(at: nil, .file(problem, advice: nil)))
    }
    do {
      source = try SourceText(name: path, bytes: [UInt8](try Data(contentsOf: url)))
    } catch let error as SourceTextError {
      throw UnreadableFile(path: path, diagnostic: error.diagnostic)
    } catch {
      throw UnreadableFile(
        path: path,
        diagnostic: Diagnostic(
          at: nil, .file(.unreadable(path, reason: error.fileReason), advice: nil)))
    }
  }

  /// Checks the notebook with the parameters that were given.
  func plan(_ parameters: ParameterOptions, checksFiles: Bool = true) throws -> Opened {
    Planner.plan(
      source, in: folder, catalogue: CahierCommand.catalogue, overrides: try parameters.overrides(),
      checksFiles: checksFiles)
  }
}

/// A file that is no text that can be read.
struct UnreadableFile: Error {
  var path: String
  var diagnostic: Diagnostic

  /// The mistake as it is shown; there is no line of the file to show with it.
  var text: String {
    DiagnosticText(source: SourceText(name: path, text: ""), style: Terminal.errorStyle).text(diagnostic)
  }
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
    for text in parameters where ParameterReader.commandLine(text) == nil {
      throw ValidationError("'-p \(text)' names no parameter: write '-p name=value'")
    }
  }

  /// The parameters in the order in which they count: those of the file, then those of the command line.
  func overrides() throws -> [(name: String, value: Value)] {
    var result: [(name: String, value: Value)] = []
    if let file {
      let source = try NotebookFile(path: file).source
      let (parameters, mistakes) = ParameterReader.file(source)
      if let mistake = mistakes.first { throw UnreadableFile(path: file, diagnostic: mistake) }
      result += parameters
    }
    return result + parameters.compactMap(ParameterReader.commandLine)
  }
}
