import Notebook
import Testing

@Suite("The text of a file")
struct SourceTextTests {
  private func read(_ bytes: [UInt8]) throws -> SourceText { try SourceText(name: "a.md", bytes: bytes) }

  @Test(
    "line ends and byte order marks make no difference",
    arguments: [
      "a\nb\n", "a\r\nb\r\n", "a\rb\r", "\u{FEFF}a\nb\n", "\u{FEFF}a\r\nb\r\n", "a\r\nb\n", "a\nb\r",
    ])
  func lineEnds(text: String) throws {
    #expect(try read(Array(text.utf8)).lines == ["a", "b", ""])
  }

  @Test(
    "a byte that is not UTF-8 is refused at its place",
    arguments: [
      ([0xFF], 1, 1), ([0x61, 0x0A, 0x62, 0xC3], 2, 2), ([0x61, 0x0D, 0x0A, 0x80], 2, 1),
      // An encoded surrogate; an overlong slash; a code point beyond the last.
      ([0x61, 0xED, 0xA0, 0x80], 1, 2), ([0xC0, 0xAF], 1, 1), ([0x0A, 0xF5, 0x80, 0x80, 0x80], 2, 1),
      // é counts as one column, 手 too.
      ([0xC3, 0xA9, 0xE6, 0x89, 0x8B, 0xFE], 1, 3),
      // A byte order mark has no column.
      ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], 1, 2),
    ] as [([UInt8], Int, Int)])
  func notUTF8(bytes: [UInt8], line: Int, column: Int) {
    #expect(throws: SourceTextError.notUTF8(SourcePosition(line: line, column: column))) { try read(bytes) }
  }

  @Test(
    "UTF-16 is called by its name", arguments: [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61]] as [[UInt8]])
  func utf16(bytes: [UInt8]) {
    #expect(throws: SourceTextError.utf16) { try read(bytes) }
  }

  @Test("a file of 4 MiB is read, one byte more is not")
  func limit() throws {
    let most = [UInt8](repeating: 0x61, count: 4 * 1024 * 1024)
    #expect(try read(most).lines.count == 1)
    #expect(throws: SourceTextError.tooLarge(bytes: most.count + 1)) { try read(most + [0x0A]) }
  }

  @Test("every refusal says what to do")
  func advice() {
    for error in [
      SourceTextError.notUTF8(SourcePosition(line: 3, column: 4)), .utf16, .tooLarge(bytes: 5_000_000),
    ] {
      #expect(error.diagnostic.advice != nil)
      #expect(error.diagnostic.range != nil)
    }
  }
}
