import Wording

/// Shows a sweep while it goes on: one line with what is done, what runs, and how long it will take.
///
/// On a terminal that line is written over; elsewhere it is a line of its own now and then. The text goes out through a
/// closure and time comes in through one.
package struct SweepDisplay: Sendable {
  /// How far a sweep is.
  package struct Standing: Hashable, Sendable {
    /// All combinations.
    package var total: Int
    /// Those that ran to their end, those that were stored already, and those that failed: no combination is two of them.
    package var ran = 0
    package var restored = 0
    package var failed = 0
    /// Those that run now, or the tasks that run them.
    package var running = 0

    package init(total: Int) { self.total = total }

    /// Those that need nothing more.
    package var done: Int { ran + restored + failed }
  }

  private let style: TerminalStyle
  private let now: @Sendable () -> Double
  private let write: @Sendable (String) -> Void
  private let isQuiet: Bool
  private var standing: Standing
  private let started: Double
  /// When the first combination began that was not restored, as far as is known: what the time left is reckoned from.
  private var begun: Double
  private var lastShown: Double
  private var isLineOpen = false
  private var failuresShown = 0

  /// - Parameters:
  ///   - now: seconds from any origin, never going back.
  ///   - isQuiet: whether nothing but failures is said.
  ///   - write: takes text for standard error.
  package init(
    total: Int, style: TerminalStyle, isQuiet: Bool, now: @escaping @Sendable () -> Double,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.style = style
    self.now = now
    self.write = write
    self.isQuiet = isQuiet
    standing = Standing(total: total)
    started = now()
    begun = started
    // The first line comes when there is something to tell.
    lastShown = style.isTerminal ? -.infinity : started
  }

  /// Shows how far the sweep is, unless that was shown a moment ago.
  package mutating func show(_ standing: Standing) {
    let time = now()
    // What is restored takes no time to speak of.
    if standing.ran + standing.failed == 0, standing.restored > self.standing.restored { begun = time }
    self.standing = standing
    guard !isQuiet, time - lastShown >= (style.isTerminal ? 0.08 : Self.pause) else { return }
    lastShown = time
    if style.isTerminal {
      write("\r\u{1B}[2K" + line(at: time))
      isLineOpen = true
    } else {
      write("  " + words(at: time).joined(separator: ", ") + "\n")
    }
  }

  /// Seconds between two lines where none is written over.
  private static let pause = 10.0

  /// Shows a failure above the line, for the first few; the others are counted.
  package mutating func tell(_ failure: String) {
    failuresShown += 1
    guard failuresShown <= Self.mostFailures else { return }
    close()
    write(failure)
    if failuresShown == Self.mostFailures { write("further failures are counted, and in the reports\n") }
    lastShown = style.isTerminal ? -.infinity : lastShown
  }

  private static let mostFailures = 10

  /// Says something between.
  package mutating func say(_ sentence: String) {
    guard !isQuiet else { return }
    close()
    write(sentence + "\n")
  }

  /// Takes the line away and sums up.
  package mutating func end(_ standing: Standing, isInterrupted: Bool) {
    self.standing = standing
    close()
    guard !isQuiet else { return }
    let (word, tint): (String, TerminalStyle.Tint) =
      isInterrupted ? ("interrupted", .care) : standing.failed > 0 ? ("failed", .bad) : ("done", .good)
    let rest = standing.total - standing.done
    let counts = [
      (standing.ran, "ran"), (standing.restored, "restored"), (standing.failed, "failed"), (rest, "not run"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let time = ElapsedTime.exact(now() - started)
    let total = "\(standing.total) combination\(standing.total == 1 ? "" : "s")"
    write(
      style.tinted(word, tint) + " in \(time): \(total), "
        + counts.joined(separator: ", ") + "\n")
  }

  private mutating func close() {
    if isLineOpen { write("\r\u{1B}[2K") }
    isLineOpen = false
  }

  // MARK: - The line

  /// `  ━━━━────  83/200  2 running  40 restored  1 failed  4 s left`, never as wide as the terminal, where lines wrap.
  private func line(at time: Double) -> String {
    let rest = words(at: time).joined(separator: "  ")
    let barWidth = min(28, max(0, style.width - 5 - TerminalText.width(rest)))
    let share = Double(standing.done) / Double(max(1, standing.total))
    let bar = barWidth >= 6 ? style.bar(share, width: barWidth) + "  " : ""
    return "  " + bar
      + TerminalText.fitted(rest, to: max(0, style.width - 3 - (bar.isEmpty ? 0 : barWidth + 2)))
  }

  private func words(at time: Double) -> [String] {
    var words = ["\(standing.done)/\(standing.total)"]
    if standing.running > 0 { words.append("\(standing.running) running") }
    if standing.restored > 0 { words.append("\(standing.restored) restored") }
    if standing.failed > 0 { words.append("\(standing.failed) failed") }
    let worked = standing.ran + standing.failed
    let rest = standing.total - standing.done
    if worked > 0, rest > 0, time > begun {
      words.append(ElapsedTime.rough((time - begun) / Double(worked) * Double(rest)) + " left")
    }
    return words
  }
}
