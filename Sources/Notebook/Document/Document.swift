/// A notebook as its file says it, before any step has looked at its cells.
package struct Document: Sendable {
  package let source: SourceText
  package let frontMatter: FrontMatter
  /// The line in which the front matter ends; 0 without.
  package let frontMatterEnd: Int
  /// The prose with its cells in place, parsed as one file.
  package let blocks: [Block]
  package let cells: [DocumentCell]
  /// Every scalar that the prose names, with its place.
  package let valueReferences: [Located<ValueReference>]
  /// Every picture file that the prose shows, with its place.
  package let images: [Located<String>]
  /// Where every link of the prose leads, with its place.
  package let links: [Located<String>]
  /// Every place of the page and every work that the prose names, with its place.
  package let references: [Located<NamedReference>]
  /// Where links without words lead: the page has the words.
  package let wordlessLinks: Set<String>
  /// The words of every heading, in the order of the page, as their names are made from them.
  package let headings: [String]
  /// Every heading as running text, in the same order.
  package let headingContents: [[Inline]]
  /// The labels of formulas, each with what stands beside its row, in the order of the page.
  package let formulaLabels: [FormulaLabel]
  /// Every formula of the prose, with the place at which its TeX begins, in the order of the file.
  package let formulas: [Located<Formula>]
}

/// A value and where it stands.
package struct Located<Content: Hashable & Sendable>: Hashable, Sendable {
  package var content: Content
  package var range: SourceRange

  package init(_ content: Content, at range: SourceRange) {
    self.content = content
    self.range = range
  }
}

/// A cell as it is written: the words in its fence and the options in its body.
package struct DocumentCell: Hashable, Sendable {
  package var step: Located<String>
  /// The label in the fence; nil when it has none.
  package var label: Located<String>?
  /// The options in the order of the body.
  package var options: [WrittenOption]
  /// The first line of the cell, which errors about the whole cell point to.
  package var fence: SourceRange
  /// The body as it is written where it could not be read as a whole; nil where `options` are all that there are.
  package var unread: String?
  /// What is wrong with the body as text; it is among the document's mistakes.
  package var bodyMistakes: [Diagnostic]

  /// Whether it is a label, and none that means something else.
  static func mayBeCalled(_ name: String) -> Bool { isLabel(name) && name != ValueReference.parameters }

  /// Whether a cell can be called so: by lower-case letters, digits and hyphens, which are not first.
  static func isLabel(_ name: String) -> Bool {
    let isOfLabels = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    return isOfLabels && !name.isEmpty && !name.hasPrefix("-")
  }
}

/// One line of a cell's body.
package struct WrittenOption: Hashable, Sendable {
  package var name: Located<String>
  package var value: YAMLNode
}
