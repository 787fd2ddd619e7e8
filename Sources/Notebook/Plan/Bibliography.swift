/// The works that a notebook can cite, from its front matter and the files that it names there.
struct Bibliography {
  /// The keys of all works, in their order.
  private(set) var keys: [String] = []
  /// The works that the text cites.
  private(set) var cited: [String: Work] = [:]
  /// The files, with what was read of them.
  private(set) var read: [PageFile] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether every file was read, and every entry of it.
  private(set) var isWhole = true
  /// The formulas in titles of works that are cited, where the front matter names them.
  private(set) var formulas: [Located<Formula>] = []
  private let wanted: Set<String>?
  private var known: Set<String> = []

  /// - Parameters:
  ///   - references: what the front matter says.
  ///   - names: what the text names; nil to take every work for cited.
  ///   - files: the files of the notebook's folder.
  ///   - checksFiles: whether a missing file is a mistake.
  init(
    _ references: FrontMatter.References, citing names: Set<String>?, _ files: FileAccess, checksFiles: Bool
  ) {
    wanted = names
    for work in references.works {
      add(work.content, at: work.range)
      if !isWanted(work.content.key) {
        diagnostics.append(
          Diagnostic(.warning, at: work.range, .unusedWorks([work.content.key], file: nil)))
      }
    }
    for file in references.files { read(file, files, checksFiles: checksFiles) }
  }

  private func isWanted(_ key: String) -> Bool { wanted?.contains(key) ?? true }

  private mutating func add(_ work: Work, at range: SourceRange) {
    guard known.insert(work.key).inserted else {
      diagnostics.append(Diagnostic(.warning, at: range, .repeatedWork(work.key)))
      return
    }
    keys.append(work.key)
    guard isWanted(work.key) else { return }
    cited[work.key] = work
    formulas += work.title.formulas.map { Located($0, at: range) }
  }

  private mutating func read(_ file: Located<String>, _ files: FileAccess, checksFiles: Bool) {
    guard let path = FilePath(.text(file.content)) else { return }
    let contents: FileContents
    do throws(FileProblem) {
      contents = try files.contents(of: path)
    } catch {
      isWhole = false
      read.append(PageFile(path: path))
      if checksFiles {
        diagnostics.append(
          Diagnostic(at: file.range, .file(error, advice: "paths start at the notebook's folder")))
      }
      return
    }
    let input = InputFile(path: path.path, bytes: contents.bytes.count, digest: contents.digest)
    read.append(PageFile(path: path, input: input))
    guard contents.bytes.count <= BibTeXReader.byteLimit else {
      isWhole = false
      diagnostics.append(
        Diagnostic(at: file.range, .bibliographyTooLarge(path.path, limit: BibTeXReader.byteLimit)))
      return
    }
    if !contents.bytes.isEmpty, let standIn = StandIn(contents.bytes) {
      isWhole = false
      diagnostics.append(
        Diagnostic(at: file.range, .standIn(standIn, file: path.path, expected: "a bibliography")))
      return
    }
    let reader = BibTeXReader(Self.text(contents.bytes))
    let problems = reader.problems.map { problem in
      Diagnostic(
        .warning, at: file.range, .bibliography(file: path.path, line: problem.line, problem.kind))
    }
    diagnostics += problems
    if reader.works.isEmpty, problems.isEmpty {
      diagnostics.append(Diagnostic(.warning, at: file.range, .emptyBibliography(path.path)))
    }
    for work in reader.works { add(work, at: file.range) }
    let unused = reader.works.map(\.key).filter { !isWanted($0) }
    if !unused.isEmpty {
      diagnostics.append(Diagnostic(.warning, at: file.range, .unusedWorks(unused, file: path.path)))
    }
  }

  /// UTF-8, or else what older programs wrote: each byte is a character of Latin 1.
  private static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
    return String(scalars)
  }
}
