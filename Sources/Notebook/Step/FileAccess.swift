package import Foundation
import Synchronization
import Wording

/// What a file holds, with what tells it from others.
public struct FileContents: Sendable {
  /// The whole file.
  public var bytes: [UInt8]
  /// The SHA-256 of the bytes.
  public var digest: Digest
}

/// A file that a run read.
public struct InputFile: Hashable, Codable, Sendable {
  /// The path as the notebook has it.
  public var path: String
  /// Its size.
  public var bytes: Int
  /// The SHA-256 of its bytes.
  public var digest: Digest
}

/// The files that a notebook reads, named from its folder.
///
/// A file is read and hashed once: its digest is known again as long as its size and times stay what they were, also
/// by a later process that is told so, and what was read for the digest is there for the step that asks next.
package final class FileAccess: Sendable {
  package let folder: URL
  private let known: Mutex<[String: Known]>
  private let told: Mutex<[String: Known]>
  private let pending = Mutex<[String: FileContents]>([:])
  /// The names in each folder in which a file was missed.
  private let neighbours = Mutex<[String: [String]]>([:])

  /// - Parameter known: the digests that an earlier process computed, by path.
  package init(folder: URL, known: [String: Known] = [:]) {
    self.folder = folder
    self.known = Mutex(known)
    told = Mutex(known)
  }

  /// A digest, and what the file looked like when it was computed.
  package struct Known: Equatable, Codable, Sendable {
    fileprivate var signature: FileSignature
    fileprivate var digest: Digest
  }

  /// The digests of files that were not changed in the moment before; nil where there are none beyond those that were
  /// given back last, or known from the beginning.
  func newDigests() -> [String: Known]? {
    let now = known.withLock { $0 }
    return told.withLock { told in
      guard told != now else { return nil }
      told = now
      return now
    }
  }

  /// Forgets the digests: every file is read when it is asked for.
  func forget() { known.withLock { $0 = [:] } }

  package func url(_ path: FilePath) -> URL {
    URL(filePath: path.path, relativeTo: folder.appending(path: "")).absoluteURL
  }

  // MARK: - Contents

  /// Reads a whole file.
  package func contents(of path: FilePath) throws(FileProblem) -> FileContents {
    if let read = pending.withLock({ $0.removeValue(forKey: path.path) }) { return read }
    return try read(path)
  }

  /// The SHA-256 of what a file holds; nil when it can't be read.
  package func digest(of path: FilePath) -> Digest? {
    if let signature = FileSignature(of: url(path).path), let known = known.withLock({ $0[path.path] }),
      known.signature == signature
    {
      return known.digest
    }
    guard let contents = try? read(path) else { return nil }
    pending.withLock { $0[path.path] = contents }
    return contents.digest
  }

  /// Lets go of what was read for a digest and not asked for.
  package func dropPending() {
    pending.withLock { $0 = [:] }
    neighbours.withLock { $0 = [:] }
  }

  private func read(_ path: FilePath) throws(FileProblem) -> FileContents {
    if let problem = problem(with: path) { throw problem }
    let signature = FileSignature(of: url(path).path)
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: url(path), options: .mappedIfSafe))
    } catch {
      throw .unreadable(path.path, reason: error.fileReason)
    }
    if let signature, let known = known.withLock({ $0[path.path] }), known.signature == signature {
      return FileContents(bytes: bytes, digest: known.digest)
    }
    let digest = Digest(of: bytes)
    // A file that was written a moment ago may be written again without looking any different.
    if let signature, signature.isSettled {
      known.withLock { $0[path.path] = Known(signature: signature, digest: digest) }
    }
    return FileContents(bytes: bytes, digest: digest)
  }

  // MARK: - Problems

  /// Why a file can't be read; nil when nothing stands in the way.
  package func problem(with path: FilePath) -> FileProblem? {
    Self.problem(with: url(path), called: path.path) { folder in
      neighbours.withLock { known in
        let names = known[folder] ?? Self.names(in: folder)
        known[folder] = names
        return names
      }
    }
  }

  /// The same for a file that is named on the command line.
  package static func problem(withFileAt path: String) -> FileProblem? {
    problem(with: URL(filePath: path), called: path, neighbours: names)
  }

  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private static func problem(
    with url: URL, called name: String, neighbours: (String) -> [String]
  ) -> FileProblem? {
    // Asked for each file of each combination of a sweep: one call, and not Foundation's twenty.
    var status = stat()
    guard stat(url.path, &status) == 0 else {
      if let link = danglingLink(to: url, called: name) { return link }
      let names = neighbours(url.deletingLastPathComponent().path)
      return .missing(name, near: nearestNames(to: url.lastPathComponent, among: names))
    }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { return .folder(name) }
    // A pipe or a device would be waited for without end.
    guard kind == S_IFREG else { return .notRegular(name) }
    guard access(url.path, R_OK) == 0 else { return .notPermitted(name) }
    return nil
  }

  /// The link that leads nowhere, if one is the reason why there is no file at `url`.
  private static func danglingLink(to url: URL, called name: String) -> FileProblem? {
    var (place, name) = (url, name)
    while !name.isEmpty, name != "/", !FileManager.default.fileExists(atPath: place.path) {
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: place.path) {
        return .danglingLink(name, target: target)
      }
      place.deleteLastPathComponent()
      // Not `NSString`'s way, which traps on a path of slashes only.
      name = name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
    }
    return nil
  }
}

extension Error {
  /// Why a file could not be written or read, in a few words that follow a colon.
  package var fileReason: String {
    let error = self as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    if cause.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(cause.code))) }
    switch (self as? CocoaError)?.code {
    case .fileWriteOutOfSpace?: return "the disk is full"
    case .fileWriteNoPermission?, .fileReadNoPermission?: return "there is no permission to"
    case .fileWriteVolumeReadOnly?: return "the file system is read-only"
    case .fileNoSuchFile?, .fileReadNoSuchFile?: return "there is no such folder"
    default:
      let text = error.localizedDescription
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
  }
}
