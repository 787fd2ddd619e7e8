import Foundation
import Testing
import Wording

@Suite("Phrases")
struct PhraseTests {
  private enum Pantry: String, Words {
    case title = "The pantry"
    case apples = "{1} apple|{1} apples"
    case holds = "{1} holds {2}"
  }

  private static let german = Voice(
    tag: "de",
    words: [
      "The pantry": "Die Speisekammer", "{1} apple|{1} apples": "{1} Apfel|{1} Äpfel",
      "{1} holds {2}": "In {1}: {2}",
    ])

  @Test(
    "say in English what they say, and in another language what its words are, with their parts in its order")
  func said() {
    let phrase = Pantry.holds(.name("a|b {1}"), Pantry.apples(.grouped(1200)))
    #expect(phrase.english == "a|b {1} holds 1,200 apples")
    #expect(Self.german.say(phrase) == "In a|b {1}: 1.200 Äpfel")
    #expect(Pantry.apples(.number(1)).english == "1 apple")
    #expect(Self.german.say(Pantry.apples(.number(1))) == "1 Apfel")
    #expect(Self.german.say(Pantry.title()) == "Die Speisekammer")
  }

  @Test("in Chinese and Japanese have blanks towards Latin letters and numbers, and none within the script")
  func wide() {
    let voice = Voice(
      tag: "zh",
      words: ["{1} holds {2}": "{1} 含有 {2} 。", "{1} apple|{1} apples": "{1} 个苹果", "The pantry": "储藏室"])
    #expect(voice.say(Pantry.holds(.name("box"), .number(3))) == "box 含有 3 。")
    #expect(voice.say(Pantry.holds(Pantry.title(), Pantry.apples(.number(3)))) == "储藏室含有 3 个苹果。")
    // What a part says is left as it is.
    #expect(voice.say(Pantry.holds(.name("上 下"), .name("“x”"))) == "上 下含有“x”。")
    #expect(voice.say(.list([.name("NPZ"), .name("CSV")], .or)) == "NPZ 或 CSV")
    #expect(voice.say(.list([Pantry.title(), .name("CSV")])) == "储藏室和 CSV")
    #expect(voice.say(.list([.name("甲"), .name("乙")])) == "甲和乙")
  }

  @Test("that are not known in a language are said in English, and that can be asked")
  func unknown() {
    let phrase: Phrase = "\(3) pears in \("a bowl")"
    #expect(phrase == .words("{1} pears in {2}", [.numeral("3"), .name("a bowl")]))
    #expect(Self.german.say(phrase) == "3 pears in a bowl")
    #expect(!Self.german.knows(phrase) && Voice.english.knows(phrase))
    #expect(Self.german.knows(Pantry.holds(.name("x"), .number(2.5, .fixed(1)))))
    #expect(!Self.german.knows(.sentences(Pantry.title(), phrase)))
    #expect(Self.german.knows("–"), "without letters there is nothing to translate")
  }

  @Test(
    "follow each other as each language has it",
    arguments: [
      ("en", "a, b and c", "A. B.", "a; b"), ("de", "a, b und c", "A. B.", "a; b"),
      ("fr", "a, b et c", "A. B.", "a\u{202F}; b"), ("es", "a, b y c", "A. B.", "a; b"),
      ("ja", "a、b と c", "A.B.", "a；b"), ("zh", "a、b 和 c", "A.B.", "a；b"),
    ])
  func joined(tag: String, list: String, sentences: String, semicolons: String) {
    let voice = Voice(tag: tag, words: [:])
    let names = ["a", "b", "c"].map { Phrase.name($0) }
    #expect(voice.say(.joined(names, .and)) == list)
    #expect(voice.say(.sentences(.name("A."), .nothing, .name("B."))) == sentences)
    #expect(voice.say(.joined(Array(names.prefix(2)), .semicolons)) == semicolons)
  }

