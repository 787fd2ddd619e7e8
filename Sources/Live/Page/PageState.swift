import Notebook
import Report

/// Everything that a page of a notebook shows at one time.
struct PageState: Sendable {
  /// Counts the states.
  var revision = 0
  private(set) var page = PageFragments()
  /// What tells the content of each piece from others, by key.
  private(set) var versions: [String: String] = [:]
  /// The names under which the page's style sheets are served: the formulas', and the notebook's own.
  private(set) var styles = StyleSheets()
  /// What the page's script says, in the page's language.
  var words: [String: String] = [:]
  var status = PageStatus()
  /// How far the cells are that run, by label.
  var progress: [String: CellProgress] = [:]

  /// Takes in a page as it was set.
  mutating func show(_ new: PageFragments) {
    // Most pieces are what they were, and to see that takes less than to name them anew.
    let old = Dictionary(page.fragments.map { ($0.key, $0.html) }) { first, _ in first }
    let named = new.fragments.map { piece in
      let isOld = old[piece.key] == piece.html
      return (piece.key, isOld ? versions[piece.key] ?? "" : contentName(of: piece.html))
    }
    versions = Dictionary(named) { first, _ in first }
    if new.styles != page.styles || new.theme != page.theme {
      styles = StyleSheets(of: new)
    }
    page = new
  }

  /// Has only a head.
  mutating func showHead(title: String, language: String) {
    page.title = title
    page.language = language
  }
}

/// The names of the style sheets of a page beside the one that all have, each after its content; empty for none.
struct StyleSheets: Encodable, Equatable, Sendable {
  var formulas = ""
  var theme = ""

  init() {}

  init(of page: PageFragments) {
    formulas = contentName(of: page.styles)
    theme = contentName(of: page.theme)
  }
}

/// What the page says around the pieces.
struct PageStatus: Encodable, Equatable, Sendable {
  /// A parameter as a control shows it.
  struct Control: Encodable, Equatable, Sendable {
    var name: String
    /// `range`, `choices`, `flag`, `number` or `text`.
    var kind: String
    /// The value in effect, as it would be typed.
    var value: String
    /// The value of the file.
    var standard: String
    var from: Double?
    var to: Double?
    var step: Double?
    var isLogarithmic = false
    var isWhole = false
    var choices: [String] = []
  }

  /// Something that is wrong, in words, and the cell that it stands in.
  struct Mistake: Encodable, Equatable, Sendable {
    /// The cell's label; nil for what stands in none.
    var cell: String?
    var isError: Bool
    /// Place, sentence, the line with its caret, what to do.
    var text: String
  }

  var file = ""
  /// How cells stand that are under way, by label: `running`, `waiting` or `stopped`.
  var cells: [String: String] = [:]
  var mistakes: [Mistake] = []
  var controls: [Control] = []
  /// Whether something runs.
  var isBusy = false
  /// Why the page is not what the file says; nil where it is.
  var notice: String?
}

/// How far a cell is.
struct CellProgress: Encodable, Equatable, Sendable {
  var done: Int
  var total: Int
  /// `iteration 83 of 200`, and the numbers worth watching.
  var text: String
  /// The drawing so far; empty where there is none.
  var chart: String
}

/// A name that text has by what it holds; empty for none.
private func contentName(of text: String) -> String {
  text.isEmpty ? "" : String(Digest(of: text.utf8).hexadecimal.prefix(16))
}
