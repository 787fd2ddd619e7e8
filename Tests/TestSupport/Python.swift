package import Foundation

/// Programs that are not ours, in Python: they decode what we encode, and give numbers to hold ours against.
package enum Python {
  /// Runs a script with arguments and returns what it printed.
  ///
  /// - Throws: `MissingProgram` without `make test`'s Python; `PythonFailure` with what the script said.
  package static func run(script: URL, arguments: [String] = []) throws -> String {
    let outcome = try ExternalProgram.python.run([script.path] + arguments)
    guard outcome.status == 0 else { throw PythonFailure(error: outcome.error) }
    return outcome.output
  }
}

/// A script that failed, with its standard error.
package struct PythonFailure: Error, CustomStringConvertible {
  var error: String
  package var description: String { "the Python script failed:\n\(error)" }
}
