import Wording

extension Diagnostic {
  /// What was found and what was expected, without a full stop.
  public var message: String { mistake.message }
  /// What to do about it.
  public var advice: String? { mistake.advice }
  /// The words that could have been meant.
  public var suggestions: [String] { mistake.suggestions }
}

extension Mistake {
  /// What was found and what was expected, without a full stop.
  var message: String {
    switch self {
    case .notUTF8: "this byte is not UTF-8 text"
    case .utf16: "the file is UTF-16 text, a notebook is UTF-8"
    case .tooLarge(let bytes, let limit): "the file has \(bytes) bytes, a notebook at most \(limit)"
    case .file(let problem, _): problem.message

    case .frontMatterNotClosed: "the front matter is never closed"
    case .frontMatterNotFirst:
      "this reads like front matter, but does not begin the file: it is shown as text"
    case .unknownEntry(let name, _): "`\(name)` is not an entry of the front matter"
    case .entryNotText(let name): "`\(name)` is text"
    case .notLanguageTag(let text): "`\(text)` is not a language tag"
    case .seed(let found):
      "`seed` is \(found.map(Self.words) ?? "a mapping"), a whole number from 0 was expected"
    case .objective(let found):
      "`objective` is \(found.map(Self.excerpt) ?? "a mapping"), a cell's label and one of its values was expected"
    case .objectiveDirection(let goal): "it is not known which of two values of `\(goal)` is the better one"
    case .parametersNotMapping: "`params` is a mapping of names to values"
    case .notParameterName(let name): "`\(name)` is not a name for a parameter"
    case .parameterIsMapping: "a mapping was found, a parameter is a number, text, true or false, or a list"
    case .parameterEntry(let problem): problem.message

    case .unknownTheme(let name): "`\(name)` is not a theme"
    case .notColour(let text): text.isEmpty ? "no colour was found" : "`\(text)` is not a colour"
    case .faintAccent(let colour, let contrast, let isDark, _):
      "`\(colour)` has a contrast of \(NumberFormat.fixed(2).string(contrast)) to the \(isDark ? "dark" : "light") page, at least 4.5 was expected"
    case .style(let file, let line, let problem): "`\(file)`, line \(line): \(problem.message)"
    case .notReferences: "`references` names bibliographies, or has works by their keys"
    case .workNotMapping(let key):
      "`\(key)` is no work: a mapping with its author, title and year was expected"
    case .notWorkKey(let key): "`\(key)` is not a key that can be cited"
    case .unknownField(let name, _): "`\(name)` is not a field of a work"
    case .bibliography(let file, let line, let problem): "`\(file)`, line \(line): \(problem.message)"
    case .bibliographyTooLarge(let file, let limit):
      "`\(file)` is larger than \(limit) bytes, and is not read"
    case .emptyBibliography(let file): "`\(file)` has no entry"
    case .standIn(let found, let file, let expected):
      "`\(file)`: found \(found.found), expected \(expected)"
    case .unusedWorks(let keys, let file):
      keys.count == 1
        ? "nothing cites `\(keys[0])`" + (file.map { " of `\($0)`" } ?? "")
        : "nothing cites \(keys.count) works" + (file.map { " of `\($0)`" } ?? "")
    case .repeatedWork(let key): "`\(key)` is another work's key already: this one is left out"

    case .notYAML(let problem): "this is not YAML" + (problem.map { ": \($0)" } ?? "")
    case .anchor: "an anchor (`&`) was found, a notebook's YAML has none"
    case .alias: "an alias (`*`) was found, a notebook's YAML has none"
    case .notMapping(let found, let subject): "\(found) was found, \(subject) are a YAML mapping"
    case .keyNotText: "a name was expected before the colon"
    case .repeatedEntry(let name, let line):
      "`\(name)` is given twice" + (line.map { ", first in line \($0)" } ?? "")

    case .fenceNotClosed: "this fence is never closed"
    case .tableTooLarge(let cells, let limit):
      "this table would have \(cells) cells, and is shown as text: at most \(limit) were expected"
    case .surplusCells(let columns):
      "the table has \(columns) \(columns == 1 ? "column" : "columns"): from here on, the row is not shown"
    case .almostCell(let info): "this fence begins like a cell's and is shown as it stands: `\(info)`"
    case .nestedCell(let info, let enclosure):
      "this cell stands in \(enclosure.noun), where it does not run: `\(info)`"
    case .rawHTML: "raw HTML is left out of the report"
    case .strayFoldTag: "this tag belongs to no `<details>`, and is left out"
    case .foldNotClosed: "this `<details>` is never closed, and ends where what it stands in ends"
    case .unknownAlert(let word): "`[!\(word)]` is no kind of note, and stays as it is"
    case .wordsBehindComment: "the words in the line of this comment are left out with it"
    case .commentNotClosed: "this comment is never closed"
    case .unknownFootnote(let label, _): "there is no footnote `\(label)`"
    case .strayFootnote(let label): "`[^\(label)]` stays as it is: only the text has footnotes"
    case .repeatedFootnote(let label, let line):
      "the footnote `\(label)` is defined twice, first in line \(line): this one is left out"
    case .unusedFootnote(let label): "nothing refers to the footnote `\(label)`: it is left out"
    case .missedEmphasis(let mark):
      "Markdown does not read this `\(mark)` as emphasis, because of the punctuation beside it"
    case .notNumberFormat(let text): "`\(text)` is not a number format"
    case .valueInFormula(let value): "`\(value)` stands in a formula, where no value is put in"
    case .repeatedFormulaLabel(let label): "the label `\(label)` is another formula's already"
    case .unknownReference(let name, _): "nothing is called `@\(name)`"
    case .ambiguousReference(let name, let things):
      "`@\(name)` is \(things.map(\.noun).joined(separator: " and ")) at once"
    case .picture(let problem): problem.message
    case .formula(let problem): problem.message

    case .noStep: "the braces name no step"
    case .unknownStep(let name, _): "`\(name)` is not a step"
    case .extraWord(let word, _, _): "`\(word)` was found, a fence has a step and a label"
    case .reservedLabel: "`params` names the notebook's parameters and can't be a label"
    case .notLabel(let label): "`\(label)` is not a label"
    case .labelTaken(let label, let line): "the label `\(label)` is another cell's already, in line \(line)"
    case .unknownOption(let name, let step, _, let open):
      "`\(name)` is not an option of `\(step)`" + (open.map { ", nor is it of the form `\($0)`" } ?? "")
    case .missingOption(let name, let step, _): "`\(step)` needs the option `\(name)`, which is missing"
    case .optionValue(let name, let item, let found, let origins, let expectation, _, _):
      (item.map { "item \($0) of " } ?? "") + "`\(name)` is \(Self.words(for: found))"
        + (origins.isEmpty ? "" : " (\(origins.joined(separator: ", ")))") + ", \(expectation) was expected"

    case .unknownParameter(let name, _): "`\(name)` is not a parameter of this notebook"
    case .unknownGivenParameter(let name, let place, _):
      "\(Self.giver(place)) gives `\(name)`, which is not a parameter of this notebook"
    case .unusedParameter(let name): "the parameter `\(name)` is not used anywhere"
    case .parameterOutside(let name, let place, let found, let expectation):
      "\(Self.giver(place)) gives \(Self.words(for: found)) for `\(name)`, \(expectation) was expected"

    case .unwrittenSlot(let slot, let step, _):
      "`\(step)` reads `\(slot)`, which no cell before it writes"
    case .slotType(let slot, let step, let expected, let written):
      "`\(step)` reads \(expected) from `\(slot)`, where \(written) was written"
    case .unknownEarlierCell(let label, _): "no cell before this one has the label `\(label)`"
    case .noScalar(let name, let cells, _): "\(none(of: cells)) value `\(name)`"
    case .volatileScalar(let name, let cell):
      "`\(name)` of the cell `\(cell)` differs from run to run, as times do; a number that stays was expected"
    case .noOutput(let kind, let cells): "\(none(of: cells)) \(kind.noun)"
    case .savedTwice(let file, let label): "the cell `\(label)` writes `\(file)` already"

    case .replaces(let path, let obstacle): obstacle.message(path)
    case .notFileName(let name): "`\(name)` is no name for a file beside the report"
    case .savesReport(let name): "`\(name)` is the report's own name"

    case .unknownLabel(let label, _), .unknownPicture(let label, _): "no cell has the label `\(label)`"
    case .unknownAnchor(let name, _): "nothing on the page is called `#\(name)`"
    case .unknownAnchorElsewhere(let name, let file, _): "nothing in `\(file)` is called `#\(name)`"
    case .unknownLink(let path, _): "there is no file `\(path)`"
    case .refusedLink(let address): "a report has no links such as `\(Self.excerpt(address))`"
    case .unknownScalar(let name, let cell, _): "the cell `\(cell)` has no value `\(name)`"

    case .told(let message, _, _): message
    }
  }

