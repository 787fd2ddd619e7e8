import Foundation
import Report

/// What a client said of itself: LSP 3.17, *Initialize Request*.
struct Client: Sendable {
  /// What it counts in a line.
  var encoding = PositionEncoding.utf16
  /// The folder that it was opened with.
  var folder: URL?
  /// Whether it shows progress that it did not ask for.
  var showsProgress = false
  /// Whether it can be told that lenses have changed.
  var refreshesLenses = false
  /// Whether it sets Markdown in what goes with a completion.
  var completesWithMarkdown = false
  /// Whether it sets Markdown under the cursor.
  var hoversWithMarkdown = false

  init() {}

  /// - Parameter parameters: those of `initialize`.
  init(_ parameters: JSONValue) {
    let capabilities = parameters["capabilities"]
    let document = capabilities?["textDocument"]
    encoding = PositionEncoding(offered: capabilities?["general"]?["positionEncodings"])
    showsProgress = capabilities?["window"]?["workDoneProgress"]?.boolean ?? false
    refreshesLenses = capabilities?["workspace"]?["codeLens"]?["refreshSupport"]?.boolean ?? false
    let item = document?["completion"]?["completionItem"]
    completesWithMarkdown = item?["documentationFormat"]?.elements?.contains("markdown") ?? false
    hoversWithMarkdown = document?["hover"]?["contentFormat"]?.elements?.contains("markdown") ?? false
    let root =
      parameters["workspaceFolders"]?.elements?.first?["uri"]?.string ?? parameters["rootUri"]?.string
    folder =
      root.flatMap { URL(string: $0) }.flatMap { $0.isFileURL ? $0 : nil }
      ?? parameters["rootPath"]?.string.map { URL(filePath: $0) }
  }
}
