import Foundation
import Notebook

/// Chromium, or what was made of it, which prints pages.
struct Browser {
  private let url: URL

  private static let names = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
  ]
  private static let applications = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ]

  /// What to do where there is none.
  static let installation =
    "install it with `apt-get install chromium`, or print the report from your browser"

  /// The one that is found first; nil where there is none.
  static var installed: Browser? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let paths = names.flatMap { name in folders.map { "\($0)/\(name)" } } + applications
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }.map {
      Browser(url: URL(filePath: $0))
    }
  }

  /// How long a page may take: those of the largest notebooks take a few seconds.
  private static let patience = Duration.seconds(180)

  /// Prints a page.
  ///
  /// - Parameter path: what is to become of it, for what goes wrong.
  /// - Throws: ``OutputError``.
  func print(_ html: String, to path: String) async throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cahier-print-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let page = folder.appending(path: "report.html")
      let document = folder.appending(path: "report.pdf")
      try Data(html.utf8).write(to: page)
      let status = try await run([
        "--headless=new", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
        "--user-data-dir=\(folder.appending(path: "profile").path)", "--no-pdf-header-footer",
        "--generate-pdf-document-outline", "--print-to-pdf=\(document.path)", page.absoluteString,
      ])
      guard status == 0, let data = try? Data(contentsOf: document), data.starts(with: Data("%PDF".utf8))
      else {
        throw OutputError(
          path: path, reason: "`\(url.lastPathComponent)` did not print it", advice: Self.installation)
      }
      return data
    } catch let error as OutputError {
      throw error
    } catch {
      throw OutputError(path: path, reason: error.fileReason, advice: Self.installation)
    }
  }

  /// Runs it to its end, or as long as a page may take.
  private func run(_ arguments: [String]) async throws -> Int32 {
    let process = Process()
    process.executableURL = url
    // Chromium's own prison does not let root in.
    process.arguments = (geteuid() == 0 ? ["--no-sandbox"] : []) + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let (end, continuation) = AsyncStream<Never>.makeStream()
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
    let watch = Task {
      try await Task.sleep(for: Self.patience)
      process.terminate()
    }
    for await _ in end {}
    watch.cancel()
    return process.terminationStatus
  }
}
