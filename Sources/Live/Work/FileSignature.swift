import Foundation

/// What a file looks like from outside: whether it was saved since is told by that, and asked many times a second.
struct FileSignature: Equatable, Sendable {
  private let inode: UInt64
  private let size: Int
  private let seconds, nanoseconds: Int

  /// nil when there is no such file.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int(status.st_size)
    #if os(macOS)
      let changed = status.st_ctimespec
    #else
      let changed = status.st_ctim
    #endif
    (seconds, nanoseconds) = (changed.tv_sec, changed.tv_nsec)
  }

  /// Whether there is anything in it.
  var isEmpty: Bool { size == 0 }
}
