package import Notebook

extension StepCatalogue {
  /// What the last bits of the steps' numbers depend on besides their options and inputs.
  package static var numericVariant: String { "double" }
}
