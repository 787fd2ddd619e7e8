/// Lists of terms and what they mean, as pandoc has them: a line with the term, and behind it lines that begin with a colon
/// and a blank.
enum DefinitionLists {
  /// Blocks in which paragraphs that are such lists have become them, those behind each other one.
  static func gathered(_ blocks: [Block]) -> [Block] {
    guard blocks.contains(where: { $0.mayDefine }) else { return blocks }
    var result: [Block] = []
    for block in blocks {
      guard case .paragraph(let content) = block, let parts = Parts(of: content) else {
        result.append(block)
        continue
      }
      if let term = parts.term {
        let entry = Block.Definition(term: term, meanings: parts.meanings)
        if case .definitions(let entries)? = result.last {
          result[result.count - 1] = .definitions(entries + [entry])
        } else {
          result.append(.definitions([entry]))
        }
        continue
      }
      // An empty line may stand between a term and what it means, or between two meanings.
      switch result.last {
      case .definitions(var entries)?:
        entries[entries.count - 1].meanings += parts.meanings
        result[result.count - 1] = .definitions(entries)
      case .paragraph(let term)? where !term.contains(where: \.isLineEnd):
        result.removeLast()
        let entry = Block.Definition(term: term, meanings: parts.meanings)
        if case .definitions(let entries)? = result.last {
          result[result.count - 1] = .definitions(entries + [entry])
        } else {
          result.append(.definitions([entry]))
        }
      default: result.append(block)
      }
    }
    return result
  }

  /// A paragraph's lines: the term, where it has one, and what it means.
  private struct Parts {
    var term: [Inline]?
    var meanings: [[Inline]] = []

    /// nil for a paragraph that defines nothing.
    init?(of content: [Inline]) {
      var lines: [[Inline]] = [[]]
      for inline in content {
        if inline.isLineEnd { lines.append([]) } else { lines[lines.count - 1].append(inline) }
      }
      guard let first = lines.firstIndex(where: { Self.meaning($0) != nil }), first <= 1 else { return nil }
      if first == 1 { term = lines[0] }
      for line in lines[first...] {
        if let meaning = Self.meaning(line) {
          meanings.append(meaning)
        } else {
          meanings[meanings.count - 1] += [.softBreak] + line
        }
      }
    }

    /// What stands behind the colon; nil for a line that begins with none.
    private static func meaning(_ line: [Inline]) -> [Inline]? {
      guard case .text(let text)? = line.first, text.hasPrefix(":") else { return nil }
      let rest = text.dropFirst()
      guard rest.first.map({ $0 == " " || $0 == "\t" }) ?? false else { return nil }
      let words = String(rest.drop { $0 == " " || $0 == "\t" })
      return (words.isEmpty ? [] : [.text(words)]) + line.dropFirst()
    }
  }
}

extension Block {
  /// Whether it is a paragraph with a line that begins with a colon.
  fileprivate var mayDefine: Bool {
    guard case .paragraph(let content) = self else { return false }
    return zip([.softBreak] + content, content).contains { before, inline in
      guard before.isLineEnd, case .text(let text) = inline else { return false }
      return text.hasPrefix(":")
    }
  }
}
