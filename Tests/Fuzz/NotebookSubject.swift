import Foundation
import Notebook
import Report
import Steps
import TestSupport

/// Notebooks, checked as `cahier check` does.
struct NotebookSubject: Subject {
  static let name = "notebook"
  static let words = [
    "---\n", "```", "```{load}\n", "```{minimize train}\n", "```{expect}\na.b: {is: 1, within: 1%}\n```\n",
    "${", "${x}", "$",
    "$$", "$`", "\\(", "[", "](#", "[^1]", "[^1]: ", "| ", "|-|\n", "> ", "- ", "1. ", "# ", "<!--", "-->",
    "<x-fuzz>",
    "![](", "`{train.cost:.4f}`", "*", "**", "_", "~~", "&amp;", "&#x0;", "\\", "\r", "\t", "\0", "\u{1B}[2J",
    "\u{202E}", "é", "👩‍👩‍👧", "\u{301}",
    "\u{FEFF}", ": ", "? ", "- [", "{", "}", "&a ", "*a", "!!binary ", "|\n", ">\n", "'", "\"", "1e999",
    ".nan", "-0",
    "99999999999999999999", "0x", "params: {a: 1}\n", "caption: ", "cells: [", "file: /dev/zero\n",
    "\\def\\a{\\a\\a}",
  ]

  let seeds: [Seed]

  init() throws {
    let folders = ["Notebooks", "Tests/Fixtures/OwnSteps"]
    let files = try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: Fixtures.checkout.appending(path: folder).path)
        .filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
    }
    seeds =
      [Seed(name: "everything", bytes: Array(Self.everything.utf8))]
      + (try files.map { file in
        Seed(name: file, bytes: [UInt8](try Data(contentsOf: Fixtures.checkout.appending(path: file))))
      })
  }

  /// Small, so that most of the damage is done where something is said.
  private static let everything = """
    ---
    title: "Every *construct* $x^2$"
    author: [A, B]
    seed: 7
    params: {a: 0.5, text: "007", list: [1, 2]}
    ---
    # Heading

    Prose with `{train.cost:.2e}`, $\\alpha$, $`\\beta`$, a [link](#heading), a note[^n] and ![a picture](Images/report.png "t").

    | a | $b$ |
    |---|:-:|
    | `x \\| y` | $|z|$ |

    > - quote
    >   1. list, **强调**和$公式$ <b>raw</b> <!-- comment -->

    [^n]: The note, with $$\\int_0^1$$ in it.

    ```math
    \\newcommand{\\R}{\\mathbb{R}} \\label{e} \\frac{1}{2}
    ```

    ```{load}
    file: Data/digits.mat
    holdout: ${a}
    hidden: ${list}
    ```

    ```{minimize train}
    iterations: 5
    caption: >-
      Two
      lines
    ```

    ```{expect}
    train.cost: {is: 1, within: 1%}
    train.iterations: "<= ${a}"
    ```

    ~~~swift
    let x = 1
    ~~~

    """

  func complaint(about input: [UInt8], from seed: Seed) throws -> String? {
    let source: SourceText
    do {
      source = try SourceText(name: "damaged.md", bytes: input)
    } catch {
      return error.diagnostic.message.isEmpty ? "a mistake without words" : nil
    }
    let folder = Fixtures.checkout.appending(path: "Notebooks")
    let opened = Planner.plan(source, in: folder, catalogue: .standard)
    let again = Planner.plan(source, in: folder, catalogue: .standard)
    if again.diagnostics != opened.diagnostics { return "checked twice, other mistakes" }
    if (opened.plan == nil) != opened.diagnostics.contains(where: { $0.severity == .error }) {
      return "a plan in spite of an error, or none without one"
    }
    // As Jupyter's file and back, it is the same to the byte.
    if try JupyterNotebook.read(JupyterSubject.written(input, source)).bytes != input {
      return "converted to Jupyter's file and back, other bytes"
    }
    return Places.complaint(about: opened.diagnostics, in: source)
  }
}

/// What must hold for the mistakes of any text.
enum Places {
  static func complaint(about diagnostics: [Diagnostic], in source: SourceText) -> String? {
    for diagnostic in diagnostics {
      guard !diagnostic.message.isEmpty else { return "a mistake without words" }
      guard let range = diagnostic.range else { continue }
      let (line, column) = (range.start.line, range.start.column)
      guard (1...max(1, source.lines.count)).contains(line) else {
        return "line \(line) of \(source.lines.count): \(diagnostic.message)"
      }
      // A place may be the end of its line, where something is missing.
      let length = source.line(line).count
      guard column >= 1, column + range.length - 1 <= max(1, length + 1) else {
        return "line \(line), column \(column), length \(range.length), of \(length): \(diagnostic.message)"
      }
    }
    let text = DiagnosticText(source: source, style: .plain).text(diagnostics)
    // What stands in the file may not command the terminal.
    let isSafe = text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
    return isSafe ? nil : "control characters in what the terminal shows"
  }
}
