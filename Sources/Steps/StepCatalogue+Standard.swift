import Learning
public import Notebook

extension StepCatalogue {
  /// Every step of Cahier's own, in the order in which a notebook comes to need them.
  public static let standard = StepCatalogue(
    [
      LoadStep.self, NetworkStep.self, DisplayStep.self, CostStep.self, BackpropStep.self, MinimizeStep.self,
      LearningCurveStep.self, PredictStep.self, TryStep.self, PlotStep.self, CompareStep.self,
      ExpectStep.self,
      SaveStep.self,
    ], variant: NumericVariant.current)
}
