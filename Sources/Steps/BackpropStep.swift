import Foundation
import Learning
package import Notebook
package import Wording

/// `backprop`: the gradient of the cost, and whether it is one.
package struct BackpropStep: Step {
  package static let name = "backprop"
  package static let summary = StepSummary(
    "Computes the gradient of the cost by backpropagation, and checks it.",
    discussion: """
      Shows how large the gradient is in each layer. With `check`, so many parameters, and a bias and a weight \
      of each layer besides, are compared with central differences of the cost: for a gradient that is right \
      the relative error is far below 10⁻⁶. The check compares with the cost that is shown, so a `delta` that \
      does not belong to the loss fails it.
      """,
    example: """
      check: 20
      lambda: 1
      """)

  private static let check = StepOption(
    "check", default: 0, .between(0, 10_000),
    help: "How many parameters to check against central differences; 0 checks none.")

  package static let revision = 2
  package static let words: [any Words.Type] = [BackpropWords.self, LossWords.self, FailureWords.self]
  package static let options: [any AnyOption] = [
    LearningOptions.loss, LearningOptions.lambda, LearningOptions.delta, check, LearningOptions.subset,
    LearningOptions.precision,
  ]
  package static let reads: [SlotUse] = [.data, .network]
  package static let scalars = [
    ScalarSummary("cost", "The cost J."),
    ScalarSummary("gradient-norm", "The Euclidean norm of the gradient."),
    ScalarSummary("worst-relative-error", "The largest relative error of a check.", better: .lower),
    ScalarSummary(
      "angle", "The angle to the gradient in degrees, where the delta does not belong to the loss."),
  ]

  private let objective: ObjectiveOptions
  private let delta: OutputDelta
  private let checkCount: Int
  private let subset: SampleSubset

  package init(_ options: CellOptions) throws(OptionProblem) {
    objective = ObjectiveOptions(options)
    delta = options[LearningOptions.delta]
    checkCount = options[Self.check]
    subset = options[LearningOptions.subset]
  }

  package var scalarNames: [String] {
    Self.scalars.map(\.name).filter { name in
      switch name {
      case "worst-relative-error": checkCount > 0
      case "angle": !delta.belongs(to: objective.loss)
      default: true
      }
    }
  }

  package func run(in context: inout StepContext) throws {
    let problem = try LearningProblem(in: context, objective, over: subset, delta: delta)
    let parameters = problem.network.parameters
    var gradient = [Double](repeating: 0, count: parameters.count)
    let cost = problem.objective.cost(at: parameters, gradient: &gradient)
    context.set("cost", cost.total)
    context.set("gradient-norm", Self.norm(gradient))
    context.show(.table(normTable(gradient, of: problem.network, cost: cost.total)))
    let warning = delta.warning(for: objective.loss)
    if let warning {
      let exact = try LearningProblem(in: context, objective, over: subset)
      let angle = Self.angle(between: gradient, and: exact.gradient(at: parameters))
      context.set("angle", angle)
      let degrees = Phrase.number(angle, .fixed(1))
      context.show(.note(Note(.warning, .sentences(warning, BackpropWords.angle(degrees)))))
    }
    guard checkCount > 0 else { return }
    try context.checkCancellation()

    let check = GradientCheck.run(
      problem.objective, at: parameters, count: checkCount, seed: context.seed)
    context.set("worst-relative-error", check.worst.relativeError)
    context.show(.table(checkTable(check)))
    context.show(.note(verdict(check, belongs: warning == nil)))
  }

  private static func norm(_ values: some Sequence<Double>) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// In degrees: below 90, a small enough step against the one lowers what the other is the gradient of.
  private static func angle(between first: [Double], and second: [Double]) -> Double {
    let product = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    let cosine = product / (norm(first) * norm(second))
    return acos(min(max(cosine, -1), 1)) * 180 / .pi
  }

  private func normTable(_ gradient: [Double], of network: Network, cost: Double) -> Table {
    let digits = NumberFormat.significant(4)
    var start = 0
    var rows: [[Table.Cell]] = []
    for (layer, weights) in network.weights.enumerated() {
      let block = gradient[start..<start + weights.elements.count]
      start += weights.elements.count
      let biases = stride(from: block.startIndex, to: block.endIndex, by: weights.columns).map { block[$0] }
      rows.append([
        .text(.name("Θ\(subscripted(layer + 1))")), .number(Self.norm(biases), digits),
        .number(max(0, pow2(Self.norm(block)) - pow2(Self.norm(biases))).squareRoot(), digits),
        .number(Self.norm(block), digits),
      ])
    }
    rows.append([
      .text(BackpropWords.all()), .text(.nothing), .text(.nothing), .number(Self.norm(gradient), digits),
    ])
    return Table(
      title: BackpropWords.norms(),
      columns: [
        BackpropWords.layer(), BackpropWords.biases(), BackpropWords.weights(), BackpropWords.together(),
      ], rows: rows)
  }

  private func pow2(_ value: Double) -> Double { value * value }

  /// At most so many rows of a check are shown: the worst ones.
  private static let shownRows = 12

  private func checkTable(_ check: GradientCheck) -> Table {
    let digits = NumberFormat.scientific(8)
    let worstFirst = check.entries.sorted { $0.relativeError > $1.relativeError }.prefix(Self.shownRows)
    let rows = worstFirst.map { entry -> [Table.Cell] in
      let (layer, unit) = (Phrase.name("Θ\(subscripted(entry.layer))"), Phrase.number(entry.row + 1))
      let place =
        entry.kind == .bias
        ? BackpropWords.bias(layer, unit) : BackpropWords.weight(layer, unit, .number(entry.column))
      return [
        .text(place), .number(entry.analytic, digits),
        .number(entry.numeric, digits), .number(entry.relativeError, .scientific(1)),
      ]
    }
    let title =
      check.entries.count > Self.shownRows
      ? BackpropWords.worst(.number(Self.shownRows), .number(check.entries.count))
      : BackpropWords.checked()
    return Table(
      title: title,
      columns: [
        BackpropWords.parameter(), BackpropWords.gradient(), BackpropWords.difference(),
        BackpropWords.error(),
      ],
      rows: rows)
  }

  private func verdict(_ check: GradientCheck, belongs: Bool) -> Note {
    let count = Phrase.number(check.entries.count)
    let worst = Phrase.number(check.worst.relativeError, .scientific(1))
    if check.passed { return Note(.success, BackpropWords.passed(count, worst)) }
    return Note(
      .warning,
      .sentences(
        BackpropWords.failed(count, worst),
        belongs ? BackpropWords.tooCurved() : BackpropWords.foreignDelta()))
  }
}
