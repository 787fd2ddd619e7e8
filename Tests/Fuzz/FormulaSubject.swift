import Foundation
import TestSupport

/// Formulas, set on a page by the command: whatever they do to the script engine, the page is written.
struct FormulaSubject: Subject {
  static let name = "formula"
  static let words = [
    "{", "}", "\\frac", "\\frac{", "\\sqrt{", "^", "_", "^{", "\\left(", "\\right.", "\\begin{matrix}",
    "\\end{matrix}", "&", "\\\\",
    "\\def\\a{\\a}", "\\newcommand{\\b}[1]{#1#1}", "\\b{", "\\text{", "\\color{",
    "\\href{javascript:alert(1)}{", "\\htmlClass{",
    "\\includegraphics{", "\\rule{9999em}{9999em}", "\\kern9999em", "\\char\"", "\\overbrace{", "\\label{a}",
    "\\tag{1}", "\\ref{a}", "%",
    "#", "~", "é", "\u{301}", "<x-fuzz>", "</span><x-fuzz>", "\\limits", "\\over ", "\\phantom{",
  ]
  /// A page with a formula that never ends takes a while to give it up.
  static let limit: UInt32 = 120

  let seeds = [
    #"J(\Theta) = -\frac{1}{m}\sum_{i=1}^{m}\sum_{k=1}^{K} y_k^{(i)} \log h_k + \frac{\lambda}{2m}\sum\Theta^2"#,
    #"\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1} \left( \frac{\partial J}{\partial \theta} \right)"#,
    #"\newcommand{\R}{\mathbb{R}} f\colon \R^n \to \R,\quad \sqrt[3]{x^2 + \text{a word}} \label{a} \tag{1}"#,
    #"\begin{aligned} x &= \overbrace{a + b}^{c} \\ y &= \underbrace{d}_{e} \end{aligned} \color{red}{z} \ref{a}"#,
    // Nested deeper than a script engine's stack.
    String(repeating: "\\frac{", count: 250) + "x" + String(repeating: "}{y}", count: 250),
    String(repeating: "{", count: 4000) + String(repeating: "}", count: 4000),
  ].map { Seed(name: String($0.prefix(20)), bytes: Array($0.utf8)) }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func complaint(about input: [UInt8], from seed: Seed) throws -> String? {
    let tex = String(decoding: input, as: UTF8.self)
    try folder.write(
      "# Damaged\n\nInline $\(tex)$.\n\n$$\n\(tex)\n$$\n\n```math\n\(tex)\n```\n\nThe end of it.\n",
      to: "a.md")
    let page = folder.url.appending(path: "a.html")
    try? FileManager.default.removeItem(at: page)
    let outcome = try ExternalProgram(Self.command).run(
      ["render", "a.md", "--quiet", "-o", "a.html", "--cache-dir", "cache"], in: folder.url)
    guard outcome.status == 0 || outcome.status == 2 else {
      return "cahier ended with \(outcome.status): \(outcome.error.suffix(200))"
    }
    guard outcome.status == 0 else { return nil }
    let html = String(decoding: try Data(contentsOf: page), as: UTF8.self)
    for forbidden in ["<x-fuzz", "<script", "javascript:alert(1)\""] where html.contains(forbidden) {
      return "\(forbidden) stands in the page"
    }
    return html.hasSuffix("</html>\n") || html.hasSuffix("</html>") ? nil : "the page is not whole"
  }

  /// The command, which stands beside this program.
  private static let command = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
    path: "cahier")
}
