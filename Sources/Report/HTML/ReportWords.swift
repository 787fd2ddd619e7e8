import Notebook
import Wording

/// The report's own words, in the notebook's language where they are known in it, else in English.
struct ReportWords {
  /// How the page speaks.
  let voice: Voice

  /// The words of a page that speaks so.
  init(_ voice: Voice) { self.voice = voice }

  /// The words for a language tag (BCP 47).
  init(language: String) { self.init(Voice(tag: language)) }

  func say(_ words: FrameWords, _ parts: Phrase...) -> String { voice.say(.words(words.rawValue, parts)) }
  func say(_ words: SweepWords, _ parts: Phrase...) -> String { voice.say(.words(words.rawValue, parts)) }

  var skip: String { say(.skip) }
  var contents: String { say(.contents) }
  var permalink: String { say(.permalink) }
  var notes: String { say(.notes) }
  var back: String { say(.back) }
  var done: String { say(.done) }
  var open: String { say(.open) }

  var cell: String { say(.cell) }
  var options: String { say(.options) }
  var allDefaults: String { say(.allDefaults) }
  var isDefault: String { say(.isDefault) }
  var again: String { say(.again) }
  var figure: String { say(.figure) }
  var table: String { say(.table) }
  var failed: String { say(FrameWords.failedRun) }
  var interrupted: String { say(FrameWords.interruptedRun) }
  var numbers: String { say(.numbers) }

  /// That a value in prose, called so, has no number.
  func missing(_ name: String) -> String { say(.missing, .name(name)) }

  var provenance: String { say(.provenance) }
  var provenanceHint: String { say(.provenanceHint) }
  var version: String { say(.version) }
  var started: String { say(.started) }
  var duration: String { say(.duration) }
  var machine: String { say(.machine) }
  var threads: String { say(.threads) }
  var seed: String { say(.seed) }
  var parameter: String { say(.parameter) }
  var value: String { say(.value) }
  var input: String { say(.input) }
  var size: String { say(.size) }
  var step: String { say(.step) }
  var state: String { say(.state) }
  var time: String { say(.time) }
  var command: String { say(.command) }

  /// What stands for a field to draw in where there is none.
  var tryStill: String {
    voice.say(InstrumentWords.still)
  }

  /// How a cell stands, in a word or two.
  func name(of state: CellState) -> String {
    switch state {
    case .ran: say(.ran)
    case .restored: say(.restored)
    case .stale: say(.stale)
    case .failed: say(FrameWords.failed)
    case .notRun: say(.notRun)
    }
  }

  /// The head of a caption, such as *Figure 2.*
  func numbered(_ kind: String, _ number: Int) -> String { say(.numbered, .name(kind), .number(number)) }

  /// The head of a remark.
  func name(of kind: Note.Kind) -> String {
    switch kind {
    case .information: say(.note)
    case .success: say(.passed)
    case .warning: say(.warning)
    }
  }

  /// The language of a phrase that is not known in the page's own: it is said in English, and marked so for those who
  /// have the page read to them.
  func foreignLanguage(of phrase: Phrase) -> String? {
    voice.knows(phrase) ? nil : Language.english.rawValue
  }
}
