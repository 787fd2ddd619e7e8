/// What is known of a language to tell the parts of its code apart: words and marks, no grammar.
struct CodeLanguage {
  /// How text in quotation marks begins and ends.
  struct Quote {
    var open: String
    var close: String
    /// What takes the meaning of the character behind it.
    var escape: UInt8?
    var spansLines = false

    init(_ open: String, _ close: String? = nil, escape: Character? = "\\", spansLines: Bool = false) {
      self.open = open
      self.close = close ?? open
      self.escape = escape?.asciiValue
      self.spansLines = spansLines
    }
  }

  /// What code means that words and marks alone do not say.
  enum Peculiarity: Hashable {
    /// A quotation mark behind a value turns it over, as in MATLAB's `x'`.
    case transposes
    /// `$name` and `${name}` are values.
    case dollarNames
    /// `@name` says something of what follows.
    case attributes
    /// A word in front of a colon is a key.
    case keys
    /// A comment begins behind a blank only, or with the line.
    case commentsBehindBlanks
    /// A full stop is a part of names.
    case dottedNames
  }

  var lineComments: [String]
  var blockComments: [(open: String, close: String, nests: Bool)] = []
  var quotes: [Quote] = []
  var keywords: Set<String>
  /// Values that have a name of the language's own.
  var constants: Set<String> = []
  var peculiarities: Set<Peculiarity> = []

  /// The language that a fence calls so; nil for one that is not known.
  static func named(_ name: String) -> CodeLanguage? { byName[name.lowercased()] }

  private static let byName: [String: CodeLanguage] = {
    let all: [([String], CodeLanguage)] = [
      (["python", "py", "python3"], python), (["matlab", "octave", "m"], matlab), (["swift"], swift),
      (["r"], r), (["sh", "bash", "shell", "zsh", "console"], shell), (["yaml", "yml"], yaml),
      (["json"], json),
    ]
    return Dictionary(uniqueKeysWithValues: all.flatMap { names, language in names.map { ($0, language) } })
  }()

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  private static let python = CodeLanguage(
    lineComments: ["#"],
    quotes: [
      Quote("\"\"\"", spansLines: true), Quote("'''", spansLines: true), Quote("\""), Quote("'"),
    ],
    keywords: words(
      "and as assert async await break case class continue def del elif else except finally for from global if "
        + "import in is lambda match nonlocal not or pass raise return try while with yield"),
    constants: words("True False None self cls __name__"), peculiarities: [.attributes])

  private static let matlab = CodeLanguage(
    lineComments: ["%", "#", "..."],
    blockComments: [("%{", "%}", true), ("#{", "#}", true)],
    quotes: [Quote("\""), Quote("'", escape: nil)],
    keywords: words(
      "break case catch classdef continue do else elseif end endfor endfunction endif endswitch endwhile "
        + "end_try_catch for function global if methods otherwise parfor persistent properties return switch try "
        + "unwind_protect until while"),
    constants: words("true false pi Inf NaN inf nan eps e i j ans nargin nargout"),
    peculiarities: [.transposes])

  private static let swift = CodeLanguage(
    lineComments: ["//"], blockComments: [("/*", "*/", true)],
    quotes: [
      Quote("#\"\"\"", "\"\"\"#", escape: nil, spansLines: true), Quote("\"\"\"", spansLines: true),
      Quote("#\"", "\"#", escape: nil), Quote("\""),
    ],
    keywords: words(
      "actor any as associatedtype async await borrowing break case catch class consuming continue default defer "
        + "deinit do else enum extension fallthrough fileprivate final for func guard if import in indirect init "
        + "inout internal is isolated let mutating nonisolated open operator package precedencegroup private "
        + "protocol public repeat rethrows return sending some static struct subscript switch throw throws try "
        + "typealias unowned var weak where while"),
    constants: words("true false nil self Self super"), peculiarities: [.attributes])

  private static let r = CodeLanguage(
    lineComments: ["#"], quotes: [Quote("\"", spansLines: true), Quote("'", spansLines: true), Quote("`")],
    keywords: words("break else for function if in next repeat return while library require"),
    constants: words("TRUE FALSE NULL NA Inf NaN NA_integer_ NA_real_ NA_character_ T F"),
    peculiarities: [.dottedNames])

  private static let shell = CodeLanguage(
    lineComments: ["#"], quotes: [Quote("\"", spansLines: true), Quote("'", escape: nil, spansLines: true)],
    keywords: words(
      "case do done elif else esac exit export fi for function if in local return select set shift source then "
        + "trap unset until while cd echo"),
    peculiarities: [.dollarNames, .commentsBehindBlanks])

  private static let yaml = CodeLanguage(
    lineComments: ["#"], quotes: [Quote("\"", spansLines: true), Quote("'", escape: nil, spansLines: true)],
    keywords: [], constants: words("true false null yes no on off"),
    peculiarities: [.keys, .commentsBehindBlanks, .dollarNames])

  private static let json = CodeLanguage(
    lineComments: [], quotes: [Quote("\"")], keywords: [], constants: words("true false null"),
    peculiarities: [.keys])
}
