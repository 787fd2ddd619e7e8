/// Finds the footnotes that Markdown loses without a word: those that nothing refers to, and those whose label is
/// another's already.
///
/// The library drops both, so its tree does not have them. Therefore each label that a line of the text could define is
/// asked for once more, in a paragraph of its own behind the text: where that becomes a reference, the label is defined,
/// and its definition is in the tree, whoever refers to it. What only looks like a definition, in code or in raw HTML,
/// is told by the tree as well.
struct FootnoteCensus {
  /// A line that could begin a footnote.
  private struct Candidate {
    var label: String
    var range: SourceRange
    /// The label as the library compares it.
    var key: String { label.lowercased() }
  }

  private let lineCount: Int
  private let candidates: [Candidate]

  init(of lines: [Substring]) {
    lineCount = lines.count
    // Read once: a pattern that stands in a loop is read each time.
    let definition = /(?:[\s>]|[-*+]\s|\d+[.)]\s)*(\[\^([^\]\s]+)\]):/
    candidates = lines.enumerated().compactMap { index, line in
      guard line.utf8.contains(UInt8(ascii: "^")), let match = line.prefixMatch(of: definition)
      else { return nil }
      let column = line.distance(from: line.startIndex, to: match.output.1.startIndex) + 1
      return Candidate(
        label: String(match.output.2),
        range: SourceRange(line: index + 1, column: column, length: match.output.1.count))
    }
  }

  /// The text with a question behind it for each label.
  func asking(_ text: String) -> String {
    candidates.isEmpty ? text : text + candidates.map { "\n\n[^\($0.label)]" }.joined() + "\n"
  }

  // MARK: - Answers

  /// What the tree of the text and the questions says.
  struct Findings {
    /// The text's own blocks.
    var blocks: [CommonMarkNode] = []
    /// The footnotes that something refers to, with their numbers.
    var notes: [(number: Int, node: CommonMarkNode)] = []
    /// The labels that are defined, as the text has them.
    var labels: [String] = []
    var mistakes: [Diagnostic] = []
  }

  func findings(in tree: CommonMarkNode) -> Findings {
    var findings = Findings()
    var definitions: [CommonMarkNode] = []
    var numbers: [String: Int] = [:]
    for node in tree.children {
      if case .footnoteDefinition = node.kind {
        definitions.append(node)
      } else if node.lines.lowerBound <= lineCount {
        findings.blocks.append(node)
      } else if case .footnoteReference(let number)? = node.children.first?.kind,
        let candidate = candidate(askedInLine: node.lines.lowerBound)
      {
        numbers[candidate.key] = number
      }
    }
    let used = Self.used(by: findings.blocks, through: definitions)
    for (index, node) in definitions.enumerated() where used.contains(index + 1) {
      findings.notes.append((index + 1, node))
    }
    report(numbers, definitions, used: used, opaque: opaqueLines(of: tree), in: &findings)
    return findings
  }

  private func candidate(askedInLine line: Int) -> Candidate? {
    let index = (line - lineCount - 2) / 2
    return candidates.indices.contains(index) ? candidates[index] : nil
  }

  private func report(
    _ numbers: [String: Int], _ definitions: [CommonMarkNode], used: Set<Int>, opaque: [Bool],
    in findings: inout Findings
  ) {
    var firstLines: [String: Int] = [:]
    for candidate in candidates {
      let line = candidate.range.start.line
      guard let number = numbers[candidate.key], definitions.indices.contains(number - 1),
        // A note may begin with code.
        !opaque[line] || line == definitions[number - 1].lines.lowerBound
      else { continue }
      if let first = firstLines[candidate.key] {
        findings.mistakes.append(
          Diagnostic(.warning, at: candidate.range, .repeatedFootnote(candidate.label, firstLine: first)))
        continue
      }
      firstLines[candidate.key] = line
      findings.labels.append(candidate.label)
      if !used.contains(number) {
        findings.mistakes.append(Diagnostic(.warning, at: candidate.range, .unusedFootnote(candidate.label)))
      }
    }
  }

  /// The numbers of the notes that the text refers to, and those that these refer to.
  private static func used(by blocks: [CommonMarkNode], through definitions: [CommonMarkNode]) -> Set<Int> {
    var used: Set<Int> = []
    var open = blocks.flatMap(\.footnoteNumbers)
    while let number = open.popLast() {
      guard used.insert(number).inserted, definitions.indices.contains(number - 1) else { continue }
      open += definitions[number - 1].footnoteNumbers
    }
    return used
  }

  /// Which lines are code or raw HTML, by their numbers.
  private func opaqueLines(of tree: CommonMarkNode) -> [Bool] {
    var isOpaque = [Bool](repeating: false, count: lineCount + 1)
    guard !candidates.isEmpty else { return isOpaque }
    func walk(_ node: CommonMarkNode) {
      switch node.kind {
      case .codeBlock, .html:
        for line in node.lines where isOpaque.indices.contains(line) { isOpaque[line] = true }
      default: for child in node.children { walk(child) }
      }
    }
    walk(tree)
    return isOpaque
  }
}

extension CommonMarkNode {
  /// The numbers of the footnotes that it refers to.
  fileprivate var footnoteNumbers: [Int] {
    if case .footnoteReference(let number) = kind { return [number] }
    return children.flatMap(\.footnoteNumbers)
  }
}
