/// A work that a notebook can cite: what a bibliography says of it.
package struct Work: Hashable, Sendable {
  /// What it is cited by.
  package var key: String
  /// What kind of work it is, in BibTeX's words: `article`, `book`, …
  package var kind: String
  package var authors: [PersonName]
  package var editors: [PersonName]
  package var title: [Inline]
  package var year: String?
  /// Everything else that it says in words, by BibTeX's names.
  package var fields: [String: String]

  /// The fields that a work in the front matter may have.
  package static let fieldNames = [
    "type", "author", "editor", "title", "year", "date", "journal", "booktitle", "volume", "number", "pages",
    "publisher", "address", "edition", "school", "institution", "series", "howpublished", "note", "doi",
    "url",
    "eprint",
  ]

  /// biblatex's names for what BibTeX calls otherwise.
  private static let synonyms = [
    "journaltitle": "journal", "location": "address", "organization": "publisher", "issue": "number",
  ]

  /// - Parameter raw: the fields as they are written, by their names in lower case.
  init(key: String, kind: String, raw: [String: String]) {
    self.key = key
    self.kind = kind.lowercased()
    var raw = raw
    for (other, name) in Self.synonyms where raw[name] == nil { raw[name] = raw[other] }
    authors = PersonName.all(in: raw["author"] ?? "")
    editors = PersonName.all(in: raw["editor"] ?? "")
    title = TeXText.inlines(raw["title"] ?? "")
    let date = raw["date"].map { String(TeXText.plain($0).prefix { $0 != "-" && $0 != "/" }) }
    year = (raw["year"].map { TeXText.plain($0) } ?? date).flatMap { $0.isEmpty ? nil : $0 }
    fields = raw.filter { !["author", "editor", "title", "year", "date"].contains($0.key) }
      .mapValues { TeXText.plain($0) }.filter { !$0.value.isEmpty }
    // An address is no text.
    for name in ["doi", "url"] { fields[name] = raw[name].flatMap(Self.address) }
  }

  private static func address(_ text: String) -> String? {
    var address = text.filter { !"{} \n\t".contains($0) }.replacing("\\_", with: "_").replacing(
      "\\%", with: "%")
    if address.hasPrefix("\\url") { address.removeFirst(4) }
    return address.isEmpty ? nil : address
  }

  /// Where it is to be had: by its DOI, in arXiv, or at its address; always by way of an encrypted connection where a
  /// number says where.
  package var link: (address: String, words: String)? {
    if var doi = fields["doi"] {
      for head in ["https://", "http://", "dx.doi.org/", "doi.org/", "doi:"]
      where doi.lowercased().hasPrefix(head) { doi.removeFirst(head.count) }
      if doi.wholeMatch(of: /10\.\d{4,9}\/[\x21-\x7E]+/) != nil {
        let plain = doi.utf8.map { byte -> String in
          let isPlain =
            "()./_:;-+".utf8.contains(byte) || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
          let digits = String(byte, radix: 16, uppercase: true)
          return isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
        return ("https://doi.org/" + plain, "doi:" + doi)
      }
    }
    if let number = fields["eprint"], number.wholeMatch(of: /(\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})(v\d+)?/) != nil,
      (fields["archiveprefix"] ?? fields["eprinttype"] ?? "arxiv").lowercased() == "arxiv"
    {
      return ("https://arxiv.org/abs/" + number, "arXiv:" + number)
    }
    guard let url = fields["url"], let link = SafeLink(url), link.isExternal else { return nil }
    return (link.destination, link.destination)
  }
}

/// The name of a person, or of a body that wrote something.
package struct PersonName: Hashable, Sendable {
  /// With what stands in front of it, such as *van der*.
  package var family: String
  package var given: String
  /// Such as *Jr.*
  package var suffix: String
  /// Whether it stands for all those who are not named.
  package var isOthers = false

  /// The names of a list, parted by `and` as BibTeX has it.
  static func all(in text: String) -> [PersonName] {
    words(of: text).split { $0.lowercased() == "and" }.map { PersonName(Array($0)) }
  }

  /// Words outside of braces: parted by blanks; a comma ends one.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var depth = 0
    for character in text {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth <= 0, character.isWhitespace || character == "~" {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else if depth <= 0, character == "," {
        words.append(word + ",")
        word = ""
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private init(_ words: [String]) {
    (family, given, suffix) = ("", "", "")
    if words.count == 1, words[0].lowercased() == "others" {
      isOthers = true
      return
    }
    let parts = words.split(omittingEmptySubsequences: false) { $0 == "," }
      .flatMap { part in
        // A comma at the end of a word ends a part.
        part.reduce(into: [[String]]([[]])) { parts, word in
          let end = word.hasSuffix(",")
          parts[parts.count - 1].append(end ? String(word.dropLast()) : word)
          if end { parts.append([]) }
        }
      }.filter { !$0.isEmpty }
    func text(_ words: some Sequence<String>) -> String { TeXText.plain(words.joined(separator: " ")) }
    switch parts.count {
    case 0: break
    case 1:
      // First von Last: what begins with a small letter belongs to the family's name, and so does the last word.
      let words = parts[0]
      let isSmall = words.map { word in
        word.first?.isLowercase == true
      }
      let start = isSmall.dropLast().firstIndex(of: true) ?? words.count - 1
      given = text(words[..<start])
      family = text(words[start...])
    case 2:
      family = text(parts[0])
      given = text(parts[1])
    default:
      family = text(parts[0])
      suffix = text(parts[1])
      given = text(parts[2...].joined())
    }
  }
}
