/// Reads the YAML between two `---` lines at the start of a notebook.
enum FrontMatterReader {
  /// What was read, and every mistake that was met on the way.
  struct Reading {
    var frontMatter = FrontMatter()
    /// The line of the closing `---`; 0 when there is no front matter.
    var endLine = 0
    var mistakes: [Diagnostic] = []
  }

  /// Every entry that front matter may have, with one sentence.
  static let entries: [(name: String, help: String)] = [
    ("title", "The title of the report: Markdown of one line, with formulas."),
    ("subtitle", "What stands under the title: Markdown of one line."),
    ("author", "Who wrote it: a name, or a list of names."),
    ("date", "When it was written, as it is to be shown."),
    (
      "lang",
      "The language that the notebook is written in, and its report speaks: a tag such as `en`, `de` or `zh-CN`."
    ),
    ("description", "One or two sentences for pages that list reports."),
    ("picture", "The label of the cell whose picture stands for the notebook where several are listed."),
    ("seed", "The whole number that every random choice starts from; 1 if left out."),
    (
      "params",
      "The notebook's parameters with their values, for `${name}` in options: `{lambda: 0.5}`; "
        + "`lambda: {value: 0.5, from: 0.001, to: 100, scale: log}` says what it may be."
    ),
    (
      "references",
      "What can be cited: the file of a bibliography in BibTeX's format, a list of them, or works by their keys."
    ),
    ("theme", "How the report looks: `paper`, `board` or `plain`."),
    (
      "accent",
      "The colour of links and heads, `'#23509f'`, or `{light: '#23509f', dark: '#8fb5ff'}`; it must be readable."
    ),
    ("style", "A file with a style sheet of your own, which the report holds: it may fetch nothing."),
    (
      "objective",
      "The scalar that a sweep compares by, `LABEL.SCALAR`, or `{minimize: LABEL.SCALAR}` where less is better."
    ),
  ]

  static let keys = entries.map(\.name)

  static func read(_ source: SourceText) -> Reading {
    var reading = Reading()
    let start = firstLine(of: source.lines)
    guard start < source.lines.count, isRule(source.lines[start], ["---"]) else { return reading }
    guard let end = end(of: start, in: source.lines) else {
      // Further down, a line of hyphens is a rule like any other, unless an entry follows it.
      guard start == 0 || beginsWithEntry(source.lines[(start + 1)...]) else { return reading }
      reading.mistakes.append(
        Diagnostic(at: SourceRange(line: start + 1, column: 1, length: 3), .frontMatterNotClosed))
      reading.frontMatter.isWhole = false
      reading.endLine = source.lines.count
      return reading
    }
    guard start == 0 || isLikely(source.lines[(start + 1)..<end]) else { return reading }
    reading.endLine = end + 1
    let yaml = mapping(in: source.lines[(start + 1)..<end])
    reading.mistakes += yaml.mistakes
    reading.frontMatter.isWhole = yaml.mistakes.isEmpty
    for pair in yaml.pairs { read(pair, into: &reading) }
    // What can be read on a ground depends on the ground.
    if let pair = yaml.pairs.last(where: { $0.key.text == "accent" }) {
      reading.frontMatter.accent = accent(pair, into: &reading)
    }
    return reading
  }

  /// Where front matter stands that does not begin the file, so that it is none; nil when there is no such thing.
  ///
  /// - Parameters:
  ///   - endLine: the line in which the front matter ends that the file has; 0 without.
  ///   - isText: whether the line with this number is text, and no code.
  static func misplaced(in source: SourceText, after endLine: Int, isText: (Int) -> Bool) -> SourceRange? {
    var index = endLine
    while index < source.lines.count {
      let line = source.lines[index].drop { $0 == " " }
      guard isRule(line, ["---"]), isText(index + 1) else {
        index += 1
        continue
      }
      guard let end = end(of: index, in: source.lines) else { return nil }
      if isLikely(source.lines[(index + 1)..<end]) {
        return SourceRange(line: index + 1, column: 1, length: 3)
      }
      index = end
    }
    return nil
  }

