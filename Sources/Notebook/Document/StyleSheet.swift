/// A style sheet of the author's own, checked: it says how the page looks, and asks nothing of anyone.
package struct StyleSheet: Hashable, Sendable {
  /// What can't be in a page's style sheet.
  package enum Problem: Hashable, Sendable {
    /// Something that would be fetched, such as `url(`.
    case fetches(String)
    /// What was once run as a program, such as `expression(`.
    case runs(String)
    /// `</` or `<!`, which would end the style sheet.
    case endsElement
    /// It is larger than any that is read.
    case tooLarge(limit: Int)
    case notText
  }

  /// A problem and its line.
  struct Finding: Hashable {
    var line: Int
    var problem: Problem
  }

  /// The whole text.
  package let text: String
  let findings: [Finding]

  static let byteLimit = 100_000

  private static let fetching = [
    "url(", "@import", "src(", "image(", "image-set(", "@font-face", "@namespace", "@charset",
  ]
  private static let running = ["expression(", "behavior:", "-moz-binding", "javascript:"]

  /// Checks a file.
  init(_ bytes: [UInt8]) {
    guard bytes.count <= Self.byteLimit else {
      text = ""
      findings = [Finding(line: 1, problem: .tooLarge(limit: Self.byteLimit))]
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      self.text = ""
      findings = [Finding(line: 1, problem: .notText)]
      return
    }
    self.text = text.replacing("\r\n", with: "\n")
    var findings: [Finding] = []
    var line = 1
    for written in self.text.split(separator: "\n", omittingEmptySubsequences: false) {
      if written.contains("</") || written.contains("<!") {
        findings.append(Finding(line: line, problem: .endsElement))
      }
      line += 1
    }
    // As a browser reads it: comments part nothing, and a letter may be written by its number.
    for (line, meant) in Self.meant(self.text).enumerated() {
      for word in Self.fetching where Self.has(word, meant) {
        findings.append(Finding(line: line + 1, problem: .fetches(word)))
      }
      for word in Self.running where Self.has(word, meant) {
        findings.append(Finding(line: line + 1, problem: .runs(word)))
      }
    }
    self.findings = findings.sorted { $0.line < $1.line }
  }

  /// Whether a word stands in a line, and is not the end of another.
  private static func has(_ word: String, _ line: String) -> Bool {
    line.ranges(of: word).contains { range in
      guard let before = line[..<range.lowerBound].last, word.first?.isLetter == true else { return true }
      // Functions have the browsers' own names, too: `-webkit-image-set(`.
      if before == "-" { return word.last == "(" }
      return !(before.isLetter || before.isNumber || before == "_") || word == "url(" || word == "expression("
    }
  }

  /// The lines in lower case, with escaped letters as themselves and without comments and blanks in front of brackets.
  private static func meant(_ text: String) -> [String] {
    var lines = [""]
    var rest = text.unicodeScalars[...]
    func append(_ scalar: Unicode.Scalar) {
      if scalar == "\n" { lines.append("") } else { lines[lines.count - 1].unicodeScalars.append(scalar) }
    }
    while let scalar = rest.popFirst() {
      if scalar == "/", rest.first == "*" {
        rest.removeFirst()
        var last: Unicode.Scalar = " "
        while let next = rest.popFirst() {
          if next == "\n" { append(next) }
          if last == "*", next == "/" { break }
          last = next
        }
        continue
      }
      guard scalar == "\\" else {
        append(scalar)
        continue
      }
      let digits = rest.prefix(6).prefix { $0.properties.isASCIIHexDigit }
      if digits.isEmpty {
        if let next = rest.popFirst(), next != "\n" { append(next) }
        continue
      }
      rest = rest.dropFirst(digits.count)
      if rest.first == " " || rest.first == "\n" || rest.first == "\t" {
        if rest.first == "\n" { append("\n") }
        rest.removeFirst()
      }
      if let number = UInt32(String(String.UnicodeScalarView(digits)), radix: 16),
        let meant = Unicode.Scalar(number),
        meant != "\n"
      {
        append(meant)
      }
    }
    return lines.map { $0.lowercased().replacing(/\s+(?=[(:])/, with: "") }
  }
}
