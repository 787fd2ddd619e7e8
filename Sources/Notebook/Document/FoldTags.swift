/// The only HTML that a notebook has: `<details>`, `<summary>…</summary>` and `</details>`, alone or with words between
/// them.
enum FoldTag: Hashable {
  case open(isOpen: Bool)
  case close
  case summary(String)
  case words(String)

  /// What a piece of raw HTML consists of; nil where it has anything else in it.
  static func all(in html: String) -> [FoldTag]? {
    var tags: [FoldTag] = []
    var rest = Array(html.utf8)[...]
    var isOurs = false
    while !rest.isEmpty {
      guard rest.first == UInt8(ascii: "<") else {
        let words = rest.prefix { $0 != UInt8(ascii: "<") }
        let text = String(decoding: words, as: UTF8.self)
        if !text.allSatisfy(\.isWhitespace) { tags.append(.words(text)) }
        rest = rest[words.endIndex...]
        continue
      }
      guard let tag = take(from: &rest) else { return nil }
      tags.append(tag)
      isOurs = true
    }
    // Words alone are none of ours.
    return isOurs ? tags : nil
  }

  /// The tag that some bytes begin with; nil for one of another kind.
  private static func take(from rest: inout ArraySlice<UInt8>) -> FoldTag? {
    for attribute in ["", " open", " open=\"\"", " open=\"open\"", " open=''"] {
      if skip("<details\(attribute)", in: &rest) { return .open(isOpen: !attribute.isEmpty) }
    }
    if skip("</details", in: &rest) { return .close }
    guard skip("<summary", in: &rest) else { return nil }
    var words: [UInt8] = []
    var isCode = false
    while let byte = rest.first {
      if byte == UInt8(ascii: "`") { isCode.toggle() }
      if byte == UInt8(ascii: "<"), !isCode {
        return skip("</summary", in: &rest) ? .summary(String(decoding: words, as: UTF8.self)) : nil
      }
      words.append(byte)
      rest.removeFirst()
    }
    return nil
  }

  /// Goes on behind a tag that begins so, whatever its case, and ends with nothing but blanks.
  private static func skip(_ tag: String, in rest: inout ArraySlice<UInt8>) -> Bool {
    let head = rest.prefix(tag.utf8.count)
    guard head.count == tag.utf8.count,
      zip(head, tag.utf8).allSatisfy({
        $0 == $1 || ($0 ^ 0x20 == $1 && UInt8(ascii: "a")...UInt8(ascii: "z") ~= $1)
      })
    else { return false }
    let end = rest[head.endIndex...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    guard end.first == UInt8(ascii: ">") else { return false }
    rest = end.dropFirst()
    return true
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
