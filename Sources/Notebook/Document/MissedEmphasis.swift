/// Finds the marks of emphasis that stay in the text because of what stands beside them.
///
/// CommonMark (0.31.2, section 6.2) takes `**` between a punctuation mark and a letter for an opening or a closing one by
/// where the letter is: right in a script that sets spaces between its words, and wrong in one that does not, as in
/// `**注意：**这里`. The stars then stay as they are.
struct MissedEmphasis {
  /// The marks as they stand.
  var mark: String
  /// Where among the nodes the opening marks are.
  var index: Int

  /// All in one run of nodes, each told at its opening marks.
  static func all(in nodes: [CommonMarkNode]) -> [MissedEmphasis] {
    var found: [MissedEmphasis] = []
    /// The last marks of each kind that could open something and were not closed yet.
    var open: [String: (index: Int, isBlocked: Bool)] = [:]
    for (index, node) in nodes.enumerated() {
      guard case .text = node.kind, isMark(node.literal) else { continue }
      let before = index > 0 ? nodes[index - 1].lastScalar : nil
      let after = index + 1 < nodes.count ? nodes[index + 1].firstScalar : nil
      let mark = node.literal
      // The white space inside keeps them apart in every script.
      if let opening = open[mark], let before, !before.properties.isWhitespace {
        if opening.isBlocked || isBlocked(punctuation: before, letter: after) {
          found.append(MissedEmphasis(mark: mark, index: opening.index))
        }
        open[mark] = nil
      } else if let after, !after.properties.isWhitespace {
        open[mark] = (index, isBlocked(punctuation: after, letter: before))
      }
    }
    return found
  }

  private static func isMark(_ text: String) -> Bool {
    guard let first = text.first, "*_~".contains(first), text.utf8.count <= 3 else { return false }
    return text.allSatisfy { $0 == first }
  }

  /// Whether marks between these two are not read as they are meant: the punctuation belongs to what they enclose.
  private static func isBlocked(punctuation: Unicode.Scalar?, letter: Unicode.Scalar?) -> Bool {
    guard let punctuation, let letter, punctuation.isPunctuation, !letter.isPunctuation,
      !letter.properties.isWhitespace
    else { return false }
    return punctuation.isEastAsian || letter.isEastAsian
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
