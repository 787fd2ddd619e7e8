import Report

/// Why an input came to nothing: one message, with its place where it has one.
struct ExecutionError: Error {
  private let name: String
  private let value: String
  private let text: String
  /// Whether what was typed is no part of the notebook: it is mistaken.
  let keepsNothing: Bool

  /// - Parameter text: the whole message; nil for name and value.
  init(_ name: String, _ value: String, text: String? = nil, keepsNothing: Bool = false) {
    self.name = name
    self.value = value
    self.keepsNothing = keepsNothing
    self.text = text ?? "\(name): \(value)"
  }

  var members: [JSONValue.Member] {
    [
      .init("ename", .string(name)), .init("evalue", .string(value)),
      .init(
        "traceback",
        .array(text.split(separator: "\n", omittingEmptySubsequences: false).map { .string(String($0)) })),
    ]
  }
}