  /// What to do about it.
  var advice: String? {
    switch self {
    case .notUTF8, .utf16: "save the notebook as UTF-8 in your editor"
    case .tooLarge: "keep data in files of their own"
    case .file(let problem, let advice): problem.advice ?? advice

    case .frontMatterNotClosed: "end it with a line that holds `---` alone"
    case .frontMatterNotFirst: "move it to the first line of the file"
    case .unknownEntry(_, let known): "the entries are \(quotedList(known))"
    case .entryNotText: "write it on one line, in quotes"
    case .notLanguageTag: "write a tag such as `en` or `zh-CN`"
    case .seed: "write `seed: 1`"
    case .objective: "write `objective: test.accuracy`, or `{minimize: train.cost}`"
    case .objectiveDirection(let goal): "write `{minimize: \(goal)}` or `{maximize: \(goal)}`"
    case .parametersNotMapping: "write `params: {lambda: 0.001, hidden: 25}`"
    case .notParameterName: "a name has letters, digits, `-` and `_`, and starts with a letter"
    case .parameterIsMapping:
      "write a parameter for each of its entries, or say with `value` what it is: `{value: 0.5, from: 0, to: 1}`"
    case .parameterEntry(let problem): problem.advice

    case .unknownTheme: "the themes are \(quotedList(Theme.allCases.map(\.rawValue)))"
    case .notColour: "write six hexadecimal digits, in quotes: `'#23509f'`"
    case .faintAccent(_, _, _, let readable): "the nearest that can be read is `'\(readable)'`"
    case .style: "a report holds all that it shows, and fetches nothing: say it in rules alone"
    case .notReferences, .workNotMapping:
      "write `references: works.bib`, or `references: {nocedal2006: {author: …, title: …, year: 2006}}`"
    case .notWorkKey: "a key has letters, digits and `_`, and between those `:`, `.`, `-`, `+` and `/`"
    case .unknownField(_, let known): "the fields are \(quotedList(known))"
    case .bibliography(_, _, let problem): problem.advice
    case .bibliographyTooLarge: "copy the works that are cited to a file of their own"
    case .emptyBibliography: "an entry is as in `@book{nocedal2006, author = {…}, title = {…}, year = 2006}`"
    case .standIn(let found, _, _): found.advice
    case .unusedWorks(let keys, _): keys.count == 1 ? nil : "they are \(quotedList(keys))"
    case .repeatedWork: "keep one of the two, or call it otherwise"

    case .notYAML:
      "write one `name: value` a line, and put text in quotes that starts with a mark or has `: ` or ` #` in it"
    case .anchor: "write the value out, or put text that begins with `&` in quotes"
    case .alias: "write the value out, or put text that begins with `*` in quotes"
    case .notMapping: "write one `name: value` a line"
    case .keyNotText: "write `name: value`"
    case .repeatedEntry: "keep one of the two"

    case .tableTooLarge: "keep the data in a file, and show what matters of it"
    case .surplusCells: "write `\\|` for a bar inside of a cell, or give the head more cells"
    case .fenceNotClosed: "end the block with a line that holds the same fence alone"
    case .almostCell: "a cell's fence is `{step}` or `{step label}` and nothing else"
    case .nestedCell(_, .html): "put an empty line in front of it"
    case .nestedCell(_, .code(let line)):
      "end that code in front of it, with the fence of line \(line); code that shows how a cell is written has a longer one"
    case .nestedCell: "begin its fence in the first column, with nothing in front of it"
    case .rawHTML: "write it as Markdown, or in backticks to show it"
    case .strayFoldTag:
      "write `<details>`, then `<summary>words</summary>`, then an empty line and the content"
    case .foldNotClosed: "end it with a line that holds `</details>` alone"
    case .unknownAlert:
      "the kinds are \(quotedList(Alert.Kind.allCases.map { $0.rawValue.uppercased() }))"
    case .wordsBehindComment: "put them on a line of their own"
    case .commentNotClosed: "end it with `-->`"
    case .unknownFootnote(let label, _):
      "write `[^\(label)]: …` in a line of its own, or `\\[^\(label)]` to show the brackets"
    case .strayFootnote(let label): "say it in the text, or write `\\[^\(label)]` to show the brackets"
    case .repeatedFootnote: "choose another label"
    case .unusedFootnote(let label): "write `[^\(label)]` where it belongs, or take it out"
    case .missedEmphasis(let mark):
      "put a space outside of the `\(mark)`, or the punctuation outside of what they enclose"
    case .notNumberFormat: "write `.4f`, `.2e`, `.3g`, `.1%`, `d` or `,d`"
    case .valueInFormula: "end the formula in front of it"
    case .repeatedFormulaLabel: "choose another label"
    case .unknownReference(let name, _):
      "write the label of a cell or of a formula, a heading's name, or the key of a work in `references`; `\\@\(name)` shows it as it stands"
    case .ambiguousReference: "call one of the two otherwise"
    case .picture(let problem): problem.advice
    case .formula(let problem): problem.advice

    case .noStep: "write a step's name: `cahier steps` lists them"
    case .unknownStep(_, let known): "the steps are \(quotedList(known))"
    case .extraWord(_, let step, let label):
      "write `{\(step) \(label)}` and put options into the cell's body"
    case .reservedLabel, .labelTaken: "choose another label"
    case .notLabel:
      "a label has lower-case letters, digits and hyphens, and starts with a letter or digit"
    case .unknownOption(_, let step, _, _): "see `cahier steps \(step)`"
    case .missingOption(let name, _, let expectation): "add `\(name): …`, \(expectation)"
    case .optionValue(_, _, _, _, _, let help, _): help

    case .unknownParameter(let name, _):
      "name it in the front matter: `params: {\(name.isEmpty ? "name" : name): …}`"
    case .unknownGivenParameter(_, _, let known):
      known.isEmpty
        ? "the notebook has no `params` in its front matter" : "its parameters are \(quotedList(known))"
    case .unusedParameter(let name): "write `${\(name)}` in an option, or take the parameter out"
    case .parameterOutside: "give another value, or change what the front matter allows"

    case .unwrittenSlot(_, _, let writers):
      writers.isEmpty ? nil : "put a \(quotedList(writers, word: "or")) cell before it"
    case .slotType(_, _, let expected, _): "put a cell that writes \(expected) before it"
    case .unknownEarlierCell(_, let known):
      known.isEmpty ? nil : "the labels are \(quotedList(known))"
    case .noScalar(_, _, let known):
      known.isEmpty ? "it has none" : "the values are \(quotedList(known))"
    case .volatileScalar: "ask for another of its values"
    case .noOutput(let kind, _): "name cells that show a \(kind.noun)"
    case .savedTwice: "choose another name"

    case .replaces(_, let obstacle): obstacle.advice
    case .notFileName: "a name has no folder, no control characters, and does not begin with a full stop"
    case .savesReport: "choose another name"

    case .unknownLabel(_, let known):
      known.isEmpty ? nil : "the labels are \(quotedList(known))"
    case .unknownPicture: "name the cell whose picture stands for the notebook"
    case .unknownAnchor, .unknownAnchorElsewhere:
      "write a cell's label, or a heading's words in lower case with hyphens for the spaces"
    case .unknownLink(_, let near): near.isEmpty ? "paths start at the notebook's folder" : nil
    case .refusedLink:
      "a link leads to the web, to mail, to a file beside the notebook or to a place on the page"
    case .unknownScalar(_, _, let known):
      known.isEmpty ? "it has none" : "its values are \(quotedList(known))"

    case .told(_, let advice, _): advice
    }
  }

