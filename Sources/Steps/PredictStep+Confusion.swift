import Figures
import Notebook
import Wording

extension PredictStep {
  /// The most classes whose confusion matrix can be looked at: of more, the counts that stand out are shown.
  static let mostClassesDrawn = 30
  /// How many rows those tables have that show what stands out.
  private static let rowsThatStandOut = 20

  /// Shows which classes were taken for which: all of it, or of very many classes what stands out.
  func show(_ matrix: ConfusionMatrix, names: [String], in context: inout StepContext) {
    guard names.count > Self.mostClassesDrawn else {
      context.show(.chart(Self.heatMap(matrix, names: names)))
      context.show(
        .table(
          Self.classTable(Array(names.indices), of: matrix, names: names, title: PredictWords.eachClass())))
      return
    }
    let confusions = matrix.confusions
    if !confusions.isEmpty {
      context.show(.table(Self.confusionTable(confusions, of: matrix, names: names)))
    }
    let hardest = Array(matrix.hardest.prefix(Self.rowsThatStandOut))
    context.show(
      .table(
        Self.classTable(
          hardest, of: matrix, names: names,
          title: PredictWords.hardest(.number(hardest.count), .number(names.count)))))
    context.show(
      .text(
        .sentences(
          PredictWords.tooLarge(.number(names.count)),
          counts.map { PredictWords.countsAreIn(.name($0.name)) } ?? PredictWords.countsCouldBe())))
  }

  /// A line for each pair of classes that occurred: the class, what it was taken for, how often.
  static func table(of matrix: ConfusionMatrix, names: [String]) -> [UInt8] {
    TableFile.encode(
      [["class", "taken-for", "samples"]]
        + matrix.pairs.map { [names[$0.label], names[$0.prediction], String($0.count)] })
  }

  private static func heatMap(_ matrix: ConfusionMatrix, names: [String]) -> Chart {
    let drawing = HeatMap(
      rowTitle: PredictWords.oneClass(), columnTitle: PredictWords.takenFor(), rowLabels: names,
      columnLabels: names,
      values: matrix.rows.map { $0.map(Double.init) }, coloring: .confusion)
    let confusions = matrix.confusions.prefix(3).map { confusion in
      PredictWords.confusion(
        Phrase.name(names[confusion.label]), .name(names[confusion.prediction]), .number(confusion.count))
    }
    let alternative = Phrase.sentences(
      PredictWords.matrix(.number(names.count), .number(matrix.correct), .number(matrix.total)),
      confusions.isEmpty
        ? PredictWords.noneBeside() : PredictWords.mostOften(.joined(Array(confusions), .commas)))
    return Chart(.heatMap(drawing), alternative: alternative)
  }

  static func confusionTable(
    _ confusions: [(label: Int, prediction: Int, count: Int)], of matrix: ConfusionMatrix, names: [String]
  ) -> Table {
    let rows = confusions.prefix(rowsThatStandOut).map { confusion -> [Table.Cell] in
      [
        .text(.name(names[confusion.label])), .text(.name(names[confusion.prediction])),
        .number(Double(confusion.count), .grouped),
        .number(Double(confusion.count) / Double(matrix.count(of: confusion.label)), .percent(2)),
      ]
    }
    return Table(
      title: rows.count < confusions.count
        ? PredictWords.mostFrequent(.number(rows.count), .grouped(confusions.count))
        : PredictWords.confusions(),
      columns: [
        PredictWords.oneClass(), PredictWords.takenFor(), PredictWords.samples(), PredictWords.ofClass(),
      ], rows: rows)
  }

  private static func classTable(
    _ labels: [Int], of matrix: ConfusionMatrix, names: [String], title: Phrase
  ) -> Table {
    let share = NumberFormat.percent(2)
    let rows = labels.map { label -> [Table.Cell] in
      [
        .text(.name(names[label])), .number(Double(matrix.count(of: label)), .grouped),
        .number(matrix.precision(of: label), share), .number(matrix.recall(of: label), share),
        .number(matrix.f1(of: label), share),
      ]
    }
    return Table(
      title: title,
      columns: [
        PredictWords.oneClass(), PredictWords.samples(), PredictWords.precision(), PredictWords.recall(),
        Phrase.name("F₁"),
      ], rows: rows)
  }
}
