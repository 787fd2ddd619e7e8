/// The names that a notebook's cells go by.
enum CellLabels {
  /// A label for every cell, in their order: its own, or its step's name with a number that makes it unique.
  static func all(of cells: some Collection<(step: String, label: String?)>) -> [String] {
    var taken = Set(cells.compactMap(\.label))
    var nextNumber: [String: Int] = [:]
    return cells.map { step, label in
      if let label { return label }
      var number = nextNumber[step, default: 1]
      var label = number == 1 ? step : "\(step)-\(number)"
      while taken.contains(label) {
        number += 1
        label = "\(step)-\(number)"
      }
      nextNumber[step] = number + 1
      taken.insert(label)
      return label
    }
  }
}

extension Document {
  /// A label for every cell.
  package var cellLabels: [String] { CellLabels.all(of: cells.map { ($0.step.content, $0.label?.content) }) }
}
