import Notebook

/// What a page offers for the parameters of a notebook: of each a control by its type, and by what the notebook says
/// that it may be.
enum ParameterControls {
  static func all(_ parameters: [FrontMatter.Parameter], given: [GivenParameter]) -> [PageStatus.Control] {
    parameters.map { parameter in
      let other = given.last { $0.name == parameter.name }?.value(over: parameter.value)
      return control(parameter, value: other ?? parameter.value)
    }
  }

  private static func control(_ parameter: FrontMatter.Parameter, value: Value) -> PageStatus.Control {
    var control = PageStatus.Control(
      name: parameter.name, kind: "text", value: value.description, standard: parameter.value.description)
    switch parameter.domain {
    case .range(let from, let to, let step, let scale):
      control.kind = "range"
      (control.from, control.to, control.step) = (from, to, step)
      control.isLogarithmic = scale == .log
      control.isWhole = [parameter.value, .number(from), .number(to)].allSatisfy(isWhole)
      if case .number = parameter.value { control.isWhole = false }
      return control
    case .choices(let values):
      control.kind = "choices"
      control.choices = values.map(\.description)
      return control
    case nil: break
    }
    switch parameter.value {
    case .boolean: control.kind = "flag"
    case .integer: (control.kind, control.isWhole) = ("number", true)
    case .number: control.kind = "number"
    default: break
    }
    return control
  }

  private static func isWhole(_ value: Value) -> Bool {
    value.asNumber.map { $0 == $0.rounded() } ?? false
  }
}
