import DataFiles
import Foundation
import TestSupport
import Testing

@Suite("Files that are written")
struct WriterTests {
  /// Weights as a network has them, and shapes that it has not.
  private static let arrays: [(name: String, array: NumericArray)] = [
    ("Theta1", NumericArray(shape: [3, 5], elementType: .double, order: .rowMajor, elements: numbers(15))),
    ("Theta2", NumericArray(shape: [2, 4], elementType: .double, values: numbers(8))),
    ("cube", NumericArray(shape: [2, 3, 4], elementType: .single, order: .rowMajor, elements: numbers(24))),
    ("line", NumericArray(shape: [3], elementType: .double, values: [.nan, -.infinity, -0.0])),
    ("scalar", NumericArray(shape: [], elementType: .uint8, values: [7])),
    ("none", NumericArray(shape: [0, 2], elementType: .double, values: [])),
  ]

  /// Numbers that need all their bits.
  private static func numbers(_ count: Int) -> [Double] {
    (1...count).map { number -> Double in
      let root = Double(number).squareRoot()
      return number % 2 == 0 ? root : -root
    }
  }

  private static let readers: [(name: String, encode: @Sendable () throws -> [UInt8])] = [
    ("weights.mat", { try MATLAB5File.encode(arrays) }), ("weights.npz", { try NPZFile.encode(arrays) }),
  ]

  /// MATLAB has no arrays of fewer than two dimensions.
  private func shape(_ array: NumericArray, in file: String) -> [Int] {
    guard file.hasSuffix(".mat"), array.shape.count < 2 else { return array.shape }
    return array.shape + [Int](repeating: 1, count: 2 - array.shape.count)
  }

  @Test("scipy and numpy read every number to the last bit", arguments: readers.indices)
  func peers(index: Int) throws {
    let (name, encode) = Self.readers[index]
    let folder = try TemporaryFolder()
    let file = try folder.write(Data(try encode()), to: name)
    let read = try Python.run(
      script: Fixtures.url("DataFiles/print_arrays.py"), arguments: [file.path])
    let expected = Self.arrays.map { variable, array in
      let shape = shape(array, in: name).map(String.init).joined(separator: "x")
      let bits = array.rowMajorMatrix(unrolling: .rowMajor).map { String($0.bitPattern, radix: 16) }
      return (["\(variable) float64 \(shape)"] + bits).joined(separator: " ")
    }
    #expect(read.split(separator: "\n").map(String.init) == expected)
  }

  @Test("what is written is read back, and the same arrays give the same bytes", arguments: readers.indices)
  func roundTrip(index: Int) throws {
    let (name, encode) = Self.readers[index]
    let bytes = try encode()
    #expect(try encode() == bytes)
    let file = try DataFile(contentsOf: bytes)
    #expect(file.variableNames == Self.arrays.map(\.name))
    for (variable, array) in Self.arrays {
      let read = try file.array(named: variable)
      #expect(read.shape == shape(array, in: name))
      #expect(read.elementType == .double)
      #expect(read.values.map(\.bitPattern) == array.values.map(\.bitPattern))
    }
  }

  @Test(
    "a name that a file cannot have is refused",
    arguments: [
      "", "1st", "_a", "a-b", "Θ", String(repeating: "a", count: 64),
    ])
  func names(name: String) {
    let array = Self.arrays[0].array
    #expect(throws: DataFileError.self) { try MATLAB5File.encode([(name, array)]) }
  }

  @Test("two arrays of one name are refused")
  func duplicates() {
    let twice = [Self.arrays[0], Self.arrays[0]]
    #expect(throws: DataFileError.self) { try MATLAB5File.encode(twice) }
    #expect(throws: DataFileError.self) { try NPZFile.encode(twice) }
    #expect(throws: DataFileError.self) { try NPZFile.encode([("../a", Self.arrays[0].array)]) }
  }
}
