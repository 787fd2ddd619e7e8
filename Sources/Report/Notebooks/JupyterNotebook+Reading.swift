import Foundation
import Notebook
import Wording

extension JupyterNotebook {
  /// A file of Jupyter as a notebook in Markdown.
  package struct Reading: Sendable {
    /// The notebook.
    package let bytes: [UInt8]
    /// What is to be said of it: sentences without full stops.
    package let warnings: [String]
  }

  /// Why a file is no notebook of Jupyter: a sentence without its full stop.
  package struct Problem: Error, Hashable {
    package var message: String
    package var advice: String
  }

  /// The most bytes that are read of a file: most of them are pictures.
  package static let byteLimit = 256 << 20

  /// Whether a file is one of Jupyter's, as far as its beginning tells.
  package static func isLikely(_ bytes: some Collection<UInt8>) -> Bool {
    let head = bytes.prefix(1 << 16)
    guard head.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }) == UInt8(ascii: "{") else {
      return false
    }
    let text = String(decoding: head, as: UTF8.self)
    return text.contains("\"cells\"") || text.contains("\"nbformat\"")
  }

  /// Reads a file. Cells of Cahier's are cells; those of another language are shown as code.
  ///
  /// - Throws: ``Problem``.
  package static func read(_ bytes: [UInt8]) throws(Problem) -> Reading {
    let advice = "open it in JupyterLab and save it again"
    guard bytes.count <= byteLimit, let json = try? JSONValue(reading: Data(bytes)) else {
      throw Problem(message: "this is no notebook of Jupyter: its JSON can't be read", advice: advice)
    }
    guard json["nbformat"]?.integer == 4, let cells = json["cells"]?.elements else {
      throw Problem(message: "this is no notebook of Jupyter's format 4", advice: advice)
    }
    var reader = Reader(json["metadata"] ?? [:], isOurs: isOurs(json))
    for cell in cells { reader.read(cell) }
    return reader.reading
  }

  private static func isOurs(_ json: JSONValue) -> Bool {
    let metadata = json["metadata"]
    let kernel = metadata?["kernelspec"]
    if kernel?["name"]?.string == "cahier" || kernel?["language"]?.string == "cahier" { return true }
    if metadata?["cahier"] != nil { return true }
    guard kernel == nil, metadata?["language_info"] == nil else { return false }
    let code = (json["cells"]?.elements ?? []).filter { $0["cell_type"]?.string == "code" }
    return code.contains { !TypedInput($0["source"]?.joinedText ?? "").cells.isEmpty }
  }
}

/// Puts the pieces of a file together.
private struct Reader {
  private let metadata: JSONValue
  private let isOurs: Bool
  private var pieces: [(kind: MarkdownPieces.Kind, content: String, text: String?)] = []
  private var parameters: [(name: String, value: String)] = []
  private var codeCount = 0
  private var strays = 0
  private var commands: [String] = []

  init(_ metadata: JSONValue, isOurs: Bool) {
    self.metadata = metadata
    self.isOurs = isOurs
  }

  // MARK: - Cells

  mutating func read(_ cell: JSONValue) {
    let source = SourceText.withLineFeeds(cell["source"]?.joinedText ?? "")
    let kept = cell["metadata"]?["cahier"]?["text"]?.string
    switch cell["cell_type"]?.string {
    case "markdown":
      let attached = cell["attachments"]?.members?.isEmpty == false
      add(.prose, ProseValues.taken(from: attached ? Self.withoutAttachments(source) : source), kept)
    case "code" where isOurs: typed(source, kept)
    case "code":
      if !source.allSatisfy(\.isWhitespace) { codeCount += 1 }
      addCode(source, language: language)
    default: addCode(source, language: "")
    }
  }

  /// A cell of Cahier's.
  private mutating func typed(_ source: String, _ kept: String?) {
    let kind: MarkdownPieces.Kind = source.hasPrefix("---") ? .head : .cell
    if let kept, MarkdownPieces.content(kind, of: kept) == source {
      pieces.append((kind, source, kept))
      return
    }
    for part in TypedInput(source).parts {
      switch part {
      case .head:
        // Behind other cells, it would be none.
        if pieces.contains(where: { $0.kind != .prose }) { strays += 1 }
        add(.head, part.written ?? "", nil)
      case .cell: add(.cell, part.written ?? "", nil)
      case .assignment(let name, let value): parameters.append((name, value))
      case .command(let command) where command.name == "params":
        parameters += TypedInput.assignments(command.argument) ?? []
      case .command(let command): commands.append("%\(command.name)")
      case .number, .question: break
      case .stray:
        strays += 1
        return addCode(source, language: "")
      }
    }
  }

  private mutating func add(_ kind: MarkdownPieces.Kind, _ content: String, _ kept: String?) {
    let isKept =
      kind == .prose
      && kept.flatMap { MarkdownPieces.content(kind, of: $0) }.map(ProseValues.taken) == content
    guard !isKept else {
      pieces.append((kind, content, kept))
      return
    }
    var lines = content.split(separator: "\n", omittingEmptySubsequences: false)
    while kind == .prose, let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    guard !lines.isEmpty else { return }
    pieces.append((kind, lines.joined(separator: "\n"), nil))
  }

