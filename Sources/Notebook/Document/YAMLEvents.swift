import CYAML

/// What a YAML text is made of, one piece after the other, each with its place. The only file that knows libyaml.
///
/// Nothing is put together here: an alias is a piece like any other, and stands for nothing.
struct YAMLEvents {
  /// One piece.
  struct Event {
    enum Kind {
      /// - Parameter isPlain: whether what it is shows in its text; in quotes, and behind `!!str`, it is text.
      case scalar(text: String, isPlain: Bool)
      case sequenceStart, sequenceEnd
      case mappingStart, mappingEnd
      case alias
    }

    var kind: Kind
    /// Whether it has an anchor (`&name`), so that an alias could stand for it.
    var hasAnchor: Bool
    var start: Mark
    /// Behind its last character.
    var end: Mark
  }

  /// A place in the text: line, and Unicode scalar on it, both counted from 0.
  struct Mark: Hashable {
    var line: Int
    var column: Int
  }

  /// Why the rest of the text is no YAML.
  struct Problem: Error {
    /// The library's own words.
    var message: String?
    var mark: Mark?
  }

  private(set) var events: [Event] = []
  /// What ended the text early; nil when all of it was read.
  private(set) var problem: Problem?

  /// Reads a text that holds one document.
  init(_ text: String) {
    // The library keeps pointers into the parser, which therefore has a place of its own.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      problem = Problem(message: "there is no memory for it", mark: nil)
      return
    }
    defer { yaml_parser_delete(parser) }
    var text = text
    text.withUTF8 { bytes in
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      read(parser)
    }
  }

  private mutating func read(_ parser: UnsafeMutablePointer<yaml_parser_t>) {
    var documents = 0
    var depth = 0
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else {
        problem = Self.problem(of: parser.pointee)
        return
      }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        guard documents == 1 else {
          problem = Problem(message: "a second document begins here", mark: Self.mark(event.start_mark))
          return
        }
      default:
        guard let (kind, anchor) = Self.content(of: event) else { continue }
        switch kind {
        case .sequenceStart, .mappingStart: depth += 1
        case .sequenceEnd, .mappingEnd: depth -= 1
        case .scalar, .alias: break
        }
        guard depth <= Self.depthLimit else {
          problem = Problem(
            message: "it is nested deeper than \(Self.depthLimit) levels", mark: Self.mark(event.start_mark))
          return
        }
        events.append(
          Event(
            kind: kind, hasAnchor: anchor != nil, start: Self.mark(event.start_mark),
            end: Self.mark(event.end_mark)))
      }
    }
  }

  /// What is nested deeper nobody wrote, and every walk down the tree recurses.
  private static let depthLimit = 100

  /// What an event is, and its anchor; nil for those that only frame a document.
  private static func content(
    of event: yaml_event_t
  ) -> (kind: Event.Kind, anchor: UnsafeMutablePointer<yaml_char_t>?)? {
    switch event.type {
    case YAML_ALIAS_EVENT: return (.alias, nil)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let isText = scalar.tag.map { String(cString: $0) } == YAML_STR_TAG
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE && !isText
      return (.scalar(text: text, isPlain: isPlain), scalar.anchor)
    case YAML_SEQUENCE_START_EVENT: return (.sequenceStart, event.data.sequence_start.anchor)
    case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, nil)
    case YAML_MAPPING_START_EVENT: return (.mappingStart, event.data.mapping_start.anchor)
    case YAML_MAPPING_END_EVENT: return (.mappingEnd, nil)
    default: return nil
    }
  }

  private static func mark(_ mark: yaml_mark_t) -> Mark {
    Mark(line: Int(mark.line), column: Int(mark.column))
  }

  private static func problem(of parser: yaml_parser_t) -> Problem {
    let message = parser.problem.map { String(cString: $0) }
    switch parser.error {
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR, YAML_COMPOSER_ERROR:
      return Problem(message: message, mark: mark(parser.problem_mark))
    // A character that YAML does not allow: the library tells its byte only.
    default: return Problem(message: message, mark: nil)
    }
  }
}
