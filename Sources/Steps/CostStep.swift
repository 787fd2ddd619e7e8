import Learning
package import Notebook
package import Wording

/// `cost`: what the network's answers cost at present.
package struct CostStep: Step {
  package static let name = "cost"
  package static let summary = StepSummary(
    "Computes the cost J of the network as it is.",
    discussion: """
      J is the mean loss of the samples plus the regularization λ/(2m)·Σθ². The cross-entropy is computed from \
      the sums before the logistic function, softplus(z) − y·z, so that it is finite however wrong the network \
      is.
      """,
    example: """
      loss: squared
      lambda: 1
      """)

  package static let revision = 2
  package static let words: [any Words.Type] = [CostWords.self, FailureWords.self]
  package static let options: [any AnyOption] = [
    LearningOptions.loss, LearningOptions.lambda, LearningOptions.subset, LearningOptions.precision,
  ]
  package static let reads: [SlotUse] = [.data, .network]
  package static let scalars = [
    ScalarSummary("cost", "The cost J.", better: .lower),
    ScalarSummary("data-term", "The mean loss of the samples."),
    ScalarSummary("regularization", "The regularization."),
  ]

  private let objective: ObjectiveOptions
  private let subset: SampleSubset

  package init(_ options: CellOptions) throws(OptionProblem) {
    objective = ObjectiveOptions(options)
    subset = options[LearningOptions.subset]
  }

  package var measuresUnseen: Bool { subset == .heldOut }

  package func run(in context: inout StepContext) throws {
    let problem = try LearningProblem(in: context, objective, over: subset)
    let cost = problem.objective.cost(at: problem.network.parameters)
    context.set("cost", cost.total)
    context.set("data-term", cost.dataTerm)
    context.set("regularization", cost.regularization)
    let digits = NumberFormat.significant(6)
    let samples = Phrase.grouped(problem.objective.sampleCount)
    context.show(
      .table(
        Table(
          title: CostWords.title(),
          rows: [
            [.text(CostWords.meanLoss(samples)), .number(cost.dataTerm, digits)],
            [.text(CostWords.regularization()), .number(cost.regularization, digits)],
            [.text(CostWords.cost()), .number(cost.total, digits)],
          ])))
    guard cost.total.isFinite else {
      throw StepFailure(
        FailureWords.costIs(.numeral("\(cost.total)")), advice: FailureWords.areWeightsTooLarge())
    }
  }
}
