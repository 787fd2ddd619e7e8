import Notebook

/// Writes running text as Markdown that Jupyter reads, with the numbers that it names.
struct InlineMarkdown {
  /// What a number comes to; nil where it is not known.
  let value: (ValueReference) -> String?
  /// What stands for a place, or a work, that is named; nil where that is not known.
  var name: (Reference) -> String? = { _ in nil }

  /// - Parameter value: what a number comes to.
  init(value: @escaping (ValueReference) -> String?) { self.value = value }

  /// Text whose numbers and places are those of a run.
  init(_ context: PageContext) {
    value = { context.result.value(of: $0) }
    name = { PlainReference($0, context).text }
  }

  func text(_ inlines: [Inline]) -> String { inlines.map(text).joined() }

  private func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): Self.escaped(text)
    case .softBreak: " "
    case .lineBreak: "<br>"
    case .code(let code): Self.code(code)
    case .emphasis(let content): "*\(text(content))*"
    case .strong(let content): "**\(text(content))**"
    case .strikethrough(let content): "~~\(text(content))~~"
    case .link(let destination, _, let content):
      SafeLink(destination) == nil ? text(content) : "[\(text(content))](<\(destination)>)"
    case .image(_, _, let alternative): text(alternative)
    case .mathematics(let tex, let isDisplay): isDisplay ? "$$\(tex)$$" : "$\(tex)$"
    case .footnoteReference: ""
    case .value(let reference): Self.escaped(value(reference) ?? "—")
    case .reference(let reference):
      name(reference).map(Self.escaped)
        ?? reference.items.map { item in
          (item.isApart ? "; " : "") + text(item.before) + Self.escaped(item.name) + text(item.after)
        }.joined()
    }
  }

  /// Text that Markdown and its mathematics leave as it is.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "#", "$", "~", "|": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }

  private static func code(_ text: String) -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let ticks = String(repeating: "`", count: longest + 1)
    let isPadded = text.hasPrefix("`") || text.hasSuffix("`")
    return isPadded ? "\(ticks) \(text) \(ticks)" : ticks + text + ticks
  }
}
