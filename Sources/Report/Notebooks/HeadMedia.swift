package import Notebook

/// What Jupyter shows of a notebook's front matter: the title and what stands under it, as the report has it.
package struct HeadMedia {
  private let plan: Plan

  package init(_ plan: Plan) { self.plan = plan }

  /// Nil where the front matter says nothing to be shown.
  package var bundle: MediaBundle? {
    let frontMatter = plan.document.frontMatter
    let words = InlineMarkdown { reference in
      reference.label == ValueReference.parameters
        ? plan.parameters[reference.name]?.string(format: reference.format) : nil
    }
    var plain: [String] = []
    var lines: [String] = []
    func add(_ inlines: [Inline]?, _ dress: (String) -> String) {
      guard let inlines else { return }
      plain.append(inlines.plainText)
      lines.append(dress(words.text(inlines)))
    }
    add(frontMatter.title?.content) { "# \($0)" }
    add(frontMatter.subtitle?.content) { "*\($0)*" }
    let byline = frontMatter.authors + [frontMatter.date].compactMap(\.self)
    if !byline.isEmpty { add([.text(byline.joined(separator: " · "))]) { $0 } }
    add(frontMatter.description?.content) { $0 }
    if !plan.parameters.all.isEmpty {
      let parameters = plan.parameters.all.map { "\($0.name) = \($0.value.description)" }
      plain.append(parameters.joined(separator: ", "))
      lines.append(parameters.map { InlineMarkdown { _ in nil }.text([.code($0)]) }.joined(separator: " · "))
    }
    guard !plain.isEmpty else { return nil }
    return MediaBundle(text: plain.joined(separator: "\n"))
      .with("text/markdown", .string(lines.joined(separator: "\n\n")))
  }
}
