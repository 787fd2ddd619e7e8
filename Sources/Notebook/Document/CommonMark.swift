import CCMarkGFM

/// A node of the tree that cmark-gfm makes of a text, copied into Swift values.
struct CommonMarkNode {
  enum Kind {
    case document, paragraph, blockQuote, thematicBreak
    case heading(level: Int)
    case list(start: Int?, isTight: Bool)
    case item(isChecked: Bool?)
    case codeBlock(info: String, isFenced: Bool)
    case html
    case table([Block.Alignment])
    case tableRow(isHeader: Bool)
    case tableCell
    case footnoteDefinition
    case footnoteReference(number: Int)
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough
    case link(destination: String, title: String)
    case image(source: String, title: String)
  }

  var kind: Kind
  var literal: String
  /// First and last line, counted from 1; 0 where cmark knows none.
  var lines: ClosedRange<Int>
  var children: [CommonMarkNode]

  /// What is nested deeper is left out: nobody wrote it, and every walk down the tree recurses.
  static let depthLimit = 100
}

/// GitHub-flavoured Markdown, parsed by GitHub's own library. The only file that imports it.
enum CommonMark {
  /// Parses a text with tables, strikethrough, autolinks, task lists, footnotes, and typographic quotes and dashes.
  static func parse(_ text: String) -> CommonMarkNode {
    cmark_gfm_core_extensions_ensure_registered()
    let empty = CommonMarkNode(kind: .document, literal: "", lines: 0...0, children: [])
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_SMART) else { return empty }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      if let syntax = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, syntax)
      }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return empty }
    defer { cmark_node_free(root) }
    return copy(root, depth: 0) ?? empty
  }

  private typealias CNode = OpaquePointer

  private static func copy(_ node: CNode, depth: Int) -> CommonMarkNode? {
    guard let kind = kind(of: node) else { return nil }
    let first = Int(cmark_node_get_start_line(node))
    let last = max(first, Int(cmark_node_get_end_line(node)))
    var result = CommonMarkNode(
      kind: kind, literal: string(cmark_node_get_literal(node)), lines: first...last, children: [])
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
      return .codeBlock(info: string(cmark_node_get_fence_info(node)), isFenced: isFenced)
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
