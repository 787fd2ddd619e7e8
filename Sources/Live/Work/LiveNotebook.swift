import Figures
import Foundation
import Notebook
import Report
import Wording

/// A notebook that is open in pages: it follows its file, runs what became stale, and tells every page what has changed.
///
/// What a page shows is a ``PageState``, made from the engine's events; whoever shows it asks for the next one. Everything
/// here happens on a queue of its own, since files are read and pages are set.
package actor LiveNotebook {
  /// The path as the user gave it.
  nonisolated let path: String
  nonisolated let url: URL
  let surroundings: Surroundings
  let engine: Engine
  private let executor: QueueExecutor
  private let formulaCache: FormulaCache
  private let writer = FragmentWriter()

  /// What the file held when it was read last.
  var bytes: [UInt8] = []
  private(set) var source: SourceText?
  private(set) var parsed: NotebookParser.Parsed?
  /// The notebook as it was opened last without a mistake: what the page shows.
  private(set) var plan: Plan?
  private var results: [CellResult] = []
  /// The values that controls have in place of the file's.
  private(set) var given: [GivenParameter]
  /// The parameters whose values were set in a page; those of the others were there from the beginning.
  private var setInPage: Set<String> = []
  private var mistakes: [Diagnostic] = []
  private var formulas: (formulas: [Located<Formula>], setter: FormulaSetter)?
  private var notice: Phrase?

  // What is to be done, and what is being done.
  private var needsOpening = false
  private var wanted: Request?
  private var working: Task<Void, Never>?
  /// Counts the runs: what is heard of an earlier one is of no use.
  private var generation = 0
  private var latest = LiveRun()
  /// When the last few runs began that computed anything.
  private var moments: [Memory.Moment] = []
  private var hasComputed = false

  // What pages are told.
  private var state = PageState()
  private var waiting: [CheckedContinuation<PageState?, Never>] = []
  private var isRenderScheduled = false
  private var renderings = 0
  private var lastRendering = Duration.zero
  private var isClosed = false

  // What is watched.
  private var watching: Task<Void, Never>?
  private var watch = FileWatch()

  /// - Parameter path: the notebook's file.
  package init(path: String, _ surroundings: Surroundings) {
    self.path = path
    url = URL(filePath: path).standardizedFileURL
    self.surroundings = surroundings
    given = surroundings.given
    executor = QueueExecutor(label: "cahier.live")
    engine = Engine(
      catalogue: surroundings.catalogue, store: surroundings.store, settings: surroundings.settings,
      memory: surroundings.memory)
    formulaCache = surroundings.store.map { FormulaCache(in: $0).atHand() } ?? FormulaCache.none.atHand()
  }

  nonisolated package var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// The folder that the notebook's files are named from.
  nonisolated var folder: URL { url.deletingLastPathComponent() }

  /// What a list says of it: the title that its file says, or else the file's name; and its language.
  var head: (title: String, language: String) {
    if let plan { return (plan.title, plan.document.frontMatter.language) }
    guard let data = try? Data(contentsOf: url), let text = try? SourceText(name: path, bytes: [UInt8](data))
    else { return (url.lastPathComponent, "en") }
    let frontMatter = NotebookParser.parse(text).document.frontMatter
    return (
      frontMatter.title?.content.plainText ?? url.deletingPathExtension().lastPathComponent,
      frontMatter.language
    )
  }

  /// How its page speaks: as the report that it shows.
  var voice: Voice {
    start()
    let report = plan.map(Voice.init(of:)) ?? Voice(tag: parsed?.document.frontMatter.language ?? "en")
    return report.adding(LiveWords.translations)
  }

  // MARK: - Pages

  /// The state of the page once it is another than the one with this revision, or after a few seconds in any case; nil
  /// when there is no more to come.
  func state(after revision: Int) async -> PageState? {
    guard !isClosed else { return nil }
    start()
    if state.revision > revision { return state }
    return await withCheckedContinuation { waiting.append($0) }
  }

  /// The style sheet that is served under this name: `formulas-…` or `theme-…`.
  func styles(named name: String) -> String? {
    switch name {
    case "formulas-\(state.styles.formulas)": state.page.styles
    case "theme-\(state.styles.theme)": state.page.theme
    default: nil
    }
  }

  private func tell() {
    state.revision += 1
    hand()
  }

  /// Answers everyone who waits.
  private func hand() {
    let all = waiting
    waiting = []
    for continuation in all { continuation.resume(returning: isClosed ? nil : state) }
  }

  // MARK: - The file

  /// How often the file is looked at.
  private static let interval = Duration.milliseconds(20)

  /// Follows the file, once.
  private func start() {
    guard watching == nil else { return }
    read()
    watching = Task { [weak self] in
      var count = 0
      while !Task.isCancelled {
        try? await Task.sleep(for: Self.interval)
        count += 1
        await self?.look(round: count)
      }
    }
  }

  /// Stops everything; what was computed is kept.
  package func close() async {
    isClosed = true
    watching?.cancel()
    generation += 1
    hand()
    await engine.cancel()
  }

  private func look(round: Int) {
    if watch.isSaved(url.path) { read() }
    if round.isMultiple(of: 10) { lookAtOthers() }
    // So that pages that went away are found out.
    if round.isMultiple(of: 150) { hand() }
  }

  /// The data, the pictures, the works and the style sheet that the notebook reads.
  private var others: [String] {
    let cells = plan?.cells.flatMap { $0.step.dataflow.files.map(\.path.path) } ?? []
    // Also those with a mistake in them, which no plan has.
    let page =
      parsed.map(\.document.frontMatter).map { [$0.style].compactMap(\.self) + $0.references.files } ?? []
    return (cells + page.map(\.content)).map(path)
      + (plan?.pictures.map { LocalImage.url(of: $0, in: folder).path } ?? [])
  }

  private func path(of name: String) -> String {
    URL(filePath: name, relativeTo: folder.appending(path: "")).path
  }

  private func lookAtOthers() {
    let isChanged = watch.areChanged(others)
    // What is missing is in no plan.
    let isBack = mistakes.compactMap(\.mistake.missingFile).contains {
      FileSignature(of: path(of: $0)) != nil
    }
    if isChanged || isBack { reopen() }
  }

  /// Reads the file, and opens what it holds if that is anything else than before.
  func read() {
    guard watch.see(url.path), let data = try? Data(contentsOf: url) else {
      notice = LiveWords.fileMissing(.name(path))
      return scheduleRender()
    }
    let isBack = notice != nil
    notice = nil
    guard source == nil || [UInt8](data) != bytes else {
      if isBack { reopen() }
      return
    }
    bytes = [UInt8](data)
    do {
      let text = try SourceText(name: path, bytes: bytes)
      source = text
      parsed = NotebookParser.parse(text)
      reopen()
    } catch {
      mistakes = [error.diagnostic]
      scheduleRender()
    }
  }

  /// Opens the notebook as it is, and runs what became stale.
  func reopen() {
    needsOpening = true
    if wanted == nil { wanted = Request(.stale, keepsGoing: true) }
    work()
  }

  // MARK: - Work

  /// Does what is to be done, one thing after the other.
  private func work() {
    guard working == nil else { return }
    working = Task { await workOff() }
  }

  private func workOff() async {
    while needsOpening || wanted != nil {
      if needsOpening {
        needsOpening = false
        await open()
      } else if let request = wanted {
        wanted = nil
        await run(request)
      }
    }
    working = nil
  }

  private func open() async {
    guard let parsed, let source else { return }
    var opened = await engine.open(parsed, at: folder, parameters: fitting)
    let setter = await setter(for: opened, in: source)
    opened.add(setter.diagnostics)
    mistakes = opened.diagnostics
    guard let plan = opened.plan else {
      // What came meanwhile may be without the mistake.
      if !needsOpening { wanted = nil }
      return scheduleRender()
    }
    // Not before the file is without a mistake: a name is often on its way to what it was.
    if !needsOpening { given = fitting }
    // A cell keeps what it showed until there is something new.
    let known = Dictionary(results.map { ($0.label, $0) }) { first, _ in first }
    results = plan.cells.map { cell in
      if let result = known[cell.label], result.step == cell.stepName { return result }
      return CellResult(
        label: cell.label, step: cell.stepName, state: .notRun(reason: "it has not run yet"))
    }
    latest.dropOverlays()
    self.plan = plan
    // From before they are read: what is saved meanwhile is another.
    watch.add(others)
    scheduleRender()
  }

  /// Sets the formulas, in another process: the actor goes on meanwhile.
  private func setter(for opened: Opened, in source: SourceText) async -> FormulaSetter {
    if let formulas, formulas.formulas == opened.formulas { return formulas.setter }
    let (cache, worker) = (formulaCache, surroundings.worker)
    let setter = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          returning: FormulaSetter(opened, in: source, cache: cache, worker: worker))
      }
    }
    formulas = (opened.formulas, setter)
    return setter
  }

  /// Asks for a run; the one that is under way stops.
  func run(whenReady request: Request) {
    wanted = request
    work()
  }

  private func run(_ request: Request) async {
    generation += 1
    let generation = generation
    latest = LiveRun(after: latest)
    hasComputed = false
    state.progress = [:]
    let events = await engine.run(request)
    Task {
      for await event in events { receive(event, of: generation) }
    }
  }

  /// Stops the run that is under way.
  func stop() async {
    latest.isStopping = true
    wanted = nil
    await engine.cancel()
  }

  private func receive(_ event: RunEvent, of generation: Int) {
    guard generation == self.generation, let plan else { return }
    switch event {
    case .started: latest.begin()
    case .cellStarted(let index):
      if !hasComputed { moments.append(surroundings.memory.now) }
      hasComputed = true
      latest.begin(cell: index, of: plan)
      scheduleRender()
    case .progress(let index, let progress):
      if let growth = latest.grow(cell: index, by: progress) { show(growth, of: plan.cells[index]) }
    case .output: break
    case .cellEnded(let index, let result):
      let isStopped = latest.end(cell: index, as: result.state)
      guard results.indices.contains(index) else { return }
      // What is as it was needs not be shown again as something that was fetched.
      let isSame = results[index].state == .ran && results[index].digest == result.digest
      if !isStopped, !(result.state == .restored && isSame) { results[index] = result }
      scheduleRender()
    case .ended(let end):
      latest.end(as: end.status)
      // Nothing more is coming that could be set with it.
      render()
      forget()
      let store = surroundings.store
      DispatchQueue.global().async { store?.settle() }
    }
  }

  /// How many runs back values are kept at hand.
  private static let remembered = 8

  /// An hour of trying values is not to fill the memory with what came of each.
  private func forget() {
    guard moments.count > Self.remembered else { return }
    moments.removeFirst(moments.count - Self.remembered)
    surroundings.memory.forget(unusedSince: moments[0])
  }

  private func show(_ growth: LiveRun.Growth, of cell: PlannedCell) {
    state.progress[cell.label] = CellProgress(
      done: growth.progress.completed, total: growth.progress.total,
      text: ProgressWords.text(of: growth.progress, since: growth.first, seconds: growth.seconds, in: voice),
      chart: growth.chart.map { GrowingChart($0, in: voice).html } ?? "")
    tell()
  }

  // MARK: - Rendering

  /// Sets the page soon: what comes in between is set with it.
  private func scheduleRender() {
    guard !isRenderScheduled else { return }
    isRenderScheduled = true
    renderings += 1
    let rendering = renderings
    let pause = min(max(.milliseconds(8), lastRendering), .milliseconds(200))
    Task {
      try? await Task.sleep(for: pause)
      // Another came first where all was over.
      if isRenderScheduled, rendering == renderings { render() }
    }
  }

  private func render() {
    isRenderScheduled = false
    let start = ContinuousClock.now
    if let plan, let setter = formulas?.setter {
      let result = RunResult(
        plan: plan, cells: results, status: latest.isBusy ? .succeeded : latest.status,
        provenance: Provenance(
          started: "", seconds: 0, threads: surroundings.settings.threads, machine: "", version: "",
          inputs: []))
      state.show(writer.fragments(of: result, in: folder, formulas: setter))
      let running = Set(latest.overlays.filter { $0.value == "running" }.map { plan.cells[$0.key].label })
      state.progress = state.progress.filter { running.contains($0.key) }
    } else if let frontMatter = parsed?.document.frontMatter {
      // With mistakes from the beginning there is a head, and what is wrong.
      state.showHead(title: head.title, language: frontMatter.language)
    }
    state.words = voice.scriptWords
    state.status = pageStatus
    lastRendering = ContinuousClock.now - start
    tell()
  }

  private var pageStatus: PageStatus {
    var status = PageStatus()
    status.file = url.lastPathComponent
    status.isBusy = latest.isBusy
    status.notice = notice.map(voice.say)
    if let plan {
      status.cells = Dictionary(latest.overlays.map { (plan.cells[$0.key].label, $0.value) }) { first, _ in
        first
      }
    }
    status.controls = ParameterControls.all(
      parsed?.document.frontMatter.parameters ?? [], given: fitting)
    status.mistakes = PlacedMistakes.all(
      mistakes, in: source ?? SourceText(name: path, text: ""), document: parsed?.document)
    return status
  }

  /// The values in place of the file's without those that were set in a page for a parameter that is gone since, or that
  /// allows them no longer.
  var fitting: [GivenParameter] {
    let parameters = parsed?.document.frontMatter.parameters ?? []
    return given.filter { given in
      guard setInPage.contains(given.name) else { return true }
      guard let parameter = parameters.first(where: { $0.name == given.name }) else { return false }
      return parameter.expectation(against: given.value(over: parameter.value)) == nil
    }
  }

  /// Takes the value that a page has set for a parameter, or the file's where that is nil, and runs what depends on it.
  func give(_ value: GivenParameter?, for name: String) {
    given = given.filter { $0.name != name } + [value].compactMap(\.self)
    setInPage.insert(name)
    wanted = Request(.stale, keepsGoing: true)
    reopen()
  }
}
