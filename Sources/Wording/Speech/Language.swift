/// The languages that reports speak.
public enum Language: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case german = "de"
  case spanish = "es"
  case french = "fr"
  case japanese = "ja"
  case chinese = "zh"

  /// The language of a tag (BCP 47), whatever its region or script: `de-AT` is German, `zh-Hant` Chinese; English for one
  /// that is none of these.
  public init(tag: String) {
    self = Self(rawValue: tag.lowercased().split(separator: "-").first.map(String.init) ?? "") ?? .english
  }

  /// Whether a number speaks of one of something.
  func isSingular(_ number: String) -> Bool {
    switch self {
    case .french: number == "1" || number == "0"
    case .english, .german, .spanish: number == "1"
    // No language without plurals has a second form.
    case .japanese, .chinese: true
    }
  }

  /// Whether its words follow each other without blanks.
  var isWide: Bool { self == .chinese || self == .japanese }

  /// What stands between phrases.
  func separator(_ joint: Phrase.Joint) -> String {
    switch (self, joint) {
    case (.chinese, .sentences), (.japanese, .sentences): ""
    case (.chinese, .commas), (.chinese, .and), (.chinese, .or): "、"
    case (.japanese, .commas), (.japanese, .and), (.japanese, .or): "、"
    case (.chinese, .semicolons), (.japanese, .semicolons): "；"
    case (.french, .semicolons): "\u{202F}; "
    case (_, .sentences): " "
    case (_, .commas), (_, .and), (_, .or): ", "
    case (_, .semicolons): "; "
    }
  }

  /// What stands in front of the last of a list.
  func lastSeparator(_ joint: Phrase.Joint) -> String {
    switch (self, joint) {
    case (.english, .and): " and "
    case (.english, .or): " or "
    case (.german, .and): " und "
    case (.german, .or): " oder "
    case (.french, .and): " et "
    case (.french, .or): " ou "
    case (.spanish, .and): " y "
    case (.spanish, .or): " o "
    case (.chinese, .and): "和"
    case (.chinese, .or): "或"
    case (.japanese, .and): "と"
    case (.japanese, .or): "または"
    default: separator(joint)
    }
  }

  /// What ends a sentence.
  public var fullStop: String {
    switch self {
    case .chinese, .japanese: "。"
    case .english, .german, .spanish, .french: "."
    }
  }
}
