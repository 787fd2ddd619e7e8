/// Something to be said to a reader, in whatever language that reader has: what is said, not how.
///
/// Steps say what they have to say in phrases; results keep them, and whoever shows them finds the words (see ``Voice``).
/// JSON and the terminal have the English, ``english``.
///
/// ```swift
/// .name(text)                            // a name, or words of the notebook: the same in every language
/// "Mean loss of \(count) samples"        // words, known to translations as `Mean loss of {1} samples`
/// Words.meanLoss(.number(count))         // the same with a key that the compiler knows (see ``Words``)
/// ```
public indirect enum Phrase: Hashable, Sendable {
  /// A name, or words of the notebook's own: the same in every language.
  case name(String)
  /// A number as English writes it, perhaps with a unit: `1,234.5`, `97.5%`. Languages have other marks in it.
  case numeral(String)
  /// Words by their English, in which `{1}`, `{2}`, … are where the parts go. Where they have a singular, it stands in
  /// front of a `|`, and is said when the first part that is a number is one.
  case words(String, [Phrase])
  /// Several, one after the other.
  case joined([Phrase], Joint)

  /// What stands between phrases that follow each other.
  public enum Joint: String, Codable, Hashable, Sendable, CaseIterable {
    /// Sentences, of which each ends by itself.
    case sentences
    case commas, semicolons
    /// A list in a sentence: `a, b and c`.
    case and
    case or
  }

  /// Words that are English and have no key of their own, such as those of a file's mistakes: they are not translated.
  public init(english text: String) { self = text.contains("|") ? .name(text) : .words(text, []) }

  /// A whole number.
  public static func number(_ number: Int) -> Phrase { .numeral(String(number)) }

  /// A number in a format.
  public static func number(_ number: Double, _ format: NumberFormat) -> Phrase {
    .numeral(format.string(number))
  }

  /// A whole number with marks between its thousands.
  public static func grouped(_ number: Int) -> Phrase { .number(Double(number), .grouped) }

  /// Nothing.
  public static let nothing = Phrase.name("")

  /// Sentences one after the other.
  public static func sentences(_ phrases: Phrase...) -> Phrase { .joined(phrases, .sentences) }

  /// In English, as the terminal and `--json` have it.
  public var english: String { text(in: .english) }

  /// Whether it says nothing.
  public var isEmpty: Bool {
    switch self {
    case .name(let text), .numeral(let text): text.isEmpty
    case .words(let key, _): key.isEmpty
    case .joined(let phrases, _): phrases.allSatisfy(\.isEmpty)
    }
  }

  /// In a reader's language.
  public func text(in voice: Voice) -> String {
    switch self {
    case .name(let text): text
    case .numeral(let number): voice.numbers.text(number)
    case .words(let key, let parts): voice.words(for: key, parts: parts)
    case .joined(let phrases, let joint): voice.joined(phrases, joint)
    }
  }
}

extension Phrase: CustomStringConvertible {
  public var description: String { english }
}

// MARK: - Literals

extension Phrase: ExpressibleByStringInterpolation {
  /// Words without parts.
  public init(stringLiteral value: String) { self = value.isEmpty ? .nothing : .words(value, []) }

  public init(stringInterpolation interpolation: StringInterpolation) {
    self = .words(interpolation.key, interpolation.parts)
  }

  /// Puts the key together: what is interpolated becomes `{1}`, `{2}`, ….
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var key = ""
    fileprivate var parts: [Phrase] = []

    public init(literalCapacity: Int, interpolationCount: Int) { key.reserveCapacity(literalCapacity) }

    public mutating func appendLiteral(_ literal: String) { key += literal }

    /// Puts a phrase in.
    public mutating func appendInterpolation(_ phrase: Phrase) {
      parts.append(phrase)
      key += "{\(parts.count)}"
    }

    /// Puts a number in.
    public mutating func appendInterpolation(_ number: Int) { appendInterpolation(Phrase.number(number)) }

    /// Puts a number in, with all its digits.
    public mutating func appendInterpolation(_ number: Double) {
      appendInterpolation(Phrase.numeral("\(number)"))
    }

    /// Puts a name in, which is the same in every language.
    public mutating func appendInterpolation(_ name: some Any) { appendInterpolation(.name("\(name)")) }
  }
}

// MARK: - Storage

extension Phrase: Codable {
  private enum CodingKeys: String, CodingKey {
    case number = "n"
    case words = "w"
    case parts = "p"
    case joint = "j"
  }

  /// A name is stored as text, anything else as an entry that says what it is.
  public init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      self = .name(name)
      return
    }
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if let number = try values.decodeIfPresent(String.self, forKey: .number) {
      self = .numeral(number)
      return
    }
    let parts = try values.decodeIfPresent([Phrase].self, forKey: .parts) ?? []
    if let joint = try values.decodeIfPresent(Joint.self, forKey: .joint) {
      self = .joined(parts, joint)
    } else {
      self = .words(try values.decode(String.self, forKey: .words), parts)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .name(let name):
      var container = encoder.singleValueContainer()
      try container.encode(name)
    case .numeral(let number):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(number, forKey: .number)
    case .words(let key, let parts):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(key, forKey: .words)
      if !parts.isEmpty { try container.encode(parts, forKey: .parts) }
    case .joined(let phrases, let joint):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(joint, forKey: .joint)
      try container.encode(phrases, forKey: .parts)
    }
  }
}
