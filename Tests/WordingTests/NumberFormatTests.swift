import Foundation
import TestSupport
import Testing
import Wording

@Suite("Number formats")
struct NumberFormatTests {
  /// A number as Python writes it: Tests/Fixtures/Wording/number_formats.py.
  struct Row: Decodable {
    var format: String
    var number: Double
    var text: String

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      format = try row.decode(String.self)
      number = try row.decode(Double.self)
      text = try row.decode(String.self)
    }
  }

  @Test("numbers are written as Python writes them, with a true minus sign")
  func python() throws {
    let rows = try JSONDecoder().decode(
      [Row].self, from: Data(try Fixtures.bytes("Wording/number-formats.json")))
    #expect(rows.count > 400)
    for row in rows {
      let format = try #require(NumberFormat(row.format), "`\(row.format)`")
      let text = format.string(row.number)
      #expect(Self.plain(text) == row.text, "\(row.number) as `\(row.format)`")
    }
  }

  /// Typesetting undone: `−3.5×10⁻⁹` is `-3.5e-09`.
  private static func plain(_ text: String) -> String {
    let superscripts: [Character: Character] = [
      "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
      "⁹": "9",
    ]
    let parts = text.replacing("−", with: "-").split(separator: "×10")
    guard parts.count == 2, let exponent = Int(String(parts[1].map { superscripts[$0] ?? $0 })) else {
      return String(parts[0])
    }
    return parts[0] + "e" + (exponent < 0 ? "-" : "+") + (abs(exponent) < 10 ? "0" : "")
      + String(abs(exponent))
  }

  @Test("a number below zero has a minus sign, not a hyphen, and a power of ten is one")
  func minus() {
    #expect(NumberFormat(".1f")?.string(-1.5) == "−1.5")
    #expect(NumberFormat(",d")?.string(-12_345) == "−12,345")
    #expect(NumberFormat.automatic.string(-3) == "−3")
    #expect(NumberFormat(".1e")?.string(-3.5e-9) == "−3.5×10⁻⁹")
  }

  @Test("what is not a number is said in words")
  func nonfinite() {
    for format in ["", ".4f", ".2e", "d", ",.1%", ".3g"].compactMap({ NumberFormat($0) }) {
      #expect(format.string(.nan) == "NaN")
      #expect(format.string(.infinity) == "∞")
      #expect(format.string(-.infinity) == "−∞")
    }
  }

  @Test(
    "without a format, whole numbers are whole and others have six digits",
    arguments: [
      (5000, "5000"), (0.9964, "0.9964"), (0.1 + 0.2, "0.3"), (1e-9, "1×10⁻⁹"), (1234567.5, "1.23457×10⁶"),
      (3.0, "3"), (0, "0"),
    ] as [(Double, String)])
  func automatic(value: Double, text: String) {
    #expect(NumberFormat.automatic.string(value) == text)
    #expect(NumberFormat("")?.string(value) == text)
  }

  @Test(
    "a format made in code is the one that is written so",
    arguments: [
      (.fixed(4), ".4f"), (.scientific(1), ".1e"), (.significant(3), ".3g"), (.percent(2), ".2%"),
      (.whole, "d"),
      (.grouped, ",d"),
    ] as [(NumberFormat, String)])
  func constructors(format: NumberFormat, text: String) {
    #expect(NumberFormat(text) == format)
  }

  @Test(
    "a format is encoded and read again, and one of more digits than there are is refused",
    arguments: [(3, true), (17, true), (18, false), (1_000_000_000, false), (-1, false)])
  func decoding(digits: Int, isFormat: Bool) throws {
    let json = Data(#"{"groups": false, "digits": \#(digits), "style": "f"}"#.utf8)
    let format = try? JSONDecoder().decode(NumberFormat.self, from: json)
    #expect(format == (isFormat ? NumberFormat.fixed(digits) : nil))
    guard let format else { return }
    #expect(try JSONDecoder().decode(NumberFormat.self, from: JSONEncoder().encode(format)) == format)
  }

  @Test(
    "what Python takes and Cahier does not, and what neither takes, is refused",
    arguments: [".18f", "5.2f", "+.2f", "x", ".", "..", "f.2", ".2", "2f", "%%", ".٣f", " .2f", ".2f ", "_d"])
  func refused(text: String) {
    // `.2` without a letter is `g` to us.
    #expect((NumberFormat(text) == nil) == (text != ".2"))
  }
}
