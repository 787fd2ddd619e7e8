import Foundation
import Notebook
import Report
import TestSupport
import Testing

@Suite("Markup that is inserted as it stands") struct KaTeXMarkupTests {
  private static let sound =
    "<span class=\"katex\"><span class=\"strut\" style=\"height:1em;vertical-align:-0.2em;\"></span>x</span>"

  @Test(
    "whatever KaTeX makes of its own features passes, in both styles", .enabled(if: KaTeX.installed != nil),
    arguments: [true, false])
  func features(isDisplay: Bool) throws {
    // KaTeX's list of supported functions, some on a line.
    let lines = String(decoding: try Fixtures.bytes("Report/features.txt"), as: UTF8.self).split(
      separator: "\n")
    let onlyDisplayed = ["\\tag", "{CD}", "{align", "{gather}", "{equation}"]
    let formulas = lines.filter { line in isDisplay || !onlyDisplayed.contains { line.contains($0) } }.map {
      Located(Formula(String($0), isDisplay: isDisplay), at: SourceRange(line: 1, column: 1))
    }
    #expect(formulas.count > 45)
    #expect(FormulaSetter(formulas, kaTeX: KaTeX.installed).diagnostics.map(\.message) == [])
  }

  @Test("sound markup passes")
  func passes() {
    #expect(KaTeXMarkup(Self.sound)?.html == Self.sound)
  }

  @Test(
    "what is none of KaTeX's does not",
    arguments: [
      "", "x", "<p>x</p>", "<span class=\"katex\">x", "<span class=\"katex\">x</span></span>",
      "<span class=\"katex\">x</span><p>y</p>", "<span class=\"katex\">x</span> y",
      "<span class=\"katex\"><script>alert(1)</script></span>",
      "<span class=\"katex\"><meta http-equiv=\"refresh\" content=\"0;url=https://example.org\"></span>",
      "<span class=\"katex\"><form action=\"https://example.org\"></form></span>",
      "<span class=\"katex\"><a href=\"https://example.org\">x</a></span>",
      "<span class=\"katex\"><img src=\"x\"/></span>", "<span class=\"katex\" onclick=\"x\">x</span>",
      "<span class=\"katex\" id=\"load\">x</span>", "<span class=\"katex\" title=\"x\">x</span>",
      "<span class=\"katex\" style=\"background:url(https://example.org)\">x</span>",
      "<span class=\"katex\" style=\"color:url(x)\">x</span>",
      "<span class=\"katex\" style=\"color:expression(x)\">x</span>",
      "<span class=\"katex\" style=\"position:fixed\">x</span>",
      "<span class=\"katex\" style=\"position:absolute\">x</span>",
      "<span class=\"katex\" style=\"top:1em;display:none\">x</span>",
      "<span class=\"katex\" style=\"color:\\75rl\">x</span>",
      "<span class=\"katex\" style=\"color\">x</span>", "<span class=\"katex\"><!-- x --></span>",
      "<span class=\"katex\"><![CDATA[x]]></span>", "<span class=\"katex\">&#106;</span>",
      "<span class=\"katex\">&amp</span>", "<span class=\"katex\"><span>x</math></span></span>",
      "<span class=\"katex\"><svg onload=\"x\"></svg></span>",
      "<span class=\"katex\"><svg><script>x</script></svg></span>",
      "<span class=\"katex\"><svg><use href=\"#x\"/></svg></span>",
      "<span class=\"katex\"><svg><foreignObject></foreignObject></svg></span>",
      "<span class=\"katex\"><math href=\"x\"></math></span>",
      "<span class=\"katex\"><annotation encoding=\"text/html\">x</annotation></span>",
      "<span class=\"katex\"><SCRIPT>x</SCRIPT></span>", "<span class=\"katex\"/onclick=\"x\">x</span>",
      "<span class=\"katex\" class=x>x</span>", "<span class=\"katex", "<span class=\"katex\"><",
      "<span class=\"katex\"></",
    ])
  func refuses(_ html: String) {
    #expect(KaTeXMarkup(html) == nil)
  }

