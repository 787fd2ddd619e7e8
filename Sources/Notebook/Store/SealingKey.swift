import Crypto
public import Foundation

/// The secret of one user with which their stores are sealed: what somebody else put into a store does not open.
///
/// It is made once, in a file that only the user can read, and is the same on every machine that shares the home.
public struct SealingKey: Sendable {
  private let key: SymmetricKey
  /// What tells it from others without giving it away: 16 hexadecimal digits.
  let name: String

  /// The variable that names the key's file.
  public static let variable = "CAHIER_KEY_FILE"

  /// Why there is no key.
  public struct Problem: Error, Hashable, Sendable {
    /// The key's file.
    public var path: String
    /// In a few words that follow a colon.
    public var reason: String
  }

  /// A key that nobody has had before, and that is gone with the process.
  public init() { self.init(Self.newBytes()) }

  private static func newBytes() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  private init(_ key: [UInt8]) {
    self.key = SymmetricKey(data: key)
    name = String(Digest(of: Array("cahier store".utf8) + key).hexadecimal.prefix(16))
  }

  /// The user's key, which is made where there is none.
  ///
  /// - Throws: ``Problem`` when it can be neither read nor made, or when the file is another user's.
  public static func ofUser(
    in environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Problem) -> SealingKey {
    let path = path(in: environment)
    for _ in 0..<2 {
      if let key = try existing(in: environment) { return key }
      try make(path)
    }
    throw Problem(path: path, reason: "it does not hold a key; remove it, and a new one is made")
  }

  /// The user's key; nil where there is none yet.
  ///
  /// - Throws: ``Problem`` when it can't be read, or when the file is another user's.
  static func existing(
    in environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Problem) -> SealingKey? {
    try read(path(in: environment))
  }

  /// `cahier/store.key` in the folder for settings (XDG Base Directory Specification 0.8).
  private static func path(in environment: [String: String]) -> String {
    if let path = environment[variable], !path.isEmpty { return path }
    let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
    let folder = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.config"
    return folder + "/cahier/store.key"
  }

  /// Nil where there is no file.
  private static func read(_ path: String) throws(Problem) -> SealingKey? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    guard status.st_uid == geteuid() else { throw Problem(path: path, reason: "it is another user's") }
    // A disk that was full left it empty: it never sealed anything.
    if status.st_size == 0, status.st_mode & S_IFMT == S_IFREG, unlink(path) == 0 { return nil }
    if status.st_mode & 0o077 != 0 { chmod(path, 0o600) }
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw Problem(path: path, reason: error.fileReason)
    }
    guard let bytes = Self.bytes(String(decoding: data, as: UTF8.self)) else {
      throw Problem(path: path, reason: "it does not hold a key; remove it, and a new one is made")
    }
    return SealingKey(bytes)
  }

  /// Writes a new key beside its place and links it there: of two processes that do so at once, both use the first's.
  private static func make(_ path: String) throws(Problem) {
    let url = URL(filePath: path)
    let temporary = path + ".\(UUID().uuidString)"
    let content = Self.newBytes().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\n"
    defer { unlink(temporary) }
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      let made = FileManager.default.createFile(
        atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600])
      guard made, let handle = FileHandle(forWritingAtPath: temporary) else { throw POSIXError.last }
      try handle.write(contentsOf: Data(content.utf8))
      // Before it has its name: a power cut leaves a key or none.
      try handle.synchronize()
      try handle.close()
      guard link(temporary, path) == 0 || errno == EEXIST else { throw POSIXError.last }
    } catch {
      throw Problem(path: path, reason: error.fileReason)
    }
  }

  /// The bytes that 64 hexadecimal digits stand for.
  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = Array(text.trimmingCharacters(in: .whitespacesAndNewlines).utf8)
    guard digits.count == 64 else { return nil }
    let bytes = stride(from: 0, to: 64, by: 2).compactMap { place in
      UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16)
    }
    return bytes.count == 32 ? bytes : nil
  }

  // MARK: - Seals

  /// The seal of what lies in a place: HMAC-SHA256 (RFC 2104) over both, so that nothing can be moved either.
  func seal(_ content: some DataProtocol, at place: String) -> [UInt8] {
    Array(code(of: content, at: place))
  }

  private func code(of content: some DataProtocol, at place: String) -> HMAC<SHA256>.MAC {
    var code = HMAC<SHA256>(key: key)
    code.update(data: Array(place.utf8) + [0])
    code.update(data: content)
    return code.finalize()
  }

  /// A secret of this user for some purpose: the same whenever it is asked for, and of no use for any other purpose.
  package func secret(for purpose: String) -> String {
    seal(Array(purpose.utf8), at: "secret").map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Whether a seal is the content's in its place; it takes as long whatever the seal is.
  func isSeal(_ seal: some DataProtocol, of content: some DataProtocol, at place: String) -> Bool {
    code(of: content, at: place) == Data(seal)
  }
}