  @Test("are stored, and read back as what they are: a name stays a name, whatever is in it")
  func stored() throws {
    let phrases: [Phrase] = [
      .nothing, .name("The pantry"), Pantry.title(), Pantry.holds(.name("{2}"), .number(0.5, .percent(1))),
      .joined([Phrase.name("x"), Pantry.apples(.number(2))], .or),
    ]
    let data = try PropertyListEncoder().encode(phrases)
    #expect(try PropertyListDecoder().decode([Phrase].self, from: data) == phrases)
    let json = try JSONEncoder().encode(phrases)
    #expect(try JSONDecoder().decode([Phrase].self, from: json) == phrases)
    #expect(.name("The pantry") != Pantry.title())
  }

  @Test("of a step can be asked which are missing in a language, or have lost a part")
  func completeness() {
    let translations: Translations = [
      .german: [
        "The pantry": "Die Speisekammer", "{1} apple|{1} apples": "ein Apfel|{1} Äpfel",
        "{1} holds {2}": "{1} hat etwas",
      ]
    ]
    #expect(
      Pantry.mistakes(in: translations, for: .german) == [
        "“{1} hat etwas” has not the parts of “{1} holds {2}”"
      ])
    #expect(Pantry.mistakes(in: translations, for: .french).count == 3)
  }

  @Test(
    "have the marks of a language in their numbers, and no others",
    arguments: [
      ("en", "1,234,567.89", "97.5%", "5,000", "1.5 MB"), ("it", "1,234,567.89", "97.5%", "5,000", "1.5 MB"),
      ("zh-Hant", "1,234,567.89", "97.5%", "5,000", "1.5 MB"),
      ("ja", "1,234,567.89", "97.5%", "5,000", "1.5 MB"),
      ("de", "1.234.567,89", "97,5\u{A0}%", "5.000", "1,5 MB"),
      ("de-AT", "1\u{202F}234\u{202F}567,89", "97,5\u{A0}%", "5\u{202F}000", "1,5 MB"),
      ("de-CH", "1’234’567.89", "97.5%", "5’000", "1.5 MB"),
      ("fr", "1\u{202F}234\u{202F}567,89", "97,5\u{202F}%", "5\u{202F}000", "1,5 Mo"),
      ("es", "1\u{202F}234\u{202F}567,89", "97,5\u{A0}%", "5000", "1,5 MB"),
      ("es-MX", "1,234,567.89", "97.5\u{A0}%", "5,000", "1.5 MB"),
    ])
  func numbers(tag: String, long: String, share: String, count: String, size: String) {
    let numbers = NumberStyle(tag: tag)
    #expect(numbers.text("1,234,567.89") == long)
    #expect(numbers.text(NumberFormat.percent(1).string(0.975)) == share)
    #expect(numbers.text(NumberFormat.grouped.string(5000)) == count)
    #expect(numbers.text(ByteCount(1_500_000).description) == size)
    #expect(numbers.text("−3×10⁻⁹") == "−3×10⁻⁹" && numbers.text("NaN") == "NaN" && numbers.text("∞") == "∞")
  }

  @Test(
    "of dates are those of the language, and anything else that stands there stays",
    arguments: [
      ("en", "2026-03-01", "2026-03-01T09:05:00Z"), ("de", "1. März 2026", "1. März 2026, 09:05:00 UTC"),
      ("fr", "1er mars 2026", "1er mars 2026, 09:05:00 UTC"),
      ("es", "1 de marzo de 2026", "1 de marzo de 2026, 09:05:00 UTC"),
      ("ja", "2026年3月1日", "2026年3月1日 09:05:00 UTC"), ("zh", "2026年3月1日", "2026年3月1日 09:05:00 UTC"),
    ])
  func dates(tag: String, date: String, moment: String) {
    let voice = Voice(tag: tag, words: [:])
    #expect(voice.date("2026-03-01") == date)
    #expect(voice.moment("2026-03-01T09:05:00Z") == moment)
    for other in ["spring 2026", "2026-13-01", "2026-3-1", "٢٠٢٦-٠٣-٠١", ""] {
      #expect(voice.date(other) == other)
    }
  }

  @Test("go to the language that is nearest to a tag, and to English where none is")
  func tags() {
    let tags = ["de-AT", "ZH-hant-TW", "fr-CA", "es-419", "ja-JP", "en-GB", "it", "", "deutsch"]
    #expect(
      tags.map(Language.init(tag:)) == [
        .german, .chinese, .french, .spanish, .japanese, .english, .english, .english, .english,
      ])
  }
}
