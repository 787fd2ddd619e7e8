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
