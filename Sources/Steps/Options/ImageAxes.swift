import Notebook

/// What each axis of an array of images is: `[rows, columns, channels, samples]`.
struct ImageAxes: OptionValue {
  /// What an axis counts.
  enum Axis: String, CaseIterable {
    case samples, rows, columns, channels
    /// The pixels of an image one after the other, as `order` unrolls them.
    case pixels
  }

  var axes: [Axis]

  static var expectation: String {
    "a list such as `[rows, columns, channels, samples]`: `samples`, either `pixels` or `rows` and `columns`, "
      + "and `channels` if there are any"
  }

  init?(_ value: Value) {
    guard let words = [String](value) else { return nil }
    let axes = words.compactMap { Axis(rawValue: $0) }
    guard axes.count == words.count else { return nil }
    self.init(axes)
  }

  /// nil unless the axes are each there once, and make images.
  init?(_ axes: [Axis]) {
    let set = Set(axes)
    let sides: Set<Axis> = [.rows, .columns]
    guard set.count == axes.count, set.contains(.samples),
      set.contains(.pixels) ? set.isDisjoint(with: sides) : set.isSuperset(of: sides)
    else { return nil }
    self.axes = axes
  }

  var value: Value { .list(axes.map { .text($0.rawValue) }) }

  /// As it stands in a notebook.
  var description: String { "`axes: [\(axes.map(\.rawValue).joined(separator: ", "))]`" }

  /// The axes that an array of `shape` may have, if `count` of its lengths are samples; nil if that cannot be told.
  init?(of shape: [Int], samples count: Int) {
    guard let samples = shape.first == count ? 0 : shape.lastIndex(of: count) else { return nil }
    let others = shape.indices.filter { $0 != samples }
    var axes = [Axis](repeating: .samples, count: shape.count)
    switch others.count {
    case 1: axes[others[0]] = .pixels
    case 2: (axes[others[0]], axes[others[1]]) = (.rows, .columns)
    case 3:
      // Colours are last with most programs, and first with PyTorch.
      let candidates = [3, 1].lazy.compactMap { length in others.last { shape[$0] == length } }
      guard let channels = candidates.first else { return nil }
      axes[channels] = .channels
      let sides = others.filter { $0 != channels }
      (axes[sides[0]], axes[sides[1]]) = (.rows, .columns)
    default: return nil
    }
    self.init(axes)
  }
}
