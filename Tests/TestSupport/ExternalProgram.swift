package import Foundation

/// A program that a test runs: what it was given, and what came of it.
package struct ExternalProgram: Sendable {
  package struct Outcome: Sendable {
    package var status: Int32
    package var output: String
    package var error: String
  }

  package let url: URL

  /// The key that stores are sealed with while tests run: nobody's own is touched.
  private static let keyFile = Fixtures.checkout.appending(path: ".build/test-store.key")

  package init(_ url: URL) { self.url = url }

  /// Runs to the end.
  ///
  /// - Parameters:
  ///   - environment: variables over those of the test.
  ///   - folder: the working directory.
  /// - Throws: `MissingProgram` when there is no such program: a test never passes for want of one.
  package func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
    whileRunning: ((Process) throws -> Void)? = nil
  ) throws -> Outcome {
    guard FileManager.default.isExecutableFile(atPath: url.path) else { throw MissingProgram(path: url.path) }
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["CAHIER_KEY_FILE": Self.keyFile.path]) { $1 }.merging(environment) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: a pipe that is not read while the program runs fills up and stops it.
    let scratch = try TemporaryFolder()
    let outputURL = scratch.url.appending(path: "output")
    let errorURL = scratch.url.appending(path: "error")
    for url in [outputURL, errorURL] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: outputURL)
    process.standardError = try FileHandle(forWritingTo: errorURL)
    try process.run()
    try whileRunning?(process)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputURL), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: errorURL), as: UTF8.self))
  }
}

extension Process {
  /// What a program that ``ExternalProgram`` runs has said so far on standard error, which is a file: the descriptor leads
  /// to it (proc(5)).
  package var said: String {
    guard let file = standardError as? FileHandle else { return "" }
    return (try? String(contentsOfFile: "/proc/self/fd/\(file.fileDescriptor)", encoding: .utf8)) ?? ""
  }
}

/// A program that `make test` installs and that is not there.
package struct MissingProgram: Error, CustomStringConvertible {
  var path: String
  package var description: String { "\(path) is missing: run `make test`, which installs what tests need" }
}

extension ExternalProgram {
  /// The command under test.
  package static var cahier: ExternalProgram { built("cahier") }

  /// A program of this package, which stands beside the bundle of the tests.
  package static func built(_ name: String) -> ExternalProgram {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = folder.appending(path: name)
    if FileManager.default.isExecutableFile(atPath: beside.path) { return ExternalProgram(beside) }
    return ExternalProgram(Fixtures.checkout.appending(path: ".build/release/\(name)"))
  }

  /// The Python of `make test`, with numpy, scipy, Pillow and a WebSocket client.
  package static let python = ExternalProgram(
    Fixtures.checkout.appending(path: ".build/python/bin/python3"))
}

/// A folder that is gone when the value is.
package final class TemporaryFolder: Sendable {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "cahier-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a text file into the folder.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> URL {
    try write(Data(text.utf8), to: name)
  }

  @discardableResult
  package func write(_ data: Data, to name: String) throws -> URL {
    let file = url.appending(path: name)
    try data.write(to: file)
    return file
  }
}
