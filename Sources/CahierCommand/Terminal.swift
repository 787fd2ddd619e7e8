import Foundation
import Notebook
import Report

/// The two streams that the command writes to: results go to standard output, everything else to standard error.
enum Terminal {
  /// - Throws: ``OutputError`` when it can't be written, such as on a full disk; a reader that went away, as in
  ///   `cahier steps | head`, is no error of ours.
  static func output(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      guard !error.isClosedPipe else { return }
      // Asked of the system: Foundation has other errors for a descriptor that is closed.
      guard isOutputOpen else {
        throw OutputError(
          path: nil, reason: "it is closed",
          advice: "leave out `>&-`; `>/dev/null` is for output that nobody wants")
      }
      throw OutputError(
        path: nil, reason: error.fileReason, advice: error.outputAdvice("write it elsewhere"))
    }
  }

  /// Whether standard output leads anywhere. Where it was closed, something of the runtime's own may have its number by
  /// now: that is of no kind that a shell could give.
  private static var isOutputOpen: Bool {
    var status = stat()
    return fstat(STDOUT_FILENO, &status) == 0 && status.st_mode & S_IFMT != 0
  }

  static func error(_ text: String) {
    // There is nowhere left to say that this failed.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  static let outputStyle = style(of: STDOUT_FILENO)
  static let errorStyle = style(of: STDERR_FILENO)

  private static func style(of descriptor: Int32) -> TerminalStyle {
    var size = winsize()
    let hasSize = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let environment = ProcessInfo.processInfo.environment
    return TerminalStyle(
      isTerminal: isatty(descriptor) == 1, width: hasSize ? Int(size.ws_col) : 80,
      hasColors: TerminalDescription(environment)?.colors.map { $0 > 2 }, environment: environment)
  }
}

/// Results that could not be written: a report, a file beside it, or standard output.
struct OutputError: Error, CustomStringConvertible {
  /// Nil for standard output.
  var path: String?
  var reason: String
  var advice: String

  var description: String {
    "\(path.map { "`\($0)`" } ?? "standard output") could not be written: \(reason); \(advice)"
  }
}

extension Error {
  /// What to do about it, where `elsewhere` says how another place is named.
  func outputAdvice(_ elsewhere: String) -> String {
    switch posixCode {
    case ENOSPC, EDQUOT, EFBIG: "make room, or \(elsewhere)"
    default: elsewhere
    }
  }

  fileprivate var isClosedPipe: Bool { posixCode == EPIPE }

  /// The number of the system's error behind it; nil where there is none.
  private var posixCode: Int32? {
    let error = self as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    if cause.domain == NSPOSIXErrorDomain { return Int32(cause.code) }
    return (self as? CocoaError)?.code == .fileWriteOutOfSpace ? ENOSPC : nil
  }
}
