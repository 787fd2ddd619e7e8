import Foundation
import Notebook
import Report

/// One choice of a value for each parameter of a sweep.
struct Combination {
  /// One parameter with its value as it was written.
  struct Choice {
    var name: String
    var text: String

    /// As the command line has it.
    var argument: String { "\(name)=\(text)" }
  }

  /// The parameters in the order of the command line.
  let choices: [Choice]

  /// Every combination of the values that `name=value,value` arguments list, each once, the last name changing fastest.
  static func all(of arguments: [String]) -> [Combination] {
    let all = arguments.reduce([Combination(choices: [])]) { combinations, argument in
      let (name, texts) = alternatives(argument)
      return combinations.flatMap { combination in
        texts.map { Combination(choices: combination.choices + [Choice(name: name, text: $0)]) }
      }
    }
    // By their bytes: two spellings of one letter may name two files.
    var seen: Set<[UInt8]> = []
    return all.filter { seen.insert(Array($0.exact.utf8)).inserted }
  }

  /// How many there are, without making them.
  static func count(of arguments: [String]) -> Int {
    arguments.reduce(1) { count, argument in
      let (product, overflow) = count.multipliedReportingOverflow(by: alternatives(argument).texts.count)
      return overflow ? .max : product
    }
  }

  /// `lambda = 0.1, hidden = 25`
  var name: String { choices.map { "\($0.name) = \($0.text)" }.joined(separator: ", ") }

  /// Its values as they were written.
  private var exact: String { choices.map(\.argument).joined(separator: "_") }

  /// A name for its files that every file system takes, and that no other combination has: where the values can't be told
  /// from it alone, without regard to case, a digest of them ends it.
  var fileName: String {
    let readable = exact.precomposedStringWithCanonicalMapping.map { character in
      character.isLetter || character.isNumber || "=._-".contains(character) ? character : "-"
    }
    let isFaithful =
      exact.utf8.count <= Self.longest && choices.allSatisfy { $0.text.wholeMatch(of: /[a-z0-9._-]*/) != nil }
    if isFaithful { return exact }
    var short = ""
    for character in readable where short.utf8.count + character.utf8.count <= Self.longest {
      short.append(character)
    }
    return short + "~" + Digest(of: exact.utf8).hexadecimal.prefix(12)
  }

  /// Bytes; file systems take 255, and saved files and their temporaries add to a name.
  private static let longest = 100

  /// The place of its report from the page of the comparison.
  ///
  /// - Parameters:
  ///   - notebook: the notebook's name, without folder and ending.
  ///   - hasFiles: whether cells save files: then the report has a folder of its own, where they lie beside it.
  func report(of notebook: String, hasFiles: Bool) -> String {
    hasFiles ? "\(fileName)/\(notebook).html" : "\(fileName).html"
  }

  /// The options of its run.
  ///
  /// - Parameters:
  ///   - report: where its report goes.
  ///   - folder: the sweep's, which all combinations share a store beside.
  func options(_ options: RunOptions, report: String, in folder: String) -> RunOptions {
    var options = options
    if options.store.folder == nil {
      options.store.folder =
        URL(filePath: folder).deletingLastPathComponent().appending(path: ".cahier").relativePath
    }
    options.output = report
    options.parameters.parameters = choices.map(\.argument)
    return options
  }

  /// The complete command line that makes its report.
  func command(notebook: String, options: RunOptions) -> String {
    var words = ["cahier", "run", notebook]
    if let file = options.parameters.file { words += ["--params", file] }
    words += options.parameters.parameters.flatMap { ["-p", $0] }
    words += ["-o", options.output ?? "", "--cache-dir", options.store.folder ?? ""]
    if let threads = options.threads.given { words += ["--threads", String(threads)] }
    if options.keepGoing { words.append("--keep-going") }
    if options.force { words.append("--force") }
    return ShellWords.line(words)
  }

  /// The values of one argument; a comma inside brackets or quotes belongs to its value, blanks around it do not.
  private static func alternatives(_ argument: String) -> (name: String, texts: [String]) {
    let equals = argument.firstIndex(of: "=") ?? argument.endIndex
    var texts = [""]
    var depth = 0
    var quote: Character?
    for character in argument[equals...].dropFirst() {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "[" || character == "{" {
        depth += 1
      } else if character == "]" || character == "}" {
        depth -= 1
      } else if character == ",", depth == 0 {
        texts.append("")
        continue
      }
      texts[texts.count - 1].append(character)
    }
    return (String(argument[..<equals]), texts.map { $0.trimmingCharacters(in: .whitespaces) })
  }
}
