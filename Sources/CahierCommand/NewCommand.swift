import ArgumentParser
import Foundation
import Notebook
import Report

/// `cahier new`: a notebook to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a commented notebook of the six steps to start from.",
    discussion: """
      The notebook runs as it is, on the digits that come with Cahier; it says where to name your own file. A \
      file that is there already is left alone. The path that was written goes to standard output.

      A report holds its own notebook: --from writes that one, byte for byte but for a byte order mark and line ends.

      Examples:
        cahier new letters.md && cahier run letters.md
        cahier new Notebooks/letters
        cahier new mine.md --from Output/digits.html     the notebook that a report was made from
      """)

  @Argument(help: "The notebook to write; `.md` is added where it has no extension.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp("A report: write the notebook that it holds.", valueName: "report"),
    completion: .file(extensions: ["html"]))
  var from: String?

  func run() throws {
    let path = URL(filePath: file).pathExtension.isEmpty ? file + ".md" : file
    let notebook = URL(filePath: path)
    if file.hasSuffix("/") || FileIdentity(ofFileAt: file)?.isRegular == false {
      throw ValidationError("'\(file)' is a folder: name the notebook's file in it")
    }
    let folder = notebook.deletingLastPathComponent().standardizedFileURL
    let digits = OwnDigits.path(from: folder)
    let text =
      try from.map { try HeldReport(path: $0).archive.notebook }
      ?? NewNotebook(title: Self.title(of: notebook), data: digits ?? OwnDigits.name).text
    let isNew = FileIdentity(ofFileAt: path) == nil
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: notebook, options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw ValidationError("'\(path)' is there already, and is left as it is. Name another file.")
    } catch {
      // What was begun, as on a full disk, would be in the way when it is written again.
      if isNew { try? FileManager.default.removeItem(at: notebook) }
      throw OutputError(path: path, reason: error.fileReason, advice: "name another place")
    }
    try Terminal.output(path + "\n")
    guard digits == nil, from == nil else { return }
    Terminal.error(
      "warning: the digits that come with Cahier were not found from here; name your own file in the `load` cell\n"
    )
  }

  /// A title from the file's name: `my-letters.md` is *My letters*.
  private static func title(of notebook: URL) -> String {
    let words = notebook.deletingPathExtension().lastPathComponent.split { "-_ ".contains($0) }
    let title = words.joined(separator: " ")
    return title.prefix(1).uppercased() + title.dropFirst()
  }
}

/// The digits that come with Cahier, in `Notebooks/Data` of its checkout.
private enum OwnDigits {
  static let name = "digits.mat"

  /// Their path from a folder; nil when neither the working directory nor the command stands in a checkout.
  static func path(from folder: URL) -> String? {
    let command = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    let places = [URL(filePath: FileManager.default.currentDirectoryPath), command].compactMap(\.self)
    return places.lazy.compactMap(digits).first.map { RelativePath(from: folder, to: $0).path }
  }

  /// The digits of the checkout that a folder is in.
  private static func digits(around folder: URL) -> URL? {
    var folder = folder.standardizedFileURL
    while true {
      let file = folder.appending(path: "Notebooks/Data/\(name)")
      if FileManager.default.fileExists(atPath: file.path) { return file }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      if parent.path == folder.path || folder.path == "/" { return nil }
      folder = parent
    }
  }
}
