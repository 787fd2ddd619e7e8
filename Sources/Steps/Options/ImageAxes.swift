import DataFiles
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

  // MARK: - Arrays

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
      let candidates = [3, 1, 4].lazy.compactMap { length in others.last { shape[$0] == length } }
      guard let channels = candidates.first else { return nil }
      axes[channels] = .channels
      let sides = others.filter { $0 != channels }
      (axes[sides[0]], axes[sides[1]]) = (.rows, .columns)
    default: return nil
    }
    self.init(axes)
  }

  /// How light red, green and blue are: the luma of ITU-R Recommendation BT.601.
  private static let luma = [0.299, 0.587, 0.114]

  /// `images`, whose axes these are, as samples × rows × columns or samples × pixels; colours are mixed to grey.
  ///
  /// - Throws: ``StepFailure`` if the array has other axes.
  func arranged(_ images: NumericArray, in path: String) throws(StepFailure) -> NumericArray {
    guard images.shape.count == axes.count else {
      throw StepFailure(
        "`\(path)`: found images of \(images.shapeInWords), expected the \(axes.count) axes that `axes` names",
        advice: "name each axis of the array, in its order", option: LabelledImagesOptions.axes)
    }
    let strides = images.strides
    func axis(_ axis: Axis) -> (length: Int, stride: Int) {
      axes.firstIndex(of: axis).map { (images.shape[$0], strides[$0]) } ?? (1, 0)
    }
    let channels = axis(.channels)
    guard channels.length == 1 || channels.length == Self.luma.count else {
      throw StepFailure(
        "`\(path)`: found images of \(images.shapeInWords) with \(channels.length) channels, expected 1 or 3",
        advice: "save the red, the green and the blue of the images, or their grey",
        option: LabelledImagesOptions.axes)
    }
    let samples = axis(.samples)
    let sides = axes.contains(.pixels) ? [axis(.pixels)] : [axis(.rows), axis(.columns)]
    let weights = channels.length == 1 ? [1] : Self.luma
    let (rows, columns) = (sides[0], sides.count == 2 ? sides[1] : (length: 1, stride: 0))
    var elements: [Double] = []
    elements.reserveCapacity(samples.length * rows.length * columns.length)
    for sample in 0..<samples.length {
      for row in 0..<rows.length {
        for column in 0..<columns.length {
          let first = sample * samples.stride + row * rows.stride + column * columns.stride
          if weights.count == 1 {
            elements.append(images.elements[first])
          } else {
            let shares = weights.enumerated().map { $1 * images.elements[first + $0 * channels.stride] }
            elements.append(shares[0] + shares[1] + shares[2])
          }
        }
      }
    }
    return NumericArray(
      shape: [samples.length] + sides.map(\.length), elementType: images.elementType, order: .rowMajor,
      elements: elements)
  }
}

extension NumericArray {
  /// `5000×20×20`.
  var shapeInWords: String { shape.isEmpty ? "one number" : shape.map(String.init).joined(separator: "×") }

  /// How many elements lie from one index to the next along each axis.
  fileprivate var strides: [Int] {
    var (strides, stride) = ([Int](repeating: 0, count: shape.count), 1)
    for axis in order == .columnMajor ? [Int](shape.indices) : shape.indices.reversed() {
      strides[axis] = stride
      stride *= shape[axis]
    }
    return strides
  }

  /// Without axes of length 1 behind the first, as far as more than three are left: one channel is none.
  var withoutSingleChannel: NumericArray {
    var shape = shape
    while shape.count > 3, let axis = shape.dropFirst().lastIndex(of: 1) { shape.remove(at: axis) }
    return NumericArray(shape: shape, elementType: elementType, order: order, elements: elements)
  }
}
