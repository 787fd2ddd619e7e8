import Foundation
import Notebook
import Report
import Testing

@Suite("Results as JSON") struct JSONTests {
  private func read(_ value: JSONValue) throws -> [String: Any] {
    let data = Data(value.document().utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func result() async throws -> RunResult {
    try await SampleSteps.run(
      """
      ---
      title: T
      params: {lambda: 0.001, name: "a\\"b", top: .inf, sizes: [1, 2.5]}
      ---
      ```{load}
      ```
      ```{display}
      ```
      ```{minimize train}
      lambda: ${lambda}
      ```
      ```{predict}
      ```
      ```{break}
      file: ${name} ${top} ${sizes}
      ```
      ```{load after}
      file: another
      ```
      """)
  }

  @Test("have the members of the format in its order")
  func members() async throws {
    let text = ResultJSON.value(try await result()).document()
    let order = [
      "\"notebook\"", "\"status\"", "\"parameters\"", "\"cells\"", "\"label\"", "\"step\"", "\"state\"",
      "\"seconds\"", "\"scalars\"", "\"outputs\"", "\"kind\"", "\"error\"",
    ]
    let places = order.compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == order.count)
    #expect(places == places.sorted())
  }

  @Test("are read back by another parser")
  func readBack() async throws {
    let document = try read(ResultJSON.value(try await result()))
    #expect(document["notebook"] as? String == "Notebooks/sample.md")
    #expect(document["status"] as? String == "failed")
    let parameters = try #require(document["parameters"] as? [String: Any])
    #expect(parameters["lambda"] as? Double == 0.001)
    #expect(parameters["name"] as? String == "a\"b")
    #expect(parameters["top"] is NSNull)
    #expect(document["nonfinite"] as? [String: String] == ["top": "Infinity"])
    #expect(parameters["sizes"] as? [Double] == [1, 2.5])
    let cells = try #require(document["cells"] as? [[String: Any]])
    #expect(
      cells.map { $0["label"] as? String } == ["load", "display", "train", "predict", "break", "after"])
    #expect(cells.map { $0["state"] as? String } == ["ran", "ran", "ran", "ran", "failed", "not run"])
    #expect(cells[0]["scalars"] as? [String: Double] == ["samples": 5000, "features": 400])
    #expect(cells[0]["seconds"] is Double)
    #expect(cells[5]["seconds"] is NSNull)
    #expect(cells[5]["reason"] as? String == "`break` failed before it")
    let error = try #require(cells[4]["error"] as? [String: Any])
    #expect(error["line"] as? Int == 15)
    #expect(error["column"] as? Int == 7)
    #expect(error["allowed"] as? Bool == false)
    #expect((error["message"] as? String)?.hasPrefix("the file") == true)
  }

  @Test("have null for what is not finite, and its word beside it")
  func nonfinite() async throws {
    let document = try read(ResultJSON.value(try await result()))
    let cells = try #require(document["cells"] as? [[String: Any]])
    let scalars = try #require(cells[2]["scalars"] as? [String: Any])
    #expect(scalars["gradient-norm"] is NSNull)
    #expect(cells[2]["nonfinite"] as? [String: String] == ["gradient-norm": "NaN"])
    #expect(cells[0]["nonfinite"] == nil)
  }

  @Test("hold every kind of output")
  func outputs() async throws {
    let document = try read(ResultJSON.value(try await result()))
    let cells = try #require(document["cells"] as? [[String: Any]])
    let outputs = cells.compactMap { $0["outputs"] as? [[String: Any]] }
    #expect(outputs[3].map { $0["kind"] as? String } == ["text", "chart", "table", "gallery", "note"])
    let table = outputs[0][0]
    #expect(table["columns"] as? [String] == [])
    #expect(((table["rows"] as? [[Any]])?[1][1]) as? Double == 400)
    let figure = outputs[1][0]
    #expect(figure["width"] as? Int == 422)
    let png = try #require((figure["png"] as? String).flatMap { Data(base64Encoded: $0) })
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let chart = outputs[2][0]
    #expect(chart["drawing"] as? String == "line")
    #expect((chart["series"] as? [[String: Any]])?.first?["y"] as? [Double] != nil)
    #expect(outputs[3][1]["drawing"] as? String == "heat-map")
    #expect((outputs[3][3]["tiles"] as? [[String: Any]])?.count == 22)
    #expect(outputs[3][4]["note"] as? String == "warning")
  }

  @Test(
    "keep every number to its last bit",
    arguments: [
      0.1, 1 / 3, .leastNonzeroMagnitude, 1.7976931348623157e308, -0.0, 1e21, 123_456_789_012_345_680, 5000,
      -2.5,
    ] as [Double])
  func numbers(_ number: Double) throws {
    let text = JSONValue.array([.number(number)]).document()
    let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Double])
    #expect(read[0].bitPattern == number.bitPattern)
  }

  @Test(
    "keep every text",
    arguments: ["\"\\/\u{8}\u{1B}\n\r\t", "数字 😀 e\u{301}", "\u{2028}\u{202E}\u{7F}\u{85}", ""])
  func texts(_ string: String) throws {
    let text = JSONValue.array([.string(string)]).document()
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String] == [string])
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
  }

  @Test("of a check name each mistake with its place")
  func diagnostics() throws {
    let value = DiagnosticJSON.value(
      notebook: "a.md",
      [
        Diagnostic(
          at: SourceRange(line: 3, column: 2, length: 5), "unknown", advice: "do", suggestions: ["lambda"]),
        Diagnostic(.warning, at: nil, "odd"),
      ])
    let document = try read(value)
    #expect(document["status"] as? String == "mistakes")
    let diagnostics = try #require(document["diagnostics"] as? [[String: Any]])
    #expect(diagnostics[0]["line"] as? Int == 3)
    #expect(diagnostics[0]["length"] as? Int == 5)
    #expect(diagnostics[0]["suggestions"] as? [String] == ["lambda"])
    #expect(diagnostics[1]["line"] is NSNull)
    #expect(diagnostics[1]["severity"] as? String == "warning")
  }
}
