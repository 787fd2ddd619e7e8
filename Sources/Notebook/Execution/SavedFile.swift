import Foundation

/// A file that a cell made, to be written beside the report.
package struct SavedFile: Hashable, Sendable {
  /// A name without a folder.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension SavedFile: Codable {
  private enum CodingKeys: CodingKey { case name, bytes }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    bytes = [UInt8](try container.decode(Data.self, forKey: .bytes))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(Data(bytes), forKey: .bytes)
  }
}
