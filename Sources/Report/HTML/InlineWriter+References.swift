import Notebook

extension InlineWriter {
  /// `[@grid]`, `@grid` and what else is in the brackets.
  func reference(_ reference: Reference) -> Markup {
    let names = reference.items.map { name($0.name, isInText: reference.isInText) }
    guard names.contains(where: { $0 != nil }) else { return written(reference) }
    let cites = !reference.isInText && reference.items.contains { context.citations[$0.name] != nil }
    let marks = context.words.citationMarks
    let content = zip(reference.items, names).map { item, name in
      let separator: Markup = item.isApart ? .text(cites ? marks.between : ", ") : .none
      return separator + inlines(item.before) + (name ?? .text("@" + item.name))
        + inlines(cites ? punctuated(item.after) : item.after)
    }.joined()
    return cites ? .text(marks.open) + content + .text(marks.close) : content
  }

  /// What follows a work in brackets, its comma the one that stands before the year.
  private func punctuated(_ content: [Inline]) -> [Inline] {
    guard case .text(let text)? = content.first, text.hasPrefix(", ") else { return content }
    return [.text(context.words.citation("", "") + text.dropFirst(2))] + content.dropFirst()
  }

  /// What stands for one name; nil for what is not known.
  private func name(_ name: String, isInText: Bool) -> Markup? {
    // A work goes before a heading of its name, and after all else.
    switch (context.targets[name], context.citations[name]) {
    case (.heading?, let entry?), (nil, let entry?): citation(of: entry, isInText: isInText)
    case (let target?, _): link(to: target)
    case (nil, nil): nil
    }
  }

  private func citation(of entry: Citations.Entry, isInText: Bool) -> Markup {
    let text =
      isInText
      ? context.words.citationInText(entry.names, entry.year)
      : context.words.citation(entry.names, entry.year)
    guard !isPlain else { return .text(text) }
    let key = entry.work.key
    return .tag(
      "a",
      [
        "class": "citation", "role": "doc-biblioref", "id": WorkWriter.anchor(ofCitation: context.cite(key)),
        "href": "#" + WorkWriter.anchor(key), "title": entry.work.title.plainText,
      ], .text(text))
  }

  /// What a link without words to a place says; nil where the place is not known.
  func link(toPlace destination: String) -> Markup? {
    guard destination.hasPrefix("#") else { return nil }
    return context.targets[Anchors.target(of: destination.dropFirst())].map { link(to: $0) }
  }

  /// What a place is called in a sentence: its number, or its words.
  private func words(for target: PageTargets.Target) -> Markup {
    switch target {
    case .numbered(_, let kind, let number, _): .text(context.words.reference(to: kind, number))
    case .cell(let anchor): .tag("code", .text(anchor))
    case .formula(_, let tag): .text("(\(tag))")
    // A heading that refers to a heading says its name and no more: they could go in circles.
    case .heading(let anchor, let content):
      isNested ? .text(anchor) : InlineWriter(context, isPlain: true, isNested: true).inlines(content)
    }
  }

  private func link(to target: PageTargets.Target) -> Markup {
    guard !isPlain else { return words(for: target) }
    let anchor: String
    var title: String?
    switch target {
    case .numbered(let name, _, _, let caption):
      anchor = name
      if !caption.isEmpty { title = context.plainText(caption) }
    case .cell(let name), .formula(let name, _), .heading(let name, _): anchor = name
    }
    return .tag("a", ["class": "reference", "href": "#" + anchor, "title": title], words(for: target))
  }

  /// What names nothing is shown as it is written.
  private func written(_ reference: Reference) -> Markup {
    let content = reference.items.map { item in
      Markup.text(item.isApart ? "; " : "") + inlines(item.before) + .text("@" + item.name)
        + inlines(item.after)
    }.joined()
    return reference.isInText ? content : .text("[") + content + .text("]")
  }
}

extension Markup {
  /// Places of the page that show nothing.
  static func anchors(_ names: some Sequence<String>) -> Markup {
    names.map { .tag("span", ["id": $0], .none) }.joined()
  }
}