  /// The words that could have been meant.
  var suggestions: [String] {
    switch self {
    case .unknownEntry(let name, let known), .unknownField(let name, let known),
      .unknownStep(let name, let known),
      .unknownOption(let name, _, let known, _), .unknownParameter(let name, let known),
      .unknownGivenParameter(let name, _, let known), .noScalar(let name, _, let known),
      .unknownLabel(let name, let known), .unknownPicture(let name, let known),
      .unknownScalar(let name, _, let known), .unknownFootnote(let name, let known),
      .unknownReference(let name, let known):
      nearestNames(to: name, among: known)
    case .unknownEarlierCell(let name, let known): nearestNames(to: name, among: known)
    case .unknownAlert(let word):
      nearestNames(to: word, among: Alert.Kind.allCases.map { $0.rawValue.uppercased() })
    case .unknownTheme(let name): nearestNames(to: name, among: Theme.allCases.map(\.rawValue))
    case .unknownLink(_, let near): near
    case .unknownAnchor(_, let near): near.map { "#\($0)" }
    case .unknownAnchorElsewhere(_, let file, let near): near.map { "\(file)#\($0)" }
    case .optionValue(_, _, let found, _, _, _, let choices):
      nearestNames(to: found.description, among: choices)
    case .parameterEntry(let problem): problem.suggestions
    case .told(_, _, let suggestions): suggestions
    default: []
    }
  }

