import Notebook
import Report

/// What the kernel says of itself.
enum KernelDescription {
  /// The answer to `kernel_info_request`.
  static var json: JSONValue {
    [
      "status": "ok", "protocol_version": .string(Message.protocolVersion), "implementation": "cahier",
      "implementation_version": .string(Machine.cahierVersion), "language_info": NotebookLanguage.json,
      "banner": .string(
        "Cahier \(Machine.cahierVersion)\nA cell begins with {step} or {step label}; its options follow, a line each. %help lists the steps.\n"
      ),
      "debugger": false, "supported_features": [],
      "help_links": [],
    ]
  }
}
