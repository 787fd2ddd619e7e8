/// Makes files of Markdown such as nobody writes, and all of which somebody may: every way to fence, to end lines, and to
/// leave something open.
struct NotebookGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  private mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A file.
  mutating func bytes() -> [UInt8] {
    var lines: [String] = []
    if chance(10) { lines += ["", "  "].prefix(1 + below(2)) }
    if chance(60) { lines += head() }
    for _ in 0..<below(12) {
      lines += chance(50) ? cell() : prose()
      // Usually one blank line, sometimes none or many.
      lines += [String](repeating: chance(10) ? " \t" : "", count: chance(70) ? 1 : below(4))
    }
    if chance(8) { lines += ["```{minimize open", "iterations: 3", ""] }
    if chance(8) { lines += ["```{minimize open}", "iterations: 3", ""] }
    let ends = one(of: [["\n"], ["\n"], ["\n"], ["\r\n"], ["\r"], ["\n", "\r\n"], ["\r\n", "\r", "\n"]])
    var text = ""
    for (index, line) in lines.enumerated() {
      text += line
      if index < lines.count - 1 || chance(60) { text += one(of: ends) }
    }
    return (chance(10) ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
  }

  private mutating func head() -> [String] {
    var lines = chance(10) ? ["<!-- made by hand -->", ""] : []
    lines.append("---")
    lines += ["title: A title, $x$", "params: {lambda: 0.5, hidden: 25}", "seed: 3", "# a remark", ""].filter
    { _ in chance(60) }
    if chance(15) { lines += ["params:", "  a: [1, 2]", "  b: \"two\""] }
    if !chance(8) { lines.append(one(of: ["---", "---", "...", "---  "])) }
    return lines + (chance(80) ? [""] : [])
  }

  private mutating func cell() -> [String] {
    let indentation = String(repeating: " ", count: chance(85) ? 0 : below(4))
    let mark: Character = chance(80) ? "`" : "~"
    let fence = String(repeating: mark, count: chance(80) ? 3 : 3 + below(4))
    let info = one(of: [
      "{load}", "{minimize train}", "{minimize  train }", "{ cost }", "{plot a b}", "{}",
      "{predict honest}  ",
      "{no-such-step}", " {display grid}", "{train.cost}",
    ])
    var body: [String] = []
    for _ in 0..<below(5) {
      body.append(
        one(of: [
          "iterations: 200", "caption: Words, with `{train.cost:.3f}`", "# a remark", "", "  indented: 1",
          "lambda: ${lambda}",
          "\ttab", "``", fence.count > 3 ? "```" : "x: y", mark == "~" ? "```{nested}" : "~~~", "trailing:  ",
          "é: 😀",
        ]))
    }
    let closing = indentation + fence + (chance(15) ? String(mark) : "") + (chance(10) ? "  " : "")
    return [indentation + fence + info] + body.map { chance(80) ? indentation + $0 : $0 } + [closing]
  }

  private mutating func prose() -> [String] {
    one(of: [
      ["Some words, and `{train.cost:.3f}` of them.", "Another line\\", "and a third."],
      ["# A heading", "", "Under it, $x^2$."], ["Setext", "==="],
      ["- a list", "  ```{minimize nested}", "  a: 1", "  ```"],
      ["> ```{minimize quoted}", "> ```"], ["~~~python", "print('{train.cost}')", "```", "~~~"],
      ["````markdown", "```{minimize shown}", "```", "````"], ["    indented code", "", "    more of it"],
      ["| a | b |", "|---|---|", "| `{params.lambda}` | 2 |"],
      ["<span title=\"{train.cost}\">3</span> is raw."],
      ["$$", "\\frac{1}{2}", "$$"],
      ["[link]: https://example.org", "", "A [link] and a note.[^1]", "", "[^1]: The note."],
      ["---"], ["Words ``{train.cost}`` and \\`{train.cost}`."], ["\u{2028}odd\u{0B}characters\u{85}\u{1F}"],
      ["***"],
      ["`{train.cost}` `{train.cost}``x` `{train.cost}`"],
    ])
  }
}
