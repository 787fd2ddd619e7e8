/// The phrases that a part of the program can say: a case each, whose raw value is the English.
///
/// ```swift
/// enum Words: String, Cahier.Words {
///   case title = "The cost"
///   case images = "{1} image|{1} images"
/// }
/// Words.images(.number(3))
/// ```
///
/// So the compiler knows every key, and a test can ask each language whether it has them all.
public protocol Words: RawRepresentable<String>, CaseIterable, Sendable {}

extension Words {
  /// The phrase with its parts: the first where the English has `{1}`, and so on.
  public func callAsFunction(_ parts: Phrase...) -> Phrase { .words(rawValue, parts) }
}

/// What words are in other languages: a table a language, from the English with its `{1}` to theirs.
public typealias Translations = [Language: [String: String]]

extension Words {
  /// What is wrong with translations of these words into a language: those that are missing, and those that have not the
  /// same parts. A test of a step of one's own expects nothing.
  public static func mistakes(in translations: Translations, for language: Language) -> [String] {
    allCases.compactMap { word in
      let key = word.rawValue
      guard let translation = translations[language]?[key] else { return "“\(key)” is missing" }
      let expected = Template(key).parts
      // A singular may do without its number: “an image”.
      let isComplete = Template.forms(of: translation).last.map { Template($0).parts == expected } ?? false
      return isComplete ? nil : "“\(translation)” has not the parts of “\(key)”"
    }
  }
}

/// Words with places for parts.
struct Template {
  private let text: Substring

  init(_ text: some StringProtocol) { self.text = Substring(text) }

  /// The singular and the plural, or the only form.
  static func forms(of text: String) -> [Substring] {
    text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
  }

  /// The numbers of the parts that it has places for.
  var parts: Set<Int> {
    Set((1...9).filter { text.contains("{\($0)}") })
  }

  /// The words with their parts.
  ///
  /// - Parameter isWide: whether they are of a script without blanks between words. These templates have blanks around
  ///   parts, for numbers and Latin letters; around a part in the script itself they go.
  func filled(with parts: [String], isWide: Bool = false) -> String {
    var result = ""
    var rest = text
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      // A brace, a digit, a brace; any other brace means itself.
      let place = rest.prefix(3)
      guard place.last == "}", let number = place.dropFirst().first?.wholeNumberValue,
        parts.indices.contains(number - 1)
      else {
        result.append(rest.removeFirst())
        continue
      }
      let part = parts[number - 1]
      if isWide, result.last == " ", result.dropLast().last?.isWide == true, part.first?.isWide == true {
        result.removeLast()
      }
      result += part
      rest = rest.dropFirst(3)
      if isWide, part.last?.isWide == true, rest.first == " ", rest.dropFirst().first?.isWide == true {
        rest.removeFirst()
      }
    }
    return result + rest
  }
}

extension Character {
  /// Whether it is of Chinese or Japanese writing, its punctuation and quotation marks among it.
  var isWide: Bool {
    switch unicodeScalars.first?.value ?? 0 {
    case 0x2018...0x201D, 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
