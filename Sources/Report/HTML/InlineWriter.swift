import Notebook
import Wording

/// Sets running text.
struct InlineWriter {
  let context: PageContext
  /// Whether links and footnotes are left out, as in a table of contents.
  let isPlain: Bool
  /// Whether it is a heading that stands for itself in a reference.
  let isNested: Bool

  init(_ context: PageContext, isPlain: Bool = false, isNested: Bool = false) {
    self.context = context
    self.isPlain = isPlain
    self.isNested = isNested
  }

  func inlines(_ inlines: [Inline]) -> Markup {
    var result = Markup.none
    var setAlready = 0
    for (index, inline) in inlines.enumerated() {
      let after = inlines[(index + 1)...]
      switch inline {
      case .softBreak: result += breakBetween(inlines[..<index], after)
      case .text(let text):
        result += .text(String(text.dropFirst(setAlready)))
        setAlready = 0
      case .mathematics(let tex, isDisplay: false):
        let punctuation = punctuation(at: after.first)
        let formula = self.inline(inline)
        if formula.isBlank { continue }
        if punctuation.isEmpty || !Self.isShort(tex, formula) {
          result += tex.count > 60 ? .tag("span", ["class": "long"], formula) : formula
        } else {
          // A formula is boxes, and a line may end behind any box: but not in front of a full stop.
          result += .tag("span", ["class": "held"], formula + .text(punctuation))
          setAlready = punctuation.count
        }
      default: result += self.inline(inline)
      }
    }
    return result
  }

  private func inline(_ inline: Inline) -> Markup {
    switch inline {
    case .text(let text): .text(text)
    case .softBreak: .raw("\n")
    case .lineBreak: isPlain ? .raw(" ") : .empty("br")
    case .code(let text): .tag("code", .text(text))
    case .emphasis(let content): .tag("em", inlines(content))
    case .strong(let content): .tag("strong", inlines(content))
    case .strikethrough(let content): .tag("s", inlines(content))
    case .link(let destination, let title, let content): link(destination, title: title, content)
    case .image(let source, let title, let alternative): image(source, title: title, alternative)
    case .mathematics(let tex, isDisplay: true) where !isPlain: display(tex)
    case .mathematics(let tex, _): context.set(Formula(tex, isDisplay: false))
    case .footnoteReference(let number, let occurrence):
      isPlain ? .none : reference(number, occurrence: occurrence)
    case .value(let reference): value(reference)
    case .reference(let reference): self.reference(reference)
    }
  }

  private func display(_ tex: String) -> Markup {
    let formula = context.set(Formula(tex, isDisplay: true))
    guard !formula.isBlank else { return .none }
    let anchors = context.anchors(of: tex)
    return .tag(
      "span", ["class": "formula", "tabindex": Focus.onWidth(of: tex.count), "id": anchors.first],
      Markup.anchors(anchors.dropFirst()) + formula)
  }

  private func link(_ destination: String, title: String, _ content: [Inline]) -> Markup {
    if content.isEmpty, let reference = self.link(toPlace: destination) { return reference }
    guard !isPlain, let link = SafeLink(destination) else { return inlines(content) }
    // A link inside a link is none.
    let words =
      content.isEmpty ? Markup.text(destination) : InlineWriter(context, isPlain: true).inlines(content)
    // Paper has no files beside it.
    if context.isForPaper, !link.isExternal, !link.destination.hasPrefix("#") { return words }
    let anchor = Markup.tag(
      "a",
      [
        "href": Self.address(of: link), "title": title.isEmpty ? nil : title,
        "rel": link.isExternal ? "noopener noreferrer" : nil,
      ], words)
    guard context.isForPaper, link.isExternal, content.plainText != link.destination else { return anchor }
    let number = context.noteLink(link.destination)
    let mark = Markup.text("[\(number)]")
    return anchor
      + .tag(
        "sup", ["class": "link-mark"],
        context.marksLinks ? .tag("a", ["href": PDFLinks.address(number)], mark) : mark)
  }

  /// A place on the page is called as the page calls it, however the link spells its name.
  private static func address(of link: SafeLink) -> String {
    guard link.destination.hasPrefix("#") else { return link.destination }
    return "#" + Anchors.target(of: link.destination.dropFirst())
  }

  private func image(_ source: String, title: String, _ alternative: [Inline]) -> Markup {
    let words = alternative.plainText
    guard !isPlain, let picture = context.pictures.file(source) else {
      return .tag("span", ["class": "no-picture"], .text(words.isEmpty ? source : words))
    }
    return context.pictures.markup(picture, alternative: words, title: title)
  }

  private func reference(_ number: Int, occurrence: Int) -> Markup {
    .tag(
      "sup", ["class": "note-mark"],
      .tag(
        "a",
        [
          "id": FootnoteAnchor.reference(number, occurrence: occurrence), "role": "doc-noteref",
          "href": "#" + FootnoteAnchor.note(number),
        ], .text(String(number))))
  }

  private func value(_ reference: ValueReference) -> Markup {
    let name = "\(reference.label).\(reference.name)"
    guard let value = context.result.value(of: reference, in: context.words.voice.numbers) else {
      return .tag(
        "span", ["class": "value missing", "title": context.words.missing(name)], .text("—"))
    }
    guard !isPlain, reference.label != ValueReference.parameters else {
      return .tag("span", ["class": "value", "title": name], .text(value))
    }
    return .tag("a", ["class": "value", "title": name, "href": "#\(reference.label)"], .text(value))
  }

  /// The marks that the text begins with.
  private func punctuation(at inline: Inline?) -> String {
    guard case .text(let text)? = inline else { return "" }
    return String(
      text.prefix {
        guard let category = $0.unicodeScalars.first?.properties.generalCategory else { return false }
        return [.otherPunctuation, .closePunctuation, .finalPunctuation].contains(category)
      })
  }

  /// Whether the formula fits on a line of any screen, so that it need not be broken.
  private static func isShort(_ tex: String, _ formula: Markup) -> Bool {
    tex.count <= 16 || (tex.count <= 48 && formula.html.split(separator: "class=\"base\"").count == 2)
  }

  /// A line break of the source is a space, but not between two characters of a script that has none.
  private func breakBetween(_ before: ArraySlice<Inline>, _ after: ArraySlice<Inline>) -> Markup {
    guard let left = before.last.map({ [$0].plainText })?.unicodeScalars.last,
      let right = after.first.map({ [$0].plainText })?.unicodeScalars.first
    else { return .raw("\n") }
    return left.isUnspaced && right.isUnspaced ? .none : .raw("\n")
  }
}

extension Unicode.Scalar {
  /// Whether it is Chinese or Japanese writing, which sets no spaces between words.
  fileprivate var isUnspaced: Bool {
    switch value {
    case 0x2E80...0x303E, 0x3041...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0x20000...0x323AF:
      true
    default: false
    }
  }
}
