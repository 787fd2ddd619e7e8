import Foundation

/// One page that is open somewhere: it is told what has changed, as fast as it takes it.
actor PageListener {
  private let notebook: LiveNotebook
  private var changes: PageChanges
  private var revision = 0

  init(_ notebook: LiveNotebook, known: [(key: String, version: String)]) {
    self.notebook = notebook
    changes = PageChanges(known: known)
  }

  /// What has changed, once something has; an empty line now and then, by which it is found out whether the page is still
  /// there. Nil when there is no more to come.
  func next() async -> Data? {
    guard let state = await notebook.state(after: revision) else { return nil }
    revision = state.revision
    let message = changes.message(for: state)
    return message.isEmpty ? Data("\n".utf8) : message.line
  }
}
