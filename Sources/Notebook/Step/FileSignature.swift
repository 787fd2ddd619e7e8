import Foundation

/// What a file looks like from outside: whether it is another than before is told by that, without reading it.
package struct FileSignature: Equatable, Codable, Sendable {
  private let device, inode: UInt64
  private let size: Int
  /// When it was last changed in any way; nobody can set this time.
  private let seconds, nanoseconds: Int

  /// nil when there is no such file, or something else by this name.
  package init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int(status.st_size)
    #if os(macOS)
      let changed = status.st_ctimespec
    #else
      let changed = status.st_ctim
    #endif
    (seconds, nanoseconds) = (changed.tv_sec, changed.tv_nsec)
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { size == 0 }

  /// Whether so much time has gone by since the last change that another one would have another time.
  var isSettled: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Double(now.tv_sec - seconds) + Double(now.tv_nsec - nanoseconds) * 1e-9 > 0.1
  }
}
