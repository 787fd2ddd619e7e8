import Notebook

/// Sets the list of the works that a page cites.
struct WorkWriter {
  private let context: PageContext
  private let words: ReportWords

  init(_ context: PageContext) {
    self.context = context
    words = context.words
  }

  /// What the list's own heading is called on the page.
  static let anchor = "report.works"
  /// What a work is called on the page: no label and no heading has a full stop.
  static func anchor(_ key: String) -> String { "work.\(key)" }
  /// What the place is called where it is cited.
  static func anchor(ofCitation number: Int) -> String { "cited.\(number)" }

  /// Puts the list's own heading into the contents of the page, behind those of the text.
  func enter(into outline: Outline) {
    if !context.citations.entries.isEmpty { outline.add(words.works, anchor: Self.anchor) }
  }

  /// The list; nothing where nothing is cited.
  ///
  /// - Parameter isHeaded: whether a heading of the notebook's own stands over it.
  func markup(isHeaded: Bool) -> Markup {
    let entries = context.citations.entries
    guard !entries.isEmpty else { return .none }
    return .tag(
      "section",
      [
        "class": "works", "role": "doc-bibliography",
        "aria-labelledby": isHeaded ? nil : Self.anchor, "aria-label": isHeaded ? words.works : nil,
      ]
    ) {
      if !isHeaded { Markup.tag("h2", ["id": Self.anchor], .text(words.works)) }
      Markup.tag("ul") {
        for entry in entries {
          Markup.tag("li", ["id": Self.anchor(entry.work.key)]) {
            reference(entry)
            back(to: entry.work)
          }
        }
      }
    }
  }

  /// The ways back to where a work is cited.
  private func back(to work: Work) -> Markup {
    context.occurrences(of: work.key).enumerated().map { index, number in
      Markup.raw("\u{A0}")
        + .tag(
          "a",
          [
            "class": "back", "role": "doc-backlink", "aria-label": words.back,
            "href": "#" + Self.anchor(ofCitation: number),
          ]
        ) {
          "↩\u{FE0E}"
          if index > 0 { Markup.tag("sup", .text(String(index + 1))) }
        }
    }.joined()
  }

  // MARK: - One work

  /// Names (year). Title. Where it stands. Where it is to be had.
  private func reference(_ entry: Citations.Entry) -> Markup {
    let work = entry.work
    var parts: [Markup] = []
    let people = work.authors.isEmpty ? work.editors : work.authors
    var names = people.isEmpty ? "" : list(people)
    if work.authors.isEmpty, !people.isEmpty { names += " " + words.editors(people.count) }
    let title = self.title(of: work)
    if names.isEmpty {
      parts.append(title + .text(" (\(entry.year))"))
    } else {
      parts.append(.text("\(names) (\(entry.year))"))
      parts.append(title)
    }
    parts += details(of: work).map { .text($0) }
    if let container = container(of: work) { parts.insert(container, at: names.isEmpty ? 1 : 2) }
    if let note = work.fields["note"] { parts.append(.text(note)) }
    var result = parts.filter { !$0.isBlank }.map { ended($0) }.joined(separator: .raw(" "))
    if let link = work.link {
      result +=
        .raw(" ")
        + .tag("a", ["href": link.address, "rel": "noopener noreferrer"], .text(link.words))
    }
    return result
  }

  /// A sentence has its full stop.
  private func ended(_ part: Markup) -> Markup {
    let isEnded = [".", "!", "?", "。"].contains {
      part.html.hasSuffix($0) || part.html.hasSuffix($0 + "</em>")
    }
    return isEnded ? part : part + .text(".")
  }

  /// The title of what stands by itself is emphasized, and that of a part is not.
  private func title(of work: Work) -> Markup {
    let title = InlineWriter(context, isPlain: true).inlines(work.title)
    return Self.isPart(work) ? title : .tag("em", title)
  }

  private static func isPart(_ work: Work) -> Bool {
    work.fields["journal"] != nil || work.fields["booktitle"] != nil
  }

  /// The journal or the book that a part stands in.
  private func container(of work: Work) -> Markup? {
    let fields = work.fields
    let pages = fields["pages"].map { Self.range($0) }
    if let journal = fields["journal"] {
      var rest = fields["volume"].map { " \($0)" } ?? ""
      if let number = fields["number"] { rest += "(\(number))" }
      if let pages { rest += ", \(pages)" }
      return .tag("em", .text(journal)) + .text(rest)
    }
    guard let book = fields["booktitle"] else { return nil }
    var lead = words.within
    if !work.editors.isEmpty, !work.authors.isEmpty {
      lead += " \(list(work.editors)) \(words.editors(work.editors.count)),"
    }
    return .text(lead + " ") + .tag("em", .text(book)) + .text(pages.map { ", \(words.pages($0))" } ?? "")
  }

  /// Who published it, and what else tells it from others.
  private func details(of work: Work) -> [String] {
    let fields = work.fields
    var details: [String] = []
    if let edition = fields["edition"] { details.append(words.edition(edition)) }
    switch work.kind {
    case "phdthesis": details.append(joined(words.doctoralThesis, fields["school"]))
    case "mastersthesis", "thesis": details.append(joined(words.thesis, fields["school"]))
    case "techreport", "report":
      details.append(
        joined(words.technicalReport + (fields["number"].map { " \($0)" } ?? ""), fields["institution"]))
    default: break
    }
    if let series = fields["series"] {
      details.append(series + (fields["journal"] == nil ? fields["volume"].map { " \($0)" } ?? "" : ""))
    }
    if let publisher = fields["publisher"] { details.append(joined(publisher, fields["address"])) }
    if let how = fields["howpublished"] { details.append(how) }
    return details
  }

  private func joined(_ first: String, _ second: String?) -> String {
    second.map { "\(first), \($0)" } ?? first
  }

  /// Between numbers stands a dash, however it was typed.
  private static func range(_ pages: String) -> String {
    pages.replacing(/(\d)\s*[-–—]+\s*(\d)/) { "\($0.1)–\($0.2)" }
  }

  // MARK: - Names

  /// *Nocedal, J. and Wright, S. J.*; of very many the first.
  private func list(_ people: [PersonName]) -> String {
    let named = people.filter { !$0.isOthers }
    let shown = named.prefix(Self.mostNames).map { name(of: $0) }
    guard shown.count == people.count else { return words.andOthers(shown.joined(separator: ", ")) }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return words.pair(shown.dropLast().joined(separator: ", "), last)
  }

  private static let mostNames = 10

  private func name(of person: PersonName) -> String {
    guard !person.given.isEmpty else { return person.family }
    // Names of scripts that set no spaces are written as they are spoken.
    guard person.given.unicodeScalars.allSatisfy({ $0.value < 0x2E80 }) else {
      return person.family + person.given
    }
    let initials = person.given.split(separator: " ").map { word in
      word.split(separator: "-").map { part in
        part.hasSuffix(".") ? String(part) : part.prefix(1) + "."
      }.joined(separator: "-")
    }.joined(separator: "\u{A0}")
    let suffix = person.suffix.isEmpty ? "" : ", " + person.suffix
    return "\(person.family), \(initials)\(suffix)"
  }
}
