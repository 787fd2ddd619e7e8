/// The only HTML that a notebook has: `<details>`, `<summary>…</summary>` and `</details>`, alone or with words between
/// them.
enum FoldTag: Hashable {
  case open(isOpen: Bool)
  case close
  case summary(String)
  case words(String)

  /// What a piece of raw HTML consists of; nil where it has anything else in it.
  static func all(in html: String) -> [FoldTag]? {
    guard html.utf8.contains(UInt8(ascii: "<")) else { return nil }
    var tags: [FoldTag] = []
    var rest = html[...]
    while !rest.isEmpty {
      if let match = rest.prefixMatch(of: /<details(\s+open(?:=(?:""|"open"|''))?)?\s*>/.ignoresCase()) {
        tags.append(.open(isOpen: match.output.1 != nil))
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(of: /<\/details\s*>/.ignoresCase()) {
        tags.append(.close)
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(
        of: /<summary\s*>((?:[^<`]|`[^`]*`)*)<\/summary\s*>/.ignoresCase())
      {
        tags.append(.summary(String(match.output.1)))
        rest = rest[match.range.upperBound...]
      } else {
        let words = rest.prefix { $0 != "<" }
        guard !words.isEmpty else { return nil }
        if !words.allSatisfy(\.isWhitespace) { tags.append(.words(String(words))) }
        rest = rest[words.endIndex...]
      }
    }
    // Words alone are none of ours.
    return tags.contains { if case .words = $0 { false } else { true } } ? tags : nil
  }
}

/// Parts of a text that are folded, put together from where they begin and end.
struct Folding {
  private struct Fold {
    var isOpen: Bool
    var line: Int
    var summary: [Inline]?
    var content: [Block] = []
  }

  /// What is not in any fold.
  private(set) var blocks: [Block] = []
  private var folds: [Fold] = []

  /// Nothing is nested deeper.
  private static let depthLimit = 20

  mutating func append(_ content: some Sequence<Block>) {
    if folds.isEmpty { blocks += content } else { folds[folds.count - 1].content += content }
  }

  /// Begins a fold, unless that is too deep.
  mutating func open(_ isOpen: Bool, line: Int) -> Bool {
    guard folds.count < Self.depthLimit else { return false }
    folds.append(Fold(isOpen: isOpen, line: line))
    return true
  }

  /// Names the fold that was begun last, before anything is in it.
  mutating func name(_ summary: [Inline]) -> Bool {
    guard let fold = folds.last, fold.summary == nil, fold.content.isEmpty else { return false }
    folds[folds.count - 1].summary = summary
    return true
  }

  /// Ends a fold; false where none is open.
  mutating func close() -> Bool {
    guard let fold = folds.popLast() else { return false }
    append([
      .fold(
        isOpen: fold.isOpen, summary: fold.summary ?? [], content: DefinitionLists.gathered(fold.content))
    ])
    return true
  }

  /// Ends every fold: the lines of those that were left open.
  mutating func end() -> [Int] {
    let lines = folds.map(\.line)
    while close() {}
    blocks = DefinitionLists.gathered(blocks)
    return lines
  }
}
