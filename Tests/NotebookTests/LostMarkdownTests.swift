import Foundation
import Notebook
import TestSupport
import Testing

/// What Markdown, or a report, would drop without a word.
@Suite("What Markdown loses is told")
struct LostMarkdownTests {
  // MARK: - Footnotes

  @Test(
    "a footnote without a text, without a reference, or with another's label",
    arguments: [
      (
        "One1️⃣[^typo].\n\n[^note]: x [^note]\n",
        [
          "1️⃣ warning: there is no footnote `typo`",
          "3:1 warning: nothing refers to the footnote `note`: it is left out",
        ]
      ),
      ("a[^n] 1️⃣[^N2]\n\n[^n]: x\n", ["1️⃣ warning: there is no footnote `N2` → n"]),
      (
        "a[^n]\n\n[^n]: x\n1️⃣[^N]: y\n",
        ["1️⃣ warning: the footnote `N` is defined twice, first in line 3: this one is left out"]
      ),
      ("a\n\n> 1️⃣[^n]: x\n", ["1️⃣ warning: nothing refers to the footnote `n`: it is left out"]),
      ("a\n\n- b\n\n  1️⃣[^n-1.x]: x\n", ["1️⃣ warning: nothing refers to the footnote `n-1.x`: it is left out"]),
      (
        "- a 1️⃣[^x] *b 2️⃣[^y]*\n\n| a |\n|---|\n| 3️⃣[^z] |\n",
        ["x", "y", "z"].enumerated().map { "\(["1️⃣", "2️⃣", "3️⃣"][$0]) warning: there is no footnote `\($1)`" }
      ),
      (
        "1️⃣[^a]: b[^b]\n2️⃣[^b]: c\n",
        ["a", "b"].enumerated().map {
          "\(["1️⃣", "2️⃣"][$0]) warning: nothing refers to the footnote `\($1)`: it is left out"
        }
      ),
    ])
  func footnotes(marked: String, expected: [String]) { expectMistakes(parsing: marked, expected) }

  @Test(
    "what only looks like a footnote is none",
    arguments: [
      "`[^a]`", "```\n[^a]: b\n[^a]: c\n```", "    [^a]: b\n", "\\[^a] and \\[^a\\]", "$[^x]$", "[^]",
      "[^ a]",
      "[a][^b]\n\n[^b]: c", "a[^n]\n\n[^n]: ```\n    [^n]: code\n    ```", "<!--\n[^a]: b\n-->",
      "```{pick}\n# [^a]: b\n```",
      "a[^n]\n\n[^n]: b[^m]\n[^m]: c", "A[^n].\n\n[^n]: x\n\n```\n[^n]: x\n```",
    ])
  func noFootnotes(text: String) { expectMistakes(parsing: text, []) }

