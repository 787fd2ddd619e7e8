/// Reads the body of one cell as the options that its step declares.
struct OptionReader {
  /// A step's options as a cell gives them.
  struct Reading {
    var type: any Step.Type
    var cell: CellOptions
    /// Every option of the step with its value in effect, in the step's order, and behind them those under names that
    /// it does not fix.
    var settings: [Setting]
    /// Where the value of each option stands that the cell gives; of one under a name that the step does not fix, the
    /// name, which is what can be mistaken.
    var ranges: [String: SourceRange]
  }

  private let written: DocumentCell
  private let catalogue: StepCatalogue
  private var values: [String: any OptionValue] = [:]
  private var ranges: [String: SourceRange] = [:]
  /// The options that the cell gives under names that the step does not fix.
  private var openOptions: [any AnyOption] = []
  private var mistakes: [Diagnostic] = []

  init(_ written: DocumentCell, catalogue: StepCatalogue) {
    self.written = written
    self.catalogue = catalogue
  }

  /// The options, or nil where there is a mistake, of which those are told that reading the cell's text did not find.
  /// Parameters are taken from the scope, and counted as used there.
  consuming func read(_ scope: inout ParameterScope) -> (Reading?, [Diagnostic]) {
    let name = written.step.content
    if let body = written.unread {
      scope.countAsUsed(YAMLNode(content: .scalar(text: body, isPlain: false), range: written.fence))
    }
    guard let type = catalogue[name] else {
      for option in written.options { scope.countAsUsed(option.value) }
      let mistake: Mistake = name.isEmpty ? .noStep : .unknownStep(name, known: catalogue.names)
      return (nil, [Diagnostic(at: written.step.range, mistake)])
    }
    for option in written.options {
      ranges[option.name.content] = option.value.range
      read(option, of: type, from: &scope)
    }
    // What could not be read may have had every option.
    guard written.unread == nil else { return (nil, mistakes) }
    let misspelt = Set(mistakes.flatMap(\.suggestions))
    for option in type.options where option.defaultValue == nil && ranges[option.name] == nil {
      guard !misspelt.contains(option.name) else { continue }
      report(
        .missingOption(option.name, step: type.name, expectation: option.expectation), at: written.fence)
    }
    guard mistakes.isEmpty else { return (nil, mistakes) }
    let settings = (type.options + openOptions).map { option in
      Setting(
        name: option.name, value: (values[option.name] ?? option.defaultValue)?.value ?? .null,
        isDefault: values[option.name] == nil)
    }
    let options = CellOptions(of: type, given: values)
    return (Reading(type: type, cell: options, settings: settings, ranges: ranges), [])
  }

  private mutating func read(
    _ option: WrittenOption, of type: any Step.Type, from scope: inout ParameterScope
  ) {
    let known = type.options + CommonOptions.options
    let name = option.name.content
    let declared: any AnyOption
    if let fixed = known.first(where: { $0.name == name }) {
      declared = fixed
    } else if let open = type.openOption?.option(named: name) {
      declared = open
      openOptions.append(open)
      ranges[name] = option.name.range
    } else {
      scope.countAsUsed(option.value)
      return report(
        .unknownOption(
          name, step: type.name, known: known.map(\.name), open: type.openOption?.placeholder),
        at: option.name.range)
    }
    let (resolved, parameters) = scope.resolve(option.value, isText: declared.isText, reporting: &mistakes)
    guard let value = resolved else { return }
    if let content = declared.read(value) {
      values[name] = content
    } else if let wrong = declared.wrongItem(in: value), case .list(let items) = value {
      report(wrong, items[wrong.index], of: option, as: declared, from: &scope)
    } else {
      report(
        .optionValue(
          name, item: nil, found: value, origins: parameters.map(scope.origin(of:)),
          expectation: declared.expectation,
          help: declared.help, choices: declared.choices), at: option.value.range)
    }
  }

  /// Reports an item of a list at its own place, which it has unless the list is a parameter's.
  private mutating func report(
    _ wrong: WrongItem, _ found: Value, of option: WrittenOption, as declared: any AnyOption,
    from scope: inout ParameterScope
  ) {
    var node = option.value
    if case .sequence(let items) = node.content { node = items[wrong.index] }
    let parameters = scope.resolve(node, isText: declared.isText, reporting: &mistakes).parameters
    report(
      .optionValue(
        option.name.content, item: wrong.index + 1, found: found, origins: parameters.map(scope.origin(of:)),
        expectation: wrong.expectation, help: declared.help, choices: wrong.choices), at: node.range)
  }

  private mutating func report(_ mistake: Mistake, at range: SourceRange) {
    mistakes.append(Diagnostic(at: range, mistake))
  }
}
