import Foundation

/// What the system's database knows of a kind of terminal (terminfo(5), term(5)).
struct TerminalDescription {
  /// How many colours it has; nil when it says nothing of colours.
  let colors: Int?

  /// The terminal that `TERM` names; nil when the database does not know it.
  init?(_ environment: [String: String]) {
    guard let name = environment["TERM"], let first = name.utf8.first, !name.contains("/") else { return nil }
    let home = environment["HOME"].map { ["\($0)/.terminfo"] } ?? []
    let folders =
      [environment["TERMINFO"]].compactMap(\.self) + home
      + (environment["TERMINFO_DIRS"]?.split(separator: ":").map(String.init) ?? [])
      + ["/etc/terminfo", "/lib/terminfo", "/usr/lib/terminfo", "/usr/share/terminfo"]
    // macOS names the folders by the letter's number.
    let letters = [String(UnicodeScalar(first)), String(first, radix: 16)]
    for folder in folders {
      for letter in letters {
        guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(letter)/\(name)")),
          let colors = Self.colors([UInt8](data))
        else { continue }
        self.colors = colors < 0 ? nil : colors
        return
      }
    }
    return nil
  }

  /// The number `max_colors` of a compiled description, negative where it has none; nil for anything else.
  ///
  /// Six two-byte numbers head the file: a magic number, the bytes of the names, the flags, the numbers, …; the numbers
  /// have two bytes each, or four with the second magic number, and begin at an even place (term(5)).
  private static func colors(_ bytes: [UInt8]) -> Int? {
    func word(_ offset: Int) -> Int? {
      guard offset + 1 < bytes.count else { return nil }
      return Int(Int16(truncatingIfNeeded: Int(bytes[offset]) | Int(bytes[offset + 1]) << 8))
    }
    guard let magic = word(0), [0o432, 0o1036].contains(magic), let names = word(2), let flags = word(4),
      let numbers = word(6), names >= 0, flags >= 0
    else { return nil }
    let width = magic == 0o432 ? 2 : 4
    guard numbers > colorsIndex else { return -1 }
    let start = 12 + names + flags
    let place = start + start % 2 + colorsIndex * width
    guard width == 4 else { return word(place) }
    guard place + 3 < bytes.count else { return nil }
    let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) }
    return Int(Int32(bitPattern: bits))
  }

  /// The place of `max_colors` among the numbers.
  private static let colorsIndex = 13
}
