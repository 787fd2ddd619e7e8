import DataFiles
import Notebook
import Wording

/// The classes that a file's labels stand for.
struct LabelClasses {
  /// What the classes are called.
  let names: [String]
  /// For each sample, the index of its class.
  let indices: [Int]

  /// The most classes that a network here tells apart.
  static let limit = 10_000

  /// - Parameters:
  ///   - labels: one label a sample, whole numbers.
  ///   - names: the names of the labels 1…K in order; nil for the labels themselves.
  /// - Throws: ``StepFailure`` for labels that are not whole numbers, or that have no name.
  init(_ labels: NumericArray, names: [String]?) throws(StepFailure) {
    var numbers: [Int] = []
    numbers.reserveCapacity(labels.elements.count)
    for (sample, label) in labels.elements.enumerated() {
      guard let number = Int(exactly: label) else {
        throw StepFailure(
          FailureWords.labelNotWhole(.number(sample + 1), .numeral("\(label)")),
          advice: FailureWords.numberClasses(), option: LabelledImagesOptions.labels)
      }
      numbers.append(number)
    }
    let distinct = Set(numbers).sorted()
    guard distinct.count <= Self.limit else {
      throw StepFailure(
        FailureWords.tooManyLabels(.number(distinct.count), .number(Self.limit)),
        advice: FailureWords.isLabelVariable(), option: LabelledImagesOptions.labels)
    }
    guard let names else {
      let index = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
      self.names = distinct.map(String.init)
      indices = numbers.map { index[$0, default: 0] }
      return
    }
    let first = distinct.first ?? 1
    guard first >= 1, distinct.last ?? 1 <= names.count else {
      throw StepFailure(
        FailureWords.labelRange(.number(first), .number(distinct.last ?? 1), .number(names.count)),
        advice: FailureWords.nameLabels(), option: LoadStep.classes)
    }
    self.names = names
    indices = numbers.map { $0 - 1 }
  }
}
