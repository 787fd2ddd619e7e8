import CCMarkGFM
import Synchronization

/// A node of the tree that cmark-gfm makes of a text, copied into Swift values.
struct CommonMarkNode {
  enum Kind {
    case document, paragraph, blockQuote, thematicBreak
    case heading(level: Int)
    case list(start: Int?, isTight: Bool)
    case item(isChecked: Bool?)
    case codeBlock(info: String, fence: Fence?)
    case html
    case table([Block.Alignment])
    case tableRow(isHeader: Bool)
    case tableCell
    case footnoteDefinition
    case footnoteReference(number: Int)
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough
    /// A formula without its dollar signs.
    case formula(isDisplay: Bool)
    /// `@name`, with the name for literal.
    ///
    /// - Parameter isInBrackets: whether a bracket is open in front of it that is closed behind it.
    case reference(isInBrackets: Bool)
    case link(destination: String, title: String)
    case image(source: String, title: String)
  }

  /// How a code block is fenced in; an indented one is not.
  struct Fence {
    /// How many spaces its first line, and each line of its text, begins with.
    var indentation: Int
    /// Whether a closing fence ends it.
    var isClosed: Bool
  }

  var kind: Kind
  var literal: String
  /// First and last line, counted from 1; 0 where cmark knows none.
  var lines: ClosedRange<Int>
  var children: [CommonMarkNode]

  /// What is nested deeper is left out: nobody wrote it, and every walk down the tree recurses.
  static let depthLimit = 100
}

/// GitHub-flavoured Markdown with formulas, parsed by GitHub's own library. The only file that imports it.
enum CommonMark {
  /// Parses a text with tables, strikethrough, autolinks, task lists, footnotes, formulas, references, and typographic
  /// quotes and dashes.
  static func parse(_ text: String) -> CommonMarkNode {
    library.withLock { $0.parse(text) }
  }

  // The library keeps which characters are special in a global table while it parses: one text at a time.
  private static let library = Mutex(Library())
}

/// The library with the syntax of formulas and references in it.
private struct Library {
  private let extensions: [OpaquePointer]

  init() {
    cmark_gfm_core_extensions_ensure_registered()
    let core = ["table", "strikethrough", "autolink", "tasklist"].compactMap { (name: String) in
      cmark_find_syntax_extension(name)
    }
    extensions = core + [FormulaSyntax.make(), ReferenceSyntax.make()].compactMap(\.self)
  }

