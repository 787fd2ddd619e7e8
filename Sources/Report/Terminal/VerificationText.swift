import Wording

/// What came of checking a report, for people.
package struct VerificationText {
  private let style: TerminalStyle

  package init(style: TerminalStyle) { self.style = style }

  /// A line for the page, one for the files that were read, one a cell, and a sentence.
  package func text(_ verification: Verification) -> String {
    var text = page(verification.page)
    if verification.inputCount > 0 {
      let changed = verification.changedInputs.map { input in
        "`\(input.path)` " + (input.found == nil ? "was not read" : "changed")
      }
      let files = verification.inputCount == 1 ? "1 file" : "\(verification.inputCount) files"
      text += line(
        changed.isEmpty, "inputs",
        changed.isEmpty ? "\(files), as they were" : changed.joined(separator: ", "))
    }
    let width = verification.cells.map { TerminalText.width(TerminalText.safe($0.label)) }.max() ?? 0
    for cell in verification.cells { text += self.text(cell, width: width) }
    return text + sentence(verification) + "\n"
  }

  private func page(_ page: Verification.Page) -> String {
    switch page {
    case .same: line(true, "page", "what these results make, to the byte")
    case .notCompared(let reason): skipped("page", reason)
    case .changed: line(false, "page", "changed since it was written, or not what these results make")
    }
  }

  private func skipped(_ name: String, _ reason: String) -> String {
    style.tinted("–", .faint) + " \(name)  "
      + style.tinted("not compared: \(TerminalText.safe(reason))", .faint) + "\n"
  }

  private func text(_ cell: Verification.Cell, width: Int) -> String {
    let name = TerminalText.padded(TerminalText.safe(cell.label), to: width)
    if let reason = cell.skipped { return skipped(name, reason) }
    let count = cell.numbers == 1 ? "1 number" : "\(cell.numbers) numbers"
    guard !cell.differences.isEmpty else { return line(true, name, count) }
    var text = line(
      false, name, "\(cell.differences.count) of \(max(cell.numbers, cell.differences.count)) differ")
    for difference in cell.differences.prefix(Self.mostShown) {
      text +=
        TerminalText.safe(
          "    \(difference.what): the report has \(difference.held), found \(difference.found)") + "\n"
    }
    if cell.differences.count > Self.mostShown {
      text += "    … and \(cell.differences.count - Self.mostShown) more\n"
    }
    return text
  }

  private static let mostShown = 10

  private func line(_ isRight: Bool, _ name: String, _ words: String) -> String {
    style.tinted(isRight ? "✓" : "✗", isRight ? .good : .bad) + " \(name)  \(TerminalText.safe(words))\n"
  }

  private func sentence(_ verification: Verification) -> String {
    let numbers = verification.cells.reduce(0) { $0 + $1.numbers }
    let measure =
      verification.tolerance.map {
        "within \(NumberFormat.significant(3).string($0 * 100)) %, since the report is of another instruction set"
      } ?? "to the bit"
    guard verification.holds else { return style.tinted("the report does not hold", .bad) }
    let holds = style.tinted("the report holds", .good)
    if verification.cells.isEmpty {
      return holds + ": there are no cells to compare, and the page is the same"
    }
    let skipped = verification.cells.count { $0.skipped != nil }
    let rest = [
      skipped > 0 ? "\(skipped) of \(verification.cells.count) cells" : nil,
      verification.page == .same ? nil : "the page",
    ].compactMap(\.self)
    return holds + ": \(numbers) numbers are the same, \(measure)"
      + (rest.isEmpty ? "" : "; not compared: " + rest.joined(separator: ", "))
  }
}
