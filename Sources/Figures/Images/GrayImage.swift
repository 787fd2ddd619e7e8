/// An image of one number a pixel, on no particular scale.
public struct GrayImage: Hashable, Sendable {
  /// How many rows of pixels it has.
  public let rows: Int

  /// How many pixels a row has.
  public let columns: Int

  /// The pixels, rows × columns, one row after the other, the topmost first.
  public let values: [Double]

  /// An image of `values`, one row after the other, as many as `rows` × `columns`.
  public init(rows: Int, columns: Int, values: [Double]) {
    precondition(values.count == rows * columns, "\(rows)×\(columns) pixels of \(values.count) values")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// An image of `values`, one column after the other, as MATLAB unrolls its matrices.
  public init(rows: Int, columns: Int, columnMajor values: [Double]) {
    precondition(values.count == rows * columns, "\(rows)×\(columns) pixels of \(values.count) values")
    self.rows = rows
    self.columns = columns
    self.values = (0..<rows).flatMap { row in (0..<columns).map { values[$0 * rows + row] } }
  }

  /// The pixels, one column after the other, as MATLAB unrolls its matrices.
  public var columnMajorValues: [Double] {
    (0..<columns).flatMap { column in (0..<rows).map { values[$0 * columns + column] } }
  }
}
