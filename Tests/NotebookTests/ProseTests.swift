import Notebook
import Testing

@Suite("Prose")
struct ProseTests {
  @Test("footnotes and reference links work across cells")
  func acrossCells() {
    let text = """
      One[^a], two[^b], one again[^a]. See [the data][d].

      ```{pick}
      count: 2
      ```

      [^b]: Second.
      [^a]: First, with $x_1$.

      [d]: data.md
      """
    #expect(
      blocks(text) == [
        "One[^1.1], two[^2.1], one again[^1.2]. See [the data](data.md).", "cell 0",
        "note 1 (×2) First, with ⟨x_1⟩.", "note 2 (×1) Second.",
      ])
  }

  @Test("GitHub's tables, task lists, strikethrough and links are read")
  func gitHub() {
    #expect(blocks("- [x] done\n- [ ] open") == ["- [x] done - [ ] open"])
    #expect(blocks("~~no~~ https://a.example/b") == ["~~no~~ [https://a.example/b](https://a.example/b)"])
    #expect(blocks("3. c\n4. d") == ["3. c 3. d"])
    #expect(blocks("# A *b*\n\n---\n\n> q") == ["h1 A *b*", "rule", "> q"])
    #expect(blocks("手写**数字**识别") == ["手写**数字**识别"])
  }

  @Test("raw HTML is left out with one warning a line")
  func html() {
    expectMistakes(
      parsing: "a\n\n1️⃣<script>alert(1)</script>\n\n2️⃣b <b onclick=x>c</b>\n",
      ["1️⃣ warning: raw HTML is left out of the report", "2️⃣ warning: raw HTML is left out of the report"])
    #expect(blocks("<script>alert(1)</script>\n\nb <b>c</b> <!-- x -->") == ["b c "])
  }

  @Test(
    "a value is a code span in braces",
    arguments: [
      ("`{train.cost}`", "«train.cost»"), ("`{train.cost:.4f}`", "«train.cost»"),
      ("`{params.x}`", "«params.x»"),
      ("`\\{train.cost}`", "‹{train.cost}›"), ("`{train}`", "‹{train}›"), ("`{a.b} c`", "‹{a.b} c›"),
      ("**`{a.b}`** [`{c.d}`](e)", "**«a.b»** [«c.d»](e)"), ("{a.b}", "{a.b}"), ("`{}`", "‹{}›"),
    ])
  func values(markdown: String, expected: String) {
    #expect(blocks(markdown) == [expected])
  }

  @Test(
    "a format that is none is a mistake at the value",
    arguments: [".f4", "5", ".4x", "..2f", ".99f", ".2d", "f,"])
  func badFormats(format: String) {
    expectMistakes(
      parsing: "Text and\n`1️⃣{a.b:\(format)}`.", ["1️⃣ `\(format)` is not a number format"])
  }

  @Test("a value in a formula is told: it would be set as letters")
  func valuesInFormulas() {
    expectMistakes(
      parsing: """
        $n = 1️⃣`{load.samples}`$ and 2️⃣$`{load.samples}`$, `{load.samples}` and $`{x}_{a.b}`$ and ${a.b}$.

        $$
        n =
          3️⃣`{load.samples:,d}`
        $$

        | a |
        |---|
        | $n|4️⃣`{a.b}`$ |

        ```math
        5️⃣`{a.b}` \\text{`x`}
        ```
        """,
      [
        ("1️⃣", "load.samples"), ("2️⃣", "load.samples"), ("3️⃣", "load.samples:,d"), ("4️⃣", "a.b"), ("5️⃣", "a.b"),
      ].map { "\($0) warning: `{\($1)}` stands in a formula, where no value is put in" })
  }

  @Test("the same wrong value twice is a mistake at each of its places")
  func repeatedValues() {
    expectMistakes(
      planning: "`1️⃣{a.b}`, `2️⃣{a.b}`\nand `3️⃣{a.b}`",
      ["1️⃣", "2️⃣", "3️⃣"].map { "\($0) no cell has the label `a`" })
  }

  @Test("values in tables, lists, notes and captions are known")
  func everywhere() {
    expectMistakes(
      planning: """
        | a |
        |---|
        | `1️⃣{x.a}` |

        - item[^n]
          - `2️⃣{x.b}`

        ```{pick}
        caption: 3️⃣"**It is `{x.c}`.**"
        ```

        [^n]: `4️⃣{x.d}`
        """,
      ["1️⃣", "2️⃣", "3️⃣", "4️⃣"].map { "\($0) no cell has the label `x`" })
  }

  @Test("pictures from the network, from outside the folder, or that are not there are told")
  func pictures() {
    expectMistakes(
      planning: """
        1️⃣![a](https://a.example/b.png)
        2️⃣![a](../b.png)
        3️⃣![a](missing.png)
        4️⃣![a](data:image/png;base64,iVBORw0KGgo=)
        """.replacing("1️⃣![a](", with: "![a](1️⃣").replacing("2️⃣![a](", with: "![a](2️⃣")
          .replacing("3️⃣![a](", with: "![a](3️⃣").replacing("4️⃣![a](", with: "![a](4️⃣"),
      [
        "1️⃣ warning: a picture from the network is left out: the report asks nothing of any server",
        "2️⃣ this picture lies outside the notebook's folder", "3️⃣ there is no picture `missing.png`",
        "4️⃣ warning: a picture that is written out in the text (`data:`) is left out",
      ])
  }
}
