/// A value that cells hand to each other through the session.
package protocol SessionValue: Sendable {
  /// What the value is, for messages: `a dataset`.
  static var typeName: String { get }
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

  package init<Content>(_ slot: Slot<Content>) {
    name = slot.name
    typeName = Content.typeName
  }
}