  /// What is mistaken and could be replaced by one of the suggestions, and what stands in front of it; nil where that is
  /// all that stands at the place.
  var mistakenWord: (word: String, lead: String)? {
    switch self {
    case .unknownEntry(let name, _), .unknownField(let name, _), .unknownStep(let name, _),
      .unknownOption(let name, _, _, _),
      .unknownParameter(let name, _), .noScalar(let name, _, _), .unknownLabel(let name, _),
      .unknownPicture(let name, _), .unknownFootnote(let name, _), .unknownEarlierCell(let name, _):
      (name, "")
    case .unknownScalar(let name, let cell, _): (name, "\(cell).")
    case .unknownAnchor(let name, _): ("#\(name)", "")
    case .unknownReference(let name, _): (name, "@")
    case .unknownAlert(let word): (word, "[!")
    case .unknownTheme(let name): (name, "")
    case .optionValue(_, _, let found, _, _, _, _): (found.description, "")
    case .unknownLink(let path, _), .file(.missing(let path, _), _):
      path.split(separator: "/").last.map { (String($0), "") }
    default: nil
    }
  }

  /// The most labels, or other names, that a sentence lists.
  private static let listLimit = 40

  private static func words(for value: Value) -> String {
    switch value {
    case .text(let text): "the text `\(excerpt(text))`"
    case .null: "empty"
    case .mapping: "a mapping"
    default: "\(value.description.prefix(60))"
    }
  }

