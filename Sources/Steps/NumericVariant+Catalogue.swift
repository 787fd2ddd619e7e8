import Learning
package import Notebook

extension StepCatalogue {
  /// What the last bits of the steps' numbers depend on besides their options and inputs: the instruction set.
  package static var numericVariant: String { NumericVariant.current }
}
