import Foundation
import Notebook
import Report
import TestSupport

/// Files of Jupyter's, read as `cahier run` reads them, and what is typed into a kernel.
struct JupyterSubject: Subject {
  static let name = "jupyter"
  static let words = [
    "\"cells\": [", "\"cell_type\": \"code\"", "\"source\": [", "\"metadata\": {",
    "\"cahier\": {\"text\": \"", "\"nbformat\": 4",
    "\"kernelspec\": {\"name\": \"cahier\"}", "---\\n", "```", "~~~", "{load}\\n", "%params a=1", "a = 1\\n",
    "{a.b}", "\\r\\n", "\\r",
    "\\u0000", "\\ud800", "null", "[]", "{}", "\"", "\\", ",", "1e999", "<span title=\\\"{a.b}\\\">1</span>",
    "[^1]",
    "<sup title=\\\"[^1]\\\">1</sup>", "params:\\n", "\u{FEFF}",
  ]

  let seeds: [Seed]

  init() throws {
    let folder = Fixtures.checkout.appending(path: "Notebooks")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".md")
    }
    .sorted()
    seeds =
      try files.map { file in
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
        return Seed(name: file, bytes: Self.written(bytes, try SourceText(name: file, bytes: bytes)))
      } + [
        Seed(
          name: "python",
          bytes: Array(
            #"{"nbformat":4,"metadata":{"language_info":{"name":"python"}},"cells":[{"cell_type":"code","source":["x\n"]}]}"#
              .utf8)),
        Seed(
          name: "typed",
          bytes: Array(
            #"{"nbformat":4,"metadata":{"cahier":{}},"cells":[{"cell_type":"code","source":"%params a=1\n{cost}\n\nb = [1, 2]\n"}]}"#
              .utf8)),
      ]
  }

  /// A file of Markdown as Jupyter's.
  static func written(_ bytes: [UInt8], _ source: SourceText) -> [UInt8] {
    Array(JupyterNotebook(bytes, NotebookParser.parse(source)).json.document().utf8)
  }

  func complaint(about input: [UInt8], from seed: Seed) throws -> String? {
    _ = TypedInput(String(decoding: input, as: UTF8.self))
    guard let reading = try? JupyterNotebook.read(input) else { return nil }
    guard let source = try? SourceText(name: "damaged.ipynb", bytes: reading.bytes) else { return nil }
    // What was read is a notebook like any other, and stays what it is from then on.
    let again = try JupyterNotebook.read(Self.written(reading.bytes, source))
    return again.bytes == reading.bytes ? nil : "written and read again, other bytes"
  }
}
