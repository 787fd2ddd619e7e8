import Foundation
package import Notebook

/// What a report holds besides what it shows: its own notebook, the parameters, the digests of what was read, and the
/// results, so that a stranger can run it again and compare.
///
/// It stands at the end of the page in an inert `template`, as JSON, gzipped, in base64 (see ``ReportArchive/init(in:)``).
/// Pictures and curves are not held but for their digests.
package struct ReportArchive: Codable, Sendable {
  /// What came of a cell.
  package struct Cell: Codable, Sendable {
    package var label: String
    package var step: String
    /// How it stood: `CellState.name`.
    package var state: String
    package var scalars: [Scalar]
    package var tables: [Table]
    /// The digest of everything that it showed, bit for bit.
    package var outputs: Digest
    /// The message of its failure; nil when it did not fail.
    package var failure: String?

    /// What came of a cell.
    package init(_ result: CellResult) {
      label = result.label
      step = result.step
      state = result.state.name
      scalars = result.scalars
      tables = result.outputs.compactMap { if case .table(let table) = $0 { table } else { nil } }
      outputs = Digest(of: (try? ReportArchive.encoder.encode(result.outputs)) ?? Data())
      failure = result.failure?.message
    }
  }

  /// A parameter in effect.
  package struct Parameter: Codable, Hashable, Sendable {
    package var name: String
    package var value: Value
  }

  /// A file that Cahier wrote beside the report.
  package struct SavedFile: Codable, Hashable, Sendable {
    package var name: String
    package var digest: Digest

    package init(name: String, digest: Digest) {
      self.name = name
      self.digest = digest
    }
  }

  /// The form of what is held; another one is not read.
  package var format = ReportArchive.format
  /// The version of Cahier that made the report.
  package var version: String
  /// The notebook's path as the command line had it.
  package var notebookName: String
  /// The way from the report's folder to the notebook; nil when it came from standard input.
  package var notebookPath: String?
  /// The whole text of the notebook.
  package var notebook: String
  package var parameters: [Parameter]
  /// What the last bits of numbers depend on: the instruction set of the kernels.
  package var variant: String
  /// The files that cells read.
  package var inputs: [InputFile]
  package var status: String
  package var cells: [Cell]
  /// The files beside the report that are Cahier's own.
  package var saved: [SavedFile]
  /// What tells the KaTeX that set the formulas from others; nil where there was none.
  package var typesetter: Digest?
  /// The digest of the page without what is held here.
  package var page: Digest?

  static let format = 1

  /// What a run leaves in its report.
  ///
  /// - Parameters:
  ///   - variant: the catalogue's.
  ///   - notebookPath: the way from the report's folder to the notebook.
  ///   - earlier: files that an earlier report had beside it and that are still there.
  package init(_ result: RunResult, variant: String, notebookPath: String?, earlier: [SavedFile] = []) {
    version = result.provenance.version
    notebookName = result.plan.document.source.name
    self.notebookPath = notebookPath
    notebook = result.plan.document.source.text
    parameters = result.plan.parameters.all.map { Parameter(name: $0.name, value: $0.value) }
    self.variant = variant
    inputs = result.provenance.inputs
    typesetter = KaTeXFolder.find()?.programDigest
    status = result.status.rawValue
    cells = result.cells.map(Cell.init)
    let files = result.cells.flatMap(\.files).map { SavedFile(name: $0.name, digest: Digest(of: $0.bytes)) }
    saved = (files + earlier).reduce(into: []) { all, file in if !all.contains(file) { all.append(file) } }
  }

  /// Whether the page of a result shows nothing but what is held: no other version of Cahier or of KaTeX set it, and its
  /// prose names nothing that differs from run to run.
  package func canBeMadeAgain(from result: RunResult) -> Bool {
    guard version == result.provenance.version, typesetter == KaTeXFolder.find()?.programDigest else {
      return false
    }
    let plan = result.plan
    return plan.valueReferences.allSatisfy { reference in
      plan.cell(labelled: reference.label).map {
        !type(of: $0.step).volatileScalars.contains(reference.name)
      } ?? true
    }
  }

  // Numbers read back to the same bits; those that JSON has not are written as words.
  static let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return encoder
  }()

  static let decoder = {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return decoder
  }()
}
