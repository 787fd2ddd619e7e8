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
    return try reader.reading()
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
  private typealias Piece = (kind: MarkdownPieces.Kind, content: String, text: String?)

  private let metadata: JSONValue
  private let isOurs: Bool
  private var pieces: [Piece] = []
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
      let prose = ProseValues.taken(from: attached ? Self.withoutAttachments(source) : source)
      add(.prose, isOurs ? prose : ForeignProse.plain(prose), kept)
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
    let parts = TypedInput(source).parts
    // What can't be read is shown as it is, all of it, and once.
    if case .stray? = parts.last {
      strays += 1
      return addCode(source, language: "")
    }
    for part in parts {
      switch part {
      case .head: add(.head, part.written ?? "", nil)
      case .cell: add(.cell, part.written ?? "", nil)
      case .assignment(let name, let value): parameters.append((name, value))
      case .command(let command) where command.name == "params":
        parameters += TypedInput.assignments(command.argument) ?? []
      case .command(let command): commands.append("%\(command.name)")
      case .number, .question, .stray: break
      }
    }
  }

  private mutating func add(_ kind: MarkdownPieces.Kind, _ content: String, _ kept: String?) {
    // What looks like a number that a page shows may have been written so.
    let written = kind == .prose ? kept.flatMap { MarkdownPieces.content(kind, of: $0) } : nil
    guard written.map({ $0 != content && ProseValues.taken(from: $0) != content }) ?? true else {
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

  /// - Throws: ``JupyterNotebook/Problem`` where a cell gives what is no parameter a value.
  func reading() throws(JupyterNotebook.Problem) -> JupyterNotebook.Reading {
    var pieces = pieces
    var warnings = warnings
    warnings += Self.putHeadFirst(&pieces)
    warnings += Self.close(&pieces)
    if !parameters.isEmpty { try setParameters(&pieces) }
    let own = metadata["cahier"]
    var text = pieces.isEmpty ? own?["text"]?.string ?? "" : Self.text(of: pieces)
    if beginsWithRule(text, of: pieces) {
      let rule = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("---") }
      if let rule { text.replaceSubrange(rule.prefix(3).startIndex..<rule.prefix(3).endIndex, with: "***") }
    }
    if let end = own?["line-end"]?.string, ["\r\n", "\r"].contains(end) {
      text = text.replacing("\n", with: end)
    }
    let mark: [UInt8] = own?["byte-order-mark"]?.boolean == true ? [0xEF, 0xBB, 0xBF] : []
    return JupyterNotebook.Reading(bytes: mark + Array(text.utf8), warnings: warnings)
  }

  /// The pieces as one text.
  private static func text(of pieces: [Piece]) -> String {
    var text = ""
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
    return text
  }

  /// Puts the front matter where it alone is front matter, and says so. Of several, the last counts, as for the kernel.
  private static func putHeadFirst(_ pieces: inout [Piece]) -> [String] {
    let places = pieces.indices.filter { pieces[$0].kind == .head }
    guard let last = places.last, places.count > 1 || !isFrontMatter(pieces[...last]) else { return [] }
    let head = pieces[last]
    pieces.removeAll { $0.kind == .head }
    pieces.insert(head, at: 0)
    return [
      places.count > 1
        ? "\(counted(places.count, "cell")) have front matter: the last of them counts"
        : "the front matter is not in the first cell: it is put in front of what stands before it"
    ]
  }

  /// Whether the last of some pieces ends the front matter that they begin with: comments may stand before it.
  private static func isFrontMatter(_ pieces: ArraySlice<Piece>) -> Bool {
    let text = SourceText.withLineFeeds(text(of: Array(pieces)))
    let end = NotebookParser.parse(SourceText(name: "", text: text)).document.frontMatterEnd
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return end > 0 && end == lines.lastIndex { !$0.allSatisfy(\.isWhitespace) }.map { $0 + 1 }
  }

  /// Ends what a cell of prose leaves open, where others follow, and says so.
  private static func close(_ pieces: inout [Piece]) -> [String] {
    var count = 0
    for index in pieces.indices.dropLast() where pieces[index].kind == .prose {
      let piece = pieces[index]
      let content = piece.text.flatMap { MarkdownPieces.content(.prose, of: $0) } ?? piece.content
      guard let end = OpenProse.closing(of: content) else { continue }
      pieces[index] = (.prose, content + "\n" + end, nil)
      count += 1
    }
    guard count > 0 else { return [] }
    return [
      "\(counted(count, "Markdown cell")) \(count == 1 ? "leaves" : "leave") a block of code or a comment open, which is ended there"
    ]
  }

  /// Whether the text begins with a rule that would be taken for front matter: one in prose, whose other rule is in
  /// another cell or nowhere. Elsewhere, nobody means front matter.
  private func beginsWithRule(_ text: String, of pieces: [Piece]) -> Bool {
    guard let first = pieces.first, !pieces.contains(where: { $0.kind == .head }) else { return false }
    let text = SourceText.withLineFeeds(text)
    let end = NotebookParser.parse(SourceText(name: "", text: text)).document.frontMatterEnd
    guard isOurs else { return end > 0 }
    let own = SourceText.withLineFeeds(first.text ?? first.content)
    return pieces.count > 1 && end > own.split(separator: "\n", omittingEmptySubsequences: false).count
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
  private func setParameters(_ pieces: inout [Piece]) throws(JupyterNotebook.Problem) {
    let place = pieces.firstIndex { $0.kind == .head }
    let head = try Self.head(place.map { pieces[$0].content } ?? "---\n---", with: parameters)
    if let place { pieces[place] = (.head, head, nil) } else { pieces.insert((.head, head, nil), at: 0) }
  }

  private static func head(
    _ head: String, with given: [(name: String, value: String)]
  ) throws(JupyterNotebook.Problem) -> String {
    let text = FrontMatterText(head)
    let parsed = NotebookParser.parse(SourceText(name: "", text: head + "\n"))
    var values = parsed.document.frontMatter.parameters.map { ($0.name, $0.value) }
    let known = text.parameterNames
    var changed: Set<String> = []
    for (name, value) in given {
      guard let parameter = ParameterReader.commandLine("\(name)=\(value)") else { continue }
      if let known, !known.contains(name) {
        let mistake = Diagnostic(at: nil, .unknownGivenParameter(name, place: nil, known: known))
        throw JupyterNotebook.Problem(
          message: "a cell gives `\(name)` a value, which is not a parameter of this notebook",
          advice: known.isEmpty
            ? "its `params` are empty"
            : mistake.suggestions.isEmpty
              ? "its parameters are \(quotedList(known))"
              : "did you mean \(quotedList(mistake.suggestions, word: "or"))?")
      }
      if let index = values.firstIndex(where: { $0.0 == name }) {
        values[index].1 = parameter.value(over: values[index].1)
      } else {
        values.append((name, parameter.value(over: .null)))
      }
      changed.insert(name)
    }
    return text.setting(
      values.filter { changed.contains($0.0) }.map { (name: $0.0, text: $0.1.flowText) })
  }
}

extension JSONValue {
  /// A text as nbformat has it: a string, or a list of lines.
  fileprivate var joinedText: String { string ?? elements?.compactMap(\.string).joined() ?? "" }
}
