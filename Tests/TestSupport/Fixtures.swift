package import Foundation

/// Where the files that tests read stand in this checkout.
package enum Fixtures {
  /// The root of the checkout: three folders above this file.
  package static let checkout = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// `Tests/Fixtures`, with the files that other programs wrote and the scripts that wrote them.
  package static let folder = checkout.appending(path: "Tests/Fixtures")

  /// The 5,000 digits of the main notebook.
  package static let digits = checkout.appending(path: "Notebooks/Data/digits.mat")

  /// The URL of one fixture.
  package static func url(_ name: String) -> URL { folder.appending(path: name) }

  /// The bytes of one fixture.
  package static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }
}
