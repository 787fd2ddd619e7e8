import Notebook

/// The sizes of the hidden layers: `25`, or `[128, 64]`; `[]` for none.
struct LayerSizes: OptionValue {
  var sizes: [Int]

  static var expectation: String { "a number of units, or a list of them, each from 1 to 65536" }

  init(sizes: [Int]) { self.sizes = sizes }

  init?(_ value: Value) {
    if let size = Int(value) {
      sizes = [size]
    } else if let list = [Int](value) {
      sizes = list
    } else {
      return nil
    }
    guard sizes.count <= 16, sizes.allSatisfy({ (1...65536).contains($0) }) else { return nil }
  }

  var value: Value { sizes.count == 1 ? .integer(sizes[0]) : sizes.value }
}
