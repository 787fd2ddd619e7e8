/// Finds the marks of emphasis that stay in the text because of what stands beside them.
///
/// CommonMark (0.31.2, section 6.2) takes `**` between a punctuation mark and a letter for an opening or a closing one by
/// where the letter is: right in a script that sets spaces between its words, and wrong in one that does not, as in
/// `**注意：**这里`. The stars then stay as they are.
///
/// The library makes one text of marks and of what is around them, and drops the backslashes: whether a mark was escaped,
/// the source tells, in which it then stands otherwise.
struct MissedEmphasis {
  /// The marks as they stand.
  let mark: String
  /// Some of what comes behind the opening marks, as the source has it.
  let following: String
  /// Which node the opening marks are in.
  let index: Int

  /// Marks in the text, and what is around them.
  private struct MarkRun {
    var mark: Substring
    var index: Int
    var before: Unicode.Scalar
    var after: Unicode.Scalar
    var following: Substring

    var canOpen: Bool { !after.properties.isWhitespace }
    var canClose: Bool { !before.properties.isWhitespace }
    /// Whether what they are to open begins with punctuation, which makes them no opening marks.
    var isBlockedOpening: Bool { isBlocked(punctuation: after, letter: before) }
    var isBlockedClosing: Bool { isBlocked(punctuation: before, letter: after) }
  }

  /// All in one run of nodes, each told at its opening marks.
  ///
  /// - Parameter enclosing: the kind of the node that the run is in.
  static func all(in nodes: [CommonMarkNode], of enclosing: CommonMarkNode.Kind?) -> [MissedEmphasis] {
    (stray(in: nodes) + crossed(in: nodes, of: enclosing)).sorted { $0.index < $1.index }
  }

  /// Closing marks that were read as opening ones, because of the punctuation in front of them: in `**「甲」**乙**丙**` the
  /// second pair of stars begins an emphasis within the first.
  private static func crossed(
    in nodes: [CommonMarkNode], of enclosing: CommonMarkNode.Kind?
  ) -> [MissedEmphasis] {
    guard let mark = enclosing?.mark else { return [] }
    return nodes.indices.dropFirst().compactMap { index in
      guard nodes[index].kind.mark == mark, let first = nodes[index].children.first,
        isBlocked(punctuation: nodes[index - 1].lastScalar, letter: first.firstScalar)
      else { return nil }
      return MissedEmphasis(mark: mark, following: shown(first.literal[...]), index: index)
    }
  }

  private static func stray(in nodes: [CommonMarkNode]) -> [MissedEmphasis] {
    var found: [MissedEmphasis] = []
    /// The last marks of each kind that could open something and were not closed yet.
    var open: [Substring: MarkRun] = [:]
    for run in runs(in: nodes) {
      if let opening = open[run.mark], run.canClose {
        if opening.isBlockedOpening || run.isBlockedClosing {
          found.append(
            MissedEmphasis(
              mark: String(opening.mark), following: shown(opening.following), index: opening.index))
        }
        open[run.mark] = nil
      } else if run.canOpen {
        open[run.mark] = run
      }
    }
    return found
  }

  private static func runs(in nodes: [CommonMarkNode]) -> [MarkRun] {
    var runs: [MarkRun] = []
    for (index, node) in nodes.enumerated() {
      guard case .text = node.kind, node.literal.utf8.contains(where: isMark) else { continue }
      let before = index > 0 ? nodes[index - 1].lastScalar : " "
      let after = index + 1 < nodes.count ? nodes[index + 1].firstScalar : " "
      var rest = node.literal[...]
      while let start = rest.utf8.firstIndex(where: isMark) {
        let mark = rest[start...].prefix { $0 == rest[start] }
        let behind = node.literal[mark.endIndex...]
        if mark.utf8.count <= 3 {
          runs.append(
            MarkRun(
              mark: mark, index: index,
              before: node.literal[..<start].unicodeScalars.last ?? before,
              after: behind.unicodeScalars.first ?? after,
              following: behind))
        }
        rest = behind
      }
    }
    return runs
  }

  /// The beginning of a text as far as the source has it: not its quotation marks and dashes.
  private static func shown(_ text: Substring) -> String {
    String(text.prefix(8).prefix { !"“”‘’–—…".contains($0) })
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }

  /// Whether marks between these two are not read as they are meant: the punctuation belongs to what they enclose.
  private static func isBlocked(punctuation: Unicode.Scalar?, letter: Unicode.Scalar?) -> Bool {
    guard let punctuation, let letter, punctuation.isPunctuation, !letter.isPunctuation,
      !letter.properties.isWhitespace
    else { return false }
    return punctuation.isEastAsian || letter.isEastAsian
  }
}

extension CommonMarkNode.Kind {
  /// What stands on both sides of an emphasis in the source; nil for what is none.
  fileprivate var mark: String? {
    switch self {
    case .emphasis: "*"
    case .strong: "**"
    case .strikethrough: "~~"
    default: nil
    }
  }
}

extension CommonMarkNode {
  /// The character of the text that it begins with, as far as that matters to the marks in front of it.
  fileprivate var firstScalar: Unicode.Scalar { boundary ?? literal.unicodeScalars.first ?? " " }
  fileprivate var lastScalar: Unicode.Scalar { boundary ?? literal.unicodeScalars.last ?? " " }

  /// What is no text begins and ends with a punctuation mark.
  private var boundary: Unicode.Scalar? {
    switch kind {
    case .text: nil
    case .softBreak, .lineBreak: " "
    default: "`"
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: isASCII && "$+<=>^`|~".unicodeScalars.contains(self)
    }
  }

  /// Whether it belongs to Chinese, Japanese or Korean writing.
  fileprivate var isEastAsian: Bool {
    switch value {
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFFEF, 0x20000...0x3FFFD:
      true
    // Quotation marks, dashes and the like, which Chinese shares with other scripts: the letter decides.
    default: false
    }
  }
}
