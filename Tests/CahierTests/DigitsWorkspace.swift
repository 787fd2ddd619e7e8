import Foundation
import TestSupport
import Testing

/// A notebook in a folder of its own, and the command run in it.
struct DigitsWorkspace {
  let folder: TemporaryFolder

  /// The main notebook's chain with short training, on a part of the digits.
  static let notebook = """
    ---
    title: A test
    params: {lambda: 0.5}
    ---

    Prose about digits.

    ```{load}
    file: digits.mat
    limit: 500
    resize: [20, 20]
    ```

    ```{display}
    rows: 2
    caption: Some digits.
    ```

    ```{cost}
    lambda: ${lambda}
    ```

    ```{minimize}
    iterations: 20
    lambda: 0.1
    ```

    ```{predict}
    ```
    """

  /// The labels of its cells.
  static let labels = ["load", "display", "cost", "minimize", "predict"]

  init(_ text: String = DigitsWorkspace.notebook) throws {
    folder = try TemporaryFolder()
    try folder.write(text, to: "test.md")
    try FileManager.default.copyItem(at: Fixtures.digits, to: folder.url.appending(path: "digits.mat"))
  }

  func edit(_ old: String, _ new: String) throws {
    let url = folder.url.appending(path: "test.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try folder.write(text.replacingOccurrences(of: old, with: new), to: "test.md")
  }

  @discardableResult
  func cahier(_ arguments: String...) throws -> ExternalProgram.Outcome {
    try ExternalProgram.cahier.run(arguments, in: folder.url)
  }

  /// Runs and returns the state of each cell, by label.
  func states(_ arguments: String...) throws -> [String: String] {
    try cells(arguments).mapValues { $0.state }
  }

  func cells(_ arguments: [String]) throws -> [String: (
    state: String, reason: String?, scalars: [String: Double]
  )] {
    let outcome = try ExternalProgram.cahier.run(arguments + ["--json"], in: folder.url)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.error)")
    let cells = try #require(document["cells"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: cells.map { cell in
        let scalars = (cell["scalars"] as? [String: Any] ?? [:]).compactMapValues { $0 as? Double }
        return (
          cell["label"] as? String ?? "",
          (cell["state"] as? String ?? "", cell["reason"] as? String, scalars)
        )
      })
  }

  var stored: [URL] {
    let root = folder.url.appending(path: "Output/.cahier")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
    return (files?.compactMap { $0 as? URL } ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
  }
}

/// Expects the cells of ``DigitsWorkspace/notebook`` to have run where their labels are named, and to be restored elsewhere.
func expect(
  _ states: [String: String], ran: Set<String>, sourceLocation: SourceLocation = #_sourceLocation
) {
  for label in DigitsWorkspace.labels {
    #expect(
      states[label] == (ran.contains(label) ? "ran" : "restored"), "\(label)",
      sourceLocation: sourceLocation)
  }
}
