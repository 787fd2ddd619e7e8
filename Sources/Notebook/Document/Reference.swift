/// `[@grid]`, `[see @nocedal2006, p. 178; @wolfe1969]` or `@nocedal2006`: places of the page that are named by what they
/// are called there, and works that are cited.
package struct Reference: Hashable, Sendable {
  /// One name with the words around it.
  package struct Item: Hashable, Sendable {
    /// Whether a semicolon parts it from the item before it.
    package var isApart: Bool
    package var before: [Inline]
    package var name: String
    package var after: [Inline]
  }

  package var items: [Item]
  /// Whether it is a word of the sentence, and not in brackets.
  package var isInText: Bool

  /// What it names, in order.
  package var names: [String] { items.map(\.name) }

  /// One name.
  init(_ name: String, isInText: Bool) {
    items = [Item(isApart: false, before: [], name: name, after: [])]
    self.isInText = isInText
  }
}

extension Reference {
  /// Running text in which each reference in brackets has become one with the words that are in them.
  ///
  /// - Parameter inlines: text in which each has one name, and its bracket is text.
  static func gathered(_ inlines: [Inline]) -> [Inline] {
    guard inlines.contains(where: \.isOpenReference) else { return inlines }
    var result: [Inline] = []
    var index = 0
    while index < inlines.count {
      guard inlines[index].isOpenReference,
        let opening = Self.opening(in: result), let end = Self.closing(in: inlines, from: index)
      else {
        // Its bracket is another's, or in another emphasis.
        if case .reference(var reference) = inlines[index] {
          reference.isInText = true
          result.append(.reference(reference))
        } else {
          result.append(inlines[index])
        }
        index += 1
        continue
      }
      var content = Array(result[(opening.index + 1)...])
      let (lead, first) = opening.parts
      if !first.isEmpty { content.insert(.text(first), at: 0) }
      result.removeSubrange(opening.index...)
      if !lead.isEmpty { result.append(.text(lead)) }
      content += inlines[index..<end.index]
      let (last, rest) = end.parts
      if !last.isEmpty { content.append(.text(last)) }
      result.append(.reference(Reference(of: content)))
      if !rest.isEmpty { result.append(.text(rest)) }
      index = end.index + 1
    }
    return result
  }

  /// Where the last bracket opens, and the text around it.
  private static func opening(in inlines: [Inline]) -> (index: Int, parts: (String, String))? {
    for index in inlines.indices.suffix(reach).reversed() {
      switch inlines[index] {
      case .text(let text):
        guard let bracket = text.lastIndex(where: { $0 == "[" || $0 == "]" }) else { continue }
        guard text[bracket] == "[" else { return nil }
        return (index, (String(text[..<bracket]), String(text[text.index(after: bracket)...])))
      case .reference: return nil
      default: continue
      }
    }
    return nil
  }

  /// Where the next bracket closes, and the text around it.
  private static func closing(in inlines: [Inline], from start: Int) -> (index: Int, parts: (String, String))?
  {
    for index in inlines.indices[start...].prefix(reach) {
      guard case .text(let text) = inlines[index], let bracket = text.firstIndex(of: "]") else { continue }
      return (index, (String(text[..<bracket]), String(text[text.index(after: bracket)...])))
    }
    return nil
  }

  /// How many pieces of text are looked through for a bracket.
  private static let reach = 200

  /// What stands between brackets: at least one name.
  private init(of content: [Inline]) {
    items = []
    isInText = false
    var before: [Inline] = []
    var isApart = false
    func add(_ piece: Inline, to items: inout [Item]) {
      // Words in front of the next name stay behind the last one until a semicolon says otherwise.
      if items.isEmpty || isApart { before.append(piece) } else { items[items.count - 1].after.append(piece) }
    }
    for piece in content {
      switch piece {
      case .reference(let reference):
        items.append(Item(isApart: isApart, before: before, name: reference.names.first ?? "", after: []))
        (before, isApart) = ([], false)
      case .text(let text):
        for (index, part) in text.split(separator: ";", omittingEmptySubsequences: false).enumerated() {
          if index > 0, !items.isEmpty { isApart = true }
          if !part.isEmpty { add(.text(String(part)), to: &items) }
        }
      default: add(piece, to: &items)
      }
    }
    if !before.isEmpty, let last = items.indices.last { items[last].after += before }
    for index in items.indices { items[index].before = items[index].before.withoutLeadingBlank }
  }
}

extension Inline {
  /// Whether it is a reference whose bracket is still text.
  fileprivate var isOpenReference: Bool {
    if case .reference(let reference) = self { !reference.isInText } else { false }
  }
}

extension [Inline] {
  fileprivate var withoutLeadingBlank: [Inline] {
    guard case .text(let text)? = first else { return self }
    let rest = text.drop(while: \.isWhitespace)
    return (rest.isEmpty ? [] : [.text(String(rest))]) + dropFirst()
  }
}
