import Foundation
import Report

/// The two streams that the command writes to: results go to standard output, everything else to standard error.
enum Terminal {
  static func output(_ text: String) { write(text, to: .standardOutput) }
  static func error(_ text: String) { write(text, to: .standardError) }

  static let outputStyle = style(of: STDOUT_FILENO)
  static let errorStyle = style(of: STDERR_FILENO)

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that went away, as in `cahier steps | head`, is no error of ours.
    try? handle.write(contentsOf: Data(text.utf8))
  }

  private static func style(of descriptor: Int32) -> TerminalStyle {
    var size = winsize()
    let hasSize = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return TerminalStyle(
      isTerminal: isatty(descriptor) == 1, width: hasSize ? Int(size.ws_col) : 80,
      environment: ProcessInfo.processInfo.environment)
  }
}
