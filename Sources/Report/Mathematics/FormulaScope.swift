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
  /// What `\ref` and `\eqref` stand for, by label.
  let tags: [String: String]
  /// Stands for the tags.
  private let tagsMark: String
  /// Whether a macro may stand for a reference.
  private var definesReferences = false

  init(_ formulas: some Sequence<Formula> = []) {
    var tags: [String: String] = [:]
    for formula in formulas where formula.tex.contains("\\label") {
      for (label, tag) in FormulaRows(formula.tex).tags where tags[label] == nil { tags[label] = tag }
    }
    self.tags = tags
    tagsMark = Digest(of: tags.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.description.utf8).hexadecimal
  }

  /// Takes the next formula: what is to be set, and a name that no formula has that is set differently.
  mutating func request(for formula: Formula) -> (request: FormulaRequest, name: String) {
    var refers = definesReferences
    var defines = false
    for case .command(let name) in TeXTokens(formula.tex) {
      if name == "ref" || name == "eqref" { refers = true }
      if Self.definitions.contains(name) { defines = true }
    }
    let request = FormulaRequest(tex: formula.tex, isDisplay: formula.isDisplay, defines: defines)
    let name = "\(formula.isDisplay) \(mark) \(refers ? tagsMark : "") \(formula.tex)"
    if request.defines {
      definitions.append(request)
      definesReferences = refers
      mark = Digest(of: name.utf8).hexadecimal
    }
    return (request, name)
  }

  /// The commands after which a macro may be known that was not before.
  private static let definitions: Set = [
    "newcommand", "renewcommand", "providecommand", "def", "gdef", "edef", "xdef", "let", "futurelet",
    "DeclareMathOperator",
  ]
}
