import Foundation
import Notebook
import Report

/// One choice of a value for each parameter of a sweep.
struct Combination {
  /// The parameters in the order of the command line, each with its value as it was written.
  let values: [(name: String, text: String)]

  /// Every combination of the values that `name=value,value` arguments list, the last name changing fastest.
  static func all(of arguments: [String]) -> [Combination] {
    arguments.reduce([Combination(values: [])]) { combinations, argument in
      let (name, texts) = alternatives(argument)
      return combinations.flatMap { combination in
        texts.map { Combination(values: combination.values + [(name, $0)]) }
      }
    }
  }

  /// How many there are, without making them.
  static func count(of arguments: [String]) -> Int {
    arguments.reduce(1) { count, argument in
      let (product, overflow) = count.multipliedReportingOverflow(by: alternatives(argument).texts.count)
      return overflow ? .max : product
    }
  }

  /// `lambda = 0.1, hidden = 25`
  var name: String { values.map { "\($0.name) = \($0.text)" }.joined(separator: ", ") }

  /// A name for its report that every file system takes.
  var fileName: String {
    let name = values.map { "\($0.name)=\($0.text)" }.joined(separator: "_")
    let safe = String(
      name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "=._-".contains($0)) ? $0 : "-" })
    // Long lists of values would not fit a file name.
    return (safe.count <= 100 ? safe : String(Digest(of: name.utf8).hexadecimal.prefix(32))) + ".html"
  }

  /// The options of its run.
  func options(_ options: RunOptions, report: String) -> RunOptions {
    var options = options
    // All combinations share one store, beside the page that compares them.
    if options.store.folder == nil {
      options.store.folder =
        URL(filePath: report).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".cahier").relativePath
    }
    options.output = report
    options.parameters.parameters = values.map { "\($0.name)=\($0.text)" }
    return options
  }

  /// The complete command line that makes its report.
  func command(notebook: String, report: String, options: RunOptions) -> String {
    let options = self.options(options, report: report)
    var words = ["cahier", "run", notebook]
    if let file = options.parameters.file { words += ["--params", file] }
    words += options.parameters.parameters.flatMap { ["-p", $0] }
    words += ["-o", report, "--cache-dir", options.store.folder ?? ""]
    if let threads = options.threads { words += ["--threads", String(threads)] }
    if options.keepGoing { words.append("--keep-going") }
    return ShellWords.line(words)
  }

  /// The values of one argument; a comma inside brackets or quotes belongs to its value.
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
    return (String(argument[..<equals]), texts)
  }
}
