import Figures
import Notebook
import Wording

/// A run as a page sees it, made from its events: which cells are under way, and how far they are.
struct LiveRun {
  /// Whether it is under way.
  private(set) var isBusy = false
  /// How it ended, or how the one before it did.
  private(set) var status = RunResult.Status.succeeded
  /// How cells stand that are under way: `running`, `waiting` or `stopped`.
  private(set) var overlays: [Int: String] = [:]
  /// Whether somebody asked it to stop.
  var isStopping = false

  private var ended: Set<Int> = []
  private var growing: [Int: GrowingCell] = [:]

  /// What is known of a cell that runs.
  private struct GrowingCell {
    var start = ContinuousClock.now
    var first: Int?
    var chart: LineChart?
    var lastTold: ContinuousClock.Instant?
  }

  /// What there is to tell of a cell that runs.
  struct Growth {
    var progress: StepProgress
    /// How much was done when it was first told, and how long ago the cell began.
    var first: Int
    var seconds: Double
    /// The curves so far.
    var chart: LineChart?
  }

  init() {}

  /// A run that takes the place of another: it looks like that until something is heard of it.
  init(after other: LiveRun) { (isBusy, status) = (other.isBusy, other.status) }

  mutating func begin() {
    isBusy = true
    status = .succeeded
  }

  mutating func begin(cell index: Int, of plan: Plan) {
    growing[index] = GrowingCell()
    overlays[index] = "running"
    for other in plan.dependents(of: index) where !ended.contains(other) { overlays[other] = "waiting" }
  }

  /// Takes what a cell says of itself; nil where that is too soon after the last time to be told.
  mutating func grow(cell index: Int, by progress: StepProgress) -> Growth? {
    guard var cell = growing[index] else { return nil }
    let now = ContinuousClock.now
    let first = cell.first ?? progress.completed
    cell.first = first
    if let growth = progress.growth, cell.chart?.append(growth) == nil { cell.chart = growth }
    let isDue = cell.lastTold.map { now - $0 >= Self.tellingInterval } ?? true
    if isDue { cell.lastTold = now }
    growing[index] = cell
    guard isDue else { return nil }
    return Growth(
      progress: progress, first: first, seconds: (now - cell.start).inSeconds, chart: cell.chart)
  }

  /// How often a page is told of progress: each time takes from the training that it shows.
  private static let tellingInterval = Duration.milliseconds(150)

  /// Takes note that a cell has ended; whether it was stopped, which leaves what it showed.
  mutating func end(cell index: Int, as state: CellState) -> Bool {
    ended.insert(index)
    growing[index] = nil
    overlays[index] = nil
    switch state {
    case .ran, .restored, .failed: return false
    case .stale, .notRun:
      if isStopping { overlays[index] = "stopped" }
      return isStopping
    }
  }

  mutating func end(as status: RunResult.Status) {
    isBusy = false
    self.status = status
    overlays = overlays.filter { $0.value == "stopped" }
  }

  /// Forgets how cells stand, whose numbers are others now.
  mutating func dropOverlays() { overlays = [:] }
}
