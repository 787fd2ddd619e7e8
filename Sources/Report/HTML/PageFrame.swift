import Mustache

/// The frame that every page of Cahier has: head, styles, table of contents, text.
///
/// The page may load nothing: its policy lets in inlined pictures, inlined fonts and its own styles (KaTeX positions
/// its boxes with style attributes), and no script but, where there is something to try, the one that is named by its hash.
struct PageFrame {
  var language: String
  var title: String
  var description: String?
  /// Rules beyond those that every page has; they come first, so that the page's own win.
  var styles = ""
  /// Rules behind those that every page has, which win.
  var theme = ""
  var contents: Markup?
  var body: Markup
  var words: ReportWords
  /// The way from the page's folder to the notebook, in its head, for a page that holds no archive.
  var owner: String?
  /// What a report holds, for which there is a place at the end; the way to its notebook stands in the head.
  var archive: ReportArchive?
  /// Whether it has the one script that a page of Cahier can have.
  var hasTrial = false

  func html() -> String {
    var fields = [
      "language": Self.tag(language), "title": title, "policy": policy, "css": styles + Self.css + theme,
      "icon": Self.icon, "skip": words.skip, "contentsWord": words.contents, "body": body.html,
    ]
    if hasTrial { fields["script"] = TryScript.text }
    fields["description"] = description
    fields["contents"] = contents?.html
    fields["notebook"] = owner
    if let archive {
      fields["archive"] = ReportArchive.opening + ReportArchive.closing
      fields["notebook"] = archive.owner
    }
    return Self.template.render(fields)
  }

  private var policy: String {
    "default-src 'none'; \(hasTrial ? "script-src \(TryScript.source); " : "")img-src data:; style-src 'unsafe-inline'; font-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }

  /// A page with a red margin, so that browsers ask for no other icon.
  private static let icon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect x='2' y='1' "
    + "width='12' height='14' rx='2' fill='%23fdfcf8' stroke='%23345' stroke-width='1.2'/%3E%3Cpath d='M5.5 "
    + "1.5v13' stroke='%23c4473d'/%3E%3Cpath d='M7 5h5M7 8h5M7 11h3' stroke='%23345'/%3E%3C/svg%3E"

  /// A language tag has letters, digits and hyphens; anything else is not one.
  static func tag(_ language: String) -> String {
    let isTag = language.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    return isTag && !language.isEmpty ? language : "en"
  }

  private static let css = String(decoding: PackageResources.report_css, as: UTF8.self)

  private static let template: MustacheTemplate = {
    do {
      return try MustacheTemplate(string: String(decoding: PackageResources.report_mustache, as: UTF8.self))
    } catch {
      preconditionFailure("the built-in template does not parse: \(error)")
    }
  }()
}
