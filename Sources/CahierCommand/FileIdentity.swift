import Foundation

/// Which file a path leads to, whatever it is called: through links, other spellings, another case.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let number: UInt64
  /// Whether it is no folder, pipe or device.
  let isRegular: Bool

  /// Nil where there is none.
  init?(ofFileAt path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    isRegular = status.st_mode & S_IFMT == S_IFREG
  }
}
