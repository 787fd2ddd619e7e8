package import Notebook
import Wording

/// Shows a run while it goes on: one line a cell when it has finished, and how far the present one is.
///
/// On a terminal the last line is written over; elsewhere progress is a line of its own every few seconds.
/// The text goes out through a closure and time comes in through one.
package struct ProgressDisplay: Sendable {
  /// How much is said.
  package enum Detail: Hashable, Sendable {
    /// Cells and progress.
    case full
    /// Cells only.
    case cells
    /// Failures only.
    case failures
  }

  private let style: TerminalStyle
  private let detail: Detail
  private let diagnostics: DiagnosticText
  private let now: @Sendable () -> Double
  private let write: @Sendable (String) -> Void
  private let plan: Plan
  private let labelWidth: Int

  /// The label of the cell that runs.
  private var current: String?
  /// How many cells ended in each state.
  private var counts: [String: Int] = [:]
  /// Time and count of the first progress of the present cell: what the time left is reckoned from.
  private var first: (time: Double, completed: Int)?
  private var lastShown = -Double.infinity
  private var isLineOpen = false
  private var started: Double?

  /// - Parameters:
  ///   - now: seconds from any origin, never going back.
  ///   - write: takes text for standard error.
  package init(
    plan: Plan, style: TerminalStyle, detail: Detail, now: @escaping @Sendable () -> Double,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.style = style
    self.detail = detail
    self.now = now
    self.write = write
    self.plan = plan
    diagnostics = DiagnosticText(source: plan.document.source, style: style)
    let widest = plan.cells.map { TerminalText.width(TerminalText.safe($0.label)) }.max() ?? 0
    labelWidth = min(24, max(8, widest))
  }

  /// Shows one event.
  package mutating func receive(_ event: RunEvent) {
    if started == nil { started = now() }
    switch event {
    case .started, .output: break
    case .cellStarted(let index):
      current = TerminalText.safe(plan.cells[index].label)
      first = nil
      lastShown = style.isTerminal ? -Double.infinity : now()
    case .progress(_, let progress):
      if detail == .full { show(progress) }
    case .cellEnded(let index, let result):
      counts[result.state.name, default: 0] += 1
      // What was restored, or is left as it was, is counted at the end.
      guard result.state == .ran || result.state == .failed || current != nil else { return }
      close()
      finished(result, of: plan.cells[index])
      current = nil
    case .ended(let end):
      close()
      if detail != .failures { write(summary(end.status)) }
    }
  }

  // MARK: - StepProgress

  private mutating func show(_ progress: StepProgress) {
    let time = now()
    let origin = first ?? (time, progress.completed)
    first = origin
    guard time - lastShown >= (style.isTerminal ? 0.08 : 5) else { return }
    lastShown = time
    let left = timeLeft(progress, since: origin, at: time)
    if style.isTerminal {
      write("\r\u{1B}[2K" + line(progress, left: left))
      isLineOpen = true
    } else {
      write(sentence(progress, left: left) + "\n")
    }
  }

  private func timeLeft(
    _ progress: StepProgress, since origin: (time: Double, completed: Int), at time: Double
  )
    -> String?
  {
    let done = progress.completed - origin.completed
    let rest = progress.total - progress.completed
    guard done > 0, rest > 0, time > origin.time else { return nil }
    return ElapsedTime.rough((time - origin.time) / Double(done) * Double(rest)) + " left"
  }

  /// `train  ━━━━────  83/200  cost 0.3141  4 s left`, never as wide as the terminal, where lines wrap.
  private func line(_ progress: StepProgress, left: String?) -> String {
    let label = TerminalText.padded(
      TerminalText.fitted(current ?? "", to: labelWidth), to: labelWidth)
    let count = "\(progress.completed)/\(progress.total)"
    var rest = count + measures(progress).map { "  " + $0 }.joined()
    if let left { rest += "  " + left }
    let barWidth = min(28, max(0, style.width - labelWidth - 7 - TerminalText.width(rest)))
    let share = Double(progress.completed) / Double(max(1, progress.total))
    let bar = barWidth >= 6 ? style.bar(share, width: barWidth) + "  " : ""
    let room = style.width - labelWidth - 5 - (barWidth >= 6 ? barWidth + 2 : 0)
    return "  " + style.tinted(label, .bold) + "  " + bar + TerminalText.fitted(rest, to: max(0, room))
  }

  private func sentence(_ progress: StepProgress, left: String?) -> String {
    let count = "\(TerminalText.safe(progress.unit)) \(progress.completed) of \(progress.total)"
    let parts = [count] + measures(progress) + [left].compactMap(\.self)
    return "  \(current ?? ""): " + parts.joined(separator: ", ")
  }

  private func measures(_ progress: StepProgress) -> [String] {
    progress.measures.map { "\(TerminalText.safe($0.name)) \(Self.short($0.value))" }
  }

  private mutating func close() {
    if isLineOpen { write("\r\u{1B}[2K") }
    isLineOpen = false
  }

  // MARK: - Cells

  private mutating func finished(_ result: CellResult, of cell: PlannedCell) {
    if detail != .failures { write(line(result, of: cell) + "\n") }
    guard let failure = result.failure, detail != .failures || !failure.isAllowed else { return }
    for failure in failure.all {
      write(
        diagnostics.text(
          Diagnostic(
            failure.isAllowed ? .warning : .error, at: failure.range, failure.message.english,
            advice: failure.advice?.english)
        ))
    }
  }

  private func line(_ result: CellResult, of cell: PlannedCell) -> String {
    let label = TerminalText.padded(
      TerminalText.fitted(TerminalText.safe(result.label), to: labelWidth), to: labelWidth)
    let time = result.seconds.map(ElapsedTime.exact) ?? ""
    let lead = String(repeating: " ", count: max(0, 10 - time.count)) + time
    let volatile = type(of: cell.step).volatileScalars
    var words = result.scalars.filter { !volatile.contains($0.name) }.prefix(4).map {
      "\(TerminalText.safe($0.name)) \(Self.short($0.value))"
    }.joined(separator: "  ")
    if let reason = result.state.reason { words = TerminalText.safe(reason.english) }
    let room = style.isTerminal ? max(0, style.width - labelWidth - 16) : Int.max
    let (mark, tint) = Self.mark(result)
    let rest = words.isEmpty ? "" : "   " + TerminalText.fitted(words, to: room)
    return style.tinted(mark, tint) + " " + label + "  " + style.tinted(lead, .faint) + rest
  }

  private static func mark(_ result: CellResult) -> (String, TerminalStyle.Tint) {
    switch result.state {
    case .ran, .restored: ("✓", .good)
    case .stale: ("~", .care)
    case .failed: result.failure?.isAllowed == true ? ("!", .care) : ("✗", .bad)
    case .notRun: ("–", .faint)
    }
  }

  private func summary(_ status: RunEnd.Status) -> String {
    let time = ElapsedTime.exact(now() - (started ?? now()))
    let parts = ["ran", "restored", "stale", "failed", "not run"].compactMap { name in
      counts[name].map { "\($0) \(name)" }
    }
    let (word, tint): (String, TerminalStyle.Tint) =
      switch status {
      case .succeeded: ("done", .good)
      case .failed: ("failed", .bad)
      case .interrupted: ("interrupted", .care)
      }
    let told = parts.isEmpty ? "there are no cells" : parts.joined(separator: ", ")
    return style.tinted(word, tint) + " in \(time): \(told)\n"
  }

  /// Up to five digits, thousands in groups.
  private static func short(_ value: Double) -> String {
    let isWhole = value == value.rounded() && abs(value) < 1e12
    return (isWhole ? NumberFormat.grouped : .significant(4)).string(value)
  }
}
