import ArgumentParser
import Foundation
import Notebook
import Report

/// A sweep that is ready to run: every combination is checked, and has a place for its report.
struct Sweep: Sendable {
  /// A combination with where its report goes, from the page that compares.
  struct Job: Sendable {
    var combination: Combination
    var report: String
  }

  let groundwork: Groundwork
  let jobs: [Job]
  /// `Output/NAME-sweep/`, or the folder that `--output` names.
  let folder: String
  /// Any combination's, for what all have in common.
  let plan: Plan

  /// Checks all combinations; mistakes go to standard error, each once.
  ///
  /// - Parameters:
  ///   - choose: the combinations, from the parameters of the notebook with their own values.
  ///   - writesReports: whether reports are to be written, and nothing may be lost by it.
  ///   - only: which of them are wanted, by number; the others are neither checked nor to be run. Nil for all.
  /// - Throws: `ExitCode.notebookHasMistakes`; what `choose` throws.
  init(
    _ notebook: String, options: RunOptions, writesReports: Bool, only wanted: Set<Int>? = nil,
    choose: (Parameters) throws -> [Combination]
  ) throws {
    let folder = Self.folder(of: notebook, options: options)
    self.folder = folder
    groundwork = try Groundwork(notebook, options: Self.shared(options, in: folder)) { _ in
      ReportFile(path: folder + "index.html", name: "index")
    }
    let document = groundwork.parsed.document
    let combinations = try choose(Parameters(document.frontMatter.parameters))
    var found = Mistakes()
    var jobs: [Job] = []
    var plan: Plan?
    for (index, combination) in combinations.enumerated() {
      guard wanted?.contains(index) ?? true else {
        jobs.append(Job(combination: combination, report: ""))
        continue
      }
      let (job, opened) = Self.check(
        combination, groundwork: groundwork, folder: folder, writesReports: writesReports)
      found.add(opened.diagnostics, of: combination)
      jobs.append(job)
      plan = plan ?? opened.plan
    }
    self.jobs = jobs
    if !options.quiet || found.hasErrors {
      found.show(on: groundwork, all: wanted?.count ?? combinations.count)
    }
    guard !found.hasErrors, let plan else { throw ExitCode.notebookHasMistakes }
    self.plan = plan
  }

  /// The folder of the reports and of the page.
  static func folder(of notebook: String, options: RunOptions) -> String {
    if let output = options.output { return output.hasSuffix("/") ? output : output + "/" }
    return "Output/\(NotebookFile.name(of: notebook))-sweep/"
  }

  /// The options of all combinations: they share a store beside the folder.
  private static func shared(_ options: RunOptions, in folder: String) -> RunOptions {
    var options = options
    if options.store.folder == nil {
      options.store.folder =
        URL(filePath: folder).deletingLastPathComponent().appending(path: ".cahier").relativePath
    }
    return options
  }

  private static func check(
    _ combination: Combination, groundwork: Groundwork, folder: String, writesReports: Bool
  ) -> (Job, Opened) {
    var opened = Planner.plan(
      groundwork.parsed, in: groundwork.file.folder, catalogue: CahierCommand.catalogue,
      overrides: groundwork.parameters + combination.parameters)
    let hasFiles = opened.plan?.cells.contains { !$0.step.dataflow.saves.isEmpty } ?? false
    let job = Job(
      combination: combination, report: combination.report(of: groundwork.file.name, hasFiles: hasFiles))
    if writesReports {
      let options = groundwork.options
      let protection = ProtectedFiles(
        groundwork.file, plan: opened.plan, parameters: options.parameters, isForced: options.force)
      opened.add(protection.mistakes(writing: ReportFile(inSweep: folder + job.report)))
      opened.add(groundwork.setter(for: opened).diagnostics)
    }
    return (job, opened)
  }

  /// What writing must not cost.
  var protection: ProtectedFiles {
    ProtectedFiles(
      groundwork.file, plan: plan, parameters: groundwork.options.parameters,
      isForced: groundwork.options.force)
  }

  /// The report of a combination.
  func report(of index: Int) -> ReportFile { ReportFile(inSweep: folder + jobs[index].report) }

  /// The complete command line that makes the report of a combination.
  func command(of index: Int) -> String {
    let job = jobs[index]
    return job.combination.command(
      notebook: groundwork.file.path, options: groundwork.options, report: folder + job.report)
  }

  /// What tells it from a sweep over other values, or of a notebook that was edited.
  var identity: Digest {
    var archive = ArchiveWriter()
    archive.write([groundwork.file.source.text, CahierCommand.catalogue.variant])
    let swept = Set(jobs.first?.combination.choices.map(\.name) ?? [])
    for parameter in plan.parameters.all where !swept.contains(parameter.name) {
      archive.write([parameter.name, parameter.value.kind, parameter.value.description])
    }
    archive.write(jobs.map(\.combination.name))
    return Digest(of: archive.bytes)
  }

  /// What a comparison keeps of a combination.
  func entry(of index: Int, _ result: RunResult) -> Comparison.Entry {
    Comparison.Entry(
      parameters: jobs[index].combination.choices.map { ($0.name, result.plan.parameters[$0.name] ?? .null) },
      report: jobs[index].report,
      // JSON has everything that the cells show.
      result: groundwork.options.json ? result : result.reduced(sharing: plan))
  }
}

/// What is wrong with the combinations of a sweep: most mistakes are those of the notebook, and told once.
private struct Mistakes {
  private var found: [Diagnostic] = []
  private var combinations: [Diagnostic: [Combination]] = [:]

  var hasErrors: Bool { found.hasErrors }

  mutating func add(_ diagnostics: [Diagnostic], of combination: Combination) {
    for diagnostic in diagnostics {
      if combinations[diagnostic] == nil { found.append(diagnostic) }
      combinations[diagnostic, default: []].append(combination)
    }
  }

  func show(on groundwork: Groundwork, all: Int) {
    let common = found.filter { combinations[$0]?.count == all }
    if !common.isEmpty { groundwork.show(common) }
    for diagnostic in found {
      guard let combinations = combinations[diagnostic], combinations.count < all else { continue }
      let others = combinations.count - 1
      let names = combinations[0].name + (others > 0 ? " and \(others) other\(others > 1 ? "s" : "")" : "")
      Terminal.error("with \(TerminalText.safe(names)):\n")
      groundwork.show([diagnostic])
    }
  }
}
