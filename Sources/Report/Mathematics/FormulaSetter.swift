import Foundation
public import Notebook

/// Sets the formulas of one notebook, and knows afterwards what is wrong with them and what style sheet and fonts they
/// need.
///
/// All of them are set at once, in the order of the file, in which each may define macros for those after it. Those that
/// were set before are found in a cache; for the others one worker is started. Of a notebook whose formulas were all set
/// before, only what is wrong with them is looked up, until a page wants them.
public struct FormulaSetter: Sendable {
  /// What is wrong with the notebook's formulas, in the order of the file: warnings, since the page shows their source.
  public private(set) var diagnostics: [Diagnostic] = []
  /// Sentences on what is wrong with formulas that have no place in the file.
  package private(set) var warnings: [String] = []

  private let kaTeX: KaTeX?
  private let cache: FormulaCache
  private var scope: FormulaScope
  /// What came of each formula, by the name that the scope gives it.
  private var outcomes: [String: FormulaOutcome] = [:]
  /// The names of a formula in its places, the last first: its macros may mean other things in other places.
  private var names: [Formula: [String]] = [:]
  /// The bytes that the engine may still ask for.
  private var work: Int
  /// The markup that the page shows.
  private var shown: Set<String> = []
  /// The notebook's formulas, with what they begin from: to set them after all, where a cache lost one.
  private let beginning: (formulas: [Formula], scope: FormulaScope)

  /// Sets a notebook's formulas.
  ///
  /// - Parameters:
  ///   - opened: the notebook, whether it has mistakes or none.
  ///   - source: its text.
  ///   - cache: where formulas that were set before are found.
  ///   - worker: where the others are set.
  public init(
    _ opened: Opened, in source: SourceText, cache: FormulaCache = .none,
    worker: FormulaWorker = .thisProcess
  ) {
    self.init(opened.formulas, in: source, kaTeX: .installed(worker), cache: cache)
  }

  /// - Parameters:
  ///   - formulas: in the order of the file.
  ///   - source: the file.
  ///   - kaTeX: where formulas are set; with nil they stand as their source.
  ///   - cache: where those that were set before are found.
  ///   - work: the bytes that the engine may ask for in sum; nil for what so much TeX deserves.
  package init(
    _ formulas: [Located<Formula>] = [], in source: SourceText = SourceText(name: "", text: ""),
    kaTeX: KaTeX?, cache: FormulaCache = .none, work: Int? = nil
  ) {
    self.kaTeX = kaTeX
    self.cache = cache
    let all = formulas.map(\.content)
    scope = FormulaScope(all.filter { Self.excess(of: $0) == nil })
    // Common formulas ask for 25 kB for each of their bytes.
    self.work = work ?? min(8 << 30, (512 << 20) + all.reduce(0) { $0 + $1.tex.utf8.count } << 16)
    beginning = (all, scope)
    let taken = taken(all)
    for (formula, name) in zip(all, taken).reversed() { names[formula, default: []].append(name) }
    diagnose(zip(formulas, taken), in: source)
  }

  // MARK: - The page

  /// The formula as the page shows it: set, or else its source, or nothing where it only defines macros.
  package mutating func set(_ formula: Formula) -> Markup {
    var places = names[formula] ?? []
    let isNew = places.isEmpty
    let name = places.popLast() ?? take([formula])[0]
    // Behind its last place, such as in the table of contents, it is what it was there.
    names[formula] = places.isEmpty ? [name] : places
    switch outcome(of: name) {
    case .markup(let markup)?:
      if markup.isEmpty { return .none }
      shown.insert(markup.html)
      return .raw(markup.html)
    case .problem(let problem, _)?:
      if isNew { warn(problem, of: formula) }
      if case .noKaTeX = problem { return Self.source(formula) }
      return Self.source(formula, mistake: problem.message)
    case nil: return Self.source(formula)
    }
  }

  /// The rules and fonts that the formulas so far need.
  package mutating func styles() -> String {
    guard let kaTeX, !shown.isEmpty else { return "" }
    do {
      let styles = KaTeXStyles(for: shown)
      // Choosing the rules and writing out the fonts takes longer than the rest of a page.
      if let kept = cache.find(kaTeX.name(styles)) { return kept }
      let text = try styles.reduced(try kaTeX.folder.styleSheet()) { face in try kaTeX.folder.font(face) }
      cache.keep(kaTeX.name(styles), text)
      return text
    } catch {
      warnings.append(
        "formulas are set without their fonts: \(kaTeX.folder.url.path) is not complete; "
          + KaTeX.installation)
      return ""
    }
  }

  private static func source(_ formula: Formula, mistake: String? = nil) -> Markup {
    let dollars = formula.isDisplay ? "$$" : "$"
    let code = Markup.tag(
      "code", ["class": mistake == nil ? "tex" : "tex mistake", "title": mistake],
      .text(dollars + formula.tex + dollars))
    return formula.isDisplay ? .tag("span", ["class": "tex-display"], code) : code
  }

  // MARK: - Setting

  /// The name that each of a notebook's formulas is known by: they are set, or were before.
  private mutating func taken(_ formulas: [Formula]) -> [String] {
    let named = named(formulas)
    guard let kaTeX, !named.isEmpty else { return set(named) }
    let key = kaTeX.name("all \(Digest(of: named.map(\.name).description.utf8))")
    if let text = cache.find(key), let census = FormulaCensus(text) {
      for (name, problem) in census.problems { outcomes[name] = problem }
      return named.map(\.name)
    }
    let names = set(named)
    if let census = FormulaCensus(names.map { ($0, outcomes[$0]) }) { cache.keep(key, census.text) }
    return names
  }

