import Report

/// What was typed since the kernel began: the answer to `history_request`.
struct History {
  private var entries: [(line: Int, input: String, output: String?)] = []
  private var bytes = 0

  /// The most that is kept, in inputs and in bytes.
  private static let most = (count: 10_000, bytes: 8 << 20)

  mutating func add(_ input: String, line: Int) {
    entries.append((line, input, nil))
    bytes += input.utf8.count
    while entries.count > Self.most.count || bytes > Self.most.bytes, entries.count > 1 {
      bytes -= entries[0].input.utf8.count + (entries[0].output?.utf8.count ?? 0)
      entries.removeFirst()
    }
  }

  /// What the last input came to, in a few words.
  mutating func note(output: String) {
    guard let last = entries.indices.last else { return }
    entries[last].output = output
    bytes += output.utf8.count
  }

  /// The entries that a request asks for.
  func answer(_ request: JSONValue) -> JSONValue {
    let count = request["n"]?.integer.map { max(0, $0) }
    var chosen = entries[...]
    switch request["hist_access_type"]?.string {
    case "range":
      let start = request["start"]?.integer ?? 0
      let stop = request["stop"]?.integer ?? .max
      // Sessions before this one are gone; 0 and negative numbers count from it.
      let session = request["session"]?.integer ?? 0
      chosen = session == 0 || session == 1 ? chosen.filter { $0.line >= start && $0.line < stop }[...] : []
    case "search":
      let pattern = Array((request["pattern"]?.string ?? "*").unicodeScalars)
      chosen = chosen.filter { Self.matches(pattern[...], Array($0.input.unicodeScalars)[...]) }[...]
      if request["unique"]?.boolean == true {
        var seen: Set<String> = []
        chosen = chosen.reversed().filter { seen.insert($0.input).inserted }.reversed()[...]
      }
      if let count { chosen = chosen.suffix(count) }
    default: chosen = chosen.suffix(count ?? 10)
    }
    let withOutput = request["output"]?.boolean ?? false
    return .array(
      chosen.map { entry in
        let input = JSONValue.string(entry.input)
        let text: JSONValue = withOutput ? [input, entry.output.map { .string($0) } ?? .null] : input
        return [1, .integer(entry.line), text]
      })
  }

  /// Whether a text is as a pattern has it: `*` is any text, `?` any character.
  private static func matches(
    _ pattern: ArraySlice<Unicode.Scalar>, _ text: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    var (pattern, text) = (pattern, text)
    // Where the last star stood, and what it has taken so far.
    var star: (pattern: ArraySlice<Unicode.Scalar>, text: ArraySlice<Unicode.Scalar>)?
    while let character = text.first {
      if pattern.first == "*" {
        pattern = pattern.dropFirst()
        star = (pattern, text)
      } else if let wanted = pattern.first, wanted == "?" || wanted == character {
        pattern = pattern.dropFirst()
        text = text.dropFirst()
      } else if let (rest, taken) = star {
        star = (rest, taken.dropFirst())
        (pattern, text) = (rest, taken.dropFirst())
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == "*" }
  }
}
