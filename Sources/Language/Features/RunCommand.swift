import Notebook
import Report

/// `cahier.run` of `workspace/executeCommand`: the address of a notebook, and the label of the cell to run; without one,
/// all that is stale.
struct RunCommand {
  static let name = "cahier.run"

  let uri: String
  let label: String?
  /// The client's name for the progress that it wants to see.
  let token: JSONValue?

  /// - Throws: ``ResponseError`` for another command, or arguments that are not its.
  init(_ parameters: JSONValue) throws(ResponseError) {
    guard parameters["command"]?.string == Self.name else {
      throw ResponseError(.invalidParameters, "the command is `\(Self.name)`")
    }
    let arguments = parameters["arguments"]?.elements ?? []
    guard let uri = arguments.first?.string else {
      throw ResponseError(.invalidParameters, "the first argument is the address of a notebook")
    }
    self.uri = uri
    label = arguments.dropFirst().first?.string
    token = parameters["workDoneToken"]
  }

  /// What the engine is asked.
  ///
  /// - Throws: ``ResponseError`` when there is no such cell.
  func request(for plan: Plan) throws(ResponseError) -> Request {
    guard let label else { return Request() }
    guard let cell = plan.cell(labelled: label) else {
      throw ResponseError(.invalidParameters, "no cell has the label `\(label)`")
    }
    return Request(.cell(cell.index, downstream: false))
  }
}
