/// Where the parts of a formula stand, as far as its styles say, so that none leaves the room that the page gives to it:
/// markup from a store or from a script engine must not be able to lay anything over the page.
///
/// KaTeX moves what it stacks by `top`, from the lower end of a strut (`pstrut`) in the same row, and gives the formula
/// its height by another (`strut`) in front of it all. All lengths are in `em`, whose changes in size are left out.
struct FormulaBounds {
  /// What the open elements are moved downwards by.
  private var shifts: [Double] = []
  /// The sum of them.
  private var shift = 0.0
  /// The height that the page gives to the formula.
  private var room = 0.0
  /// How far to the left negative widths have moved things, in sum.
  private var takenBack = 0.0
  /// How many characters are shown, each of which moves things to the right again.
  private var characters = 0

  /// How far things may stand outside of the room: accents and the like do by a fraction of one.
  private static let slack = 3.0
  /// The greatest width that KaTeX sets.
  private static let greatestWidth = 50.0
  /// The greatest height of a formula of ten thousand bytes, the longest that is set.
  private static let greatestHeight = 10_000.0

  /// Takes an element with its classes and the declarations of its style; false if it leaves the room, or if a length is
  /// none.
  mutating func open(_ classes: Substring.UTF8View, _ style: Substring.UTF8View) -> Bool {
    var (own, height, isDrawn) = (0.0, 0.0, false)
    let classes = String(Substring(classes)).split(separator: " ")
    let isStrut = classes.contains("strut")
    for declaration in String(Substring(style)).split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return false }
      let (property, words) = (parts[0], parts[1].split(separator: " "))
      guard let lengths = Self.lengths(words) else { return false }
      let (least, greatest) = (lengths.min() ?? 0, lengths.max() ?? 0)
      switch property {
      case "top": own += greatest
      case "bottom": own -= greatest
      case "vertical-align": own -= isStrut ? 0 : greatest
      case "height", "margin-top", "border-top-width", "border-bottom-width":
        height = max(height, abs(least), abs(greatest))
        isDrawn = isDrawn || property.hasPrefix("border")
      case "text-shadow", "border", "border-width":
        guard least >= -1, greatest <= 1 else { return false }
      case "background-color": isDrawn = true
      case "left", "margin", "margin-left", "margin-right", "padding-left":
        let sides: Double = property == "margin" ? 2 : 1
        takenBack += sides * max(0, -least)
        guard greatest <= Self.greatestWidth else { return false }
      default: guard least >= 0, greatest <= Self.greatestWidth else { return false }
      }
    }
    if isStrut { room = max(room, height) }
    guard room <= Self.greatestHeight else { return false }
    if classes.contains("pstrut"), !shifts.isEmpty {
      guard height <= Self.greatestHeight else { return false }
      shifts[shifts.count - 1] += height
      shift += height
    } else if height > room + Self.slack {
      return false
    }
    shifts.append(own)
    shift += own
    return !isDrawn || standsInRoom
  }

  /// Takes the end of the element that was opened last.
  mutating func close() { shift -= shifts.popLast() ?? 0 }

  /// Takes characters that are shown.
  mutating func show(_ count: Int) -> Bool {
    characters += count
    return standsInRoom
  }

  /// Whether nothing is moved further to the left than what is shown before it has moved it to the right, as far as that
  /// can be told without fonts: a character is about half an em wide.
  var isWithinWidth: Bool { takenBack <= Self.slack + 0.6 * Double(characters) }

  private var standsInRoom: Bool { abs(shift) <= room + Self.slack }

  /// The lengths among the words of a value, in em; nil where a number has another unit than KaTeX writes.
  private static func lengths(_ words: [Substring]) -> [Double]? {
    var lengths: [Double] = []
    for word in words where word.first.map({ $0.isNumber || "+-.".contains($0) }) == true {
      let unit = word.drop { $0.isNumber || "+-.".contains($0) }
      guard let number = Double(word[..<unit.startIndex]), unit == "em" || number == 0 || unit == "px" else {
        return nil
      }
      lengths.append(unit == "px" ? number / 10 : number)
    }
    return lengths
  }
}
