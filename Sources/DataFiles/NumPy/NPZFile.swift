/// An NPZ file: NPY files in a ZIP archive, each called after its array.
package struct NPZFile: NamedArrays {
  private let archive: ZIPArchive
  private let members: [(name: String, member: ZIPMember)]

  static let suffix = ".npy"

  /// More than the header of an NPY file that holds numbers ever takes, in bytes.
  private static let greatestHeader = 1 << 12

  /// Reads the directory of the archive that `content` is.
  init(_ content: FileContent) throws(DataFileError) {
    archive = try ZIPArchive(content.bytes)
    var members: [(name: String, member: ZIPMember)] = []
    var names: Set<String> = []
    for member in archive.members where member.name.hasSuffix(Self.suffix) {
      let name = String(member.name.dropLast(Self.suffix.count))
      if !names.insert(name).inserted { throw DataFileError(.duplicateVariable(name)) }
      members.append((name, member))
    }
    if members.isEmpty, !archive.members.isEmpty {
      throw DataFileError(.unrecognized(Self.content(of: archive)))
    }
    self.members = members
  }

  /// What an archive is that has no array.
  private static func content(of archive: ZIPArchive) -> UnreadableContent {
    let names = archive.members.map(\.name)
    if names.contains(where: { $0 == "[Content_Types].xml" || $0 == "content.xml" }) {
      return .officeDocument
    }
    return names.contains { $0.hasSuffix("/data.pkl") } ? .torch : .zip
  }

  /// The names of the NPY files in the archive, without their suffix, in its order.
  package var variableNames: [String] { members.map(\.name) }

  /// The array of that name; nil if the archive has none.
  ///
  /// - Throws: `DataFileError` if it is not a full array of real numbers, or if it is damaged.
  package func array(named name: String) throws(DataFileError) -> NumericArray? {
    guard let member = members.first(where: { $0.name == name })?.member else { return nil }
    // What the header says must fit the directory before the values are inflated.
    let beginning = try archive.beginning(of: member, count: Self.greatestHeader)
    var reader = ByteReader(beginning, order: .littleEndian)
    let header = try NPYHeader(&reader)
    if case .unsuitable(let kind) = header.type { throw DataFileError(.unsuitableVariable(name, kind)) }
    let place = reader.place(of: .values)
    let left = member.size - (beginning.bytes.count - reader.remaining)
    if let size = try header.valuesSize(at: place), size != left {
      throw DataFileError(.unexpectedLength(place, bytes: left))
    }
    return try NPYArray(archive.content(of: member), name: name).numbers()
  }
}
