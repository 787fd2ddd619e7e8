import Notebook

/// How a page looks beyond what all pages have: the theme, the accent and the style sheet of its notebook.
struct ThemeStyles {
  private var theme: Theme
  private var accent: Accent?
  private var sheet: StyleSheet?

  /// Those of a notebook.
  init(of plan: Plan) {
    theme = plan.document.frontMatter.theme
    accent = plan.document.frontMatter.accent
    sheet = plan.styleSheet
  }

  /// What all notebooks of a page agree on, and else what a notebook has that says nothing.
  ///
  /// An accent was checked on its theme's grounds, and a style sheet was written for them: neither goes without it.
  init(sharedBy plans: some Collection<Plan>) {
    let all = plans.map(Self.init)
    guard let theme = Self.shared(all.map(\.theme)) else {
      (theme, accent, sheet) = (.paper, nil, nil)
      return
    }
    self.theme = theme
    accent = Self.shared(all.map(\.accent)) ?? nil
    sheet = Self.shared(all.map(\.sheet)) ?? nil
  }

  /// What all values are; nil where they differ, or there are none.
  private static func shared<Value: Equatable>(_ values: [Value]) -> Value? {
    values.first.flatMap { first in values.allSatisfy { $0 == first } ? first : nil }
  }

  /// The rules, in the order in which they win.
  var css: String {
    var css = rules
    if let accent {
      css += "\n:root { --accent: \(accent.light); }\n"
      css += "@media screen and (prefers-color-scheme: dark) { :root { --accent: \(accent.dark); } }\n"
      // A blackboard is dark by day, too.
      if theme == .board { css += "@media screen { :root { --accent: \(accent.dark); } }\n" }
    }
    // Checked when the notebook was: nothing in it ends the element.
    if let sheet { css += "\n" + sheet.text }
    return css
  }

  private var rules: String {
    switch theme {
    case .paper: ""
    case .board: String(decoding: PackageResources.board_css, as: UTF8.self)
    case .plain: String(decoding: PackageResources.plain_css, as: UTF8.self)
    }
  }
}
