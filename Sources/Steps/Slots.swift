public import Learning
public import Notebook

/// The slots that the steps of small neural networks share.
public enum Slots {
  /// Samples with their classes.
  public static let data = Slot<Dataset>("data")
  /// The network as it is at present.
  public static let network = Slot<Network>("network")
}

extension Dataset: SessionValue {
  public static var typeName: String { "a dataset" }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(features.rows)
    archive.write(features.columns)
    archive.write(features.elements)
    archive.write(labels)
    archive.write(classNames)
    archive.write(imageRows)
    archive.write(imageColumns)
    archive.write(pixelOrder.rawValue)
    archive.write(heldOut)
  }

  public init(from archive: inout ArchiveReader) throws {
    let rows = try archive.readInt()
    let columns = try archive.readInt()
    let elements = try archive.readDoubles()
    guard rows >= 0, columns >= 0, rows.multipliedReportingOverflow(by: columns) == (elements.count, false)
    else {
      throw ArchiveReader.Damaged()
    }
    let labels = try archive.readInts()
    let classNames = try archive.readStrings()
    let imageRows = try archive.readInt()
    let imageColumns = try archive.readInt()
    guard let pixelOrder = PixelOrder(rawValue: try archive.readString()) else {
      throw ArchiveReader.Damaged()
    }
    try self.init(
      features: Matrix(rows: rows, columns: columns, elements: elements), labels: labels,
      classNames: classNames,
      imageRows: imageRows, imageColumns: imageColumns, pixelOrder: pixelOrder, heldOut: archive.readBools())
  }
}

extension Network: SessionValue {
  public static var typeName: String { "a network" }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(layerSizes)
    archive.write(activation.rawValue)
    archive.write(outputFunction.rawValue)
    archive.write(parameters)
  }

  public init(from archive: inout ArchiveReader) throws {
    let layerSizes = try archive.readInts()
    guard let activation = Activation(rawValue: try archive.readString()),
      let outputFunction = OutputFunction(rawValue: try archive.readString())
    else { throw ArchiveReader.Damaged() }
    try self.init(
      layerSizes: layerSizes, activation: activation, outputFunction: outputFunction,
      parameters: archive.readDoubles())
  }
}

extension SlotUse {
  /// The samples that ``Slots/data`` holds.
  public static let data = SlotUse(Slots.data)
  /// The network that ``Slots/network`` holds.
  public static let network = SlotUse(Slots.network)
}
