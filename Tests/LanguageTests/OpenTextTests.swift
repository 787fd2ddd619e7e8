import Language
import Notebook
import Report
import Testing

@Suite("The text in an editor")
struct OpenTextTests {
  /// The units of each encoding, so that an edit is a replacement in a list.
  private static func units(_ text: String, _ encoding: PositionEncoding) -> [UInt32] {
    switch encoding {
    case .utf16: text.utf16.map(UInt32.init)
    case .utf8: text.utf8.map(UInt32.init)
    case .utf32: text.unicodeScalars.map(\.value)
    }
  }

  private static func place(_ scalars: ArraySlice<Unicode.Scalar>, _ encoding: PositionEncoding) -> JSONValue
  {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    let lines = String(text).split(separator: "\n", omittingEmptySubsequences: false)
    return [
      "line": .integer(lines.count - 1),
      "character": .integer(units(String(lines.last ?? ""), encoding).count),
    ]
  }

  @Test(
    "edits in units of any encoding give the text that the same edits in scalars give",
    arguments: PositionEncoding.allCases)
  func edits(encoding: PositionEncoding) throws {
    let alphabet: [Unicode.Scalar] = ["a", "é", "\n", "😀", "\u{301}", "中", "`", "\u{200D}", "👩", "💻"]
    var generator = SplitMix(state: 7)
    func random(_ count: Int) -> [Unicode.Scalar] {
      (0..<count).compactMap { _ in alphabet.randomElement(using: &generator) }
    }
    var scalars = random(200)
    var text = OpenText(string(scalars), version: 0, name: "test.md", encoding: encoding)
    for version in 1...500 {
      let lower = Int.random(in: 0...scalars.count, using: &generator)
      let upper = min(scalars.count, lower + Int.random(in: 0...12, using: &generator))
      let new = random(Int.random(in: 0...12, using: &generator))
      try text.apply(
        [
          [
            "range": [
              "start": Self.place(scalars[..<lower], encoding),
              "end": Self.place(scalars[..<upper], encoding),
            ], "text": .string(string(new)),
          ]
        ], version: version)
      scalars.replaceSubrange(lower..<upper, with: new)
      #expect(Array(text.source.text.unicodeScalars) == scalars)
      #expect(text.version == version)
    }
  }

  private func string(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  @Test(
    "a place is the same one there and back",
    arguments: [
      (PositionEncoding.utf16, 3), (.utf8, 3), (.utf32, 3),
    ])
  func places(encoding: PositionEncoding, column: Int) throws {
    // A family is one character of several scalars.
    let text = OpenText("é👩‍💻x", version: 0, name: "test.md", encoding: encoding)
    let units = Self.units("é👩‍💻", encoding).count
    let json: JSONValue = ["line": 0, "character": .integer(units)]
    #expect(text.position(json) == SourcePosition(line: 1, column: column))
    #expect(text.json(SourcePosition(line: 1, column: column)) == json)
  }

  @Test(
    "a place beyond every text is its end, and one before it is its start",
    arguments: [
      (.max, 0, 2, 1), (0, .max, 1, 3), (.max, .max, 2, 1), (.min, .min, 1, 1),
    ] as [(Int, Int, Int, Int)])
  func beyond(line: Int, character: Int, foundLine: Int, column: Int) throws {
    var text = OpenText("ab\n", version: 0, name: "test.md", encoding: .utf16)
    let place: JSONValue = ["line": .integer(line), "character": .integer(character)]
    let found = try #require(text.position(place))
    #expect(min(found.line, 2) == foundLine)
    #expect(found.column == column)
    try text.apply([["range": ["start": place, "end": place], "text": "x"]], version: 1)
    #expect(["xab\n", "abx\n", "ab\nx"].contains(text.source.text))
  }

  @Test("the whole text is replaced, and other line ends are line feeds")
  func whole() throws {
    var text = OpenText("a\r\nb\rc", version: 0, name: "test.md", encoding: .utf16)
    #expect(text.source.text == "a\nb\nc")
    try text.apply([["text": "x\r\ny"], ["range": .null, "text": "z"]], version: 1)
    #expect(text.source.text == "z")
  }

  @Test(
    "a change that is none leaves the text as it was",
    arguments: [
      [["range": [:], "text": ""]], [["text": 3]], [["text": "new"], [:]],
    ] as [[JSONValue]])
  func none(changes: [JSONValue]) {
    var text = OpenText("old", version: 0, name: "test.md", encoding: .utf16)
    #expect(throws: ResponseError.self) { try text.apply(changes, version: 1) }
    #expect(text.source.text == "old")
  }
}
