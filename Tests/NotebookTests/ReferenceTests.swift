import Notebook
import Testing

@Suite("References")
struct ReferenceTests {
  @Test(
    "a name behind @ is a reference, in brackets with the words around it, and nowhere in code, links or addresses",
    arguments: [
      ("See [@grid].", "See ⟦@grid⟧."), ("See @grid.", "See ⟦grid⟧."), ("@eq:a-b_c.", "⟦eq:a-b_c⟧."),
      ("[see @a, p. 178; also *c* @b]", "⟦see @a, p. 178;also *c* @b⟧"),
      ("[@a and @b]", "⟦@a and @b⟧"), ("[@a\nand `x`]", "⟦@a⏎and ‹x›⟧"),
      ("[@a, pp. 3--5]", "⟦@a, pp. 3–5⟧"), ("见@grid和[@tab]", "见⟦grid⟧和⟦@tab⟧"),
      ("\\@grid `@grid` `[@grid]`", "@grid ‹@grid› ‹[@grid]›"), ("\\[@grid]", "[⟦grid⟧]"),
      ("a@grid a.b@c.de", "a@grid [a.b@c.de](mailto:a.b@c.de)"),
      ("[@grid](https://a.example)", "[⟦grid⟧](https://a.example)"), ("[*see @a*]", "[*see ⟦a⟧*]"),
      ("[@]  @ @- @@a", "[@]  @ @- @@a"), ("[a [@b] c]", "[a ⟦@b⟧ c]"),
      ("| a |\n|--|\n| [@b] |", "a // ⟦@b⟧"), ("# On [@b]", "h1 On ⟦@b⟧"),
    ])
  func syntax(markdown: String, expected: String) {
    #expect(blocks(markdown) == [expected])
  }

  @Test("what names nothing is a mistake at its place, with what was meant")
  func unknown() {
    expectMistakes(
      planning: """
        # The data

        [@the-data], [@pies], [@eq-x], @eq-x, @pies and @somebody; but [1️⃣@piez], 2️⃣@piez and
        [@pies; 3️⃣@nothing].

        $$ x $$ {#eq-x}

        ```{pick pies}
        4️⃣caption: Like [@pis].
        ```
        """.replacing("4️⃣caption: ", with: "caption: 4️⃣"),
      [
        "1️⃣ nothing is called `@piez` → pies", "2️⃣ warning: nothing is called `@piez` → pies",
        "3️⃣ nothing is called `@nothing`", "4️⃣ nothing is called `@pis` → pies",
      ])
  }

  @Test("a label of a cell and of a formula at once is a mistake where it is referred to")
  func ambiguous() {
    expectMistakes(
      planning: "$$ x $$ {#pies}\n\n```{pick pies}\n```\n\n[1️⃣@pies]",
      ["1️⃣ `@pies` is a cell and a formula at once"])
  }

  @Test(
    "a labelled formula has a number, and so has each row of LaTeX's numbered environments",
    arguments: [
      ("$$a$$", "math a"), ("$$a$$ {#x}", "math a\\label{x}\\tag{1}"),
      ("$$a \\label{x} b$$", "math a \\label{x}\\tag{1} b"),
      ("$$a \\label{x} \\tag{A}$$", "math a \\label{x} \\tag{A}"),
      ("$$a \\\\ b$$ {#x}", "math a \\\\ b\\label{x}\\tag{1}"),
      (
        "$$\\begin{align} a \\\\ b \\notag \\\\ c \\\\ \\end{align}$$",
        "math \\begin{align} a \\tag{1}\\\\ b \\notag \\\\ c \\tag{2}\\\\ \\end{align}"
      ),
      (
        "$$\\begin{equation} \\begin{cases} a \\\\ b \\end{cases} \\end{equation}$$",
        "math \\begin{equation} \\begin{cases} a \\\\ b \\end{cases} \\tag{1}\\end{equation}"
      ),
      ("$$\\begin{align*} a \\\\ b \\end{align*}$$", "math \\begin{align*} a \\\\ b \\end{align*}"),
      ("```math {#x}\na\n```", "math a\n\\label{x}\\tag{1}"),
      ("$$a$$ {#x} more", "⟪a\\label{x}\\tag{1}⟫more"), ("$$a$$ {#X y}", "⟪a⟫ {#X y}"),
    ])
  func numbers(markdown: String, expected: String) {
    #expect(blocks(markdown) == [expected])
  }

  @Test("numbers go on through the notebook, and a second formula of one label is a mistake")
  func numbersGoOn() {
    let text = "$$a$$ {#x}\n\n- $$b$$ {#y}\n\nIn $$c \\label{z}$$ text.\n"
    #expect(
      NotebookParser.parse(SourceText(name: "", text: text)).document.formulaLabels.map {
        "\($0.name) \($0.tag)"
      }
        == ["x 1", "y 2", "z 3"])
    expectMistakes(
      parsing: "$$a$$ {#x}\n\n1️⃣$$b$$ {#x}\n", ["1️⃣ the label `x` is another formula's already"])
  }
}