  /// What gives a parameter from outside.
  private static func giver(_ place: String?) -> String { place.map { "`\($0)`" } ?? "the command line" }

  private static func excerpt(_ text: String) -> Substring { text.prefix(60) }

  private func none(of cells: [String]) -> String {
    let labels = quotedList(cells)
    return cells.count == 1 ? "the cell \(labels) has no" : "none of the cells \(labels) has a"
  }

  /// Names between backticks; of very many the first.
  private func quotedList(_ names: some Collection<String>, word: String = ",") -> String {
    let shown = names.prefix(Self.listLimit).map { "`\($0)`" }
    let separator = word == "," ? ", " : " \(word) "
    return shown.joined(separator: separator) + (shown.count < names.count ? ", …" : "")
  }
}

extension Obstacle {
  /// What was found where the path leads, without a full stop.
  package func message(_ path: String) -> String {
    switch self {
    case .notebook: "`\(path)` is the notebook itself, which would be lost"
    case .input(let name):
      name == path
        ? "`\(path)` is a file that the notebook reads, which would be lost"
        : "`\(path)` is the file `\(name)` that the notebook reads, which would be lost"
    case .foreign: "`\(path)` is there, and Cahier did not write it"
    case .report(let notebook): "`\(path)` is the report of another notebook, `\(notebook)`"
    case .savedElsewhere: "`\(path)` is there, and no earlier run of this notebook wrote it"
    case .notRegular: "`\(path)` is there, and is not a regular file"
    }
  }

  /// What to do about it.
  package var advice: String {
    switch self {
    case .notebook, .input, .notRegular: "name another place with `--output`"
    case .foreign, .report, .savedElsewhere:
      "name another place with `--output`, or write over it with `--force`"
    }
  }
}

extension FormulaProblem {
  /// What was found, without a full stop.
  package var message: String {
    switch self {
    case .notTeX(let problem): "the formula is not set: \(problem)"
    case .tooLong(let bytes, let limit): "the formula has \(bytes) bytes, at most \(limit) are set"
    case .tooDeep(let limit): "the formula is nested deeper than \(limit) levels, which is not set"
    case .tooMuchWork: "the formula is not set: it makes more work, or takes longer, than a formula may"
    case .nothingLeft:
      "this formula and those after it are not set: those before took all the work or all the time that a notebook's formulas may take"
    case .others(let count): "\(count) more \(count == 1 ? "formula is" : "formulas are") not set"
    case .noKaTeX(let reason, _): "formulas are shown as their source\(reason.isEmpty ? "" : ": \(reason)")"
    }
  }

