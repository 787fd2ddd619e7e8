import Report

/// What is known of an input that is carried out.
struct Execution {
  let request: Channels.Request
  let code: String
  let isSilent: Bool
  let isCounted: Bool
  var count = 0
  /// What the frontend is to do beside showing outputs.
  var payload: [JSONValue] = []
  /// What it came to, in a few words.
  var result = ""

  init(request: Channels.Request, code: String) {
    self.request = request
    self.code = code
    isSilent = request.message.content["silent"]?.boolean ?? false
    isCounted = !isSilent && request.message.content["store_history"]?.boolean ?? true
  }

  /// The frontend's name for the cell.
  var cellID: String? { request.message.metadata["cellId"]?.string }

  /// What the input is called in messages.
  var name: String { "In [\(count)]" }
}

extension Channels.Request {
  /// The cells that the frontend has no longer: it says so once.
  var deletedCells: Set<String> {
    Set(message.metadata["deletedCells"]?.elements?.compactMap(\.string) ?? [])
  }
}
