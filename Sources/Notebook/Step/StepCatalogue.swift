/// The steps that a notebook can name, in the order of the reference.
package struct StepCatalogue: Sendable {
  package let steps: [any Step.Type]

  package init(_ steps: [any Step.Type]) { self.steps = steps }

  package subscript(name: String) -> (any Step.Type)? { steps.first { $0.name == name } }

  package var names: [String] { steps.map { $0.name } }

  /// The steps that can write a slot.
  package func writers(of slot: String) -> [String] {
    steps.filter { $0.summary.writes.contains { $0.name == slot } }.map { $0.name }
  }
}
