import DataFiles
import Figures
import Foundation
import Learning
import Notebook
import Report
import Steps
import TestSupport
import Testing
import Wording

@Suite("The reader's language")
struct TranslationTests {
  private static let languages = Language.allCases.filter { $0 != .english }

  /// Everything that Cahier's own report can say.
  private static var words: [any Words.Type] {
    [
      ListWords.self, ChartWords.self, ReasonWords.self, ComparisonWords.self, FrameWords.self,
      SweepWords.self, ReferenceWords.self, InstrumentWords.self, SuggestionWords.self, FileAccessWords.self,
      PNGWords.self,
    ] + DataFileError.words + StepCatalogue.standard.steps.flatMap { $0.words }
  }

  @Test(
    "each language has every phrase of the report, of the charts and of the steps, with all its parts",
    arguments: languages)
  func completeness(language: Language) {
    let translations: Translations = [language: language.words]
    #expect(Self.words.flatMap { $0.mistakes(in: translations, for: language) } == [])
    #expect(StepCatalogue.standard.steps.filter { $0.words.isEmpty }.map { $0.name } == [])
  }

  @Test("each language has the head of every scalar", arguments: languages)
  func scalars(language: Language) {
    let voice = Voice(tag: language.rawValue)
    for step in StepCatalogue.standard.steps {
      for scalar in step.scalars {
        #expect(voice.knows(.heading(ofScalar: scalar.name)), "\(step.name).\(scalar.name)")
      }
    }
  }