  private mutating func addCode(_ source: String, language: String) {
    guard !source.allSatisfy(\.isWhitespace) else { return }
    let fence = MarkdownPieces.fence(around: source.split(separator: "\n"))
    add(.prose, fence + language + "\n" + source + "\n" + fence, nil)
  }

  /// The word for the code's language, as GitHub knows it.
  private var language: String {
    let name = metadata["language_info"]?["name"]?.string ?? metadata["kernelspec"]?["language"]?.string ?? ""
    return name.lowercased().filter { $0.isLetter || $0.isNumber || "+-#".contains($0) }
  }

  /// Pictures that the file itself holds have no place in a file of Markdown: their words stay.
  private static func withoutAttachments(_ source: String) -> String {
    source.replacing(/!\[([^\]]*)\]\(attachment:[^)]*\)/) { "*\($0.output.1)*" }
  }

  // MARK: - The whole

  var reading: JupyterNotebook.Reading {
    var pieces = pieces
    if !parameters.isEmpty { setParameters(&pieces) }
    let own = metadata["cahier"]
    var text = pieces.isEmpty ? own?["text"]?.string ?? "" : ""
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      var part = piece.text ?? MarkdownPieces.text(piece.kind, piece.content, isLast: isLast)
      if !isLast, piece.text != nil {
        // By its bytes: CR LF is one character.
        if ![UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(part.utf8.last) { part += "\n" }
        // Two pieces of prose are two, also where one was the last.
        if piece.kind == .prose, pieces[index + 1].kind == .prose,
          !part.utf8.suffix(2).elementsEqual("\n\n".utf8)
        {
          part += "\n"
        }
      }
      text += part
    }
    if let end = own?["line-end"]?.string, ["\r\n", "\r"].contains(end) {
      text = text.replacing("\n", with: end)
    }
    let mark: [UInt8] = own?["byte-order-mark"]?.boolean == true ? [0xEF, 0xBB, 0xBF] : []
    return JupyterNotebook.Reading(bytes: mark + Array(text.utf8), warnings: warnings)
  }

  private var warnings: [String] {
    var warnings: [String] = []
    if codeCount > 0 {
      let name = language.isEmpty ? "another kernel" : language
      warnings.append(
        "this is a notebook of \(name): its \(counted(codeCount, "code cell")) \(codeCount == 1 ? "is" : "are") shown, and \(codeCount == 1 ? "does" : "do") not run"
      )
    }
    if strays > 0 {
      warnings.append(
        "\(counted(strays, "code cell")) \(strays == 1 ? "does" : "do") not begin with `{step}`, and \(strays == 1 ? "is" : "are") shown as code"
      )
    }
    if !commands.isEmpty {
      warnings.append(
        "\(quotedList(commands)) \(commands.count == 1 ? "is" : "are") for the kernel alone, and left out")
    }
    return warnings
  }

  /// Puts the values of parameters that cells give into the front matter.
  private func setParameters(_ pieces: inout [(kind: MarkdownPieces.Kind, content: String, text: String?)]) {
    let place = pieces.firstIndex { $0.kind == .head }
    let head = place.map { pieces[$0].content } ?? "---\n---"
    let content = Self.head(head, with: parameters)
    if let place {
      pieces[place] = (.head, content, nil)
    } else {
      pieces.insert((.head, content, nil), at: 0)
    }
  }

  private static func head(_ head: String, with given: [(name: String, value: String)]) -> String {
    let parsed = NotebookParser.parse(SourceText(name: "", text: head + "\n"))
    var all = parsed.document.frontMatter.parameters.map { ($0.name, $0.value) }
    for (name, text) in given {
      guard let parameter = ParameterReader.commandLine("\(name)=\(text)") else { continue }
      if let index = all.firstIndex(where: { $0.0 == name }) {
        all[index].1 = parameter.value(over: all[index].1)
      } else {
        all.append((name, parameter.value(over: .null)))
      }
    }
    var lines = head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let entry = ["params:"] + all.map { "  \($0.0): \($0.1.flowText)" }
    if let start = lines.firstIndex(where: { $0.hasPrefix("params:") }) {
      let end = lines[(start + 1)...].firstIndex { line in
        line.first.map { !$0.isWhitespace && $0 != "#" && $0 != "}" && $0 != "]" } ?? false
      }
      lines.replaceSubrange(start..<(end ?? lines.count), with: entry)
    } else {
      lines.insert(contentsOf: entry, at: max(1, lines.count - 1))
    }
    return lines.joined(separator: "\n")
  }
}

extension JSONValue {
  /// A text as nbformat has it: a string, or a list of lines.
  fileprivate var joinedText: String { string ?? elements?.compactMap(\.string).joined() ?? "" }
}
