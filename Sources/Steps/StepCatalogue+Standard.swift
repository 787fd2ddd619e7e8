package import Notebook

extension StepCatalogue {
  /// Every step, in the order in which a notebook comes to need them.
  package static let standard = StepCatalogue([
    LoadStep.self, NetworkStep.self, DisplayStep.self, CostStep.self, BackpropStep.self, MinimizeStep.self,
    PredictStep.self, PlotStep.self, CompareStep.self, SaveStep.self,
  ])
}
