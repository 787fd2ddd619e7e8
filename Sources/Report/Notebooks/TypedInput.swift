import Notebook

/// What was typed into a cell of Jupyter, taken apart.
package struct TypedInput: Sendable {
  /// A line of it, perhaps without a fence in front.
  package struct Line: Hashable, Sendable {
    package var text: String
    /// Its number, from 1.
    package var number: Int
    /// How many characters in front of it were left out.
    package var shift = 0
  }

  /// What a line that begins with `%` asks for.
  package struct Command: Hashable, Sendable {
    package var name: String
    package var argument: String
    package var line: Int
  }

  /// What it consists of.
  package enum Part: Hashable, Sendable {
    /// Front matter: the lines between two rules.
    case head([Line])
    /// A cell: `{step label}`, and its options.
    case cell([Line])
    case command(Command)
    /// `{label.name:format}`: a number is asked for.
    case number(String)
    /// `name = value`, as papermill writes parameters.
    case assignment(name: String, value: String)
    /// A word and a question mark: what it means.
    case question(String)
    /// A line that is none of this.
    case stray(Line)
  }

  /// What was typed; lines end in LF.
  package let text: String
  /// Its parts, in order; behind a stray line, nothing is read.
  package let parts: [Part]

  package init(_ text: String) {
    self.text = SourceText.withLineFeeds(text)
    var reader = Reader(self.text)
    parts = reader.read()
  }

  /// The cells in it.
  package var cells: [[Line]] {
    parts.compactMap { if case .cell(let lines) = $0 { lines } else { nil } }
  }

  /// The values that `%params` gives, `lambda=0.1 name="two words"`; nil where that is none.
  package static func assignments(_ argument: String) -> [(name: String, value: String)]? {
    var rest = argument[...]
    var found: [(String, String)] = []
    while !rest.isEmpty {
      guard
        let match = rest.prefixMatch(
          of: /([A-Za-z_][A-Za-z0-9_-]*)\s*=\s*("(?:[^"\\]|\\.)*"|'[^']*'|\[[^\]]*\]|\S+)\s*/)
      else { return nil }
      found.append((String(match.output.1), String(match.output.2)))
      rest = rest[match.range.upperBound...]
    }
    return found
  }

  private struct Reader {
    let lines: [Substring]
    var index = 0
    var parts: [Part] = []

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

    mutating func read() -> [Part] {
      while index < lines.count {
        let line = lines[index]
        let bare = line.trimmed
        if bare.isEmpty || bare.first == "#" {
          index += 1
        } else if bare == "---", line.first == "-", let end = closing(["---", "..."]) {
          parts.append(.head((index + 1..<end).map { self.line($0) }))
          index = end + 1
        } else if line.first == "%" {
          parts.append(.command(command(bare)))
          index += 1
        } else if let match = line.wholeMatch(of: /((`{3,}|~{3,}) *)\{.*\} */) {
          fenced(marks: match.output.2, shift: match.output.1.count)
        } else if bare.wholeMatch(of: /\{[a-z0-9][a-z0-9-]*\.[A-Za-z0-9_-]+(:[^{}]*)?\}/) != nil {
          parts.append(.number(String(bare)))
          index += 1
        } else if line.first == "{" {
          cell()
        } else if let match = bare.wholeMatch(of: /([A-Za-z_][A-Za-z0-9_-]*) *= *(.*)/) {
          // Julia's word for null.
          let value = match.output.2 == "nothing" ? "null" : String(match.output.2)
          parts.append(.assignment(name: String(match.output.1), value: value))
          index += 1
        } else if let match = bare.wholeMatch(of: /\??([A-Za-z0-9_.%-]+)\?{0,2}/), bare.contains("?") {
          parts.append(.question(String(match.output.1)))
          index += 1
        } else {
          parts.append(.stray(self.line(index)))
          return parts
        }
      }
      return parts
    }

    private func line(_ index: Int, shift: Int = 0) -> Line {
      Line(text: String(lines[index].dropFirst(shift)), number: index + 1, shift: shift)
    }

    private func closing(_ marks: [String]) -> Int? {
      lines.indices.dropFirst(index + 1).first {
        marks.contains(String(lines[$0].trimmed)) && lines[$0].first != " "
      }
    }

    private func command(_ bare: Substring) -> Command {
      let words = bare.dropFirst().split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      return Command(
        name: words.first.map(String.init) ?? "",
        argument: words.count > 1 ? String(words[1].trimmed) : "", line: index + 1)
    }

    /// A cell as in a file of Markdown.
    private mutating func fenced(marks: Substring, shift: Int) {
      var content = [line(index, shift: shift)]
      index += 1
      while index < lines.count {
        let bare = lines[index].trimmed
        index += 1
        if bare.count >= marks.count, bare.allSatisfy({ $0 == marks.first }) { break }
        content.append(line(index - 1))
      }
      parts.append(.cell(content))
    }

    /// A cell without a fence: to the next, or the next command.
    private mutating func cell() {
      var content = [line(index)]
      index += 1
      while index < lines.count, lines[index].first != "{", lines[index].first != "%" {
        content.append(line(index))
        index += 1
      }
      while let last = content.last, content.count > 1, last.text.allSatisfy(\.isWhitespace) {
        content.removeLast()
      }
      parts.append(.cell(content))
    }
  }
}

extension Substring {
  /// Without space at both ends.
  package var trimmed: Substring {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text
  }
}

extension TypedInput.Part {
  /// Front matter or a cell as one writes it; nil for anything else.
  var written: String? {
    switch self {
    case .head(let lines): (["---"] + lines.map(\.text) + ["---"]).joined(separator: "\n")
    case .cell(let lines): lines.map(\.text).joined(separator: "\n")
    case .command, .number, .assignment, .question, .stray: nil
    }
  }
}
