/// A mistake in a notebook: the fact, its place, and what to do.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable { case error, warning }

  package var severity: Severity
  /// Where it stands; nil when it stands on the command line and not in a file.
  package var range: SourceRange?
  /// What was found and what was expected, without a full stop.
  package var message: String
  /// What to do about it.
  package var advice: String?
  /// The words that could have been meant.
  package var suggestions: [String]

  package init(
    _ severity: Severity = .error, at range: SourceRange?, _ message: String, advice: String? = nil,
    suggestions: [String] = []
  ) {
    self.severity = severity
    self.range = range
    self.message = message
    self.advice = advice
    self.suggestions = suggestions
  }
}
