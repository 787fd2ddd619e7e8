import Foundation
import Report
import Synchronization

/// What the report at a path holds, taken out of it once for as long as the file is the same: a run asks several times,
/// before anything runs and before it writes.
final class ArchiveOnDisk: Sendable {
  private let url: URL
  private let last = Mutex<(version: Version, archive: ReportArchive?)?>(nil)

  /// Which content a file has, as far as it can be told without reading it. Reports are replaced, never changed.
  private struct Version: Equatable {
    private let device, number, size, seconds, nanoseconds: Int

    /// Nil where there is no file.
    init?(of url: URL) {
      var status = stat()
      guard stat(url.path, &status) == 0 else { return nil }
      #if os(macOS)
        let changed = status.st_ctimespec
      #else
        let changed = status.st_ctim
      #endif
      device = Int(truncatingIfNeeded: status.st_dev)
      number = Int(truncatingIfNeeded: status.st_ino)
      size = Int(status.st_size)
      (seconds, nanoseconds) = (changed.tv_sec, changed.tv_nsec)
    }
  }

  /// What the file at `url` holds, whenever it is asked for.
  init(at url: URL) { self.url = url }

  /// What it holds now; nil where there is none.
  var archive: ReportArchive? {
    guard let version = Version(of: url) else { return nil }
    return last.withLock { last in
      if let last, last.version == version { return last.archive }
      let archive = (try? Data(contentsOf: url)).flatMap { try? ReportArchive(in: [UInt8]($0)) }
      last = (version, archive)
      return archive
    }
  }
}
