import Foundation
import Report
import Synchronization
import Testing

@Suite("The line of a sweep") struct SweepDisplayTests {
  /// Text that was written, and a clock that the test sets.
  private final class Recorder: Sendable {
    let text = Mutex("")
    let time = Mutex(0.0)

    func display(_ style: TerminalStyle, total: Int = 200, isQuiet: Bool = false) -> SweepDisplay {
      SweepDisplay(
        total: total, style: style, isQuiet: isQuiet, now: { self.time.withLock { $0 } },
        write: { text in self.text.withLock { $0 += text } })
    }

    func taken() -> String {
      text.withLock { text in
        defer { text = "" }
        return text
      }
    }

    func wait(_ seconds: Double) { time.withLock { $0 += seconds } }
  }

  private static let terminal = TerminalStyle(isTerminal: true, usesColor: false, width: 80)

  private func standing(ran: Int, restored: Int = 0, failed: Int = 0, running: Int = 0)
    -> SweepDisplay.Standing
  {
    var standing = SweepDisplay.Standing(total: 200)
    (standing.ran, standing.restored, standing.failed, standing.running) = (ran, restored, failed, running)
    return standing
  }

  @Test("says on a terminal what is done, runs, was restored, failed, and how long the rest will take")
  func line() {
    let recorder = Recorder()
    var display = recorder.display(TerminalStyle(isTerminal: true, usesColor: false, width: 100))
    recorder.wait(10)
    display.show(standing(ran: 39, restored: 60, failed: 1, running: 2))
    // Forty took ten seconds, a hundred are left.
    #expect(
      recorder.taken()
        == "\r\u{1B}[2K  ━━━━━━━━━━━━━━──────────────  100/200  2 running  60 restored  1 failed  25 s left")
    display.show(standing(ran: 40, restored: 60, failed: 1, running: 2))
    #expect(recorder.taken() == "", "not more than a dozen times a second")
  }

  @Test("is never as wide as the terminal", arguments: [20, 30, 40, 80, 200])
  func width(_ width: Int) {
    let recorder = Recorder()
    var display = recorder.display(TerminalStyle(isTerminal: true, usesColor: false, width: width))
    recorder.wait(7)
    display.show(standing(ran: 17, restored: 3, failed: 2, running: 12))
    #expect(TerminalText.width(recorder.taken().replacing("\r\u{1B}[2K", with: "")) < width)
  }

  @Test("elsewhere is a line of its own every ten seconds, and none for what is soon done")
  func plain() {
    let recorder = Recorder()
    var display = recorder.display(.plain)
    for step in 1...40 {
      recorder.wait(1)
      display.show(standing(ran: step, running: 2))
    }
    #expect(recorder.taken().split(separator: "\n").count == 4)
    display.end(standing(ran: 150, restored: 49, failed: 1), isInterrupted: false)
    #expect(recorder.taken() == "failed in 40.0 s: 200 combinations, 150 ran, 49 restored, 1 failed\n")
    var one = standing(ran: 1)
    one.total = 1
    display.end(one, isInterrupted: false)
    #expect(recorder.taken() == "done in 40.0 s: 1 combination, 1 ran\n")
  }

  @Test("shows the first failures above it, and counts the others")
  func failures() {
    let recorder = Recorder()
    var display = recorder.display(Self.terminal)
    for number in 1...30 { display.tell("failure \(number)\n") }
    let text = recorder.taken()
    #expect(text.contains("failure 10\n") && !text.contains("failure 11\n"))
    #expect(text.hasSuffix("further failures are counted, and in the reports\n"))
  }

  @Test("says nothing when quiet, but failures")
  func quiet() {
    let recorder = Recorder()
    var display = recorder.display(Self.terminal, isQuiet: true)
    recorder.wait(5)
    display.show(standing(ran: 5))
    display.say("something")
    display.tell("failure\n")
    display.end(standing(ran: 200), isInterrupted: false)
    #expect(recorder.taken() == "failure\n")
  }
}
