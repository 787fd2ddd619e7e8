import Notebook

/// An installed KaTeX, and where it is run.
package struct KaTeX: Sendable {
  package let folder: KaTeXFolder
  private let worker: FormulaWorker
  /// Of the folder's program, which does not change under a page.
  private let identity: String

  package init(folder: KaTeXFolder, worker: FormulaWorker = .thisProcess) {
    self.folder = folder
    self.worker = worker
    identity = folder.identity
  }

  /// The one that this machine has, run in this process; nil when KaTeX is not installed.
  package static var installed: KaTeX? { installed(.thisProcess) }

  /// The one that this machine has; nil when KaTeX is not installed.
  package static func installed(_ worker: FormulaWorker) -> KaTeX? {
    KaTeXFolder.find().map { KaTeX(folder: $0, worker: worker) }
  }

  /// What tells the one that this machine has from others; empty where there is none.
  package static var installedIdentity: String { KaTeXFolder.find()?.identity ?? "" }

  /// What a reader does to have formulas set where they are not.
  package static let installation =
    "install KaTeX (apt-get install libjs-katex) or set \(KaTeXFolder.variable) to its folder"

  /// A name for what this KaTeX makes of a formula; the number changes when Cahier asks it for something else.
  func name(_ formula: String) -> String { "\(identity) 3 \(formula)" }

  /// A name for its style sheet as formulas with these classes need it.
  func name(_ styles: KaTeXStyles) -> String { "\(identity) styles 1 \(styles.name)" }

  /// Sets formulas one after the other, each with the macros that those before it define.
  ///
  /// A worker ends at a formula that makes too much work or breaks it, and the next goes on behind that formula.
  ///
  /// - Parameters:
  ///   - tags: what references stand for, by label.
  ///   - work: the bytes that they may ask for in sum; what is left of them afterwards.
  ///   - deadline: when no more of them is begun.
  /// - Throws: ``KaTeXFailure`` when KaTeX itself does not work.
  func set(
    _ requests: [FormulaRequest], tags: [String: String], within work: inout Int,
    until deadline: ContinuousClock.Instant
  ) throws(KaTeXFailure) -> [FormulaOutcome] {
    var outcomes: [FormulaOutcome] = []
    while outcomes.count < requests.count {
      guard work > 0, ContinuousClock.now < deadline else {
        outcomes += requests[outcomes.count...].map { _ in .problem(.nothingLeft, nil) }
        break
      }
      let known = zip(requests, outcomes).filter { $0.defines && $1 != .problem(.tooMuchWork, nil) }.map(\.0)
      let answers = try worker.answers(
        to: known + requests[outcomes.count...], tags: tags, within: work, until: deadline, folder: folder)
      work -= answers.reduce(0) { $0 + $1.work }
      outcomes += answers.dropFirst(known.count).map { FormulaOutcome($0.typesetting) }
      if outcomes.count < requests.count {
        work -= KaTeXEngine.mostWork
        outcomes.append(.problem(.tooMuchWork, nil))
      }
    }
    return outcomes
  }
}