  @Test("what is moved within the height that the page gives to the formula passes: a row of a tall matrix")
  func moved() {
    let tall =
      "<span class=\"katex\"><span class=\"strut\" style=\"height:60em;vertical-align:-29em;\"></span>"
      + "<span class=\"vlist\" style=\"height:30em;\"><span style=\"top:-31.5em;\"><span class=\"pstrut\" "
      + "style=\"height:3em;\"></span>x</span></span></span>"
    #expect(KaTeXMarkup(tall) != nil)
    #expect(KaTeXMarkup(tall.replacing("height:60em", with: "height:20em")) == nil)
  }

  @Test(
    "nothing is laid over the page, by one length or by many",
    arguments: [
      "<span style=\"top:-40em;\">x</span>", "<span style=\"top:90em;\">x</span>",
      "<span style=\"vertical-align:-20em;\">x</span>", "<span style=\"bottom:20em;\">x</span>",
      "<span style=\"height:20em;background-color:red;\"></span>",
      "<span style=\"border-right-width:30em;border-top-width:30em;\"></span>",
      "<span style=\"border-right-width:3em;border-top-width:1em;bottom:30em;\"></span>",
      "<span style=\"margin-right:-40em;\"></span>x", "<span style=\"left:-40em;\">x</span>",
      "<span style=\"margin:0 -40em;\">x</span>", "<span style=\"width:900em;\">x</span>",
      "<span style=\"text-shadow:30em 30em 1em;\">x</span>", "<span style=\"border-width:30em;\">x</span>",
      "<span style=\"top:-40cm;\">x</span>", "<span style=\"top:-1-1em;\">x</span>",
      String(repeating: "<span style=\"top:-0.9em;\">", count: 9) + "x"
        + String(repeating: "</span>", count: 9),
      String(repeating: "<span style=\"margin-left:-0.9em;\"></span>", count: 9) + "x",
    ])
  func overlays(_ part: String) {
    let strut = "<span class=\"strut\" style=\"height:1em;vertical-align:-0.2em;\"></span>"
    #expect(KaTeXMarkup("<span class=\"katex\">\(strut)\(part)</span>") == nil)
  }

  @Test(
    "TeX that would lay something over the page is not set", .enabled(if: KaTeX.installed != nil),
    arguments: [
      #"\smash{\raisebox{30em}{X}}"#, #"\smash{\rule{40em}{40em}}"#, #"\kern-40em X"#, #"\hspace{-30em} X"#,
      #"\smash{\raisebox{2em}{\smash{\raisebox{2em}{\smash{\raisebox{2em}{X}}}}}}"#,
    ])
  func overlayingTeX(_ tex: String) {
    let formula = Located(Formula(tex, isDisplay: false), at: SourceRange(line: 1, column: 1))
    #expect(FormulaSetter([formula], kaTeX: KaTeX.installed).diagnostics.count == 1)
  }

  @Test(
    "TeX that moves things within its own room is set", .enabled(if: KaTeX.installed != nil),
    arguments: [
      #"\raisebox{9em}{X} \rule[-2em]{1em}{5em}"#, #"a\!b\!c\mathrlap{/}\hspace{-1em}="#, #"\rlap{x}y"#,
      #"\begin{aligned}"# + (0..<60).map { #"x_{\#($0)} &= \frac{1}{2}"# }.joined(separator: #"\\"#)
        + #"\end{aligned}"#,
      #"\Huge\cfrac{1}{1+\cfrac{1}{1+\cfrac{1}{1+x}}}"#,
    ])
  func movingTeX(_ tex: String) {
    let formula = Located(Formula(tex, isDisplay: true), at: SourceRange(line: 1, column: 1))
    #expect(FormulaSetter([formula], kaTeX: KaTeX.installed).diagnostics.map(\.message) == [])
  }

  @Test("any sound markup with one byte changed to another passes only if it is still nothing but boxes")
  func mutations() {
    let bytes = Array(Self.sound.utf8)
    for index in bytes.indices {
      for byte in [
        UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "/"),
      ] {
        var changed = bytes
        changed[index] = byte
        guard changed != bytes, let passed = KaTeXMarkup(String(decoding: changed, as: UTF8.self)) else {
          continue
        }
        let tags = passed.html.matches(of: /<\/?span(?: [a-z]+="[^"]*")*>/)
        #expect(tags.count == passed.html.count { $0 == "<" }, "\(passed.html)")
      }
    }
  }
}
