import Notebook

/// What prose leaves open at its end, such as a fence or a comment: each cell of Jupyter stands for itself, but in a file of
/// Markdown what is open swallows what follows.
enum OpenProse {
  /// The line that ends what is open; nil where nothing is.
  static func closing(of prose: String) -> String? {
    guard isOpen(prose) else { return nil }
    let fences = ["`", "~"].map { String(repeating: $0, count: max(3, longestRun(of: $0, in: prose))) }
    // CommonMark 0.31, sections 4.5 and 4.6.
    return (fences + ["-->", "</pre>", "?>", "]]>", ">"]).first { !isOpen(prose + "\n" + $0) }
  }

  /// Whether a cell behind it would be none.
  private static func isOpen(_ prose: String) -> Bool {
    // Behind a word, a rule begins no front matter.
    let text = SourceText.withLineFeeds("x\n\n" + prose + "\n\n")
    let parsed = NotebookParser.parse(SourceText(name: "", text: text + "```{cell}\n```\n"))
    let line = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    return parsed.document.cells.last?.fence.start.line != line
  }

  private static func longestRun(of mark: Character, in prose: String) -> Int {
    var (longest, length) = (0, 0)
    for character in prose {
      length = character == mark ? length + 1 : 0
      longest = max(longest, length)
    }
    return longest
  }
}
