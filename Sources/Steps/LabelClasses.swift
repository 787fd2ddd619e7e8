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
          "the label of sample \(sample + 1) is \(label), a whole number was expected",
          advice: "number the classes 1, 2, 3, …", option: LabelledImagesOptions.labels)
      }
      numbers.append(number)
    }
    let distinct = Set(numbers).sorted()
    guard distinct.count <= Self.limit else {
      throw StepFailure(
        "there are \(distinct.count) different labels, at most \(Self.limit) were expected",
        advice: "is this the variable with the labels?", option: LabelledImagesOptions.labels)
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
        "the labels run from \(first) to \(distinct.last ?? 1), the \(names.count) names are for 1 to \(names.count)",
        advice: "give a name for each label from 1, in order", option: LoadStep.classes)
    }
    self.names = names
    indices = numbers.map { $0 - 1 }
  }
}