  func parse(_ text: String) -> CommonMarkNode {
    let empty = CommonMarkNode(kind: .document, literal: "", lines: 0...0, children: [])
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_SMART) else { return empty }
    defer { cmark_parser_free(parser) }
    for syntax in extensions { cmark_parser_attach_syntax_extension(parser, syntax) }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return empty }
    defer { cmark_node_free(root) }
    return Self.copy(root, depth: 0) ?? empty
  }

  private typealias CNode = OpaquePointer

  private static func copy(_ node: CNode, depth: Int) -> CommonMarkNode? {
    guard var kind = kind(of: node) else { return nil }
    let first = Int(cmark_node_get_start_line(node))
    let last = max(first, Int(cmark_node_get_end_line(node)))
    var literal = string(cmark_node_get_literal(node))
    if case .code = kind, let formula = FormulaSyntax.formula(in: literal) {
      kind = .formula(isDisplay: formula.isDisplay)
      literal = formula.tex
    }
    if case .code = kind, let reference = ReferenceSyntax.reference(in: literal) {
      kind = .reference(isInBrackets: reference.isInBrackets)
      literal = reference.name
    }
    if case .codeBlock(let info, var fence?) = kind {
      // A closing fence is a line of the block that is not one of its text's.
      fence.isClosed = literal.utf8.count { $0 == UInt8(ascii: "\n") } < last - first
      kind = .codeBlock(info: info, fence: fence)
    }
    var result = CommonMarkNode(kind: kind, literal: literal, lines: first...last, children: [])
    guard depth < CommonMarkNode.depthLimit else { return result }
    var child = cmark_node_first_child(node)
    while let current = child {
      if let copied = copy(current, depth: depth + 1) { result.children.append(copied) }
      child = cmark_node_next(current)
    }
    return result
  }

  private static func kind(of node: CNode) -> CommonMarkNode.Kind? {
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_LIST:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(
        start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_CODE_BLOCK:
      var length: Int32 = 0
      var offset: Int32 = 0
      var character: CChar = 0
      let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
      return .codeBlock(
        info: string(cmark_node_get_fence_info(node)),
        fence: isFenced ? CommonMarkNode.Fence(indentation: Int(offset), isClosed: false) : nil)
    case CMARK_NODE_HTML_BLOCK: return .html
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnoteDefinition
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return .footnoteReference(number: Int(string(cmark_node_get_literal(node))) ?? 0)
    case CMARK_NODE_TEXT: return .text
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE: return .code
    case CMARK_NODE_HTML_INLINE: return .htmlInline
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK:
      return .link(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      return .image(source: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    default: return extensionKind(of: node)
    }
  }

  private static func extensionKind(of node: CNode) -> CommonMarkNode.Kind? {
    switch string(cmark_node_get_type_string(node)) {
    case "item": return .item(isChecked: nil)
    case "tasklist": return .item(isChecked: cmark_gfm_extensions_get_tasklist_item_checked(node))
    case "strikethrough": return .strikethrough
    case "table":
      let count = Int(cmark_gfm_extensions_get_table_columns(node))
      guard let alignments = cmark_gfm_extensions_get_table_alignments(node) else { return .table([]) }
      return .table(
        (0..<count).map { column in
          switch Character(UnicodeScalar(alignments[column])) {
          case "l": .left
          case "c": .center
          case "r": .right
          default: .none
          }
        })
    case "table_header": return .tableRow(isHeader: true)
    case "table_row": return .tableRow(isHeader: false)
    case "table_cell": return .tableCell
    default: return nil
    }
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}

/// Formulas as a syntax of running text, so that the library itself finds where they begin and end: a formula never
/// crosses a block, and nothing in it is read as Markdown.
///
/// They follow pandoc's `tex_math_dollars`: an opening `$` has a non-space character right after it, the closing one a
/// non-space character right before it and no digit after it; `$$…$$` is a displayed formula; `\$` is a dollar sign.
/// GitHub's other spelling is a code span between dollar signs.
///
/// Nodes of other kinds than the library's own are not allowed in its tables: a formula is a code span whose text
/// begins with a mark that no text has (see ``FormulaMarks``).
private enum FormulaSyntax {
  private static let mark = "\u{E002}"

  static func make() -> OpaquePointer? {
    guard let syntax = cmark_syntax_extension_new("formula") else { return nil }
    // The library asks at every character that is special to anyone.
    cmark_syntax_extension_set_match_inline_func(syntax) { _, _, _, character, inlines in
      guard character == UInt8(ascii: "$"), let inlines else { return nil }
      return FormulaSyntax.match(inlines)
    }
    return syntax.asking(at: UInt8(ascii: "$"))
  }

  /// The formula that a code span's text stands for; nil where it is code.
  static func formula(in literal: String) -> (tex: String, isDisplay: Bool)? {
    guard literal.hasPrefix(mark) else { return nil }
    let rest = literal.dropFirst()
    return rest.hasPrefix("$$") ? (String(rest.dropFirst(2)), true) : (String(rest.dropFirst()), false)
  }

  /// The longest formula that is looked for.
  private static let limit = 20_000

  private static func match(_ inlines: OpaquePointer) -> OpaquePointer? {
    let start = cmark_inline_parser_get_offset(inlines)
    // The library ends every text with a zero.
    func byte(_ offset: Int32) -> UInt8 { cmark_inline_parser_peek_at(inlines, offset) }
    let isDisplay = byte(start + 1) == UInt8(ascii: "$")
    let width: Int32 = isDisplay ? 2 : 1
    guard let end = end(from: start, width: width, byte: byte) else {
      // Of two dollar signs that open nothing, the second opens nothing either.
      guard isDisplay else { return nil }
      cmark_inline_parser_set_offset(inlines, start + 2)
      return node(CMARK_NODE_TEXT, "$$")
    }
    var content = (start + width..<end - width).map(byte)
    let tick = UInt8(ascii: "`")
    if !isDisplay, content.count > 2, content.first == tick, content.last == tick {
      content = Array(content.dropFirst().dropLast())
    }
    cmark_inline_parser_set_offset(inlines, end)
    return node(
      CMARK_NODE_CODE, mark + (isDisplay ? "$$" : "$") + String(decoding: content, as: UTF8.self))
  }

  private static func node(_ type: cmark_node_type, _ literal: String) -> OpaquePointer? {
    guard let node = cmark_node_new_with_mem(type, cmark_get_default_mem_allocator()) else { return nil }
    cmark_node_set_literal(node, literal)
    return node
  }

  /// The offset behind the closing dollar sign or signs; nil when the one at `start` opens no formula.
  private static func end(from start: Int32, width: Int32, byte: (Int32) -> UInt8) -> Int32? {
    let dollar = UInt8(ascii: "$")
    let first = start + width
    var offset = first
    if width == 1, byte(offset).isBlank { return nil }
    // `$`…`$`, in which a dollar sign ends nothing before the tick does.
    let isTicked = width == 1 && byte(first) == UInt8(ascii: "`")
    var budget = limit
    while offset - start < limit, byte(offset) != 0 {
      switch byte(offset) {
      case UInt8(ascii: "\\"):
        offset = endOfText(from: offset, byte: byte) ?? offset + (byte(offset + 1) == 0 ? 1 : 2)
      case dollar where width == 2 && byte(offset + 1) != dollar: offset += 1
      case dollar where width == 2: return offset > first ? offset + 2 : nil
      // A dollar sign in a code span ends nothing.
      case UInt8(ascii: "`") where width == 1 && !isTicked:
        offset = endOfCode(from: offset, budget: &budget, byte: byte)
      case dollar where isTicked && byte(offset - 1) != UInt8(ascii: "`"): offset += 1
      case dollar:
        guard offset > first, !byte(offset - 1).isBlank else { return nil }
        if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(offset + 1)) { return nil }
        return offset + 1
      default: offset += 1
      }
    }
    return nil
  }

  /// The offset behind the code span that backticks begin, or behind the backticks where they begin none.
  ///
  /// - Parameter budget: how many bytes may still be looked at, so that ticks without an end cost no more than all else.
  private static func endOfCode(from start: Int32, budget: inout Int, byte: (Int32) -> UInt8) -> Int32 {
    let tick = UInt8(ascii: "`")
    var first = start
    while byte(first) == tick { first += 1 }
    var offset = first
    while budget > 0, byte(offset) != 0 {
      budget -= 1
      guard byte(offset) == tick else {
        offset += 1
        continue
      }
      let run = offset
      while byte(offset) == tick { offset += 1 }
      if offset - run == first - start { return offset }
    }
    return first
  }

  /// The offset behind `\text{…}`, which may hold formulas of its own; nil when none starts here.
  private static func endOfText(from start: Int32, byte: (Int32) -> UInt8) -> Int32? {
    for (index, letter) in #"\text{"#.utf8.enumerated() where byte(start + Int32(index)) != letter {
      return nil
    }
    var depth = 0
    for offset in (start + 5)..<(start + 2_000) {
      switch byte(offset) {
      case 0: return nil
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      if depth == 0 { return offset + 1 }
    }
    return nil
  }
}

/// `@name`, in brackets or without, so that the library itself tells what is escaped or code.
///
/// A name has letters, digits and `_`, and between those `:`, `.`, `-`, `+` and `/`. What stands in front of the `@` is no
/// letter or digit of ASCII, as it would be in an address. As a formula is, it is a code span whose text begins with a
/// mark.
private enum ReferenceSyntax {
  private static let mark = "\u{E003}"

  static func make() -> OpaquePointer? {
    guard let syntax = cmark_syntax_extension_new("reference") else { return nil }
    cmark_syntax_extension_set_match_inline_func(syntax) { _, _, _, character, inlines in
      guard character == UInt8(ascii: "@"), let inlines else { return nil }
      return ReferenceSyntax.match(inlines)
    }
    return syntax.asking(at: UInt8(ascii: "@"))
  }

  /// The reference that a code span's text stands for; nil where it is code.
  static func reference(in literal: String) -> (name: String, isInBrackets: Bool)? {
    guard literal.hasPrefix(mark) else { return nil }
    let rest = literal.dropFirst()
    return rest.hasPrefix("[") ? (String(rest.dropFirst()), true) : (String(rest), false)
  }

  private static func match(_ inlines: OpaquePointer) -> OpaquePointer? {
    let start = cmark_inline_parser_get_offset(inlines)
    func byte(_ offset: Int32) -> UInt8 { cmark_inline_parser_peek_at(inlines, offset) }
    if start > 0, byte(start - 1).isNamePart || "@.+-/:".utf8.contains(byte(start - 1)) { return nil }
    var end = start + 1
    while end - start < 200 {
      if byte(end).isNamePart {
        end += 1
      } else if end > start + 1, ":.-+/".utf8.contains(byte(end)), byte(end + 1).isNamePart {
        end += 2
      } else {
        break
      }
    }
    guard end > start + 1, !byte(end).isNamePart else { return nil }
    let name = String(decoding: (start + 1..<end).map(byte), as: UTF8.self)
    let isInBrackets = opens(before: start, byte: byte) && closes(from: end, byte: byte)
    cmark_inline_parser_set_offset(inlines, end)
    guard let node = cmark_node_new_with_mem(CMARK_NODE_CODE, cmark_get_default_mem_allocator()) else {
      return nil
    }
    cmark_node_set_literal(node, mark + (isInBrackets ? "[" : "") + name)
    return node
  }

  /// How far a bracket is looked for.
  private static let reach: Int32 = 400

  /// Whether a bracket is open at an offset that nothing escapes.
  private static func opens(before offset: Int32, byte: (Int32) -> UInt8) -> Bool {
    var index = offset - 1
    while index >= 0, offset - index < reach {
      let isEscaped = index > 0 && byte(index - 1) == UInt8(ascii: "\\")
      if byte(index) == UInt8(ascii: "]"), !isEscaped { return false }
      if byte(index) == UInt8(ascii: "[") { return !isEscaped }
      index -= 1
    }
    return false
  }

  private static func closes(from offset: Int32, byte: (Int32) -> UInt8) -> Bool {
    var index = offset
    while index - offset < reach, byte(index) != 0 {
      if byte(index) == UInt8(ascii: "\\") { index += 1 }
      if byte(index) == UInt8(ascii: "[") { return false }
      if byte(index) == UInt8(ascii: "]") { return true }
      index += 1
    }
    return false
  }
}

extension OpaquePointer {
  /// A syntax that the library asks at a character.
  fileprivate func asking(at character: UInt8) -> OpaquePointer {
    cmark_syntax_extension_set_special_inline_chars(
      self,
      cmark_llist_append(
        cmark_get_default_mem_allocator(), nil, UnsafeMutableRawPointer(bitPattern: UInt(character))))
    return self
  }
}

extension UInt8 {
  /// Whether a name may begin and end with it.
  fileprivate var isNamePart: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  fileprivate var isBlank: Bool { [0, 9, 10, 11, 12, 13, 32].contains(self) }
}
