import Notebook

/// The rules that a notebook has of its own: its theme's, its accent's, and those of its style sheet.
enum ThemeStyles {
  /// All of them, in the order in which they win.
  static func css(of plan: Plan) -> String {
    let frontMatter = plan.document.frontMatter
    var css = rules(of: frontMatter.theme)
    if let accent = frontMatter.accent {
      css += "\n:root { --accent: \(accent.light); }\n"
      css += "@media screen and (prefers-color-scheme: dark) { :root { --accent: \(accent.dark); } }\n"
      // A blackboard is dark by day, too.
      if frontMatter.theme == .board { css += "@media screen { :root { --accent: \(accent.dark); } }\n" }
    }
    // Checked when the notebook was: nothing in it ends the element.
    if let sheet = plan.styleSheet { css += "\n" + sheet.text }
    return css
  }

  private static func rules(of theme: Theme) -> String {
    switch theme {
    case .paper: ""
    case .board: String(decoding: PackageResources.board_css, as: UTF8.self)
    case .plain: String(decoding: PackageResources.plain_css, as: UTF8.self)
    }
  }
}
