/// Reads a parameter that says more than its value: `lambda: {value: 0.5, from: 0.001, to: 100, scale: log}`.
struct ParameterEntryReader {
  private let pairs: [YAMLNode.Pair]
  private(set) var mistakes: [Diagnostic] = []

  /// - Parameter pairs: the entries, in order.
  init(_ pairs: [YAMLNode.Pair]) { self.pairs = pairs }

  /// The value with its place and what it may be; nil, and reported, where there is none.
  ///
  /// - Parameter range: where the whole stands.
  mutating func read(at range: SourceRange) -> (value: YAMLNode, domain: ParameterDomain?)? {
    guard let node = node("value"), let value = node.value else {
      mistakes.append(Diagnostic(at: range, .parameterIsMapping))
      return nil
    }
    let known = ParameterEntryProblem.entries.map(\.name)
    for pair in pairs where !known.contains(pair.key.text) {
      report(.unknownEntry(pair.key.text), at: pair.key.range)
    }
    let domain = domain(at: range)
    if mistakes.isEmpty, let domain, !domain.contains(value) {
      report(.outside(found: value.description, expectation: domain.expectation), at: node.range)
    }
    return (node, mistakes.isEmpty ? domain : nil)
  }

  private mutating func domain(at range: SourceRange) -> ParameterDomain? {
    let ends = ["from", "to"].filter { node($0) != nil }
    if let node = node("choices") {
      if !ends.isEmpty { report(.rangeAndChoices, at: node.range) }
      refuseExtras()
      guard case .list(let values)? = node.value, !values.isEmpty else {
        report(.noChoices, at: node.range)
        return nil
      }
      return .choices(values)
    }
    guard let first = ends.first else {
      refuseExtras()
      return nil
    }
    guard ends.count == 2 else {
      report(.missingBound(first == "from" ? "to" : "from"), at: node(first)?.range ?? range)
      return nil
    }
    guard let from = number("from"), let to = number("to") else { return nil }
    guard from < to else {
      report(.emptyRange(from: from, to: to), at: node("to")?.range ?? range)
      return nil
    }
    var scale = ParameterDomain.Scale.linear
    if let node = node("scale") {
      if let known = ParameterDomain.Scale(rawValue: node.text) {
        scale = known
      } else {
        report(.unknownScale(node.text), at: node.range)
      }
    }
    if scale == .log, from <= 0 { report(.logarithm(from: from), at: node("from")?.range ?? range) }
    var step: Double?
    if let node = node("step") {
      step = number("step")
      if let found = step, found <= 0 {
        report(.notNumber("step", found: Value.number(found).description), at: node.range)
      }
    }
    return .range(from: from, to: to, step: step, scale: scale)
  }

  /// What is about a range is of no use without one.
  private mutating func refuseExtras() {
    for name in ["scale", "step"] {
      if let node = node(name) { report(.withoutRange(name), at: node.range) }
    }
  }

  private func node(_ name: String) -> YAMLNode? { pairs.first { $0.key.text == name }?.value }

  private mutating func number(_ name: String) -> Double? {
    guard let node = node(name) else { return nil }
    if let number = node.value?.asNumber, number.isFinite { return number }
    report(.notNumber(name, found: node.value?.description ?? "a mapping"), at: node.range)
    return nil
  }

  private mutating func report(_ problem: ParameterEntryProblem, at range: SourceRange) {
    mistakes.append(Diagnostic(at: range, .parameterEntry(problem)))
  }
}
