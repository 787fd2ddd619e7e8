import Notebook

/// The size of an image: `[rows, columns]`.
struct ImageSize: OptionValue {
  var rows: Int
  var columns: Int

  static var expectation: String { "a size `[rows, columns]`, each from 1 to 4096" }

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  init?(_ value: Value) {
    guard let sides = [Int](value), sides.count == 2, sides.allSatisfy({ (1...4096).contains($0) }) else {
      return nil
    }
    self.init(rows: sides[0], columns: sides[1])
  }

  var value: Value { .list([.integer(rows), .integer(columns)]) }
}
