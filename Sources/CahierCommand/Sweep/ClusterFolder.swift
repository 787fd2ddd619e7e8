import Foundation
import Notebook

/// The folder beside the reports of a sweep where it and its tasks on a cluster leave word for each other.
struct ClusterFolder: Sendable {
  /// As the user sees it, with its slash.
  let path: String

  /// - Parameter sweep: the sweep's folder.
  init(in sweep: String) { path = sweep + ".slurm/" }

  private var recordFile: URL { URL(filePath: path + "record.json") }
  private var failures: URL { URL(filePath: path + "failed") }

  /// What was given to the cluster; nil where nothing was.
  var record: ClusterRecord? {
    (try? Data(contentsOf: recordFile)).flatMap { try? JSONDecoder().decode(ClusterRecord.self, from: $0) }
  }

  /// - Throws: ``OutputError``.
  func write(_ record: ClusterRecord) throws {
    do {
      try FileManager.default.createDirectory(at: failures, withIntermediateDirectories: true)
      try JSONEncoder().encode(record).write(to: recordFile, options: .atomic)
    } catch {
      throw OutputError(
        path: recordFile.relativePath, reason: error.fileReason, advice: "name another place with `--output`")
    }
  }

  /// Another process has the lock.
  struct Taken: Error {}

  /// Keeps other processes from submitting the same sweep, while the file stays open.
  ///
  /// - Throws: ``Taken``; ``OutputError``.
  func lock() throws -> FileHandle {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      let descriptor = open(path + "lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      // A file system without locks keeps nobody from anything.
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { throw Taken() }
      return file
    } catch let error where !(error is Taken) {
      throw OutputError(path: path, reason: error.fileReason, advice: "name another place with `--output`")
    }
  }

  /// Takes away what a sweep left that is not to be taken up.
  ///
  /// - Parameter keepsWords: whether what tasks had to say is kept.
  func end(keepsWords: Bool) {
    for url in keepsWords ? [recordFile, failures] : [URL(filePath: path)] {
      try? FileManager.default.removeItem(at: url)
    }
  }

  /// The combinations that a task ran and that failed: nothing of that is stored.
  var failed: Set<Int> {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: failures.path)) ?? []
    return Set(names.compactMap { Int($0) })
  }

  /// - Throws: Foundation's error where it can't be written.
  func markFailed(_ index: Int) throws { try Data().write(to: failures.appending(path: String(index))) }
}
