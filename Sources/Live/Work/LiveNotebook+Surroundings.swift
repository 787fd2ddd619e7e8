package import Notebook
package import Report

extension LiveNotebook {
  /// What notebooks have in common.
  package struct Surroundings: Sendable {
    package var catalogue: StepCatalogue
    package var settings: Settings
    package var store: Store?
    package var memory: Memory
    package var worker: FormulaWorker
    /// The values that parameters begin with, over those of the files.
    package var given: [GivenParameter]

    package init(
      catalogue: StepCatalogue, settings: Settings, store: Store?, memory: Memory, worker: FormulaWorker,
      given: [GivenParameter] = []
    ) {
      self.catalogue = catalogue
      self.settings = settings
      self.store = store
      self.memory = memory
      self.worker = worker
      self.given = given
    }
  }
}