  /// The index of the first line that is neither blank nor a comment.
  private static func firstLine(of lines: [Substring]) -> Int {
    var index = 0
    while index < lines.count {
      let line = lines[index].drop(while: \.isWhitespace)
      if line.hasPrefix("<!--") {
        while index < lines.count, !lines[index].contains("-->") { index += 1 }
        guard index < lines.count, lines[index].reversed().drop(while: \.isWhitespace).starts(with: ">--")
        else { return 0 }
      } else if !line.isEmpty {
        return index
      }
      index += 1
    }
    return 0
  }

  private static func end(of start: Int, in lines: [Substring]) -> Int? {
    lines[(start + 1)...].firstIndex { isRule($0, ["---", "..."]) }
  }

  private static func isRule(_ line: Substring, _ marks: [String]) -> Bool {
    marks.contains { line.hasPrefix($0) && line.dropFirst(3).allSatisfy(\.isWhitespace) }
  }

  /// Whether lines between two rules are front matter, and no text: they begin with an entry, whatever mistakes follow
  /// it, or they are a mapping with an entry further down. Behind a rule in prose there is an empty line.
  private static func isLikely(_ lines: ArraySlice<Substring>) -> Bool {
    if beginsWithEntry(lines) { return true }
    guard lines.contains(where: isEntry), !beginsBlank(lines) else { return false }
    return mapping(in: lines).pairs.contains { keys.contains($0.key.text) }
  }

  /// Whether the first line that is no comment is an entry.
  private static func beginsWithEntry(_ lines: ArraySlice<Substring>) -> Bool {
    if beginsBlank(lines) { return false }
    return lines.first { line in
      let words = line.drop(while: \.isWhitespace)
      return !words.isEmpty && !words.hasPrefix("#")
    }.map(isEntry) ?? false
  }

  private static func beginsBlank(_ lines: ArraySlice<Substring>) -> Bool {
    lines.first?.allSatisfy(\.isWhitespace) ?? true
  }

  private static func isEntry(_ line: Substring) -> Bool { keys.contains { line.hasPrefix("\($0):") } }

  private static func mapping(in lines: ArraySlice<Substring>) -> YAMLReader.Mapping {
    YAMLReader(lines: lines.map(String.init), firstLine: lines.startIndex + 1)
      .mapping(subject: "the front matter's entries")
  }