  /// What to do about it.
  package var advice: String? {
    switch self {
    case .notTeX(let problem) where problem.hasPrefix("Undefined control sequence"):
      "define it with \\newcommand in a formula before this one, or write what KaTeX knows"
    case .notTeX(let problem) where problem.contains("only in display"): "write it between `$$`"
    case .notTeX, .others: nil
    case .tooLong, .tooDeep, .tooMuchWork: "break it into several"
    case .nothingLeft: "run it again: what was set is kept, and the next run goes on from there"
    case .noKaTeX(_, let advice): advice
    }
  }
}

extension StyleSheet.Problem {
  /// What was found, without a full stop.
  fileprivate var message: String {
    switch self {
    case .fetches(let word): "`\(word.last == "(" ? word + "…)" : word)` would fetch something"
    case .runs(let word): "`\(word.last == "(" ? word + "…)" : word)` would run something"
    case .endsElement: "`</` and `<!` would end the style sheet"
    case .tooLarge(let limit): "a style sheet has at most \(limit) bytes"
    case .notText: "this is not UTF-8 text"
    }
  }
}

extension BibTeXProblem {
  /// What was found, without a full stop.
  fileprivate var message: String {
    switch self {
    case .notClosed(let key): "the entry `\(key)` is not closed, or has a field without a value"
    case .noKey(let kind): "an entry `@\(kind)` has no key"
    case .notString: "an `@string` has no name or no value"
    case .repeatedKey(let key): "`\(key)` is an earlier entry's key already: this one is left out"
    case .unknownString(let name): "`\(name)` is no `@string`, and is taken as a word"
    case .tooLong: "a value is longer than any that is read, and is cut"
    }
  }

  /// What to do about it.
  fileprivate var advice: String? {
    switch self {
    case .notClosed: "look for a brace or a quotation mark that is missing"
    case .noKey: "write `@book{key,` with the word by which it is cited"
    case .notString: "write `@string{name = {words}}`"
    case .repeatedKey: "keep one of the two, or call it otherwise"
    case .unknownString(let name): "put it in braces: `{\(name)}`"
    case .tooLong: nil
    }
  }
}

extension FileProblem {
  /// What was found, without a full stop.
  package var message: String { phrase.english }

  /// The same, to be said in any language.
  var phrase: Phrase {
    switch self {
    case .missing(let name, _): FileAccessWords.missing(.name(name))
    case .danglingLink(let name, let target): FileAccessWords.danglingLink(.name(name), .name(target))
    case .folder(let name): FileAccessWords.folder(.name(name))
    case .notRegular(let name): FileAccessWords.notRegular(.name(name))
    case .notPermitted(let name): FileAccessWords.notPermitted(.name(name))
    case .unreadable(let name, let reason): FileAccessWords.unreadable(.name(name), .name(reason))
    }
  }

  /// What to do about it, where that is plain from the problem alone.
  package var advice: String? { advicePhrase?.english }

  /// The same, to be said in any language.
  var advicePhrase: Phrase? {
    switch self {
    case .missing(_, let near): .didYouMean(near)
    case .danglingLink(_, let target):
      // So git-annex keeps files that were not fetched.
      target.contains(".git/annex/") ? FileAccessWords.gitAnnex() : FileAccessWords.bringBack()
    case .notPermitted: FileAccessWords.givePermission()
    case .folder, .notRegular, .unreadable: nil
    }
  }
}

extension Output.Kind {
  /// What it is called in a sentence.
  fileprivate var noun: String {
    switch self {
    case .text: "text"
    case .note: "note"
    case .table: "table"
    case .figure: "picture"
    case .gallery: "gallery"
    case .instrument: "field to draw in"
    case .lineChart: "curve"
    case .dotChart: "dot chart"
    case .heatMap: "heat map"
    }
  }
}

extension Referent {
  /// What it is called in a sentence.
  fileprivate var noun: String {
    switch self {
    case .cell: "a cell"
    case .formula: "a formula"
    case .work: "a work"
    }
  }
}

extension Enclosure {
  /// What it is called in a sentence.
  fileprivate var noun: String {
    switch self {
    case .list: "a list"
    case .quote: "a quote"
    case .footnote: "a footnote"
    case .definition: "a definition"
    case .indentation: "an indented block"
    case .html: "raw HTML"
    case .code(let line): "the code that begins in line \(line)"
    }
  }
}
