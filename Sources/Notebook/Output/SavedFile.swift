import Foundation

/// A file that a cell made, to be written beside the report.
public struct SavedFile: Hashable, Sendable {
  /// A name without a folder.
  public var name: String
  /// What it holds.
  public var bytes: [UInt8]

  /// A file of this name, which has no folder.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Whether a text names a file in the folder that it is written to: no way elsewhere, and nothing hidden.
  package static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200 && text.first != "." && !text.contains { "/\\".contains($0) }
      && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}

extension SavedFile: Codable {
  private enum CodingKeys: CodingKey { case name, bytes }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    bytes = [UInt8](try container.decode(Data.self, forKey: .bytes))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(Data(bytes), forKey: .bytes)
  }
}
