import DataFiles
import Notebook
import Wording

extension ImageAxes {
  /// How light red, green and blue are: the luma of ITU-R Recommendation BT.601.
  private static let luma = [0.299, 0.587, 0.114]

  /// `images`, whose axes these are, as samples × rows × columns or samples × pixels; colours are mixed to grey.
  ///
  /// - Throws: ``StepFailure`` if the array has other axes.
  func arranged(_ images: NumericArray, in path: String) throws(StepFailure) -> NumericArray {
    guard images.shape.count == axes.count else {
      throw StepFailure(
        FailureWords.otherAxes(.name(path), .name(images.shapeInWords), .number(axes.count)),
        advice: FailureWords.nameAxes(), option: LabelledImagesOptions.axes)
    }
    let strides = images.strides
    func axis(_ axis: Axis) -> (length: Int, stride: Int) {
      axes.firstIndex(of: axis).map { (images.shape[$0], strides[$0]) } ?? (1, 0)
    }
    let channels = axis(.channels)
    guard channels.length == 1 || channels.length == Self.luma.count else {
      throw StepFailure(
        FailureWords.channels(.name(path), .name(images.shapeInWords), .number(channels.length)),
        advice: FailureWords.saveColours(),
        option: LabelledImagesOptions.axes)
    }
    let samples = axis(.samples)
    let sides = axes.contains(.pixels) ? [axis(.pixels)] : [axis(.rows), axis(.columns)]
    let weights = channels.length == 1 ? [1] : Self.luma
    let (rows, columns) = (sides[0], sides.count == 2 ? sides[1] : (length: 1, stride: 0))
    var elements = NumberList(capacity: samples.length * rows.length * columns.length)
    for sample in 0..<samples.length {
      for row in 0..<rows.length {
        let first = sample * samples.stride + row * rows.stride
        let colours = weights.indices.map { channel in
          let start = first + channel * channels.stride
          return images.elements[at: (0..<columns.length).lazy.map { start + $0 * columns.stride }]
        }
        for column in 0..<columns.length {
          elements.append(
            weights.count == 1
              ? colours[0][column]
              : weights[0] * colours[0][column] + weights[1] * colours[1][column]
                + weights[2] * colours[2][column])
        }
      }
    }
    return NumericArray(
      shape: [samples.length] + sides.map(\.length), elementType: images.elementType, order: .rowMajor,
      elements: elements.numbers)
  }
}

extension NumericArray {
  /// `5000×20×20`.
  var shapeInWords: String { shape.isEmpty ? "one number" : shape.map(String.init).joined(separator: "×") }

  /// Without axes of length 1 behind the first, as far as more than three are left: one channel is none.
  var withoutSingleChannel: NumericArray {
    var shape = shape
    while shape.count > 3, let axis = shape.dropFirst().lastIndex(of: 1) { shape.remove(at: axis) }
    return NumericArray(shape: shape, elementType: elementType, order: order, elements: elements)
  }
}
