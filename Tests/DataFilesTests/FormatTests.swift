import DataFiles
import Foundation
import TestSupport
import Testing

/// Files that numpy, scipy, Octave and Python's csv and gzip wrote, against what these programs hold
/// (`formats.py`, `octave.m`).
@Suite("Files of other programs")
struct FormatTests {
  @Test("every number of every file is read to the last bit", arguments: try ExpectedFile.all())
  func numbers(expected: ExpectedFile) throws {
    let file = try DataFile(format: expected.name)
    for (name, array) in expected.arrays {
      // A table has no name as a whole.
      let read = name.isEmpty ? try file.onlyArray() : try file.array(named: name)
      #expect(read.shape == array.shape, "\(name)")
      #expect(name.isEmpty || read.elementType.rawValue == array.type, "\(name)")
      #expect(read.rowMajorMatrix(unrolling: .rowMajor).map(\.bitPattern) == array.bits, "\(name)")
    }
  }

  @Test(
    "each format is recognised by its content",
    arguments: [
      ("octave-v7.mat", DataFormat.matlab5), ("octave-v6.mat", .matlab5), ("octave-v4.mat", .matlab4),
      ("big-endian4.mat", .matlab4), ("images-idx3-ubyte", .idx), ("images-idx3-ubyte.gz", .idx),
      ("float64-big.npy", .npy), ("classes.npz", .npz), ("train.csv", .csv), ("train.csv.gz", .csv),
      ("column.csv", .csv), ("doubles.csv", .csv), ("savetxt-blanks.txt", .csv), ("padded.gz", .idx),
    ])
  func recognized(name: String, format: DataFormat) throws {
    #expect(try DataFile(format: name).format == format)
  }

  @Test("a file of one array gives it without a name, one of several asks for one")
  func onlyArray() throws {
    let labels = try DataFile(format: "labels-idx1-ubyte.gz")
    #expect(labels.variableNames == ["data"])
    #expect(try labels.onlyArray().elements == [7, 2, 1, 0, 4])
    let error = #expect(throws: DataFileError.self) { try DataFile(format: "octave-v7.mat").onlyArray() }
    #expect(error?.problem == .notOne(available: ["X", "y"]))
    #expect(
      error?.description == "found the variables `X` and `y`, expected just one; name the one that is wanted")
  }

  @Test(
    "what is not an array of real numbers is named, with what to do",
    arguments: [
      ("others.npz", "complex", VariableKind.complex, "magnitudes"),
      ("others.npz", "structure", .structure, "separate variable"),
      ("others.npz", "objects", .pythonObjects, "never read"),
      ("others.npz", "words", .text, "name another variable"),
      ("others.npz", "bytes", .text, "name another variable"),
      ("others.npz", "times", .times, "name another variable"),
      ("others.npz", "long", .longDouble, "astype('float64')"),
      ("others4.mat", "word", .text, "str2num(word)"),
      ("others4.mat", "sparse", .sparse, "full(sparse)"),
      ("others4.mat", "complex", .complex, "magnitudes"),
    ])
  func unsuitable(file: String, variable: String, kind: VariableKind, words: String) throws {
    let error = #expect(throws: DataFileError.self) { try DataFile(format: file).array(named: variable) }
    #expect(error?.problem == .unsuitableVariable(variable, kind))
    #expect(error?.description.contains(words) == true)
  }

  @Test("an integer that no double equals is refused, not rounded")
  func inexactInteger() throws {
    let error = #expect(throws: DataFileError.self) {
      try DataFile(format: "others.npz").array(named: "beyond")
    }
    #expect(error?.problem == .inexactInteger(variable: "beyond", digits: "9007199254740993"))
  }

  @Test(
    "images are unrolled by rows or by columns, whatever order the file has",
    arguments: [
      "cube-c.npy", "cube-fortran.npy",
    ])
  func unrolling(name: String) throws {
    let cube = try DataFile(format: name).onlyArray()  // Element (i, j, k) is 12·i + 4·j + k.
    #expect((cube.rows, cube.columns) == (2, 12))
    #expect(cube.rowMajorMatrix(unrolling: .rowMajor) == (0..<24).map { Double($0) })
    let byColumns = (0..<2).flatMap { i in (0..<4).flatMap { k in (0..<3).map { j in 12 * i + 4 * j + k } } }
    #expect(cube.rowMajorMatrix(unrolling: .columnMajor) == byColumns.map { Double($0) })
    let columnMajor = (0..<4).flatMap { k in (0..<3).flatMap { j in (0..<2).map { i in 12 * i + 4 * j + k } }
    }
    #expect(cube.values == columnMajor.map { Double($0) })
    let other = NumericArray(shape: [2, 3, 4], elementType: .uint8, values: cube.values)
    #expect(cube == other)
    #expect(cube.hashValue == other.hashValue)
  }
}

/// What a file of `Fixtures/DataFiles/Formats` holds.
struct ExpectedFile: Sendable, CustomTestStringConvertible {
  /// The name of the file.
  let name: String

  /// The arrays in it; the numbers in row-major order, each as its 64 bits.
  let arrays: [String: (shape: [Int], type: String, bits: [UInt64])]

  var testDescription: String { name }

  /// All files of `formats.json`.
  static func all() throws -> [ExpectedFile] {
    struct Array: Decodable {
      let shape: [Int]
      let type: String
      let bits: [String]
    }
    let json = Data(try Fixtures.bytes("DataFiles/Formats/formats.json"))
    return try JSONDecoder().decode([String: [String: Array]].self, from: json).map { name, arrays in
      ExpectedFile(
        name: name,
        arrays: arrays.mapValues { ($0.shape, $0.type, $0.bits.compactMap { UInt64($0, radix: 16) }) })
    }.sorted { $0.name < $1.name }
  }
}

extension DataFile {
  /// The data file `Fixtures/DataFiles/Formats/NAME`.
  init(format name: String) throws {
    try self.init(contentsOf: Fixtures.bytes("DataFiles/Formats/\(name)"))
  }
}
