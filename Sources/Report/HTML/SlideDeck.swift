import Notebook

/// Puts pieces on slides: a heading begins one, and what has no room goes on the next, under the same heading.
struct SlideDeck {
  private struct Slide {
    var head: Markup
    /// What the slide is about, in words.
    var name: String
    var pieces: [SlidePiece] = []
    var isTitle = false
    /// Whether it goes on with the section of the slide before.
    var isContinued = false

    var weight: Double { pieces.reduce(0) { $0 + $1.weight } }
  }

  private var slides: [Slide] = []
  private let words: ReportWords
  /// Stands over slides that go on with a section.
  private var section: Markup = .none
  private var sectionName = ""

  /// How many lines a slide has room for.
  static let room = 12.5

  init(words: ReportWords, title: Markup, name: String) {
    self.words = words
    slides = [Slide(head: title, name: name, isTitle: true)]
    sectionName = name
  }

  /// Begins a slide, and a section.
  ///
  /// - Parameter continued: what stands over the section's other slides.
  mutating func begin(_ head: Markup, name: String, continued: Markup) {
    dropEmpty()
    slides.append(Slide(head: head, name: name))
    (section, sectionName) = (continued, name)
  }

  /// Begins a slide of the same section.
  mutating func turn() {
    // An empty slide is as good.
    if let last = slides.last, last.pieces.isEmpty, !last.isTitle { return }
    slides.append(Slide(head: section, name: sectionName, isContinued: true))
  }

  /// Drops a slide that goes on with a section, and has nothing to go on with.
  private mutating func dropEmpty() {
    if let last = slides.last, last.isContinued, last.pieces.isEmpty { slides.removeLast() }
  }

  /// Puts a piece on the slide, or on the next where it has no room.
  mutating func add(_ piece: SlidePiece) {
    guard !piece.markup.isBlank else { return }
    if let last = slides.last, last.isTitle || (last.weight + piece.weight > Self.room && last.weight > 0) {
      turn()
    }
    slides[slides.count - 1].pieces.append(piece)
  }

  /// All slides, each with its number and the ways to its neighbours.
  mutating func markup() -> Markup {
    dropEmpty()
    return slides.indices.map { index in
      let slide = slides[index]
      return .tag(
        "section",
        [
          "class": slide.isTitle ? "slide first" : "slide", "id": Self.anchor(index),
          "aria-label": "\(index + 1) / \(slides.count): \(slide.name)", "data-fit": Self.fit(slide.weight),
        ]
      ) {
        Markup.tag("div", ["class": "content"], slide.head + slide.pieces.map(\.markup).joined())
        turning(index)
      }
    }.joined(separator: .raw("\n"))
  }

  /// What a slide is called: no label and no heading has a full stop.
  private static func anchor(_ index: Int) -> String { "slide.\(index + 1)" }

  /// How much smaller letters are, where a slide has more than there is room for.
  private static func fit(_ weight: Double) -> String? {
    guard weight > room + 1 else { return nil }
    return weight <= room * 1.25 ? "1" : weight <= room * 1.6 ? "2" : weight <= room * 2.2 ? "3" : "4"
  }

  private func turning(_ index: Int) -> Markup {
    func link(_ target: Int, _ mark: String, _ name: String) -> Markup {
      guard slides.indices.contains(target) else { return .none }
      return .tag("a", ["href": "#" + Self.anchor(target), "aria-label": name], .text(mark))
    }
    return .tag("p", ["class": "turn"]) {
      link(index - 1, "‹", words.previousSlide)
      Markup.tag("span", .text("\(index + 1) / \(slides.count)"))
      link(index + 1, "›", words.nextSlide)
    }
  }
}
