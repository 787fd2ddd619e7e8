import Foundation
import Notebook
import Report
import Synchronization
import TestSupport
import Testing
import Wording

@Suite("Text on a terminal") struct TerminalTextTests {
  @Test("takes the columns that wcwidth counts")
  func widths() throws {
    struct Fixture: Decodable {
      var widths: [[Entry]]
      enum Entry: Decodable {
        case text(String)
        case columns(Int)
        init(from decoder: any Decoder) throws {
          let container = try decoder.singleValueContainer()
          if let columns = try? container.decode(Int.self) {
            self = .columns(columns)
          } else {
            self = .text(try container.decode(String.self))
          }
        }
      }
    }
    let fixture = try JSONDecoder().decode(Fixture.self, from: Data(Fixtures.bytes("Report/widths.json")))
    #expect(fixture.widths.count > 20)
    for entry in fixture.widths {
      guard case .text(let text) = entry[0], case .columns(let columns) = entry[1] else { continue }
      #expect(TerminalText.width(text) == columns, "\(text)")
    }
  }

  @Test("cannot steer the terminal")
  func safe() {
    #expect(
      TerminalText.safe("a\u{1B}[31mb\u{7}\u{9B}c\r\nd\te\u{202E}f")
        == "a\u{FFFD}[31mb\u{FFFD}\u{FFFD}c\u{FFFD} d e\u{FFFD}f")
    #expect(TerminalText.safe("👨‍👩‍👧 数字") == "👨‍👩‍👧 数字")
  }

  @Test("is cut by columns, not characters")
  func fitted() {
    #expect(TerminalText.fitted("数字数字", to: 8) == "数字数字")
    #expect(TerminalText.fitted("数字数字", to: 6) == "数字…")
    #expect(TerminalText.fitted("abc", to: 0) == "")
  }
}

@Suite("A diagnostic on a terminal") struct DiagnosticTextTests {
  @Test("of mistakes beyond number, a hundred are shown, errors before warnings, in the order of the file")
  func many() {
    let source = SourceText(name: "a.md", text: String(repeating: "line\n", count: 30_000))
    let diagnostics = (1...30_000).map { line in
      Diagnostic(
        line.isMultiple(of: 600) ? .error : .warning, at: SourceRange(line: line, column: 1), "wrong")
    }
    let text = DiagnosticText(source: source, style: .plain).text(diagnostics)
    let heads = text.split(separator: "\n").filter { $0.hasPrefix("a.md:") }
    #expect(heads.count == DiagnosticText.limit)
    #expect(heads.count { $0.contains("error") } == 50)
    #expect(heads.first == "a.md:1:1: warning: wrong" && heads.last == "a.md:30000:1: error: wrong")
    #expect(text.hasSuffix("\n… and 29,900 more\n"))
    let few = DiagnosticText(source: source, style: .plain).text(Array(diagnostics.prefix(100)))
    #expect(!few.contains("more"))
  }

  @Test("far along a line of a million characters, what stands near is shown")
  func veryLongLine() {
    let lines = text(String(repeating: "ab ", count: 300_000) + "here", column: 900_001, length: 4, width: 40)
    #expect(lines.dropFirst().first?.hasSuffix("ab here") == true)
    #expect(lines.dropFirst().first?.hasPrefix("    1 | …") == true)
  }

  private func text(_ line: String, column: Int, length: Int, width: Int = 100) -> [String] {
    let source = SourceText(name: "a.md", text: line)
    let diagnostic = Diagnostic(at: SourceRange(line: 1, column: column, length: length), "wrong")
    return DiagnosticText(
      source: source, style: TerminalStyle(isTerminal: true, usesColor: false, width: width)
    )
    .text(diagnostic).split(separator: "\n").map(String.init)
  }

