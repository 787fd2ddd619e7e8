import Foundation

/// The parameters of a notebook as its options and prose use them: what stands for `${name}`, and which are used.
struct ParameterScope {
  /// The parameters, with the values from outside.
  private(set) var parameters: Parameters
  private let source: SourceText
  private let written: [FrontMatter.Parameter]
  private let names: [String]
  private var used: Set<String> = []
  private var overridden: Set<String> = []
  /// Made once, since that takes longer than to find anything with it.
  private let reference = /\$\{([^{}\\]*)\}/

  init(of document: Document) {
    source = document.source
    written = document.frontMatter.parameters
    parameters = Parameters(written)
    names = written.map(\.name)
  }

  /// Puts values from outside over the notebook's.
  mutating func override(
    _ overrides: [GivenParameter], reporting diagnostics: inout [Diagnostic]
  ) {
    var all = parameters.all
    let indices = Dictionary(all.enumerated().map { ($1.name, $0) }) { first, _ in first }
    for given in overrides {
      guard let index = indices[given.name] else {
        diagnostics.append(
          Diagnostic(at: nil, .unknownGivenParameter(given.name, place: given.place, known: names)))
        continue
      }
      overridden.insert(given.name)
      let value = given.value(over: written[index].value)
      if let domain = written[index].domain, !domain.contains(value) {
        diagnostics.append(
          Diagnostic(
            at: nil,
            .parameterOutside(given.name, place: given.place, found: value, expectation: domain.expectation)))
      }
      all[index].value = value
    }
    parameters = Parameters(all)
  }

  /// A written value with its parameters put in, and their names; nil, and reported, when one is unknown or when a
  /// mapping in it has a name that is no text.
  ///
  /// - Parameter isText: whether the option is text, and what stands in the notebook is to be left as it stands.
  mutating func resolve(
    _ node: YAMLNode, isText: Bool, reporting diagnostics: inout [Diagnostic]
  ) -> (value: Value?, parameters: [String]) {
    switch node.content {
    case .mapping(let pairs):
      var entries: [Value.Entry] = []
      var parameters: [String] = []
      for pair in pairs {
        guard case .scalar(let name, _) = pair.key.content else {
          diagnostics.append(Diagnostic(at: pair.key.range, .keyNotText))
          countAsUsed(pair.value)
          continue
        }
        let (value, names) = resolve(pair.value, isText: isText, reporting: &diagnostics)
        parameters += names
        if let value { entries.append(Value.Entry(name, value)) }
      }
      return (entries.count == pairs.count ? .mapping(entries) : nil, parameters)
    case .sequence(let nodes):
      let resolved = nodes.map { resolve($0, isText: isText, reporting: &diagnostics) }
      let values = resolved.compactMap(\.value)
      return (values.count == nodes.count ? .list(values) : nil, resolved.flatMap(\.parameters))
    case .scalar(let text, _):
      let references = references(in: text)
      if references.isEmpty { return (isText && node.value != .null ? .text(text) : node.value, []) }
      // All of them, so that those behind one that is not there count as used.
      let values = references.compactMap { reference in
        use(
          reference.name, written: String(text[reference.range]), at: node.range, reporting: &diagnostics)
      }
      guard values.count == references.count else { return (nil, []) }
      let names = references.map(\.name)
      // Alone, a parameter keeps its type; inside other text it is pasted in.
      if references.count == 1, references[0].range == text.startIndex..<text.endIndex {
        return (values[0], names)
      }
      var result = ""
      var rest = text.startIndex
      for (reference, value) in zip(references, values) {
        result += text[rest..<reference.range.lowerBound] + value.description
        rest = reference.range.upperBound
      }
      return (.text(result + text[rest...]), names)
    }
  }

  /// The value of a parameter that is `written` like this somewhere in the range; nil, and reported, when there is none.
  mutating func use(
    _ name: String, written: String, at range: SourceRange, reporting diagnostics: inout [Diagnostic]
  ) -> Value? {
    if let value = parameters[name] {
      used.insert(name)
      return value
    }
    let place = SourceRange(
      start: source.place(of: written, from: range.start) ?? range.start, length: written.count)
    diagnostics.append(
      Diagnostic(at: place, .unknownParameter(name, known: names)))
    return nil
  }

  /// Counts the parameters of an option that is not read as used: its own mistake is enough.
  mutating func countAsUsed(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, _): used.formUnion(references(in: text).map(\.name))
    case .sequence(let nodes): for node in nodes { countAsUsed(node) }
    case .mapping(let pairs): for pair in pairs { countAsUsed(pair.value) }
    }
  }

  /// How a parameter is called where its value is at fault.
  func origin(of name: String) -> String {
    "`${\(name)}`" + (overridden.contains(name) ? ", given from outside the notebook" : "")
  }

  /// A warning for each parameter that nothing used.
  var unused: [Diagnostic] {
    written.filter { !used.contains($0.name) }.map {
      Diagnostic(.warning, at: $0.range, .unusedParameter($0.name))
    }
  }

  private func references(in text: String) -> [(name: String, range: Range<String.Index>)] {
    // Most texts have none, and are told faster than a pattern is looked for.
    guard text.utf8.contains(UInt8(ascii: "$")) else { return [] }
    return text.matches(of: reference).map {
      ($0.output.1.trimmingCharacters(in: .whitespaces), $0.range)
    }
  }
}

extension SourceText {
  /// Where a text first stands on a line, at or behind a position.
  fileprivate func place(of text: String, from position: SourcePosition) -> SourcePosition? {
    let rest = line(position.line).dropFirst(position.column - 1)
    guard let found = rest.firstRange(of: text) else { return nil }
    return SourcePosition(
      line: position.line,
      column: position.column + rest.distance(from: rest.startIndex, to: found.lowerBound))
  }
}
