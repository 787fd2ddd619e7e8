import Foundation
import Notebook
import TestSupport

/// YAML as `--params` and `-p` read it.
struct ParametersSubject: Subject {
  static let name = "parameters"
  static let words = [
    ": ", "- ", "? ", "? [", "{", "}", "[", "]", ",", "&a ", "*a", "*b ", "<<: ", "!!map ", "!t ", "|\n",
    ">-\n", "'", "\"",
    "\\x00", "\\", "#", "%YAML 1.2\n", "---\n", "...\n", "\t", "\r", "\u{85}", "\u{2028}", "${", "1e999",
    "0x", ".inf", "~", "é", "👩‍👩‍👧",
    "\u{FEFF}", "\0", "\u{F0000}",
  ]

  static let limit: UInt32 = 10

  let seeds = [
    Seed(
      name: "flat", bytes: Array("lambda: 0.1\nhidden: [25, 10]\nname: 'seven'\nquoted: \"a\\tb\"\n".utf8)),
    Seed(
      name: "nested",
      bytes: Array("a: {b: [1, {c: 2}], d: e}\nf:\n  - g: 1\n    h: |\n      text\n  - i\n".utf8)),
    Seed(name: "keys", bytes: Array("? [a, b]\n: 1\n? {c: d}\n: 2\n? e\n: 3\n".utf8)),
    Seed(name: "anchors", bytes: Array("a: &x [1, 2]\nb: [*x, *x]\nc: {<<: *x}\n".utf8)),
    // Each list has ten of the one before it: a hundred million nodes, if they were read.
    Seed(name: "laughs", bytes: Array("a: {\(laughs)}\n".utf8)),
    Seed(name: "laughs in a key", bytes: Array("? {\(laughs)}\n: 1\n".utf8)),
  ]

  private static let laughs =
    (["[k0]:&l0 [x]"]
    + (1...8).map { level in
      "[k\(level)]:&l\(level) [" + Array(repeating: "*l\(level - 1) ", count: 10).joined(separator: ",") + "]"
    }).joined(separator: ", ")

  init() {}

  func complaint(about input: [UInt8], from seed: Seed) throws -> String? {
    guard let source = try? SourceText(name: "damaged.yaml", bytes: input) else { return nil }
    let (parameters, mistakes) = ParameterReader.file(source)
    let again = ParameterReader.file(source)
    // Descriptions, since what is not a number is not equal to itself.
    guard
      parameters.map({ "\($0.name) \($0.value(over: .null).description)" })
        == again.parameters.map({ "\($0.name) \($0.value(over: .null).description)" }),
      mistakes == again.mistakes
    else { return "read twice, other parameters" }
    _ = ParameterReader.commandLine(source.text)
    // Without aliases, what is read is no larger than what is written.
    let size = parameters.reduce(0) { $0 + $1.name.utf8.count + $1.value(over: .null).description.utf8.count }
    guard size <= 40 * input.count + 100 else { return "\(size) bytes were read from \(input.count)" }
    return Places.complaint(about: mistakes, in: source)
  }
}
