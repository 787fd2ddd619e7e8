extension Raster {
  /// How light each pixel is, from 0 to 255: of colours, the luma of ITU-R Recommendation BT.601.
  package func greyImage() -> GrayImage {
    let values: [Double]
    if channels == 1 {
      values = pixels.map { Double($0) }
    } else {
      values = stride(from: 0, to: pixels.count, by: 3).map { first -> Double in
        let (red, green, blue) = (Double(pixels[first]), Double(pixels[first + 1]), Double(pixels[first + 2]))
        return 0.299 * red + 0.587 * green + 0.114 * blue
      }
    }
    return GrayImage(rows: height, columns: width, values: values)
  }
}
