import Foundation

/// Times as people say them.
package enum ElapsedTime {
  /// `0.3 ms`, `34 ms`, `1.27 s`, `2 min 05 s`, `1 h 02 min`.
  package static func exact(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "–" }
    if seconds < 0.00005 { return "< 0.1 ms" }
    if seconds < 0.00995 { return String(format: "%.1f ms", seconds * 1000) }
    if seconds < 0.9995 { return String(format: "%.0f ms", seconds * 1000) }
    if seconds < 9.995 { return String(format: "%.2f s", seconds) }
    if seconds < 59.95 { return String(format: "%.1f s", seconds) }
    return long(seconds)
  }

  /// The same in whole seconds, for what is only guessed.
  package static func rough(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "–" }
    return seconds < 59.5 ? "\(max(1, Int(seconds.rounded()))) s" : long(seconds)
  }

  private static func long(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded())
    if whole < 3600 { return String(format: "%d min %02d s", whole / 60, whole % 60) }
    return String(format: "%d h %02d min", whole / 3600, whole % 3600 / 60)
  }
}
