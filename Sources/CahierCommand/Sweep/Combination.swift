import Foundation
import Notebook
import Report

/// One choice of a value for each parameter of a sweep.
struct Combination: Sendable {
  /// One parameter with its value.
  struct Choice: Sendable {
    var name: String
    /// The value as it was written.
    var text: String
    /// The value that the notebook gets.
    var value: Value

    /// As the command line has it.
    var argument: String { "\(name)=\(text)" }
  }

  /// The parameters in the order of the command line.
  let choices: [Choice]

  /// Every combination of the values of some parameters, each once however it is written, the last name changing fastest.
  ///
  /// - Throws: `SweptParameter.Problem` for a range that can only be drawn from, and for more than `limit`.
  static func grid(
    of parameters: [SweptParameter], atMost limit: Int
  ) throws(SweptParameter.Problem) -> [Combination] {
    let count = try count(of: parameters)
    guard count <= limit else { throw .tooMany(count, limit: limit) }
    var all = [Combination(choices: [])]
    for parameter in parameters {
      let texts = try parameter.values()
      all = all.flatMap { combination in
        texts.map { Combination(choices: combination.choices + [parameter.choice($0)]) }
      }
    }
    var seen: Set<[[UInt8]]> = []
    return all.filter { seen.insert($0.values).inserted }
  }

  /// How many there are, without making them.
  private static func count(of parameters: [SweptParameter]) throws(SweptParameter.Problem) -> Int {
    var count = 1
    for parameter in parameters {
      let (product, overflow) = count.multipliedReportingOverflow(by: try parameter.count())
      count = overflow ? .max : product
    }
    return count
  }

  /// Combinations by chance, each once: as many as asked for, or fewer where there are hardly more.
  ///
  /// - Throws: `SweptParameter.Problem`.
  static func drawn(
    _ count: Int, of parameters: [SweptParameter], seed: UInt64
  ) throws(SweptParameter.Problem) -> [Combination] {
    var random = SeededNumbers(seed: seed)
    var seen: Set<[[UInt8]]> = []
    var drawn: [Combination] = []
    // Where all were drawn already, so many in vain one after the other tell.
    var misses = 0
    while drawn.count < count, misses < 10_000 {
      var choices: [Choice] = []
      for parameter in parameters {
        choices.append(parameter.choice(try parameter.draw(from: &random)))
      }
      let combination = Combination(choices: choices)
      guard seen.insert(combination.values).inserted else {
        misses += 1
        continue
      }
      misses = 0
      drawn.append(combination)
    }
    return drawn
  }

  /// `lambda = 0.1, hidden = 25`
  var name: String { choices.map { "\($0.name) = \($0.text)" }.joined(separator: ", ") }

  /// Its values as they were written.
  private var exact: String { choices.map(\.argument).joined(separator: "_") }

  /// What tells it from others: two spellings of one number are one value, two of one letter may name two files.
  private var values: [[UInt8]] { choices.map { Array($0.value.exact.utf8) } }

  /// Its values as the command line gives them.
  var parameters: [GivenParameter] { choices.compactMap { ParameterReader.commandLine($0.argument) } }

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

  /// The complete command line that makes its report.
  func command(notebook: String, options: RunOptions, report: String) -> String {
    var words = ["cahier", "run", notebook]
    if let file = options.parameters.file { words += ["--params", file] }
    words += choices.flatMap { ["-p", $0.argument] }
    words += ["-o", report, "--cache-dir", options.store.folder ?? ""]
    if let threads = options.threads.given { words += ["--threads", String(threads)] }
    if options.keepGoing { words.append("--keep-going") }
    if options.force { words.append("--force") }
    return ShellWords.line(words)
  }
}

extension Value {
  /// The value in words that no other value has, however its numbers were written.
  fileprivate var exact: String {
    switch self {
    case .number(let number): Int(exactly: number).map(String.init) ?? description
    case .text(let text): "\(text.utf8.count):\(text)"
    case .list(let values): "[" + values.map(\.exact).joined(separator: ",") + "]"
    case .null, .boolean, .integer, .mapping: description
    }
  }
}
