import Notebook

/// What Jupyter is told of the language that Cahier's cells are in.
package enum NotebookLanguage {
  /// `language_info`, as in a file and in the kernel's description.
  package static var json: JSONValue {
    [
      // Papermill writes parameters for the languages of its own list only. Those that it writes for Julia, `name = value`,
      // are YAML behind the sign; highlighting goes by the other entries.
      "name": "julia", "version": .string(Machine.cahierVersion), "mimetype": "text/x-yaml",
      "file_extension": ".md",
      "pygments_lexer": "yaml", "codemirror_mode": "yaml",
    ]
  }

  /// `kernelspec`, as in a file.
  package static let kernel: JSONValue = ["display_name": "Cahier", "language": "cahier", "name": "cahier"]
}
