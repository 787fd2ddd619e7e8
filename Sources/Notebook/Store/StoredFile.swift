import Foundation

/// The form of every file in a store: a mark, the seal of the content, the content.
///
/// A file that was cut short, in which any bit changed, or that lies elsewhere does not open.
struct StoredFile {
  /// HMAC-SHA256 of the content and its place: 32 bytes.
  let seal: [UInt8]
  let content: [UInt8]
  /// Whether it begins like one of ours and is as long as it said.
  let isWhole: Bool
  /// The seconds since it was written or last used.
  let age: Double

  private static let mark = Array("cahier/2".utf8)
  private static let head = mark.count + 32

  init(seal: [UInt8], content: [UInt8]) {
    (self.seal, self.content) = (seal, content)
    (isWhole, age) = (true, 0)
  }

  /// Reads a file; nil where there is none that can be read.
  init?(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    age = status.modified.age
    let size = Int(status.st_size)
    guard let head = try? file.read(upToCount: Self.head) ?? Data(),
      let content = try? file.read(upToCount: max(size - Self.head, 1)) ?? Data()
    else { return nil }
    self.content = [UInt8](content)
    seal = Array(head.dropFirst(Self.mark.count))
    isWhole = head.count == Self.head && head.starts(with: Self.mark) && content.count == size - Self.head
  }

  /// How many bytes it takes on disk.
  var size: Int { Self.head + content.count }

  /// - Throws: what the system says.
  func write(to path: String, isSynchronized: Bool) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError.last }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Self.mark + seal)
    try file.write(contentsOf: content)
    if isSynchronized { try file.synchronize() }
    try file.close()
  }

  /// The size of a regular file; nil where there is none.
  static func size(ofFileAt path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }
}

extension POSIXError {
  /// What the last call of the system failed with.
  static var last: POSIXError { POSIXError(.init(rawValue: errno) ?? .EIO) }
}

extension stat {
  /// When the content was last written, or the file last used.
  var modified: timespec {
    #if os(macOS)
      st_mtimespec
    #else
      st_mtim
    #endif
  }
}

extension timespec {
  /// The seconds since.
  var age: Double {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Double(now.tv_sec - tv_sec) + Double(now.tv_nsec - tv_nsec) * 1e-9
  }
}
