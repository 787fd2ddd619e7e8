/// A notebook as its file says it, before any step has looked at its cells.
public struct Document: Sendable {
  public let source: SourceText
  public let frontMatter: FrontMatter
  /// The prose with its cells in place, parsed as one file.
  public let blocks: [Block]
  public let cells: [DocumentCell]
  /// Every scalar that the prose names, with its place.
  public let valueReferences: [Located<ValueReference>]
  /// Every picture file that the prose shows, with its place.
  public let images: [Located<String>]
}

/// A value and where it stands.
public struct Located<Content: Hashable & Sendable>: Hashable, Sendable {
  public var content: Content
  public var range: SourceRange

  public init(_ content: Content, at range: SourceRange) {
    self.content = content
    self.range = range
  }
}

/// A cell as it is written: the words in its fence and the options in its body.
public struct DocumentCell: Hashable, Sendable {
  public var step: Located<String>
  /// The label in the fence; nil when it has none.
  public var label: Located<String>?
  /// The options in the order of the body.
  public var options: [WrittenOption]
  /// The first line of the cell, which errors about the whole cell point to.
  public var fence: SourceRange
}

/// One line of a cell's body.
public struct WrittenOption: Hashable, Sendable {
  public var name: Located<String>
  public var value: YAMLNode
}
