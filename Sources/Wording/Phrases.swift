/// A count with its noun: `1 byte`, `2 bytes`. The plural is made with an s.
public func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// Names as a sentence lists them: `a`, `a and b`, `a, b and c`; of more than eight, the first seven and how many more.
public func list(_ names: [String], word: String = "and") -> String {
  let shown = names.count > 8 ? names.prefix(7) + ["\(names.count - 7) more"] : names[...]
  guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
  return "\(shown.dropLast().joined(separator: ", ")) \(word) \(last)"
}

/// The same with each name between backticks, as code: a, b or c, each between backticks.
public func quotedList(_ names: [String], word: String = "and") -> String {
  let shown = names.count > 8 ? names.prefix(7).map(quoted) + ["\(names.count - 7) more"] : names.map(quoted)
  return list(shown, word: word)
}

/// A name as code in a sentence: `` `a` ``.
package func quoted(_ name: String) -> String { "`\(name)`" }

/// Text from outside for use in a sentence: at most 40 characters, in one line, with `�` for control characters.
package func printable(_ text: ArraySlice<UInt8>) -> String {
  let shown = String(decoding: text.prefix(160), as: UTF8.self)
  let characters = shown.unicodeScalars.prefix(40).map { scalar -> Character in
    scalar.properties.generalCategory == .control ? "\u{FFFD}" : Character(scalar)
  }
  return String(characters) + (shown.unicodeScalars.count > 40 ? "…" : "")
}
