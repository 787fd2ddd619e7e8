import Foundation

/// What the provenance block says of where a report was made.
package enum Machine {
  package static let cahierVersion = "0.1.0"

  /// Operating system, processor and architecture.
  package static let description = [operatingSystem, processor, architecture].compactMap(\.self)
    .joined(separator: " · ")

  private static var operatingSystem: String {
    entry("PRETTY_NAME", of: "/etc/os-release", separator: "=")
      ?? ProcessInfo.processInfo.operatingSystemVersionString
  }

  private static var processor: String? { entry("model name", of: "/proc/cpuinfo", separator: ":") }

  private static var architecture: String {
    #if arch(x86_64)
      "x86-64"
    #elseif arch(arm64)
      "Arm64"
    #else
      "another architecture"
    #endif
  }

  private static func entry(_ name: String, of path: String, separator: Character) -> String? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    for line in text.split(separator: "\n") where line.hasPrefix(name) {
      guard let mark = line.firstIndex(of: separator) else { continue }
      return line[line.index(after: mark)...].trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
    }
    return nil
  }
}
