import ArgumentParser
import Foundation
import Notebook
import Report

/// The files that writing results must not cost: the notebook, what it reads, and whatever Cahier did not write itself.
struct ProtectedFiles {
  private let notebook: NotebookFile
  private let plan: Plan?
  private let isForced: Bool
  private var known: [FileIdentity: Obstacle] = [:]

  /// - Parameters:
  ///   - plan: nil for a notebook with mistakes, of which nobody knows what it reads.
  ///   - parameters: those of the command line, which may come from a file.
  ///   - isForced: whether files may be replaced that Cahier did not write; those that are read may never be.
  init(_ notebook: NotebookFile, plan: Plan?, parameters: ParameterOptions, isForced: Bool) {
    self.notebook = notebook
    self.plan = plan
    self.isForced = isForced
    let access = FileAccess(folder: notebook.folder)
    for path in plan?.readFiles ?? [] { protect(access.url(path).path, as: .input(path.path)) }
    for source in plan?.pictures ?? [] {
      protect(LocalImage.url(of: source, in: notebook.folder).path, as: .input(source))
    }
    if let file = parameters.file { protect(file, as: .input(file)) }
    protect(notebook.url.path, as: .notebook)
  }

  private mutating func protect(_ path: String, as obstacle: Obstacle) {
    if let identity = FileIdentity(ofFileAt: path) { known[identity] = obstacle }
  }

  // MARK: - Before anything runs

  /// What a run would write over, and what it would write under no name at all.
  func mistakes(writing report: ReportFile) -> [Diagnostic] {
    var mistakes: [Diagnostic] = []
    if let obstacle = obstacle(of: report) {
      mistakes.append(Diagnostic(at: nil, .replaces(report.path, obstacle)))
    }
    let savingCells = plan?.cells.filter { !$0.step.dataflow.saves.isEmpty } ?? []
    let own = savingCells.isEmpty ? [] : Set(report.archive?.saved ?? [])
    for cell in savingCells {
      for file in cell.step.dataflow.saves where SavedFile.isName(file.name) {
        let place = cell.range(ofOption: file.option)
        let path = report.path(ofSaved: file.name)
        if file.name.lowercased() == URL(filePath: report.path).lastPathComponent.lowercased() {
          mistakes.append(Diagnostic(at: place, .savesReport(file.name)))
        } else if let obstacle = obstacle(at: path, own: own) {
          mistakes.append(Diagnostic(at: place, .replaces(path, obstacle)))
        }
      }
    }
    return mistakes
  }

  /// Refuses a page beside the reports that would cost something.
  ///
  /// - Throws: `ExitCode.notebookHasMistakes`; what it is, is said.
  func protect(from page: ReportFile) throws {
    guard let obstacle = obstacle(of: page) else { return }
    let text = DiagnosticText(source: notebook.source, style: Terminal.errorStyle)
    Terminal.error(text.text(Diagnostic(at: nil, .replaces(page.path, obstacle))))
    throw ExitCode.notebookHasMistakes
  }

  /// The same of a printed report.
  func protect(from document: PDFFile) throws {
    guard let identity = FileIdentity(ofFileAt: document.path) else { return }
    let obstacle: Obstacle? =
      known[identity]
      ?? (!identity.isRegular ? .notRegular : isForced || document.isOwn == true ? nil : .foreign)
    guard let obstacle else { return }
    let text = DiagnosticText(source: notebook.source, style: Terminal.errorStyle)
    Terminal.error(text.text(Diagnostic(at: nil, .replaces(document.path, obstacle))))
    throw ExitCode.notebookHasMistakes
  }

  /// What stands where a page of Cahier's is to be written, and is not to be lost.
  func obstacle(of page: ReportFile) -> Obstacle? {
    guard let identity = FileIdentity(ofFileAt: page.path) else { return nil }
    if let obstacle = known[identity] { return obstacle }
    // A pipe or a device would be waited for without end; a folder is found out before anything runs.
    guard identity.isRegular else { return .notRegular }
    guard !isForced, let head = FileHandle(forReadingAtPath: page.path) else { return nil }
    defer { try? head.close() }
    let bytes = (try? head.read(upToCount: ReportArchive.headLength)) ?? Data()
    // A file without content is there to be filled, as `mktemp` makes it.
    guard !bytes.isEmpty else { return nil }
    guard ReportArchive.isReport(bytes) else { return .foreign }
    // A name that was typed is meant; one that comes from the notebook's may be another notebook's, too.
    guard page.isNamedByNotebook,
      let owner = ReportArchive.notebookPath(inHead: bytes) ?? page.archive?.notebookPath
    else { return nil }
    let other = URL(filePath: owner, relativeTo: page.folder).path
    guard let found = FileIdentity(ofFileAt: other), found != FileIdentity(ofFileAt: notebook.url.path) else {
      return nil
    }
    if isForm(ofFileAt: other) { return nil }
    return .report(
      of: RelativePath(
        from: URL(filePath: FileManager.default.currentDirectoryPath), to: URL(filePath: other)
      ).path)
  }

  /// What a file is to the notebook, where that is itself or reads it.
  func readFile(at path: String) -> Obstacle? { FileIdentity(ofFileAt: path).flatMap { known[$0] } }

  /// Whether another file is this notebook, one in Markdown and one as Jupyter's file: of one name and one title, or none.
  private func isForm(ofFileAt path: String) -> Bool {
    let urls = [notebook.url, URL(filePath: path)]
    let stems = urls.map { $0.standardizedFileURL.deletingPathExtension().path }
    guard stems[0] == stems[1], Set(urls.map { $0.pathExtension.lowercased() }) == ["md", "ipynb"],
      let other = try? NotebookFile(path: path)
    else { return false }
    return notebook.title == other.title
  }

  /// The same for a file that a cell saves.
  private func obstacle(at path: String, own: Set<ReportArchive.SavedFile>) -> Obstacle? {
    guard ReportFile.isRegularOrNone(path) else { return .notRegular }
    guard let identity = FileIdentity(ofFileAt: path) else { return nil }
    if let obstacle = known[identity] { return obstacle }
    guard !isForced else { return nil }
    // Only a file of a name that is Cahier's need be read.
    let name = URL(filePath: path).lastPathComponent
    guard own.contains(where: { $0.name == name }) else { return .savedElsewhere }
    guard let file = ReportArchive.SavedFile(at: path) else { return nil }
    return own.contains(file) ? nil : .savedElsewhere
  }
}

extension ReportArchive.SavedFile {
  /// A file that is there; nil where there is none that can be read.
  init?(at path: String) {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
    self.init(name: URL(filePath: path).lastPathComponent, digest: Digest(of: data))
  }
}
