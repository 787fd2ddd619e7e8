/// `1 byte`, `2 bytes`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// `X`, `X and y`, `X, y and z`; of more than eight names, the first seven and how many more.
func listed(_ names: [String], word: String = "and") -> String {
  let shown = names.count > 8 ? names.prefix(7) + ["\(names.count - 7) more"] : names[...]
  guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
  return "\(shown.dropLast().joined(separator: ", ")) \(word) \(last)"
}

/// `5000×784`.
func dimensions(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "×") }

/// `0x89 0x48`.
func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { "0x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
}

/// `text` as it can stand in a sentence: at most 40 characters, in one line, and what cannot be shown as `�`.
func printable(_ text: ArraySlice<UInt8>) -> String {
  let shown = String(decoding: text.prefix(160), as: UTF8.self)
  let characters = shown.unicodeScalars.prefix(40).map { scalar -> Character in
    scalar.properties.generalCategory == .control ? "\u{FFFD}" : Character(scalar)
  }
  return String(characters) + (shown.unicodeScalars.count > 40 ? "…" : "")
}