  @Test(
    "has its caret under the place, whatever stands before it",
    arguments: [
      ("lamda: 1", 1, 5, "    1 | lamda: 1", "      | ^~~~~"),
      ("数字: 1", 5, 1, "    1 | 数字: 1", "      |       ^"),
      ("a😀: bad", 5, 3, "    1 | a😀: bad", "      |      ^~~"),
      ("e\u{301}x: bad", 5, 3, "    1 | e\u{301}x: bad", "      |     ^~~"),
      ("\tx: 1", 2, 1, "    1 |     x: 1", "      |     ^"),
      ("ab\tx: 1", 4, 1, "    1 | ab  x: 1", "      |     ^"),
      ("x: 数字", 4, 2, "    1 | x: 数字", "      |    ^~~~"),
      ("short", 6, 1, "    1 | short", "      |      ^"),
      ("short", 90, 9, "    1 | short", "      |      ^"),
      ("a\u{1B}[2J", 1, 1, "    1 | a\u{FFFD}[2J", "      | ^"),
    ])
  func caret(_ line: String, _ column: Int, _ length: Int, _ shown: String, _ caret: String) {
    let lines = text(line, column: column, length: length)
    #expect(lines == ["a.md:1:\(column): error: wrong", shown, caret])
  }

  @Test("shows the part of a long line that it is about")
  func longLine() throws {
    let line = String(repeating: "a", count: 200) + "HERE" + String(repeating: "b", count: 200)
    let lines = text(line, column: 201, length: 4, width: 60)
    #expect(lines[1].count <= 60)
    #expect(lines[1].contains("aHEREb"))
    #expect(lines[1].hasSuffix("…"))
    let place = try #require(lines[1].firstRange(of: "HERE"))
    let caret = try #require(lines[2].firstRange(of: "^~~~"))
    #expect(
      lines[1].distance(from: lines[1].startIndex, to: place.lowerBound)
        == lines[2].distance(from: lines[2].startIndex, to: caret.lowerBound))
  }

  @Test("says what could have been meant and what to do; in colour only where that is wanted")
  func advice() {
    let source = SourceText(name: "a.md", text: "lamda: 1")
    let diagnostic = Diagnostic(
      .warning, at: SourceRange(line: 1, column: 1, length: 5), "unknown", advice: "do this",
      suggestions: ["lambda", "gamma"])
    let plain = DiagnosticText(source: source, style: .plain).text(diagnostic)
    #expect(
      plain == """
        a.md:1:1: warning: unknown
            1 | lamda: 1
              | ^~~~~
                did you mean `lambda` or `gamma`?
                do this

        """)
    let style = TerminalStyle(isTerminal: true, width: 80, environment: ["TERM": "xterm"])
    let coloured = DiagnosticText(source: source, style: style).text(diagnostic)
    #expect(coloured.contains("\u{1B}["))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    #expect(!TerminalStyle(isTerminal: true, width: 80, environment: ["NO_COLOR": "1"]).usesColor)
    #expect(!TerminalStyle(isTerminal: true, width: 80, environment: ["TERM": "dumb"]).isTerminal)
  }

  @Test("of the command line has no place")
  func noPlace() {
    let text = DiagnosticText(source: SourceText(name: "a.md", text: ""), style: .plain)
      .text(Diagnostic(at: nil, "no parameter", advice: "x"))
    #expect(text == "error: no parameter\n  x\n")
  }
}

@Suite("Progress of a run") struct ProgressDisplayTests {
  /// What was written, and the time that is told.
  private final class Log: Sendable {
    let text = Mutex("")
    let time = Mutex(0.0)
  }

  private func display(
    _ log: Log, terminal: Bool, detail: ProgressDisplay.Detail = .full, width: Int = 80
  ) async throws -> ProgressDisplay {
    let plan = try await SampleSteps.run(
      "---\ntitle: T\n---\n```{load}\n```\n```{minimize train}\n```\n"
        + "```{break}\nfile: z\n```\n```{predict}\n```\n"
    ).plan
    return ProgressDisplay(
      plan: plan, style: TerminalStyle(isTerminal: terminal, usesColor: false, width: width), detail: detail,
      now: { log.time.withLock(\.self) }, write: { text in log.text.withLock { $0 += text } })
  }

