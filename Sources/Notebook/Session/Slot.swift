/// A value that cells hand to each other through the session.
///
/// Two values are the same when they write the same archive: that is what decides whether the cells that read them
/// are fresh.
package protocol SessionValue: Sendable {
  /// What the value is, for messages: `a dataset`.
  static var typeName: String { get }
  func write(to archive: inout ArchiveWriter)
  /// - Throws: `ArchiveReader.Damaged`, whatever is wrong with the bytes.
  init(from archive: inout ArchiveReader) throws
}

/// A named place in the session for values of one type.
package struct Slot<Content: SessionValue>: Hashable, Sendable {
  package let name: String

  package init(_ name: String) { self.name = name }
}

/// A slot as the dataflow knows it: its name and what it holds.
package struct SlotUse: Hashable, Sendable {
  package let name: String
  package let typeName: String
  let type: any SessionValue.Type

  package init<Content>(_ slot: Slot<Content>) {
    name = slot.name
    typeName = Content.typeName
    type = Content.self
  }

  package static func == (left: SlotUse, right: SlotUse) -> Bool {
    left.name == right.name && left.typeName == right.typeName
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(typeName)
  }
}
