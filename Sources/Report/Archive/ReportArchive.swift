import Figures
import Foundation
package import Notebook
package import Wording

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
    /// Why it is not as a run would leave it; nil when it is.
    package var reason: Phrase?
    /// How long it ran.
    package var seconds: Double?
    package var scalars: [Scalar]
    package var tables: [Table]
    /// The digest of everything that it showed, to the bit.
    package var outputs: Digest
    /// The messages of its failure; empty when it did not fail.
    package var failures: [String]

    /// What came of a cell.
    package init(_ result: CellResult) {
      label = result.label
      step = result.step
      state = result.state.name
      reason = result.state.reason
      seconds = result.seconds
      scalars = result.scalars
      tables = result.tables
      outputs = Digest(of: result.outputs)
      failures = result.failure?.all.map(\.message.english) ?? []
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
  /// The notebook's path as the command line had it.
  package var notebookName: String
  /// The way from the report's folder to the notebook; nil when it came from standard input.
  package var notebookPath: String?
  /// The whole text of the notebook.
  package var notebook: String
  package var parameters: [Parameter]
  /// What the last bits of numbers depend on: the instruction set of the kernels.
  package var variant: String
  /// How the run went, and the files that cells read.
  package var provenance: Provenance
  package var status: RunResult.Status
  package var cells: [Cell]
  /// The files beside the report that are Cahier's own.
  package var saved: [SavedFile]
  /// What tells the KaTeX that set the formulas from others; nil where there was none.
  package var typesetter: Digest?
  /// The digest of the page without what is held here.
  package var page: Digest?

  static let format = 2

  /// What a run leaves in its report.
  ///
  /// - Parameters:
  ///   - variant: the catalogue's.
  ///   - notebookPath: the way from the report's folder to the notebook.
  ///   - earlier: files that an earlier report had beside it and that are still there.
  package init(_ result: RunResult, variant: String, notebookPath: String?, earlier: [SavedFile] = []) {
    notebookName = result.plan.document.source.name
    self.notebookPath = notebookPath
    notebook = result.plan.document.source.text
    parameters = result.plan.parameters.all.map { Parameter(name: $0.name, value: $0.value) }
    self.variant = variant
    provenance = result.provenance
    typesetter = Self.typesetter(of: result)
    status = result.status
    cells = result.cells.map(Cell.init)
    let files = result.cells.flatMap(\.files).map { SavedFile(name: $0.name, digest: Digest(of: $0.bytes)) }
    saved = (files + earlier).reduce(into: []) { all, file in if !all.contains(file) { all.append(file) } }
  }

  /// Whether it is of a run with these parameters.
  package func holds(_ parameters: Parameters) -> Bool {
    self.parameters == parameters.all.map { Parameter(name: $0.name, value: $0.value) }
  }

  /// What tells the KaTeX of this machine from others, for a result that has formulas.
  static func typesetter(of result: RunResult) -> Digest? {
    result.plan.formulas.isEmpty ? nil : KaTeXFolder.find()?.programDigest
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

extension CellResult {
  /// The tables among what it shows.
  var tables: [Table] { outputs.compactMap { if case .table(let table) = $0 { table } else { nil } } }
}

extension Digest {
  /// The digest of what a cell shows: of pictures the pixels, whatever library makes files of them.
  fileprivate init(of outputs: [Output]) {
    var archive = ArchiveWriter()
    for output in outputs {
      for raster in output.rasters {
        archive.write([raster.width, raster.height, raster.channels])
        archive.write(Digest(of: raster.pixels).hexadecimal)
      }
      switch output {
      case .figure(let figure): archive.write([figure.name, figure.alternative.english])
      case .gallery(let gallery):
        archive.write(
          [gallery.alternative.english] + gallery.tiles.flatMap { [$0.caption, $0.alternative.english] })
      case .text, .note, .table, .chart, .instrument:
        // What can't be written is never the same.
        let json = (try? ReportArchive.encoder.encode(output)) ?? Data(UUID().uuidString.utf8)
        archive.write(Digest(of: json).hexadecimal)
      }
    }
    self.init(of: archive.bytes)
  }
}
