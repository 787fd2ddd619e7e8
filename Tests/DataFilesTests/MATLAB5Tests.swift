import DataFiles
import Foundation
import TestSupport
import Testing
import Wording

@Suite("MATLAB 5 files")
struct MATLAB5Tests {
  @Test("the digits are 5,000 images of 784 bytes, sorted by class")
  func digits() throws {
    let file = try DataFile(contentsOf: [UInt8](Data(contentsOf: Fixtures.digits)))
    #expect(file.format == .matlab5)
    #expect(file.variableNames == ["X", "y"])
    let images = try file.array(named: "X")
    #expect(images.shape == [5000, 784])
    #expect(images.elementType == .uint8)
    #expect(images.values.reduce(0, +) == 131_267_102)  // numpy's X.sum(dtype=float)
    let labels = try file.array(named: "y")
    #expect(labels.shape == [5000, 1])
    #expect(labels.values == [10, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap { [Double](repeating: $0, count: 500) })
  }

  @Test("every numeric class is read to the last bit", arguments: ["classes", "classes-compressed"])
  func classes(name: String) throws {
    let file = try DataFile(fixture: name)
    func expect<Number: FixedWidthInteger>(_ name: String, _ type: Number.Type, _ element: ElementType) throws
    {
      let array = try file.array(named: name)
      #expect(array.shape == [2, 3])
      #expect(array.elementType == element)
      #expect(array.rowMajorMatrix() == [Double(Number.min), 1, 2, Double(Number.max), 3, 4])
    }
    try expect("int8", Int8.self, .int8)
    try expect("uint8", UInt8.self, .uint8)
    try expect("int16", Int16.self, .int16)
    try expect("uint16", UInt16.self, .uint16)
    try expect("int32", Int32.self, .int32)
    try expect("uint32", UInt32.self, .uint32)

    let exact = 9_007_199_254_740_992.0
    #expect(try file.array(named: "int64").rowMajorMatrix() == [-exact, 1, 2, exact, 3, 4])
    #expect(try file.array(named: "uint64").rowMajorMatrix() == [0, 1, 2, exact, 3, 4])
    let single = try file.array(named: "single")
    let (greatest, least) = (Float.greatestFiniteMagnitude, Float.leastNormalMagnitude)
    #expect(single.elementType == .single)
    #expect(single.rowMajorMatrix() == [-greatest, 0.1, -0.0, greatest, 1 / 3, least].map { Double($0) })
    let double = try file.array(named: "double")
    #expect(double.elementType == .double)
    #expect(
      double.rowMajorMatrix() == [
        -Double.greatestFiniteMagnitude, 0.1, -0.0, .greatestFiniteMagnitude, 1 / 3, .leastNormalMagnitude,
      ])
    #expect(double.values[4].sign == .minus)  // Negative zero stays negative.
    let logical = try file.array(named: "logical")
    #expect(logical.elementType == .logical)
    #expect(logical.rowMajorMatrix() == [1, 0, 1, 0, 0, 1])
  }

  @Test("arrays of any shape and content are read", arguments: ["others", "others-compressed"])
  func shapes(name: String) throws {
    let file = try DataFile(fixture: name)
    #expect(
      file.variableNames
        == ["scalar", "empty", "cube", "special", "word", "beyond", "complex", "sparse", "cell", "structure"])
    #expect(try file.array(named: "scalar").values == [6.5])
    #expect(try file.array(named: "empty") == NumericArray(shape: [0, 3], elementType: .double, values: []))

    let cube = try file.array(named: "cube")  // Element (i, j, k) is 12·i + 4·j + k.
    #expect(cube.shape == [2, 3, 4])
    #expect((cube.rows, cube.columns) == (2, 12))
    let columnMajor = (0..<4).flatMap { k in (0..<3).flatMap { j in (0..<2).map { 12 * $0 + 4 * j + k } } }
    #expect(cube.values == columnMajor.map { Double($0) })

    let special = try file.array(named: "special").values
    #expect(special[0].isNaN)
    #expect(special.dropFirst() == [.infinity, -.infinity])
  }

  @Test(
    "what is not a full array of real numbers is named, with what to do",
    arguments: ["others", "others-compressed"])
  func unsuitable(name: String) throws {
    let file = try DataFile(fixture: name)
    let kinds: [(String, VariableKind, String)] = [
      ("word", .text, "str2num(word)"), ("complex", .complex, "complex numbers"),
      ("sparse", .sparse, "full(sparse)"),
      ("cell", .cell, "cell2mat(cell)"), ("structure", .structure, "separate variable"),
    ]
    for (variable, kind, words) in kinds {
      let error = #expect(throws: DataFileError.self) { try file.array(named: variable) }
      #expect(error?.problem == .unsuitableVariable(variable, kind))
      #expect(error?.description.contains(words) == true)
    }
  }

  @Test(
    "an integer that no double equals is refused, not rounded", arguments: ["others", "others-compressed"])
  func inexactIntegers(name: String) throws {
    let error = #expect(throws: DataFileError.self) { try DataFile(fixture: name).array(named: "beyond") }
    #expect(error?.problem == .inexactInteger(variable: "beyond", digits: "9007199254740993"))
  }

  @Test(
    "numbers stored in a smaller type, and either byte order, are read",
    arguments: ["little-endian", "little-endian-compressed", "big-endian", "big-endian-compressed"])
  func storage(name: String) throws {
    let file = try DataFile(fixture: name)
    let expected: [(String, ElementType, [Int], [Double])] = [
      ("bytes", .double, [2, 2], [1, 2, 3, 255]),
      ("shorts", .double, [3, 1], [-1, 0, 300]),
      ("doubles", .double, [1, 2], [0.1, -2.5]),
      ("singles", .single, [1, 2], [0.5, -3]),
      ("large", .uint64, [1, 1], [4_503_599_627_370_497]),
      ("yes", .logical, [1, 3], [1, 0, 1]),
    ]
    #expect(file.variableNames == expected.map(\.0) + ["latin", "utf8"])
    for (name, type, shape, values) in expected {
      #expect(try file.array(named: name) == NumericArray(shape: shape, elementType: type, values: values))
    }
  }

  @Test("letters are never numbers, however they are stored", arguments: ["latin", "utf8"])
  func letters(variable: String) throws {
    let error = #expect(throws: DataFileError.self) {
      try DataFile(fixture: "little-endian").array(named: variable)
    }
    #expect(error?.problem == .unsuitableVariable(variable, .text))
  }

  @Test(
    "dimensions may be integers of any type",
    arguments: ["dimensions-little-endian", "dimensions-big-endian"])
  func dimensions(name: String) throws {
    let file = try DataFile(fixture: name)
    #expect(file.variableNames.count == 8)
    for variable in file.variableNames {
      #expect(
        try file.array(named: variable)
          == NumericArray(shape: [2, 3], elementType: .double, values: [0, 1, 2, 3, 4, 5]), "\(variable)")
    }
  }

  @Test("a variable that is not there is told with those that are, and the nearest")
  func missing() throws {
    let file = try DataFile(fixture: "small-compressed")
    let error = #expect(throws: DataFileError.self) { try file.array(named: "x") }
    #expect(error?.problem == .missingVariable("x", available: ["X", "y", "w"]))
    #expect(
      error?.description
        == "found the variables `X`, `y` and `w`, expected a variable named `x`; did you mean `X`?")
    let other = #expect(throws: DataFileError.self) { try file.array(named: "images") }
    #expect(other?.problem == .missingVariable("images", available: ["X", "y", "w"]))
    #expect(other?.advice.english == "name one that is there")
  }
}

extension DataFile {
  /// The data file `Fixtures/DataFiles/NAME.mat`.
  init(fixture name: String) throws { try self.init(contentsOf: Fixtures.bytes("DataFiles/\(name).mat")) }
}
