import Testing
import Wording

@Suite("Words")
struct WordsTests {
  @Test(
    "a misspelt name is near the one that was meant, and nothing else is",
    arguments: [
      ("lamda", ["lambda"]), ("lambad", ["lambda"]), ("LAMBDA", ["lambda"]), ("hiden", ["hidden"]),
      ("iter", ["iterations"]), ("no", ["no", "on"]), ("xyz", []), ("", []), ("l", []),
    ])
  func nearest(word: String, expected: [String]) {
    #expect(nearestNames(to: word, among: ["lambda", "hidden", "iterations", "on", "no"]) == expected)
  }

  @Test("at most three names are near, the nearest first, and a hostile word is near to none")
  func bounds() {
    #expect(
      nearestNames(to: "cell", among: ["cells", "bell", "cell-2", "tell", "cell", "fell"])
        == ["cell", "bell", "cells"])
    #expect(nearestNames(to: String(repeating: "a", count: 1_000_000), among: ["a"]).isEmpty)
    #expect(nearestNames(to: "aaaa", among: [String(repeating: "a", count: 1_000_000)]).isEmpty)
  }

  /// Names, and how many of them anyone asked for.
  private final class CountedNames: Sequence, IteratorProtocol {
    var count = 0
    func next() -> String? {
      count += 1
      return "name\(count)"
    }
  }

  @Test("of names beyond number, no more than a thousand are looked at")
  func manyCandidates() {
    let names = CountedNames()
    #expect(nearestNames(to: "nome7", among: names).first == "name7")
    #expect(names.count <= nearestNamesLimit + 1)
  }

  @Test("names are joined as sentences join them")
  func lists() {
    #expect(didYouMean([]) == nil)
    #expect(didYouMean(["a"]) == "did you mean `a`?")
    #expect(didYouMean(["a", "b", "c"]) == "did you mean `a`, `b` or `c`?")
    #expect(list([]) == "")
    #expect(list(["a", "b"]) == "a and b")
    #expect(quotedList(["a"]) == "`a`")
    #expect(quotedList(["a", "b", "c"], word: "or") == "`a`, `b` or `c`")
    #expect(quotedList((1...9).map(String.init)) == "`1`, `2`, `3`, `4`, `5`, `6`, `7` and 2 more")
    #expect(list((1...10).map(String.init)) == "1, 2, 3, 4, 5, 6, 7 and 3 more")
    #expect(counted(1, "byte") == "1 byte")
    #expect(counted(0, "byte") == "0 bytes")
  }

  @Test(
    "what means something in markup is escaped, what it cannot hold is replaced",
    arguments: [
      ("a < b & \"c\" > 'd'", "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;"), ("\t\n", "\t\n"),
      ("\u{0}\u{1B}\u{7F}\u{85}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("a\rb\u{FFFE}c\u{FFFF}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"), ("\u{A0}\u{200B}", "\u{A0}\u{200B}"),
      ("数字 😀", "数字 😀"),
    ])
  func escaping(text: String, expected: String) {
    #expect(escaped(text) == expected)
  }

  @Test(
    "sizes are read as people write them",
    arguments: [
      ("500kB", 500_000), ("100MB", 100_000_000), ("2GB", 2_000_000_000), ("1.5G", 1_500_000_000), ("12", 12),
      ("7 B", 7), ("0.5 mb", 500_000), ("1 TB", 1_000_000_000_000), ("3k", 3000), ("", nil), ("MB", nil),
      ("-1", nil), ("1e3", nil), ("5 miles", nil),
      ("99999999999GB", nil), ("٣MB", nil), ("1.2.3", nil),
    ] as [(String, Int?)])
  func sizes(text: String, bytes: Int?) {
    #expect(ByteCount(text)?.bytes == bytes)
  }

  @Test(
    "and written with three digits",
    arguments: [
      (0, "0 B"), (999, "999 B"), (1000, "1 kB"), (1234, "1.23 kB"), (999_499, "999 kB"), (999_999, "1 MB"),
      (7_511_764, "7.51 MB"), (2_147_483_648, "2.15 GB"), (3_000_000_000_000, "3 TB"),
      (1_234_000_000_000_000, "1234 TB"),
    ])
  func sizeText(bytes: Int, text: String) {
    #expect(ByteCount(bytes).description == text)
  }

  @Test(
    "times are said as people say them",
    arguments: [
      (0, "< 0.1 ms"), (0.0003, "0.3 ms"), (0.034, "34 ms"), (1.27, "1.27 s"), (12.34, "12.3 s"),
      (59.96, "1 min 00 s"), (125, "2 min 05 s"), (3720, "1 h 02 min"), (-1, "–"), (.nan, "–"),
      (.infinity, "–"),
    ] as [(Double, String)])
  func times(seconds: Double, text: String) {
    #expect(ElapsedTime.exact(seconds) == text)
  }

  @Test(
    "and in whole seconds where they are guessed",
    arguments: [(0.2, "1 s"), (4.4, "4 s"), (59.6, "1 min 00 s"), (4000, "1 h 06 min")] as [(Double, String)])
  func roughTimes(seconds: Double, text: String) {
    #expect(ElapsedTime.rough(seconds) == text)
  }

  @Test(
    "numbers in drawings are as short as four digits allow",
    arguments: [
      (0, "0"), (5000, "5000"), (-3, "−3"), (0.031254, "0.03125"), (0.25, "0.25"), (123.456, "123.5"),
      (1.2e-7, "1.2×10⁻⁷"), (-2_500_000, "−2.5×10⁶"), (1e9, "10⁹"), (.nan, "–"), (-.infinity, "−∞"),
    ] as [(Double, String)])
  func short(value: Double, text: String) {
    #expect(DecimalText.short(value) == text)
  }

  @Test("decimals are rounded away from zero at halves, grouped from five digits on, and never minus zero")
  func decimals() {
    #expect(DecimalText.fixed(2.5, digits: 0) == "3")
    #expect(DecimalText.fixed(-0.125, digits: 2) == "−0.13")
    #expect(DecimalText.fixed(-0.001, digits: 2) == "0.00")
    #expect(DecimalText.grouped("1234.5") == "1234.5")
    #expect(DecimalText.grouped("−1234567.25") == "−1,234,567.25")
    #expect(DecimalText.scientific(9.996, significant: 3) == "10¹")
    #expect(DecimalText.coordinate(-12.34) == "-12.3")
  }

  @Test(
    "text from outside fits into a sentence",
    arguments: [
      ("plain", "plain"), ("a\u{1B}[31m\nb", "a\u{FFFD}[31m\u{FFFD}b"), ("数字", "数字"),
      (String(repeating: "x", count: 50), String(repeating: "x", count: 40) + "…"),
    ])
  func outside(text: String, expected: String) {
    #expect(printable([UInt8](text.utf8)[...]) == expected)
  }

  @Test("raised and lowered digits")
  func digits() {
    #expect(superscripted(-1024) == "⁻¹⁰²⁴")
    #expect(subscripted(10) == "₁₀")
  }
}