  @Test(
    "no language has words that nobody says any more, or a plural where it has none", arguments: languages)
  func leftovers(language: Language) {
    func keys(_ type: any Words.Type) -> [String] { type.allKeys }
    let headings = StepCatalogue.standard.steps.flatMap { $0.scalars }.map {
      Phrase.heading(ofScalar: $0.name).english
    }
    let known = Set(Self.words.flatMap(keys) + headings)
    #expect(language.words.keys.filter { !known.contains($0) } == [])
    let plurals = language.words.filter { $0.key.contains("|") }
    let hasPlurals = language != .chinese && language != .japanese
    for (key, words) in plurals { #expect(words.contains("|") == hasPlurals, "\(key)") }
    for (key, words) in language.words where !key.contains("|") { #expect(!words.contains("|"), "\(key)") }
  }

  @Test("each language has a sentence for each reason to end a minimization", arguments: Language.allCases)
  func terminations(language: Language) {
    let reasons: [Termination] = [
      .gradientSmall, .costChangeSmall, .iterationLimit, .evaluationLimit, .lineSearchFailed,
      .diverged(iteration: 0), .diverged(iteration: 3), .heldOutCostStays(since: 3), .cancelled,
    ]
    let voice = Voice(tag: language.rawValue)
    let sentences = reasons.map { voice.say($0.phrase) }
    #expect(Set(sentences).count == reasons.count)
    #expect(sentences.allSatisfy { $0.hasSuffix(language.fullStop) })
  }

  // MARK: - Files that can't be read

  /// Files that people have in place of data, what is said of them in English, and a word of the German.
  private static let files: [(name: String, text: String, options: String, english: String, german: String)] =
    [
      (
        "pointer.mat", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "",
        "`pointer.mat`: found a pointer of Git LFS, which stands for the file, expected a MATLAB 5, MATLAB 4, IDX, NPY, NPZ or CSV file; fetch the file itself with git lfs pull",
        "ein Zeiger von Git LFS"
      ),
      (
        "page.csv", "<!doctype html>\n<html></html>\n", "",
        "`page.csv`: found a web page, expected a MATLAB 5, MATLAB 4, IDX, NPY, NPZ or CSV file; the address leads to a page about the file: download the file itself",
        "eine Webseite"
      ),
      (
        "empty.npy", "", "",
        "`empty.npy`: found an empty file, expected a MATLAB 5, MATLAB 4, IDX, NPY, NPZ or CSV file; the file was cut short: copy or download it again",
        "oder CSV"
      ),
      (
        "words.csv", "label,a,b\n1,2,3\n2,high,4\n", "labels: label",
        "`words.csv`: found “high” in line 3, column 2 (a), expected a number; only numbers are read: number the values (in pandas, factorize() does), or leave the column out",
        "„high“ in Zeile 3, Spalte 2 (a)"
      ),
      (
        "ragged.csv", "label,a,b\n1,2,3\n2,3\n", "labels: label",
        "`ragged.csv`: found 2 fields in line 3, expected 3, one for each name in the first line; give every line as many fields as the first",
        "2 Felder in Zeile 3"
      ),
      (
        "table.csv", "label,a,b\n1,2,3\n2,3,4\n", "labels: lable",
        "`table.csv`: found the variables `label`, `a` and `b`, expected a variable named `lable`; did you mean `label`?",
        "war `label` gemeint?"
      ),
      (
        "cut.npy", "\u{93}NUMPY", "",
        "", "nur 0 Bytes von dem Dateikopf (Byte 6), erwartet: 1 Byte"
      ),
    ]

  @Test(
    "a file that can't be read is told in the reader's language, without a word marked as English",
    arguments: Language.allCases)
  func files(language: Language) async throws {
    let folder = try TemporaryFolder()
    var text = "---\nlang: \(language.rawValue)\n---\n"
    for (index, file) in Self.files.enumerated() {
      // A byte a letter: what NumPy begins with is no UTF-8.
      let bytes = Data(file.text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
      try bytes.write(to: folder.url.appending(path: file.name))
      text += "```{load c\(index)}\nfile: \(file.name)\n\(file.options)\nallow-error: true\n```\n"
    }
    let result = try await Bench.run(text, in: folder.url)
    let page = HTMLReport(result, in: folder.url).render().html
    let voice = Voice(tag: language.rawValue)
    for (cell, file) in zip(result.cells, Self.files) {
      let failure = try #require(cell.failure)
      let phrases = [failure.message, try #require(failure.advice)]
      #expect(phrases.allSatisfy(voice.knows), "\(file.name): \(phrases)")
      let english = phrases.map(\.english).joined(separator: "; ")
      if !file.english.isEmpty { #expect(english == file.english) }
      let said = phrases.map(voice.say).joined(separator: "; ")
      #expect((said == english) == (language == .english))
      if language == .german { #expect(said.contains(file.german), "\(said)") }
    }
    #expect(!page.contains("<p class=\"message\" lang="))
    #expect(!page.contains("<p class=\"advice\" lang="))
  }

  @Test("a file that went away before its cell ran is told in the reader's language")
  func missingFile() async throws {
    let folder = try TemporaryFolder()
    try folder.write("1,2,3", to: "pixels.csv")
    let engine = Engine(catalogue: .standard, settings: Settings(threads: 1))
    let text = "---\nlang: fr\n---\n```{load}\nfile: pixel.csv\nallow-error: true\n```\n"
    _ = await engine.open(SourceText(name: "nb.md", text: text), at: folder.url, checksFiles: false)
    let result = try #require(await engine.run(Request()).result())
    let failure = try #require(result.cells.first?.failure)
    #expect(failure.message.english == "there is no file `pixel.csv`")
    #expect(failure.advice?.english == "did you mean `pixels.csv`?")
    let voice = Voice(tag: "fr")
    #expect(voice.say(failure.message) == "il n’y a pas de fichier `pixel.csv`")
    #expect(failure.advice.map(voice.say) == "vouliez-vous dire `pixels.csv`\u{202F}?")
  }

  @Test(
    "no advice begins with a command or a name, whose first letter a sentence would make large",
    arguments: languages)
  func beginnings(language: Language) {
    let commands = ["git", "save", "numpy", "{1}", "gunzip", "dropna", "astype", "pandas"]
    let advice = DataFileError.adviceWords.flatMap { type in type.allKeys } + FileAccessWords.allKeys
    for key in advice {
      let words = language.words[key] ?? ""
      #expect(!commands.contains { words.hasPrefix($0) }, "\(words)")
    }
  }

  @Test("a picture that is no picture is told in the reader's language", arguments: languages)
  func pictures(language: Language) {
    let problems: [PNGError] = [
      .empty(width: 0, height: 1), .tooManyPixels(width: 9000, height: 9000, limit: 25_000_000),
      .tooLarge(width: 9000, height: 9000), .notPNG, .damaged("Not enough image data"),
    ]
    let voice = Voice(tag: language.rawValue)
    for problem in problems {
      #expect(voice.knows(problem.phrase))
      #expect(voice.say(problem.phrase) != problem.description)
    }
  }

  // MARK: - Whole notebooks

  private static let notebook = """
    ---
    lang: en
    date: 2026-03-01
    params: {lambda: 0.5}
    ---

    The accuracy is `{predict.accuracy:.1%}`, the cost `{cost.cost:.4f}`, λ `{params.lambda}`.

    ```{load}
    file: Data/digits.mat
    resize: [20, 20]
    holdout: 1000
    ```
    ```{network}
    ```
    ```{display}
    ```
    ```{display units}
    of: hidden-units
    ```
    ```{display answers}
    of: activations
    ```
    ```{display confused}
    of: confusions
    ```
    ```{cost}
    lambda: ${lambda}
    ```
    ```{backprop}
    check: 20
    ```
    ```{backprop wrong}
    delta: logistic
    loss: squared
    check: 2
    ```
    ```{minimize}
    iterations: 3
    early-stopping: 2
    ```
    ```{minimize second}
    iterations: 2
    method: cg
    ```
    ```{predict}
    on: held-out
    examples: 3
    ```
    ```{plot}
    cells: [minimize, second]
    ```
    ```{plot one}
    cells: [minimize, second]
    value: cost
    ```
    ```{plot weights}
    of: weights
    ```
    ```{plot way}
    of: decision
    between: [3, 8]
    ```
    ```{compare}
    cells: [minimize, second]
    ```
    ```{expect}
    minimize.cost: "< 100"
    ```
    ```{expect strict}
    minimize.cost: "< 0"
    minimize.iterations: 100
    allow-error: true
    ```
    ```{try}
    samples: 3
    ```
    ```{save}
    outputs: [minimize.svg, display.png]
    ```
    """

  private static func text(_ language: String) -> String {
    notebook.replacing("lang: en", with: "lang: \(language)")
  }

  /// The notebook's page in each language, all of one engine: only the first run computes.
  private func pages(_ languages: [String]) async throws -> [String: String] {
    let memory = Memory()
    var pages: [String: String] = [:]
    for language in languages {
      let engine = try await Bench.engine(Self.text(language), in: Bench.digits, memory: memory)
      let result = try #require(await engine.run().result())
      let computed = result.cells.filter { $0.state == .ran && $0.failure == nil }.map(\.label)
      #expect(computed.isEmpty || language == languages[0], "\(language): \(computed)")
      #expect(result.status == .succeeded)
      pages[language] = HTMLReport(result, in: Bench.digits).render().html
    }
    return pages
  }

  /// The words of a page: of its text, its charts and what is read out; not those of code, formulas and names.
  private func words(of page: String) -> [String] {
    let hidden = [
      // Options, steps and labels are called so in every language.
      "<th scope=\"row\">[a-z-]+</th>(?=<td><code)", "<(span class=\"step\"|a class=\"label\"[^>]*)>[^<]*",
      "<(style|script|template|code|pre|math)\\b[\\s\\S]*?</\\1>",
    ].compactMap { try? Regex($0) }
    var body = String(page[(page.firstRange(of: "<body")?.lowerBound ?? page.startIndex)...])
    for pattern in hidden { body = body.replacing(pattern, with: " ") }
    body = body.replacing(Machine.description, with: " ").replacing(#/&[a-z]+;/#, with: " ")
    let read = body.matches(of: #/(?:aria-label|alt)="([^"]*)"/#).map { String($0.output.1) }
    let text = body.replacing(#/<[^>]*>/#, with: "\n")
    return (read + [text]).flatMap { $0.matches(of: #/[A-Za-zÀ-ÿŒœ]{2,}/#).map { String($0.output) } }
  }

  @Test("a stored result is shown in another language without a run, and no English word is left but names")
  func everyLanguage() async throws {
    let pages = try await pages(["en"] + Self.languages.map(\.rawValue) + ["de-AT", "it"])
    let english = try #require(pages["en"])
    for language in ["zh", "ja"] {
      let names = Set(Self.names)
      let page = try #require(pages[language])
      #expect(Set(words(of: page)).subtracting(names).sorted() == [], "\(language)")
    }
    // What is not a name is said in another way, whatever the language.
    let said = Set(words(of: english)).subtracting(Self.names)
    #expect(said.count > 100)
    for (language, shared) in [("de", Self.shared), ("fr", Self.shared), ("es", Self.shared)] {
      let page = try #require(pages[language])
      #expect(said.intersection(words(of: page)).subtracting(shared).sorted() == [], "\(language)")
    }
    #expect(
      try #require(pages["it"]).contains("The gradient check passed"), "an unknown language has English words"
    )
    #expect(try #require(pages["de"]).contains("1. März 2026"))
  }

  @Test(
    "numbers in prose, tables and charts have the marks of the language; formulas, options and commands stay")
  func separators() async throws {
    let pages = try await pages(["en", "de", "fr", "es"])
    let english = try #require(pages["en"]?.firstMatch(of: #/the cost <a[^>]*>(\d+\.\d{4})</#)?.output.1)
    for (language, count, least) in [
      ("de", "5.000", "−0,1320"), ("fr", "5\u{202F}000", "−0,1320"), ("es", "5000", "−0,1320"),
    ] {
      let page = try #require(pages[language])
      #expect(page.contains(">\(english.replacing(".", with: ","))</a>"), "\(language)")
      #expect(
        page.contains("<td class=\"number\">\(count)</td>") || page.contains("<td>\(count)</td>"),
        "\(language)")
      #expect(page.contains(least))
      #expect(page.contains("λ <span class=\"value\" title=\"params.lambda\">0,5</span>"))
      #expect(page.contains("<code>lambda: 0.5</code>"), "options are what the notebook has")
      #expect(page.contains("#0,") == false)
    }
  }

  /// What is called so everywhere.
  private static let names: Set = [
    "SHA", "MATLAB", "Data", "digits", "mat", "bfgs", "cg", "sigmoid", "logistic", "softmax", "SVG", "PNG",
    "svg",
    "png", "bench", "md", "kB", "MB", "ms", "min", "UTC", "cahier", "load", "network", "display", "units",
    "answers",
    "confused", "cost", "backprop", "wrong", "minimize", "second", "predict", "plot", "one", "weights", "way",
    "compare", "expect", "strict", "save", "try", "The", "accuracy", "is", "the", "iterations",
  ]

  /// Words that two languages share.
  private static let shared: Set = [
    "Version", "Options", "Note", "Machine", "Parameter", "Name", "Text", "Format", "Gradient", "in", "Image",
    "Iteration", "Figure", "Table", "Class", "Classes", "Bias", "Rang", "son", "on", "no", "as", "an",
    "image",
    "images", "Provenance", "Regularization", "Evaluations", "Iterations", "data", "all", "at", "was",
    "pixels",
    "classes", "Activation", "classe", "Confusion", "confusion", "confusions", "gradient", "points", "matrix",
    "Debian",
    "figure", "of", "delta", "page", "scripts", "Norm", "Threads", "relative", "Images", "Pixels", "angle",
    "pixel", "diagonal",
    "error",
  ]
}

extension Words {
  /// The keys of all phrases.
  fileprivate static var allKeys: [String] { allCases.map(\.rawValue) }
}
