import Foundation

/// How a report looks: what its paper, its ink and its letters are.
package enum Theme: String, CaseIterable, Hashable, Sendable {
  /// An exercise book's, with its red margin.
  case paper
  /// A blackboard's, by day and by night.
  case board
  /// White or black, and letters without serifs.
  case plain

  /// The grounds that text in the accent's colour stands on: the page's and that of its panels. The style sheets have
  /// the same.
  package struct Grounds: Hashable, Sendable {
    package var page: Colour
    package var panel: Colour
  }

  /// What text stands on in one of the two schemes.
  package func grounds(isDark: Bool) -> Grounds {
    let (page, panel): (UInt32, UInt32) =
      switch (self, isDark) {
      case (.paper, false): (0xFDFCF8, 0xF5F2E9)
      case (.paper, true): (0x15171C, 0x1D2027)
      case (.board, _): (0x1D2B26, 0x263731)
      case (.plain, false): (0xFFFFFF, 0xF4F4F4)
      case (.plain, true): (0x121212, 0x1E1E1E)
      }
    return Grounds(page: Colour(page), panel: Colour(panel))
  }
}

/// A colour of one's own for links, heads of notes and the like, in the light and in the dark scheme.
package struct Accent: Hashable, Sendable {
  package var light: Colour
  package var dark: Colour

  /// What WCAG 2.2 asks of text (success criterion 1.4.3, level AA).
  package static let leastContrast = 4.5

  /// How well text in a colour stands out, where it does so least: from the page, from a panel, and from a note's tint of
  /// the colour itself.
  package static func contrast(of colour: Colour, on grounds: Theme.Grounds) -> Double {
    [grounds.page, grounds.panel, grounds.page.mixed(with: colour, share: 0.07)]
      .map { colour.contrast(to: $0) }.min() ?? 1
  }

  /// The colour itself where it stands out, or else the nearest on its way to black or to white that does.
  package static func readable(_ colour: Colour, on grounds: Theme.Grounds) -> Colour {
    let end = grounds.page.luminance > 0.18 ? Colour(0) : Colour(0xFFFFFF)
    for step in 0...100 {
      let candidate = colour.mixed(with: end, share: Double(step) / 100)
      if contrast(of: candidate, on: grounds) >= leastContrast { return candidate }
    }
    return end
  }
}

/// A colour of the screen's (sRGB).
package struct Colour: Hashable, Sendable, CustomStringConvertible {
  package var red, green, blue: UInt8

  /// Such as `0x23509F`.
  package init(_ number: UInt32) {
    red = UInt8(truncatingIfNeeded: number >> 16)
    green = UInt8(truncatingIfNeeded: number >> 8)
    blue = UInt8(truncatingIfNeeded: number)
  }

  /// Reads `#23509f`, `#25a`, or the same without the mark; nil for anything else.
  package init?(_ text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 3 || digits.utf8.count == 6,
      digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let number = UInt32(
        digits.utf8.count == 6 ? String(digits) : digits.map { "\($0)\($0)" }.joined(), radix: 16)
    else { return nil }
    self.init(number)
  }

  /// As style sheets write it.
  package var description: String {
    "#"
      + [red, green, blue].map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// A colour between this one and another, as `color-mix(in srgb, …)` has it.
  package func mixed(with other: Colour, share: Double) -> Colour {
    func between(_ one: UInt8, _ two: UInt8) -> UInt8 {
      UInt8(max(0, min(255, (Double(one) * (1 - share) + Double(two) * share).rounded())))
    }
    var result = self
    result.red = between(red, other.red)
    result.green = between(green, other.green)
    result.blue = between(blue, other.blue)
    return result
  }

  /// The relative luminance of WCAG 2.2.
  package var luminance: Double {
    func linear(_ byte: UInt8) -> Double {
      let value = Double(byte) / 255
      return value <= 0.04045 ? value / 12.92 : Self.power((value + 0.055) / 1.055)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio of WCAG 2.2, from 1 to 21.
  package func contrast(to other: Colour) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// A number to the power of 2.4.
  private static func power(_ base: Double) -> Double { pow(base, 2.4) }
}
