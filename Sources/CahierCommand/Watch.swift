import ArgumentParser
import Foundation
import Notebook

/// `run --watch`: again each time the notebook or a file that it reads is saved.
struct Watch {
  let path: String
  /// Those of the command line, which may name files.
  let parameters: ParameterOptions
  let run: () async throws -> Void

  /// How often files are looked at.
  private static let interval = Duration.milliseconds(200)

  /// Runs until Ctrl-C. Mistakes and failures are shown, and waited upon to be mended.
  func start() async throws {
    while true {
      let before = signature()
      do {
        try await run()
      } catch let code as ExitCode {
        if code == .interrupted { throw code }
      } catch let error as OutputError {
        Terminal.error("error: \(error)\n")
      }
      Terminal.error("watching \(path); Ctrl-C ends\n")
      while signature() == before { try await Task.sleep(for: Self.interval) }
      // An editor may write in several steps: wait until it is done.
      var last = signature()
      while true {
        try await Task.sleep(for: Self.interval)
        let next = signature()
        if next == last { break }
        last = next
      }
    }
  }

  /// Size and time of the notebook, of the file with its parameters and of every file that its cells read.
  private func signature() -> [String] {
    let url = URL(filePath: path)
    var urls = [url] + [parameters.file].compactMap(\.self).map { URL(filePath: $0) }
    if let file = try? NotebookFile(path: path),
      let opened = try? file.plan(parameters, checksFiles: false),
      let plan = opened.plan
    {
      let access = FileAccess(folder: file.folder)
      urls += plan.readFiles.map(access.url)
    }
    return urls.map { url in
      let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
      let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
      return "\(url.path) \(attributes?[.size] as? Int ?? -1) \(date)"
    }
  }
}
