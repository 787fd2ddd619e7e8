import ArgumentParser
import Foundation
import Notebook
import Report

/// What else is made of a run, beside its report.
struct CompanionOptions: ParsableArguments {
  @Flag(help: "Also print the report to NAME.pdf beside it, with page numbers; Chromium does that.")
  var pdf = false

  @Flag(
    help:
      "Also write NAME.slides.html: a slide a heading, turned by the keys that scroll (↑ ↓, Page Up and Down, space)."
  )
  var slides = false

  /// Whether any is wanted.
  var areWanted: Bool { pdf || slides }
}

/// The files that go with a report.
struct Companions {
  private let options: CompanionOptions
  private let browser: Browser?
  private let slides: ReportFile
  private let pdf: PDFFile

  /// - Throws: ``OutputError`` where a PDF is wanted and nothing prints it; what to install is said.
  init(_ options: CompanionOptions, of report: ReportFile) throws {
    self.options = options
    let stem = report.path.hasSuffix(".html") ? String(report.path.dropLast(5)) : report.path
    slides = ReportFile(besides: report, path: stem + ".slides.html")
    pdf = PDFFile(path: stem + ".pdf")
    browser = options.pdf ? Browser.installed : nil
    if options.pdf, browser == nil {
      throw OutputError(
        path: pdf.path, reason: "printing needs Chromium or Google Chrome, and neither was found",
        advice: Browser.installation)
    }
  }

  /// Finds out before anything runs whether something would be lost.
  ///
  /// - Throws: `ExitCode.notebookHasMistakes`; what it is, is said.
  func check(_ protection: ProtectedFiles) throws {
    if options.slides { try protection.protect(from: slides) }
    if options.pdf { try protection.protect(from: pdf) }
  }

  /// Makes them, and gives their paths.
  ///
  /// - Parameter owner: the way from the report's folder to the notebook; nil for one that is no file.
  func write(
    _ result: RunResult, in folder: URL, formulas: FormulaSetter?, owner: String?
  ) async throws -> [String] {
    var paths: [String] = []
    if options.slides {
      try slides.write(SlidesPage(result, in: folder, formulas: formulas).html(owner: owner))
      paths.append(slides.path)
    }
    if let browser {
      let document = try await HTMLReport(result, in: folder, formulas: formulas).printed {
        try await browser.print($0, to: pdf.path)
      }
      try pdf.write(document, owner: owner)
      paths.append(pdf.path)
    }
    return paths
  }
}
