import Notebook
import Testing

@Suite("Mathematics in prose")
struct MathematicsTests {
  // Each line was held against pandoc's documentation of `tex_math_dollars` and its reader, Text.Pandoc.Parsing.Math.
  @Test(
    "dollar signs are formulas where pandoc says so",
    arguments: [
      ("$x$", "⟨x⟩"), ("a $x$ b", "a ⟨x⟩ b"), ("$x$-axis", "⟨x⟩-axis"), ("($x$)", "(⟨x⟩)"),
      ("$20,000 and $30,000", "$20,000 and $30,000"), ("$20,000 and USD$30", "$20,000 and USD$30"),
      ("It costs $5, or 6$ there", "It costs ⟨5, or 6⟩ there"), ("$ x$", "$ x$"), ("$x $", "$x $"),
      ("$x$2", "$x$2"), ("$x$a", "⟨x⟩a"), ("$x$.", "⟨x⟩."), ("$a$ $b$", "⟨a⟩ ⟨b⟩"), ("$a$$b$", "⟨a⟩⟨b⟩"),
      ("A $30 book; set `$HOME` now", "A $30 book; set ‹$HOME› now"),
      ("From $5 to `x$y` and $6", "From $5 to ‹x$y› and $6"), ("$a ``b$`` c$", "⟨a ``b$`` c⟩"),
      ("$a ` b$", "⟨a ` b⟩"),
      (#"\$x$"#, "$x$"), (#"$x\$"#, "$x$"), (#"\$5 and \$6"#, "$5 and $6"), (#"$a\$b$"#, #"⟨a\$b⟩"#),
      ("`$x$`", "‹$x$›"), ("``a ` $x$``", "‹a ` $x$›"), ("`a $x$", "`a ⟨x⟩"), ("$a `b` c$", "⟨a `b` c⟩"),
      ("$a_1$ and $b_2$", "⟨a_1⟩ and ⟨b_2⟩"), ("$a*b*c$", "⟨a*b*c⟩"), ("*$a_1$*", "*⟨a_1⟩*"),
      ("**$x$ is**", "**⟨x⟩ is**"), ("[$x$](y)", "[⟨x⟩](y)"), ("[a](y$z$)", "[a](y$z$)"),
      (#"$\{x\}$"#, #"⟨\{x\}⟩"#), (#"$a \\ b$"#, #"⟨a \\ b⟩"#), ("$a < b > c$", "⟨a < b > c⟩"),
      ("$a & b$", "⟨a & b⟩"), ("$<b>$", "⟨<b>⟩"), ("$x$，数学 $y$。", "⟨x⟩，数学 ⟨y⟩。"), ("数$x$学", "数⟨x⟩学"),
      ("$$", "$$"), ("$", "$"), ("$$$", "$$$"), ("a $$x$$ b", "a ⟪x⟫ b"), ("$a\nb$", "⟨a\nb⟩"),
      ("$a\n\nb$", "$a | b$"), ("~~$x$~~", "~~⟨x⟩~~"), (#"$x\text{ if $y$}$"#, #"⟨x\text{ if $y$}⟩"#),
      ("<https://a.b/$x$>", "[https://a.b/$x$](https://a.b/$x$)"),
    ])
  func dollars(markdown: String, expected: String) {
    #expect(blocks(markdown).joined(separator: " | ") == expected)
  }

  @Test(
    "displayed formulas stand over several lines, and hold single dollars",
    arguments: [
      ("$$x$$", "math x"), ("$$\na\n=\nb\n$$", "math \na\n=\nb\n"),
      ("Text\n$$\nx_1\n$$\nmore", "Text⏎⟪\nx_1\n⟫⏎more"),
      ("> $$\n> a\n> b\n> $$", "> math \na\nb\n"), ("- $$\n  a\n  $$", "- math \na\n"),
      (#"$$a \text{ if $b$}$$"#, #"math a \text{ if $b$}"#), ("$$a\n\nb$$", "$$a | b$$"),
      ("$$ x $$", "math  x "),
      ("$$\n- a\n+ b\n$$", "math \n- a\n+ b\n"), ("$$\na\n---\nb\n$$", "math \na\n---\nb\n"),
      ("```math\n\\frac{a}{b}\n```", "math \\frac{a}{b}\n"),
    ])
  func displays(markdown: String, expected: String) {
    #expect(blocks(markdown).joined(separator: " | ") == expected)
  }

  @Test("in a table, a bar inside a formula parts no cells")
  func tables() {
    #expect(
      blocks("| a | b |\n|---|---|\n| $|x|$ | $P(A \\mid B)$ |\n| $y_1$ | $z_1$ |") == [
        "a | b // ⟨|x|⟩ | ⟨P(A \\mid B)⟩ // ⟨y_1⟩ | ⟨z_1⟩"
      ])
  }

  @Test(
    "code is never touched",
    arguments: [
      ("```sh\necho $HOME $PATH $x$\n```", "code(sh) echo $HOME $PATH $x$\n"),
      ("    echo $x$ $y$", "code() echo $x$ $y$"), ("~~~\n$$\nx\n$$\n~~~", "code() $$\nx\n$$\n"),
      ("- ```\n  $x$\n  ```", "- code() $x$\n"), ("> ```\n> $x$\n> ```", "> code() $x$\n"),
    ])
  func code(markdown: String, expected: String) {
    #expect(blocks(markdown).joined(separator: " | ").trimmed == expected.trimmed)
  }

  @Test("private characters of the author's own are never taken for formulas")
  func privateCharacters() {
    let text = "$x$ and \u{E000}0\u{E001}\n\n`\u{E000}0\u{E001}`\n\n```\n\u{E000}0\u{E001}\n```\n"
    #expect(!blocks(text).dropFirst().joined().contains("x"))
    #expect(blocks(text).first == "⟨x⟩ and \u{FFFD}0\u{FFFD}")
  }

  @Test("formulas of several lines leave the places of what follows right")
  func places() {
    expectMistakes(
      planning: "$$\na\nb\nc\n$$\n\n`1️⃣{nobody.x}`\n".replacing("`1️⃣", with: "1️⃣`"),
      ["7:2 no cell has the label `nobody`"])
    expectMistakes(
      planning: "Text $a\nb$ and\n`1️⃣{nobody.x}` $c\nd$ `2️⃣{nobody.y}`\n",
      [
        "1️⃣ no cell has the label `nobody`", "2️⃣ no cell has the label `nobody`",
      ])
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
