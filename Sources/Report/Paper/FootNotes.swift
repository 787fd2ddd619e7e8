/// The addresses of links at the foot of the pages that they stand on: a style of counting pages, in which a page's
/// number is written as the notes of that page.
struct FootNotes {
  /// The lines of each page.
  private let lines: [[String]]

  /// For how many lines every page has room.
  static let leastRoom = 3
  /// For how many lines a page may have room, before it is more foot than page.
  static let mostRoom = 14

  /// - Parameters:
  ///   - links: the addresses, whose numbers begin at 1.
  ///   - pages: the numbers of those on each page.
  init(_ links: [String], on pages: [[Int]]) {
    lines = pages.map { numbers in
      Set(numbers).sorted().flatMap { number in
        links.indices.contains(number - 1) ? Self.lines(of: links[number - 1], number: number) : []
      }
    }
  }

  /// The most lines of a page.
  var mostLines: Int { lines.map(\.count).max() ?? 0 }

  /// The rules, for pages with room for so many lines.
  func css(room: Int) -> String {
    let symbols = lines.map { lines in
      lines.isEmpty ? "\"\"" : (["—————"] + lines).joined(separator: "\n").quotedForCSS
    }
    // The margin that all pages have is 22 mm, which three lines, a rule and the paper's edge fill.
    let margin = 62.4 + 9 * Double(max(0, room - Self.leastRoom))
    return """
      @counter-style no-notes { system: cyclic; symbols: ""; suffix: ""; }
      @counter-style link-notes { system: fixed 1; symbols: \(symbols.isEmpty ? "\"\"" : symbols.joined(separator: " ")); suffix: ""; fallback: no-notes; }
      @page {
        margin-bottom: \(margin)pt;
        @bottom-left {
          content: counter(page, link-notes);
          padding-top: 3pt;
          font: 7pt/9pt sans-serif;
          color: #444;
          text-align: left;
          vertical-align: top;
          white-space: pre;
        }
      }

      """
  }

  /// How many letters a line has room for, the widest of them.
  private static let width = 92

  /// An address with its number, in as many lines as it takes.
  private static func lines(of address: String, number: Int) -> [String] {
    var lines = [""]
    var width = 0
    for character in address {
      let length = character.isASCII ? 1 : 2
      if width + length > Self.width {
        lines.append("")
        width = 0
      }
      lines[lines.count - 1].append(character)
      width += length
    }
    return lines.enumerated().map { $0 == 0 ? "[\(number)] \($1)" : "      \($1)" }
  }
}

extension String {
  /// As a string of a style sheet, which can't end the element that the sheet stands in.
  var quotedForCSS: String {
    let text = replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("<", with: "\\3c ")
    return "\"" + text.split(whereSeparator: \.isNewline).joined(separator: "\\a ") + "\""
  }
}
