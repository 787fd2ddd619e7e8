/// A value that cells hand to each other through the session.
///
/// Two values are the same when they write the same archive: that is what decides whether the cells that read them
/// are fresh.
public protocol SessionValue: Sendable {
  /// What the value is, for messages: `a dataset`.
  static var typeName: String { get }
  func write(to archive: inout ArchiveWriter)
  /// - Throws: ``ArchiveReader/Damaged``, whatever is wrong with the bytes.
  init(from archive: inout ArchiveReader) throws
}

/// A named place in the session for values of one type.
public struct Slot<Content: SessionValue>: Hashable, Sendable {
  /// Its name.
  public let name: String

  /// A slot of this name; steps that use the same name and type share it.
  public init(_ name: String) { self.name = name }
}

/// A slot as the dataflow knows it: its name and what it holds.
public struct SlotUse: Hashable, Sendable {
  /// The slot's name.
  public let name: String
  /// What it holds, for messages.
  public let typeName: String
  let type: any SessionValue.Type

  /// A slot whatever its type.
  public init<Content>(_ slot: Slot<Content>) {
    name = slot.name
    typeName = Content.typeName
    type = Content.self
  }

  public static func == (left: SlotUse, right: SlotUse) -> Bool {
    left.name == right.name && left.typeName == right.typeName
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(typeName)
  }
}