  @Test("footnotes that are left out leave the numbers of the others as they are")
  func numbers() {
    #expect(
      blocks("[^u]: lost\n\na[^b], c[^d]\n\n[^b]: B\n[^d]: D\n[^b]: lost\n")
        == ["a[^1.1], c[^2.1]", "note 1 (×1) B", "note 2 (×1) D"])
  }

  // MARK: - Links

  @Test("a link to a place that the page does not have")
  func anchors() {
    expectMistakes(
      planning: """
        # The Data

        [a](#the-data), [b](1️⃣#the-date), [c](2️⃣#The-Data), [d](#mine), [e](#), [f](#top), [g](3️⃣#pick), [h](#%E6%95%B0)

        ## 数

        ```{pick mine}
        caption: 4️⃣"[x](#nowhere)"
        ```
        """,
      [
        "1️⃣ warning: nothing on the page is called `#the-date` → #the-data",
        "2️⃣ warning: nothing on the page is called `#The-Data` → #the-data",
        "3️⃣ warning: nothing on the page is called `#pick`",
        "4️⃣ warning: nothing on the page is called `#nowhere`",
      ])
  }

  @Test("a link to a file that is not there")
  func files() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "notes.txt")
    try folder.write("x", to: "a b.txt")
    try folder.write("# x", to: "other.md")
    expectMistakes(
      planning: """
        [a](notes.txt), [b](1️⃣note.txt), [c](a%20b.txt#x), [d](./notes.txt?y), [e](other.html), [f](2️⃣gone/x.txt),
        [g](https://example.org/x), [h](mailto:a@example.org), [i](/root.txt), [j](3️⃣ftp://example.org/x), [k][l]

        [l]: 4️⃣gone.md
        """, in: folder.url,
      [
        "1️⃣ warning: there is no file `note.txt` → notes.txt", "2️⃣ warning: there is no file `gone/x.txt`",
        "3️⃣ warning: a report has no links such as `ftp://example.org/x`",
        "4️⃣ warning: there is no file `gone.md`",
      ])
  }

  @Test("a link to a place that another notebook does not have")
  func anchorsElsewhere() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "---\ntitle: T\n---\n\n# The Data\n\n## 数\n\n```{load}\n```\n\n```{pick mine}\n```\n\n<a name=\"old\"></a>\n",
      to: "other.md")
    try folder.write("x", to: "notes.txt")
    try folder.write(String(repeating: "long\n", count: 1 << 20), to: "long.md")
    expectMistakes(
      planning: """
        [a](other.md#the-data), [b](1️⃣other.md#zz), [c](other.html#mine), [d](2️⃣other.html#The-Data), [e](other.md#load),
        [f](other.md#%E6%95%B0), [g](other.md#), [h](other.md#top), [i](other.md#old), [j](other.md#L12), [k](notes.txt#x),
        [l](long.md#x), [m](3️⃣./other.md#pick)
        """, in: folder.url,
      [
        "1️⃣ warning: nothing in `other.md` is called `#zz`",
        "2️⃣ warning: nothing in `other.html` is called `#The-Data` → other.html#the-data",
        "3️⃣ warning: nothing in `./other.md` is called `#pick`",
      ])
  }

  // MARK: - Emphasis

  @Test(
    "emphasis that punctuation beside Chinese, Japanese or Korean writing hides",
    arguments: [
      "1️⃣**注意：**这里", "这里1️⃣**「注意」**很", "这是1️⃣**`code`**吗", "1️⃣**강조(emphasis)**는", "1️⃣~~注意：~~这里",
      "1️⃣*注意：*这里", "これは1️⃣**[リンク](https://a.example)**です", "- 甲\n- 乙 1️⃣**丙。**丁", "前文\n1️⃣**注意：**这里",
      "\\*\\* 1️⃣**注意：**这里", "**「甲」1️⃣**乙**丙**", "*（a）1️⃣*b*c*",
    ])
  func emphasis(marked: String) {
    let mark = marked.contains("~~") ? "~~" : marked.contains("**") ? "**" : "*"
    expectMistakes(
      parsing: marked,
      ["1️⃣ warning: Markdown does not read this `\(mark)` as emphasis, because of the punctuation beside it"])
  }

  @Test(
    "emphasis that is read, stars that are none, and escaped ones are no loss",
    arguments: [
      "**注意：** 这里", "**注意**：这里", "手写**数字**识别", "“**你好**”。", "\\*\\*注意：\\*\\*这里", "5 * 3，4 * 2", "`**注意：**这里`",
      "**\"a\"**b", "**「甲」 **乙** 丙**", "**(a)**b**c**", "a_b：c_d", "***", "价格 * 见下：* 注",
      "```\n**注意：**这里\n```",
    ])
  func noEmphasis(text: String) { expectMistakes(parsing: text, []) }

  // MARK: - Tables

  @Test(
    "cells behind the last column of a table, such as what a bar in code makes",
    arguments: [
      "| f | g |\n|---|---|\n| 1 | 2 | 1️⃣3 lost |\n", "| f | g |\n|---|---|\n| `a|b` | 1️⃣c |\n",
      "f | g\n--|--\n1 | 2 | 1️⃣3\n\\| | \\| |1️⃣\\|", "> | f | g |\n> |---|---|\n> || 2 |1️⃣| 4 |\n",
      "- a\n\n  | f | g |\n  |---|---|\n  | $|x|$ | 2 | 1️⃣数 | 4 |\n",
    ])
  func surplusCells(marked: String) {
    let count = marked.count { $0 == "1️⃣" }
    #expect(count > 0)
    let source = MarkedSource(marked)
    #expect(
      NotebookParser.parse(source.source).mistakes.map(source.line)
        == Array(
          repeating: "1️⃣ warning: the table has 2 columns: from here on, the row is not shown", count: count))
  }

  @Test(
    "a row of as many cells as the head, or fewer, loses nothing",
    arguments: [
      "| f | g |\n|---|---|\n| 1 | 2 |\n| 1 |\n1 | 2\n| 1 | 2\n|1|2|  \n",
      "| f |\n|---|\n| a\\|b |\n| `a\\|b`\n",
      "| f |\n|---|\n| $|x|$ |\n| $P(a\\|b)$ |\n", "| f |\n|---|\n| 1 | |\n| 1 || <!-- a | b --> |\n",
      "```\n| f |\n|---|\n| 1 | 2 |\n```\n",
    ])
  func noSurplusCells(text: String) { expectMistakes(parsing: text, []) }

  // MARK: - Comments

  @Test(
    "a comment is a comment, and nothing on the page",
    arguments: [
      ("<!-- a -->", []), ("<!-- a\n\nb -->\n\nc", ["c"]), ("a <!-- b\nc --> d", ["a  d"]), ("<!---->", []),
      ("<!-->\n", []),
      ("<!-- a --><!-- b -->", []), ("- a\n  <!-- b -->\n", ["- a"]),
      ("| a |\n|---|\n| b<!-- c --> |", ["a // b"]),
      ("# A <!-- b -->", ["h1 A "]), ("<!-- <b> -- > -->\nx", ["x"]), ("<!--\n```{pick}\n```\n-->", []),
    ] as [(String, [String])])
  func comments(text: String, expected: [String]) {
    expectMistakes(parsing: text, [])
    #expect(blocks(text) == expected)
  }

  @Test("words in a comment's last line are lost with it, and one that never ends takes the rest")
  func commentsWithWords() {
    expectMistakes(
      parsing: "1️⃣<!-- a --> words\n\n2️⃣<!-- b --> <i>\n\n3️⃣<!-- c\n\n```{pick}\n```\n",
      [
        "1️⃣ warning: the words in the line of this comment are left out with it",
        "2️⃣ warning: raw HTML is left out of the report", "3️⃣ this comment is never closed",
      ])
  }
}
