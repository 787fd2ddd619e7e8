import Foundation

/// Where formulas are set: in this process, or in one of its own, which may die.
///
/// A script engine that is given a hostile formula can run without end, fill the stack or break. A process of its own
/// that does so is one formula that is not set, and nothing else. It is started for a batch of formulas, reads them
/// from its standard input, and answers with a line each until it has no more.
public struct FormulaWorker: Sendable {
  /// The arguments with which this program sets formulas; nil for this process.
  private let arguments: [String]?

  /// In a process of its own: this program, called again.
  ///
  /// - Parameter arguments: the arguments with which it comes to ``serve(folder:)``; the path of KaTeX's folder is
  ///   put behind them.
  public init(arguments: [String]) { self.arguments = arguments }

  private init() { arguments = nil }

  /// In this process, for programs that cannot call themselves: a formula may then take long to be given up.
  public static let thisProcess = FormulaWorker()

  /// The answers to the first of the requests, as far as it gets: the one behind the last makes too much work.
  ///
  /// - Parameters:
  ///   - tags: what references stand for, by label.
  ///   - work: the bytes that all of them may ask for in sum.
  ///   - deadline: when a process of its own ends, in the middle of whichever formula it is.
  ///   - folder: where KaTeX is.
  /// - Throws: ``KaTeXFailure`` when KaTeX itself does not work.
  func answers(
    to requests: [FormulaRequest], tags: [String: String], within work: Int,
    until deadline: ContinuousClock.Instant, folder: KaTeXFolder
  ) throws(KaTeXFailure) -> [FormulaAnswer] {
    let seconds = (ContinuousClock.now.duration(to: deadline) / .seconds(1)).rounded(.up)
    let order = Order(
      work: work, seconds: UInt32(max(1, min(seconds, 86_400))), tags: tags, requests: requests)
    var answers: [FormulaAnswer] = []
    guard let arguments else {
      try Self.carryOut(order, with: KaTeXEngine(folder, tags: tags, atExhaustion: .throwing)) {
        answers.append($0)
      }
      return answers
    }
    var isReady = false
    for line in try Self.call(arguments + [folder.url.path], with: order) {
      switch line {
      case .ready: isReady = true
      case .answer(let answer): answers.append(answer)
      case .failure(let failure): throw failure
      }
    }
    guard isReady else { throw KaTeXFailure(message: "the process that sets formulas ended while it began") }
    return answers
  }

  /// What a process of its own reads.
  private struct Order: Codable {
    var work: Int
    /// The seconds that all formulas have.
    var seconds: UInt32
    var tags: [String: String]
    var requests: [FormulaRequest]
  }

  /// A line that it writes.
  private enum Line: Codable {
    case ready
    case answer(FormulaAnswer)
    case failure(KaTeXFailure)
  }

  private static func carryOut(
    _ order: Order, with engine: KaTeXEngine, answer: (FormulaAnswer) -> Void
  ) {
    var work = order.work
    for request in order.requests {
      guard work > 0, let result = engine.answer(request, within: work) else { return }
      work -= result.work
      answer(result)
    }
  }

  // MARK: - The process that asks

  /// This program's own file, even where another has taken its name since.
  private static var program: URL? {
    let link = "/proc/self/exe"
    return FileManager.default.isExecutableFile(atPath: link)
      ? URL(filePath: link) : Bundle.main.executableURL
  }

  private static func call(_ arguments: [String], with order: Order) throws(KaTeXFailure) -> [Line] {
    let file = FileManager.default.temporaryDirectory.appending(path: "cahier-\(UUID().uuidString).json")
    do {
      try JSONEncoder().encode(order).write(to: file, options: .withoutOverwriting)
      defer { try? FileManager.default.removeItem(at: file) }
      let process = Process()
      let output = Pipe()
      process.executableURL = program
      process.arguments = arguments
      // A file and not a pipe: a process that died would leave this one writing into nothing.
      process.standardInput = try FileHandle(forReadingFrom: file)
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      let text = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      // Of the line that it died in nothing is taken.
      return text.split(separator: UInt8(ascii: "\n")).compactMap {
        try? JSONDecoder().decode(Line.self, from: $0)
      }
    } catch {
      throw KaTeXFailure(message: error.localizedDescription)
    }
  }

  // MARK: - The process that answers

  /// Reads formulas from standard input and writes what came of them to standard output, until there are no more or
  /// one makes too much work: then the process ends.
  public static func serve(folder: String) {
    do {
      let order = try JSONDecoder().decode(Order.self, from: FileHandle.standardInput.readToEnd() ?? Data())
      let engine = try KaTeXEngine(
        KaTeXFolder(url: URL(filePath: folder)), tags: order.tags, atExhaustion: .endingProcess)
      write(.ready)
      let deadline = ContinuousClock.now + .seconds(Int64(order.seconds))
      setAlarm(before: deadline)
      carryOut(order, with: engine) { answer in
        write(.answer(answer))
        setAlarm(before: deadline)
      }
    } catch let failure as KaTeXFailure {
      write(.failure(failure))
    } catch {
      write(.failure(KaTeXFailure(message: error.localizedDescription)))
    }
  }

  /// The seconds after which the system ends the process, if a formula is not done by then. What allocates is stopped
  /// long before.
  private static let mostSeconds: Double = 10

  private static func setAlarm(before deadline: ContinuousClock.Instant) {
    let left = ContinuousClock.now.duration(to: deadline) / .seconds(1)
    // An alarm of 0 seconds would be none.
    alarm(UInt32(max(1, min(left.rounded(.up), mostSeconds))))
  }

  private static func write(_ line: Line) {
    guard let data = try? JSONEncoder().encode(line) else { return }
    FileHandle.standardOutput.write(data + [UInt8(ascii: "\n")])
  }
}
