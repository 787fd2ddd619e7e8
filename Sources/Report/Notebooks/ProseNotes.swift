import Notebook

/// Footnotes in the prose of a notebook of Jupyter, whose cells know nothing of one another's: what a page shows is the
/// note's number, with the mark that it stands for in its title, so that it can be taken back.
struct ProseNotes {
  /// The number of each note, by its name.
  private var numbers: [String: Int] = [:]

  /// - Parameter pieces: the whole notebook.
  init(_ pieces: [MarkdownPieces.Piece]) {
    for piece in pieces where piece.kind == .prose {
      _ = Self.mapped(piece.content) { mark, name -> String in
        if !mark.hasSuffix(":"), numbers[name] == nil { numbers[name] = numbers.count + 1 }
        return mark
      }
    }
  }

  /// Prose whose marks are numbers.
  func shown(_ prose: String) -> String {
    Self.mapped(prose) { mark, name in
      numbers[name].map { "<sup title=\"\(mark)\">\($0)</sup>" } ?? mark
    }
  }

  /// The same prose with its marks.
  static func taken(from prose: String) -> String {
    prose.replacing(/<sup title="(\[\^[^\[\]"\s]+\]:?)">[0-9]+<\/sup>/) { String($0.output.1) }
  }

  /// Prose with each mark, `[^name]`, or `[^name]:` where its note begins, replaced; code and tags are left alone.
  private static func mapped(
    _ prose: String, _ change: (_ mark: String, _ name: String) -> String
  ) -> String {
    ProseLines.mapped(prose) { text, isFirst in
      text.replacing(/<\/?[A-Za-z][^<>\n]*>|\\\[\^|(\[\^([^\[\]"\s<>]+)\])(:?)/) { match in
        guard let written = match.output.1, let name = match.output.2, let colon = match.output.3 else {
          return String(match.output.0)
        }
        let isNote = isFirst && text[..<match.range.lowerBound].allSatisfy { $0 == " " } && colon == ":"
        return change("\(written)\(isNote ? ":" : "")", String(name)) + (isNote ? "" : String(colon))
      }
    }
  }
}

/// The text of prose, line by line, without what is code.
enum ProseLines {
  /// Prose with each stretch of text replaced.
  ///
  /// - Parameter change: what stands for a stretch; whether the line begins with it.
  static func mapped(_ prose: String, _ change: (_ text: String, _ isFirst: Bool) -> String) -> String {
    var fence: Substring?
    return prose.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let bare = line.trimmed
      if let open = fence {
        if bare.hasPrefix(open), bare.allSatisfy({ $0 == open.first }) { fence = nil }
        return String(line)
      }
      if let match = bare.prefixMatch(of: /`{3,}|~{3,}/) {
        fence = match.output
        return String(line)
      }
      let parts = line.split(separator: "`", omittingEmptySubsequences: false)
      // A code span that goes on in the next line, or code that is indented.
      guard parts.count % 2 == 1, !line.hasPrefix("    "), !line.hasPrefix("\t") else { return String(line) }
      return parts.enumerated().map { index, part in
        index.isMultiple(of: 2) ? change(String(part), index == 0) : String(part)
      }.joined(separator: "`")
    }.joined(separator: "\n")
  }
}
