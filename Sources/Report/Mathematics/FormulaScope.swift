import Foundation
import Notebook

/// What the formulas of a notebook mean for those after them: the macros that they define, the tags of their labels.
///
/// The order of the file decides which macros are known where. A label's tag is known everywhere.
struct FormulaScope: Sendable {
  /// The formulas so far that define macros.
  private(set) var definitions: [FormulaRequest] = []
  /// Stands for the macros in effect: the same text is set alike under the same mark.
  private var mark = ""
  private let tags: [String: String]
  /// Whether a macro may stand for a reference.
  private var definesReferences = false

  init(_ formulas: some Sequence<Formula> = []) {
    var tags: [String: String] = [:]
    for formula in formulas where formula.tex.contains("\\label") {
      for (label, tag) in Self.labels(in: formula.tex) where tags[label] == nil { tags[label] = tag }
    }
    self.tags = tags
  }

  /// Takes the next formula: what is to be set, and a name that no formula has that is set differently.
  mutating func request(for formula: Formula) -> (request: FormulaRequest, name: String) {
    let refers = definesReferences || Self.refers(formula.tex)
    let request = FormulaRequest(
      tex: formula.tex, isDisplay: formula.isDisplay, defines: Self.defines(formula.tex),
      tags: refers ? tags : [:])
    let known = request.tags.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
    let name = "\(formula.isDisplay) \(mark) \(known) \(formula.tex)"
    if request.defines {
      definitions.append(request)
      definesReferences = refers
      mark = Digest(of: "\(mark) \(known) \(formula.tex)".utf8).hexadecimal
    }
    return (request, name)
  }

  private static func refers(_ tex: String) -> Bool { tex.contains("\\ref") || tex.contains("\\eqref") }

  /// Whether a macro may be known behind the formula that was not before.
  private static func defines(_ tex: String) -> Bool {
    tex.contains(
      /\\(?:(?:re)?newcommand|providecommand|[gex]?def|(?:future)?let|DeclareMathOperator)(?![a-zA-Z])/)
  }

  /// The labels of a formula whose row has a tag.
  private static func labels(in tex: String) -> [(label: String, tag: String)] {
    var result: [(label: String, tag: String)] = []
    var labels: [String] = []
    var tag: String?
    func closeRow() {
      if let tag { result += labels.map { ($0, tag) } }
      (labels, tag) = ([], nil)
    }
    for match in tex.matches(of: /\\\\|\\(label|tag)\*?\s*\{((?:[^{}]|\{[^{}]*\})*)\}/) {
      switch match.output.1 {
      case "label"?: labels.append(String(match.output.2 ?? ""))
      case "tag"?: tag = String(match.output.2 ?? "")
      default: closeRow()
      }
    }
    closeRow()
    return result
  }
}
