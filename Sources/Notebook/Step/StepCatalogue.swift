/// The steps that a notebook can name, in the order of the reference.
public struct StepCatalogue: Sendable {
  /// The steps, in order.
  public let steps: [any Step.Type]
  /// What the last bits of the steps' numbers depend on besides their options and inputs: the instruction set in use.
  public let variant: String
  private let byName: [String: any Step.Type]

  /// A catalogue of steps, no two of one name.
  public init(_ steps: [any Step.Type], variant: String = "") {
    self.steps = steps
    self.variant = variant
    byName = Dictionary(steps.map { ($0.name, $0) }) { first, _ in
      preconditionFailure("two steps are called `\(first.name)`")
    }
  }

  /// A catalogue with further steps behind its own.
  public static func + (catalogue: StepCatalogue, steps: [any Step.Type]) -> StepCatalogue {
    StepCatalogue(catalogue.steps + steps, variant: catalogue.variant)
  }

  /// The step of this name; nil when there is none.
  public subscript(name: String) -> (any Step.Type)? { byName[name] }

  /// The steps' names, in order.
  public var names: [String] { steps.map { $0.name } }

  /// The steps that can write a slot.
  package func writers(of slot: String) -> [String] {
    steps.filter { $0.writes.contains { $0.name == slot } }.map { $0.name }
  }
}