  private static func read(_ pair: YAMLNode.Pair, into reading: inout Reading) {
    let node = pair.value
    switch pair.key.text {
    case "title": reading.frontMatter.title = phrase(pair, into: &reading)
    case "subtitle": reading.frontMatter.subtitle = phrase(pair, into: &reading)
    case "date": reading.frontMatter.date = text(pair, into: &reading)
    case "description": reading.frontMatter.description = phrase(pair, into: &reading)
    case "picture":
      reading.frontMatter.picture = text(pair, into: &reading).map { Located($0, at: node.range) }
    case "lang":
      guard let language = text(pair, into: &reading) else { return }
      if language.wholeMatch(of: /[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*/) == nil {
        reading.mistakes.append(
          Diagnostic(at: node.range, .notLanguageTag(language)))
      } else {
        reading.frontMatter.language = language
      }
    case "author":
      if case .sequence(let nodes) = node.content {
        reading.frontMatter.authors = nodes.map(\.text)
      } else if let author = text(pair, into: &reading) {
        reading.frontMatter.authors = [author]
      }
    case "seed":
      if case .integer(let seed)? = node.value, seed >= 0 {
        reading.frontMatter.seed = UInt64(seed)
      } else {
        reading.mistakes.append(
          Diagnostic(at: node.range, .seed(found: node.value)))
      }
    case "theme":
      guard let name = text(pair, into: &reading) else { return }
      if let theme = Theme(rawValue: name) {
        reading.frontMatter.theme = theme
      } else {
        reading.mistakes.append(Diagnostic(at: node.range, .unknownTheme(name)))
      }
    // It is read when the theme is known.
    case "accent": break
    case "style":
      reading.frontMatter.style = text(pair, into: &reading).map { Located($0, at: node.range) }
    case "references": reading.frontMatter.references = references(pair, into: &reading)
    case "objective": reading.frontMatter.objective = goal(pair, into: &reading)
    case "params": reading.frontMatter.parameters = parameters(pair, into: &reading)
    default:
      reading.mistakes.append(
        Diagnostic(at: pair.key.range, .unknownEntry(pair.key.text, known: keys)))
    }
  }

  /// Running text, as in a caption.
  private static func phrase(_ pair: YAMLNode.Pair, into reading: inout Reading) -> Located<[Inline]>? {
    guard let text = text(pair, into: &reading) else { return nil }
    let phrase = MarkdownReader.phrase(text, at: pair.value.range)
    reading.mistakes += phrase.mistakes
    return Located(phrase.inlines, at: pair.value.range)
  }

  private static func text(_ pair: YAMLNode.Pair, into reading: inout Reading) -> String? {
    if case .scalar(let text, _) = pair.value.content { return text.isEmpty ? nil : text }
    reading.mistakes.append(Diagnostic(at: pair.value.range, .entryNotText(pair.key.text)))
    return nil
  }

  /// A colour, or one for each scheme. Of one colour the dark scheme has what can be read on its ground.
  private static func accent(_ pair: YAMLNode.Pair, into reading: inout Reading) -> Accent? {
    let theme = reading.frontMatter.theme
    func colour(_ node: YAMLNode) -> Colour? {
      // A mark that is not quoted begins a comment.
      guard let colour = Colour(node.text) else {
        reading.mistakes.append(Diagnostic(at: node.range, .notColour(node.text)))
        return nil
      }
      return colour
    }
    func checked(_ colour: Colour, at range: SourceRange, isDark: Bool) -> Colour? {
      let grounds = theme.grounds(isDark: isDark)
      let contrast = Accent.contrast(of: colour, on: grounds)
      guard contrast < Accent.leastContrast else { return colour }
      reading.mistakes.append(
        Diagnostic(
          at: range,
          .faintAccent(
            colour, contrast: contrast, isDark: isDark, readable: Accent.readable(colour, on: grounds))))
      return nil
    }
    guard case .mapping(let pairs) = pair.value.content else {
      guard let colour = colour(pair.value),
        let light = checked(colour, at: pair.value.range, isDark: theme == .board)
      else { return nil }
      return Accent(light: light, dark: Accent.readable(colour, on: theme.grounds(isDark: true)))
    }
    var colours: [String: Colour] = [:]
    for entry in pairs {
      guard ["light", "dark"].contains(entry.key.text) else {
        reading.mistakes.append(
          Diagnostic(at: entry.key.range, .unknownEntry(entry.key.text, known: ["light", "dark"])))
        continue
      }
      colours[entry.key.text] = colour(entry.value).flatMap {
        checked($0, at: entry.value.range, isDark: entry.key.text == "dark")
      }
    }
    guard let first = colours["light"] ?? colours["dark"] else { return nil }
    return Accent(
      light: colours["light"] ?? Accent.readable(first, on: theme.grounds(isDark: false)),
      dark: colours["dark"] ?? Accent.readable(first, on: theme.grounds(isDark: true)))
  }

  /// A file, a list of files, or a mapping of keys to works.
  private static func references(
    _ pair: YAMLNode.Pair, into reading: inout Reading
  ) -> FrontMatter.References {
    var references = FrontMatter.References()
    switch pair.value.content {
    case .scalar:
      guard let path = text(pair, into: &reading) else { return references }
      references.files = [Located(path, at: pair.value.range)]
    case .sequence(let nodes):
      for node in nodes {
        if node.text.isEmpty {
          reading.mistakes.append(Diagnostic(at: node.range, .notReferences))
        } else {
          references.files.append(Located(node.text, at: node.range))
        }
      }
    case .mapping(let pairs):
      references.works = pairs.compactMap { entry in
        work(entry, into: &reading).map { Located($0, at: entry.key.range) }
      }
    }
    return references
  }

  private static func work(_ pair: YAMLNode.Pair, into reading: inout Reading) -> Work? {
    guard case .mapping(let fields) = pair.value.content else {
      reading.mistakes.append(Diagnostic(at: pair.value.range, .workNotMapping(pair.key.text)))
      return nil
    }
    guard pair.key.text.wholeMatch(of: /[A-Za-z0-9_]+([:.\/+-][A-Za-z0-9_]+)*/) != nil else {
      reading.mistakes.append(Diagnostic(at: pair.key.range, .notWorkKey(pair.key.text)))
      return nil
    }
    var raw: [String: String] = [:]
    for field in fields {
      guard Work.fieldNames.contains(field.key.text) else {
        reading.mistakes.append(
          Diagnostic(at: field.key.range, .unknownField(field.key.text, known: Work.fieldNames)))
        continue
      }
      if case .sequence(let nodes) = field.value.content {
        raw[field.key.text] = nodes.map(\.text).joined(separator: " and ")
      } else {
        raw[field.key.text] = field.value.text
      }
    }
    return Work(key: pair.key.text, kind: raw["type"] ?? "misc", raw: raw)
  }

  /// `test.accuracy`, or `{minimize: train.cost}`.
  private static func goal(
    _ pair: YAMLNode.Pair, into reading: inout Reading
  ) -> Located<FrontMatter.Goal>? {
    var node = pair.value
    var direction: FrontMatter.Goal.Direction?
    if case .mapping(let pairs) = node.content, pairs.count == 1, let entry = pairs.first {
      direction = FrontMatter.Goal.Direction(rawValue: entry.key.text)
      if direction != nil { node = entry.value }
    }
    if case .scalar(let text, _) = node.content,
      let match = text.wholeMatch(of: /([a-z0-9][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)/)
    {
      let goal = FrontMatter.Goal(
        label: String(match.1), name: String(match.2), direction: direction)
      return Located(goal, at: node.range)
    }
    reading.mistakes.append(Diagnostic(at: node.range, .objective(found: node.value?.description)))
    return nil
  }

  private static func parameters(
    _ pair: YAMLNode.Pair, into reading: inout Reading
  ) -> [FrontMatter.Parameter] {
    guard case .mapping(let pairs) = pair.value.content else {
      if pair.value.value == .null { return [] }
      reading.mistakes.append(Diagnostic(at: pair.value.range, .parametersNotMapping))
      reading.frontMatter.isWhole = false
      return []
    }
    return pairs.compactMap { pair in
      let parameter = parameter(pair, into: &reading)
      if parameter == nil { reading.frontMatter.unreadParameters.insert(pair.key.text) }
      return parameter
    }
  }

  private static func parameter(
    _ pair: YAMLNode.Pair, into reading: inout Reading
  ) -> FrontMatter.Parameter? {
    guard pair.key.text.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_-]*/) != nil else {
      reading.mistakes.append(Diagnostic(at: pair.key.range, .notParameterName(pair.key.text)))
      return nil
    }
    var (node, domain) = (pair.value, ParameterDomain?.none)
    if case .mapping(let entries) = node.content {
      var reader = ParameterEntryReader(entries)
      let found = reader.read(at: node.range)
      reading.mistakes += reader.mistakes
      guard let found else { return nil }
      (node, domain) = found
    }
    guard let value = node.value else {
      reading.mistakes.append(Diagnostic(at: node.range, .parameterIsMapping))
      return nil
    }
    return FrontMatter.Parameter(
      name: pair.key.text, value: value, range: pair.key.range, valueRange: node.range, domain: domain)
  }
}
