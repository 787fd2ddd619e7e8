import Foundation

/// Sets the formulas of one page, and knows afterwards what style sheet and fonts they need.
package struct FormulaSetter {
  private let kaTeX: KaTeX?
  private let cache: FormulaCache
  /// The markup of the formulas that were set.
  private var markups: Set<String> = []
  package private(set) var warnings: [String] = []
  private var isBroken = false

  /// - Parameters:
  ///   - kaTeX: where formulas are set; with nil they stand as their source.
  ///   - cache: where those that were set before are found.
  package init(_ kaTeX: KaTeX?, cache: FormulaCache = .none) {
    self.kaTeX = kaTeX
    self.cache = cache
  }

  /// The formula as the page shows it: set, or else its source.
  package mutating func set(_ formula: Formula) -> Markup {
    guard let kaTeX, !isBroken else {
      if !isBroken { warn("formulas are shown as their source: \(KaTeX.installation)") }
      return source(formula)
    }
    let name = "\(kaTeX.folder.identity) \(formula.isDisplay) \(formula.tex)"
    if let html = cache.find(name) {
      markups.insert(html)
      return .raw(html)
    }
    do {
      switch try kaTeX.typeset(formula) {
      case .markup(let html):
        markups.insert(html)
        cache.keep(name, html)
        return .raw(html)
      case .mistake(let message):
        warn("the formula `\(Self.excerpt(formula))` is not set: \(message)")
        return source(formula, mistake: message)
      case .excessive:
        warn("the formula `\(Self.excerpt(formula))` is shown as its source: it is too large to set")
        return source(formula, mistake: "too large to set")
      }
    } catch {
      isBroken = true
      warn(
        "formulas are shown as their source: KaTeX in \(kaTeX.folder.url.path) does not work "
          + "(\(error.message)); \(KaTeX.installation)")
      return source(formula)
    }
  }

  /// The rules and fonts that the formulas so far need.
  package mutating func styles() -> String {
    guard let kaTeX, !markups.isEmpty else { return "" }
    do {
      return try KaTeXStyles(for: markups).reduced(try kaTeX.folder.styleSheet()) { face in
        try kaTeX.folder.font(face)
      }
    } catch {
      warn(
        "formulas are set without their fonts: \(kaTeX.folder.url.path) is not complete; "
          + KaTeX.installation
      )
      return ""
    }
  }

  private func source(_ formula: Formula, mistake: String? = nil) -> Markup {
    let dollars = formula.isDisplay ? "$$" : "$"
    let code = Markup.tag(
      "code", ["class": mistake == nil ? "tex" : "tex mistake", "title": mistake],
      .text(dollars + formula.tex + dollars))
    return formula.isDisplay ? .tag("span", ["class": "tex-display"], code) : code
  }

  private mutating func warn(_ warning: String) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  private static func excerpt(_ formula: Formula) -> String {
    let line = formula.tex.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 60 ? line.prefix(59) + "…" : line
  }
}