  private func events(_ display: inout ProgressDisplay, _ log: Log) {
    func at(_ time: Double, _ event: RunEvent) {
      log.time.withLock { $0 = time }
      display.receive(event)
    }
    at(0, .cellStarted(0))
    var load = CellResult(label: "load", step: "load", state: .ran)
    load.seconds = 0.31
    load.scalars = [Scalar(name: "samples", value: 5000), Scalar(name: "features", value: 400)]
    at(0.31, .cellEnded(0, load))
    at(0.31, .cellStarted(1))
    for iteration in 0...100 {
      at(
        1 + Double(iteration) / 10,
        .progress(
          1,
          StepProgress(
            completed: iteration, total: 200, unit: "iteration",
            measures: [Scalar(name: "cost", value: 0.31416), Scalar(name: "gradient-norm", value: 1.5e-3)])))
    }
    var train = CellResult(label: "train", step: "minimize", state: .ran)
    train.seconds = 11
    train.scalars = [Scalar(name: "cost", value: 0.31416), Scalar(name: "seconds", value: 11)]
    at(11.3, .cellEnded(1, train))
    at(11.3, .cellStarted(2))
    var failed = CellResult(label: "break", step: "break", state: .failed)
    failed.seconds = 0.001
    failed.failure = CellFailure(
      message: "gone\u{1B}[2J", advice: "look", range: SourceRange(line: 9, column: 7), isAllowed: false)
    at(11.301, .cellEnded(2, failed))
    at(
      11.301,
      .cellEnded(
        3, CellResult(label: "predict", step: "predict", state: .notRun(reason: "it needs `break`"))))
    at(11.301, .ended(RunEnd(status: .failed, seconds: 11.301)))
  }

  @Test("of a notebook without cells says that there are none")
  func noCells() async throws {
    let log = Log()
    var display = ProgressDisplay(
      plan: try await SampleSteps.run("# T\n").plan, style: .plain, detail: .full, now: { 0 },
      write: { text in log.text.withLock { $0 += text } })
    display.receive(.ended(RunEnd(status: .succeeded, seconds: 0)))
    #expect(log.text.withLock(\.self).hasSuffix(": there are no cells\n"))
  }

  @Test("is lines of text where nobody sits before it, a line every few seconds")
  func plain() async throws {
    let log = Log()
    var display = try await display(log, terminal: false)
    events(&display, log)
    #expect(
      log.text.withLock(\.self) == """
        ✓ load          310 ms   samples 5,000  features 400
          train: iteration 44 of 200, cost 0.3142, gradient-norm 0.0015, 16 s left
          train: iteration 94 of 200, cost 0.3142, gradient-norm 0.0015, 11 s left
        ✓ train         11.0 s   cost 0.3142
        ✗ break         1.0 ms
        Notebooks/sample.md:9:7: error: gone\u{FFFD}[2J
            9 | file: z
              |       ^
                look
        failed in 11.3 s: 2 ran, 1 failed, 1 not run

        """)
  }

  @Test(
    "is one line on a terminal that is written over and never wider than it", arguments: [30, 60, 80, 120])
  func terminal(width: Int) async throws {
    let log = Log()
    var display = try await display(log, terminal: true, width: width)
    events(&display, log)
    let text = log.text.withLock(\.self)
    let lines = text.split(separator: "\r\u{1B}[2K")
    #expect(lines.count > 50)
    for line in lines.dropFirst().prefix(50) { #expect(TerminalText.width(line) < width) }
    if width >= 80 {
      #expect(text.contains("  train     ━━━━"))
      #expect(text.contains("  100/200  cost 0.3142  gradient-norm 0.0015  10 s left"))
    }
    #expect(text.contains("\r\u{1B}[2K✓ train"))
  }

  @Test("says less where less is wanted")
  func details() async throws {
    for (detail, expectsCells) in [(ProgressDisplay.Detail.cells, true), (.failures, false)] {
      let log = Log()
      var display = try await display(log, terminal: true, detail: detail)
      events(&display, log)
      let text = log.text.withLock(\.self)
      #expect(!text.contains("iteration"))
      #expect(!text.contains("\r"))
      #expect(text.contains("✓ load") == expectsCells)
      #expect(text.contains("error: gone"))
    }
  }

  @Test(
    "tells times as people do",
    arguments: [
      (0.00001, "< 0.1 ms"), (0.0012, "1.2 ms"), (0.034, "34 ms"), (0.9996, "1.00 s"), (1.271, "1.27 s"),
      (12.34, "12.3 s"), (59.96, "1 min 00 s"), (125, "2 min 05 s"), (3720, "1 h 02 min"), (.nan, "–"),
      (-1, "–"),
    ])
  func times(_ seconds: Double, _ expected: String) { #expect(ElapsedTime.exact(seconds) == expected) }
}