  /// What came of a formula by its name. One that was set before is looked up when it is first asked for.
  private mutating func outcome(of name: String) -> FormulaOutcome? {
    if let known = outcomes[name] { return known }
    if let markup = cached(name) {
      outcomes[name] = .markup(markup)
    } else if !beginning.formulas.isEmpty {
      scope = beginning.scope
      _ = take(beginning.formulas)
    }
    return outcomes[name]
  }

  /// Sets formulas, and gives the name that each is known by.
  private mutating func take(_ formulas: [Formula]) -> [String] {
    let definitions = scope.definitions
    return set(named(formulas), after: definitions)
  }

  /// A formula with its name; without a request where it is not to be set at all.
  private struct Named {
    var name: String
    var request: FormulaRequest?
  }

  private mutating func named(_ formulas: [Formula]) -> [Named] {
    formulas.map { formula in
      if let excess = Self.excess(of: formula) {
        outcomes[formula.tex] = .problem(excess, nil)
        return Named(name: formula.tex)
      }
      let (request, name) = scope.request(for: formula)
      return Named(name: name, request: request)
    }
  }

  /// - Parameter definitions: the formulas before them that define macros.
  private mutating func set(_ formulas: [Named], after definitions: [FormulaRequest] = []) -> [String] {
    var requests = definitions
    var wanted: [String: Int] = [:]
    for formula in formulas {
      guard let request = formula.request else { continue }
      let name = formula.name
      if outcomes[name] == nil, wanted[name] == nil {
        outcomes[name] = cached(name).map { .markup($0) }
        if outcomes[name] == nil { wanted[name] = requests.count }
      }
      // What was set before is asked for again where something after it may need its macros.
      if request.defines || wanted[name] == requests.count { requests.append(request) }
    }
    let names = formulas.map(\.name)
    guard let last = wanted.values.max() else { return names }
    let results = results(of: Array(requests[...last]))
    for (name, index) in wanted {
      outcomes[name] = results[index]
      if case .markup(let markup) = results[index], let kaTeX { cache.keep(kaTeX.name(name), markup.html) }
    }
    return names
  }

  private mutating func results(of requests: [FormulaRequest]) -> [FormulaOutcome] {
    let problem: FormulaProblem
    do throws(KaTeXFailure) {
      if let kaTeX { return try kaTeX.set(requests, tags: scope.tags, within: &work) }
      problem = .noKaTeX("", advice: KaTeX.installation)
    } catch {
      let place = kaTeX?.folder.url.path ?? ""
      problem = .noKaTeX("KaTeX in \(place) does not work (\(error.message))", advice: KaTeX.installation)
    }
    return requests.map { _ in .problem(problem, nil) }
  }

  /// What was kept is checked like what is new: a store may have come from anywhere.
  private func cached(_ name: String) -> KaTeXMarkup? {
    kaTeX.flatMap { cache.find($0.name(name)) }.flatMap { KaTeXMarkup($0) }
  }

  /// The longest formula that is set, in UTF-8.
  private static let longest = 10_000
  /// The deepest nesting that is set: sixty fractions in each other ask for 117 MB.
  private static let deepest = 100

  /// What keeps a formula from being set before it is looked at as TeX.
  private static func excess(of formula: Formula) -> FormulaProblem? {
    let bytes = formula.tex.utf8.count
    if bytes > longest { return .tooLong(bytes: bytes, limit: longest) }
    var depth = 0
    for token in TeXTokens(formula.tex) {
      switch token {
      case .open, .command("left"), .command("begin"): depth += 1
      case .close, .command("right"), .command("end"): depth -= 1
      default: continue
      }
      if depth > deepest { return .tooDeep(limit: deepest) }
    }
    return nil
  }

  // MARK: - What is wrong

  /// The most formulas that are named with what is wrong with them; of the others there is only their number.
  private static let mostDiagnostics = 100

  private mutating func diagnose(
    _ formulas: some Sequence<(Located<Formula>, String)>, in source: SourceText
  ) {
    var said: Set<FormulaProblem> = []
    var others = 0
    for (formula, name) in formulas {
      guard case .problem(let problem, let characters)? = outcomes[name] else { continue }
      switch problem {
      case .noKaTeX:
        // That is not the formula's fault, nor any other's.
        diagnostics = [Diagnostic(.warning, at: nil, .formula(problem))]
        return
      case .nothingLeft where !said.insert(problem).inserted: continue
      default: break
      }
      guard diagnostics.count < Self.mostDiagnostics else {
        others += 1
        continue
      }
      diagnostics.append(
        Diagnostic(.warning, at: source.range(of: characters, in: formula), .formula(problem)))
    }
    guard others > 0 else { return }
    diagnostics.append(Diagnostic(.warning, at: diagnostics.last?.range, .formula(.others(others))))
  }

  private mutating func warn(_ problem: FormulaProblem, of formula: Formula) {
    let line = formula.tex.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let excerpt = line.count > 60 ? line.prefix(59) + "…" : line[...]
    var warning = "`\(excerpt)`: \(problem.message)"
    if case .noKaTeX = problem { warning = problem.message + (problem.advice.map { "; \($0)" } ?? "") }
    if !warnings.contains(warning), diagnostics.allSatisfy({ $0.mistake != .formula(problem) }) {
      warnings.append(warning)
    }
  }
}
