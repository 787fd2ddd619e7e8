import Foundation
import Report

/// What has changed of a page since the client was told last: one line of JSON.
struct PageMessage: Encodable {
  /// A piece: its key, what tells its content from others, and the content, where the client does not have it.
  struct Piece: Encodable {
    var key: String
    var version: String
    var html: String?

    func encode(to encoder: any Encoder) throws {
      var array = encoder.unkeyedContainer()
      try array.encode(key)
      try array.encode(version)
      if let html { try array.encode(html) }
    }
  }

  /// Pieces that take the place of others.
  struct Splice: Encodable {
    var at: Int
    var removed: Int
    var pieces: [Piece]
  }

  var language: String?
  /// What the script says in that language.
  var words: [String: String]?
  var title: String?
  /// The table of contents; empty for none.
  var contents: String?
  var styles: StyleSheets?
  var splice: Splice?
  /// Pieces that stay where they are, and have another content.
  var pieces: [Piece]?
  var status: PageStatus?
  var progress: [String: CellProgress]?

  /// Whether there is nothing in it.
  var isEmpty: Bool {
    language == nil && title == nil && contents == nil && styles == nil && splice == nil && pieces == nil
      && status == nil && progress == nil
  }

  /// The line.
  var line: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // All of it encodes.
    return ((try? encoder.encode(self)) ?? Data()) + Data("\n".utf8)
  }
}

/// What one client has, and what it has to be told.
struct PageChanges {
  private var keys: [String]
  private var versions: [String: String]
  private var last: PageState?

  /// - Parameter known: the pieces that the client has already, in their order.
  init(known: [(key: String, version: String)]) {
    keys = known.map(\.key)
    versions = Dictionary(known.map { ($0.key, $0.version) }) { first, _ in first }
  }

  /// What to tell the client for it to have this state.
  mutating func message(for state: PageState) -> PageMessage {
    var message = PageMessage()
    if last?.page.language != state.page.language {
      message.language = state.page.language
      message.words = state.words
    }
    if last?.page.title != state.page.title { message.title = state.page.title }
    if last == nil || last?.page.contents != state.page.contents {
      message.contents = state.page.contents ?? ""
    }
    if last?.styles != state.styles { message.styles = state.styles }
    if last?.status != state.status { message.status = state.status }
    let progress = state.progress.filter { last?.progress[$0.key] != $0.value }
    if !progress.isEmpty { message.progress = progress }
    if last?.revision != state.revision { changePieces(to: state, message: &message) }
    last = state
    return message
  }

  private mutating func changePieces(to state: PageState, message: inout PageMessage) {
    let fragments = state.page.fragments
    // A server that was started again with a notebook that has mistakes has nothing yet: what the page has is more.
    if last == nil, fragments.isEmpty { return }
    let newKeys = fragments.map(\.key)
    func piece(_ fragment: PageFragments.Fragment) -> PageMessage.Piece {
      let version = state.versions[fragment.key] ?? ""
      let isKnown = versions[fragment.key] == version
      return PageMessage.Piece(
        key: fragment.key, version: version, html: isKnown ? nil : fragment.html)
    }
    var stay = 0
    while stay < min(keys.count, newKeys.count), keys[stay] == newKeys[stay] { stay += 1 }
    var end = 0
    while end < min(keys.count, newKeys.count) - stay,
      keys[keys.count - 1 - end] == newKeys[newKeys.count - 1 - end]
    {
      end += 1
    }
    let isRearranged = keys != newKeys
    let replaced = isRearranged ? stay..<fragments.count - end : 0..<0
    if isRearranged {
      message.splice = PageMessage.Splice(
        at: stay, removed: keys.count - end - stay, pieces: fragments[replaced].map(piece))
    }
    let changed = fragments.indices.filter {
      !replaced.contains($0)
        && versions[fragments[$0].key] != state.versions[fragments[$0].key]
    }
    if !changed.isEmpty { message.pieces = changed.map { piece(fragments[$0]) } }
    keys = newKeys
    versions = state.versions
  }
}
