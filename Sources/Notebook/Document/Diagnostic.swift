/// A mistake in a notebook and its place.
public struct Diagnostic: Hashable, Sendable {
  /// Whether it keeps the notebook from running.
  public enum Severity: String, Hashable, Sendable { case error, warning }

  /// An error keeps the notebook from running, a warning does not.
  public var severity: Severity
  /// Where it stands; nil when it stands on the command line and not in a file.
  public var range: SourceRange?
  /// What is wrong: facts, whose words ``message``, ``advice`` and ``suggestions`` are.
  package var mistake: Mistake

  package init(_ severity: Severity = .error, at range: SourceRange?, _ mistake: Mistake) {
    self.severity = severity
    self.range = range
    self.mistake = mistake
  }

  /// A mistake in the words of whoever found it, such as a step.
  ///
  /// - Parameters:
  ///   - severity: an error keeps the notebook from running.
  ///   - range: where it stands; nil for the command line.
  ///   - message: what was found and what was expected, without a full stop.
  ///   - advice: what to do about it.
  ///   - suggestions: the words that could have been meant.
  public init(
    _ severity: Severity = .error, at range: SourceRange?, _ message: String, advice: String? = nil,
    suggestions: [String] = []
  ) {
    self.init(severity, at: range, .told(message, advice: advice, suggestions: suggestions))
  }
}

extension [Diagnostic] {
  /// Whether one of them keeps the notebook from running.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
