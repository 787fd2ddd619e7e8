/// The numbered links of a printed page, by the pages of the document: as much of PDF as it takes to find them.
///
/// Documents of Chromium's have a table of their objects at the end, and no object that matters here in a compressed
/// stream (ISO 32000-1, 7.5.4). Any other is one that can't be read.
struct PDFLinks {
  /// For each page the numbers of its links, each as often as it stands there; nil where the document can't be read.
  let pages: [[Int]]?

  /// An address that nobody has (RFC 2606), for the link of this number.
  static func address(_ number: Int) -> String { prefix + String(number) }

  private static let prefix = "https://note.invalid/"

  init(_ document: [UInt8]) { pages = Reader(document)?.pages() }

  private struct Reader {
    private let bytes: [UInt8]
    /// Where each object begins.
    private var offsets: [Int: Int] = [:]
    private var root = 0

    /// Reads the table of objects.
    init?(_ bytes: [UInt8]) {
      self.bytes = bytes
      let tail = String(decoding: bytes.suffix(1024), as: UTF8.self)
      guard let start = tail.matches(of: /startxref\s+(\d+)/).last.flatMap({ Int($0.output.1) }),
        bytes.indices.contains(start)
      else { return nil }
      let table = String(decoding: bytes[start...], as: UTF8.self)
      guard table.hasPrefix("xref"), let trailer = table.firstRange(of: "trailer"),
        let root = table[trailer.upperBound...].firstMatch(of: /\/Root (\d+) 0 R/).flatMap({
          Int($0.output.1)
        })
      else { return nil }
      self.root = root
      var number = 0
      for line in table[..<trailer.lowerBound].split(whereSeparator: \.isNewline).dropFirst() {
        let words = line.split(separator: " ")
        switch words.count {
        case 2: number = Int(words[0]) ?? 0
        case 3:
          if words[2] == "n", let offset = Int(words[0]), bytes.indices.contains(offset) {
            offsets[number] = offset
          }
          number += 1
        default: return nil
        }
      }
    }

    /// The text of an object that is no stream.
    private func object(_ number: Int) -> String? {
      guard let offset = offsets[number] else { return nil }
      let text = String(decoding: bytes[offset...].prefix(Self.longest), as: UTF8.self)
      return text.firstRange(of: "endobj").map { String(text[..<$0.lowerBound]) }
    }

    /// A list of the links of a page that nobody would print takes less.
    private static let longest = 1 << 18

    private func references(_ list: Substring) -> [Int] {
      list.matches(of: /(\d+) 0 R/).compactMap { Int($0.output.1) }
    }

    func pages() -> [[Int]]? {
      guard let top = object(root)?.firstMatch(of: /\/Pages (\d+) 0 R/).flatMap({ Int($0.output.1) }) else {
        return nil
      }
      var pages: [[Int]] = []
      var rest = [top]
      // Each object once: a tree that goes round in a circle is none.
      var steps = offsets.count
      while let number = rest.popLast() {
        guard steps > 0, let text = object(number) else { return nil }
        steps -= 1
        if let kids = text.firstMatch(of: /\/Kids \[([^\]]*)\]/) {
          rest += references(kids.output.1).reversed()
        } else {
          let annotations = text.firstMatch(of: /\/Annots \[([^\]]*)\]/).map { references($0.output.1) } ?? []
          pages.append(annotations.compactMap(link))
        }
      }
      return pages
    }

    /// The number of a link; nil for one that leads elsewhere.
    private func link(_ number: Int) -> Int? {
      guard let text = object(number), let start = text.firstRange(of: "/URI (" + prefix)?.upperBound else {
        return nil
      }
      return Int(text[start...].prefix { $0.isASCII && $0.isNumber })
    }
  }
}
