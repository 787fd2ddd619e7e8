import Foundation
import Notebook
import Report

/// Help while typing: the same as an editor gives.
extension Kernel {
  /// The assistant for what is being typed behind the notebook so far.
  func assistant(for code: String) async -> Assistant {
    let code = SourceText.withLineFeeds(code)
    let isHead = code.hasPrefix("---")
    let part = await part()
    let numbers = await engine.numbers()
    if isHead {
      return Assistant(
        SourceText(name: surroundings.name, text: code), catalogue: surroundings.catalogue,
        folder: surroundings.folder)
    }
    return Assistant(
      cells: code, after: part.script.source, catalogue: surroundings.catalogue, folder: surroundings.folder,
      plan: part.plan, results: numbers)
  }

  func complete(_ content: JSONValue) async -> JSONValue {
    let code = content["code"]?.string ?? ""
    let cursor = Cursor(code, units: content["cursor_pos"]?.integer)
    var matches: [(text: String, type: String)] = []
    var start = cursor.units
    if let words = Self.words(before: cursor, in: code) {
      (matches, start) = words
    } else if code.utf8.count <= SourceText.byteLimit {
      let completions = await assistant(for: code).completions(at: cursor.position)
      matches = completions.items.map { ($0.insertion, $0.kind.rawValue) }
      start = Cursor.units(of: completions.range.lowerBound, in: code)
    }
    let end = cursor.units
    return [
      "status": "ok", "matches": .array(matches.map { .string($0.text) }),
      "cursor_start": .integer(start), "cursor_end": .integer(end),
      "metadata": [
        "_jupyter_types_experimental": .array(
          matches.map {
            [
              "text": .string($0.text), "type": .string($0.type), "start": .integer(start),
              "end": .integer(end),
            ]
          })
      ],
    ]
  }

  /// Commands, where a line begins with `%`.
  private static func words(
    before cursor: Cursor, in code: String
  ) -> (matches: [(text: String, type: String)], start: Int)? {
    guard cursor.line.first == "%", !cursor.line.contains(" ") else { return nil }
    let found = CommandHelp.commands.map { "%\($0.name)" }.filter { $0.hasPrefix(cursor.line) }
    return (found.map { ($0, "command") }, cursor.units - cursor.line.unicodeScalars.count)
  }

  func inspect(_ content: JSONValue) async -> JSONValue {
    let code = content["code"]?.string ?? ""
    let cursor = Cursor(code, units: content["cursor_pos"]?.integer)
    guard code.utf8.count <= SourceText.byteLimit,
      let help = await assistant(for: code).help(at: cursor.position)
    else { return ["status": "ok", "found": false, "data": [:], "metadata": [:]] }
    return [
      "status": "ok", "found": true,
      "data": ["text/plain": .string(help.text), "text/markdown": .string(help.text)], "metadata": [:],
    ]
  }
}

/// A place in what was typed: the protocol counts Unicode's code points, everything here counts characters.
private struct Cursor {
  /// In code points from the start.
  let units: Int
  let position: SourcePosition
  /// What stands before it on its line.
  let line: Substring

  /// - Parameter units: in code points; nil for the end.
  init(_ code: String, units: Int?) {
    let scalars = code.unicodeScalars
    let offset = min(max(0, units ?? scalars.count), scalars.count)
    self.units = offset
    let lines = Self.lines(of: String(scalars.prefix(offset)))
    line = lines.last ?? ""
    position = SourcePosition(line: max(1, lines.count), column: line.count + 1)
  }

  /// A place in code points.
  static func units(of position: SourcePosition, in code: String) -> Int {
    let lines = lines(of: code)
    guard lines.indices.contains(position.line - 1) else { return code.unicodeScalars.count }
    let line = lines[position.line - 1]
    let end = line.index(line.startIndex, offsetBy: position.column - 1, limitedBy: line.endIndex)
    return code.unicodeScalars.distance(from: code.startIndex, to: end ?? line.endIndex)
  }

  /// Lines end as those of a notebook may: CR LF is one character.
  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) }
  }
}
