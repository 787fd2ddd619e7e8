package import Foundation

/// What the store holds, by kind.
extension Store {
  // MARK: - Records

  /// The stored results of a key.
  func record(for key: CellKey) -> Record? {
    let record = record(named: key.digest.hexadecimal)
    return record?.key == key ? record : nil
  }

  func record(named name: String) -> Record? {
    let record = read(name, from: .records).flatMap {
      try? PropertyListDecoder().decode(Record.self, from: Data($0))
    }
    return record?.form == Record.form ? record : nil
  }

  func save(_ record: Record) {
    guard let content = Self.encoded(record) else { return }
    write(content, as: record.key.digest.hexadecimal, to: .records)
  }

  // MARK: - Values

  /// A value, and how many bytes it takes.
  func value(_ digest: Digest, as type: any SessionValue.Type) -> (any SessionValue, bytes: Int)? {
    guard let content = read(digest.hexadecimal, from: .values) else { return nil }
    var archive = ArchiveReader(content)
    guard let name = try? archive.readString(), name == type.typeName,
      let value = try? type.init(from: &archive)
    else { return nil }
    return (value, content.count)
  }

  func save(value content: [UInt8], digest: Digest) {
    write(content, as: digest.hexadecimal, to: .values)
  }

  // MARK: - Checkpoints

  func checkpoint(_ key: Digest, owner: String) -> [UInt8]? {
    read(Self.ownerPrefix(owner) + key.hexadecimal, from: .checkpoints)
  }

  func save(checkpoint content: [UInt8], as key: Digest, owner: String) {
    write(content, as: Self.ownerPrefix(owner) + key.hexadecimal, to: .checkpoints)
  }

  // MARK: - Notebooks

  /// The key of each cell, by label, when the notebook was last run: what reasons are told from.
  func keys(of owner: String) -> [String: CellKey] {
    read(owner, from: .notebooks).flatMap {
      try? PropertyListDecoder().decode([String: CellKey].self, from: Data($0))
    } ?? [:]
  }

  func save(keys: [String: CellKey], of owner: String) {
    guard let content = Self.encoded(keys) else { return }
    write(content, as: owner, to: .notebooks)
  }

  /// The digests of the files that a notebook reads, by path.
  func files(of owner: String) -> [String: FileAccess.Known] {
    read(owner, from: .files).flatMap {
      try? PropertyListDecoder().decode([String: FileAccess.Known].self, from: Data($0))
    } ?? [:]
  }

  func save(files: [String: FileAccess.Known], of owner: String) {
    guard let content = Self.encoded(files) else { return }
    write(content, as: owner, to: .files)
  }

  /// What stands for a notebook in the store: its name and place.
  package static func owner(of notebook: URL) -> String {
    Digest(of: notebook.standardizedFileURL.resolvingSymlinksInPath().path.utf8).hexadecimal
  }

  /// Binary, because text has no infinities.
  private static func encoded(_ value: some Encodable) -> [UInt8]? {
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    return (try? encoder.encode(value)).map { [UInt8]($0) }
  }
}
