import DataFiles
import Foundation
import TestSupport
import Testing
import Wording

/// The MAT files that scipy brings for its own tests: of MATLAB 4.2 to 8 on three kinds of machines, some damaged.
///
/// What scipy reads in each of them, it says itself (`scipy_files.py`).
@Suite("MAT files of scipy's own tests")
struct ScipyFilesTests {
  /// What scipy says, asked once.
  private static let said = Result { try SaidByScipy() }

  /// What is read although scipy reads nothing in the file, and what is in it: a name in UTF-8 that is not marked so,
  /// and an array behind a cell array with a wrong checksum, which is not read.
  private static let readBeyond = [
    "bad_miutf8_array_name.mat": ["äray_name": 1], "corrupted_zlib_checksum.mat": ["datagrid": 0.035],
  ]

  /// What the words of the script stand for.
  private static let kinds: [String: VariableKind] = [
    "sparse": .sparse, "functionHandle": .functionHandle, "object": .object, "structure": .structure,
    "cell": .cell, "text": .text, "complex": .complex,
  ]

  @Test("there are as many as scipy has had for years")
  func count() throws {
    let said = try Self.said.get()
    #expect(said.files.count >= 110)
    let arrays = said.files.values.compactMap(\.self).flatMap(\.values).compactMap(\.self)
    #expect(arrays.count { $0.kind == "numbers" } >= 30)
  }

  @Test("an array of real numbers is read to the bit; anything else is refused as what it is")
  func variables() throws {
    let said = try Self.said.get()
    for (name, contents) in said.files.sorted(by: { $0.key < $1.key }) {
      guard let contents, !contents.values.contains(where: { $0 == nil }) else { continue }
      let file = try DataFile(contentsOf: said.bytes(of: name))
      // What function handles refer to, scipy calls a variable.
      let expected = contents.filter { $0.key != "__function_workspace__" }
      #expect(Set(file.variableNames) == Set(expected.keys), "\(name)")
      for (variable, content) in expected {
        guard let content else { continue }
        if content.kind == "numbers" {
          let array = try file.array(named: variable)
          #expect(array.shape == content.shape, "\(name): \(variable)")
          let bits = array.rowMajorMatrix(unrolling: .rowMajor).map(\.bitPattern)
          #expect(bits == content.bits?.compactMap { UInt64($0, radix: 16) }, "\(name): \(variable)")
        } else {
          let error = #expect(throws: DataFileError.self) { try file.array(named: variable) }
          let kind = try #require(Self.kinds[content.kind])
          // Of a structure without fields, scipy makes an array of objects, as of a cell array.
          let expected = name == "test_empty_struct.mat" ? .structure : kind
          #expect(error?.problem == .unsuitableVariable(variable, expected), "\(name): \(variable)")
        }
      }
    }
  }

  @Test("what scipy does not read is refused with a reason")
  func refused() throws {
    let said = try Self.said.get()
    let unread = said.files.filter { $0.value.map { $0.values.contains { $0 == nil } } ?? true }
    #expect(unread.count >= 7)
    for name in unread.keys {
      let bytes = try said.bytes(of: name)
      if let numbers = Self.readBeyond[name] {
        for (variable, number) in numbers {
          #expect(
            try DataFile(contentsOf: bytes).array(named: variable).elements.map(Float.init) == [Float(number)]
          )
        }
      } else {
        let error = #expect(throws: DataFileError.self, "\(name)") {
          let file = try DataFile(contentsOf: bytes)
          for (variable, content) in unread[name].flatMap(\.self) ?? [:] where content == nil {
            _ = try file.array(named: variable)
          }
        }
        #expect(error.map { !$0.found.isEmpty && !$0.advice.isEmpty } == true, "\(name)")
      }
    }
    let hdf5 = #expect(throws: DataFileError.self) {
      try DataFile(contentsOf: said.bytes(of: "testhdf5_7.4_GLNX86.mat"))
    }
    #expect(hdf5?.problem == .unrecognized(.matlab73))
  }
}

/// What scipy reads in its files.
private struct SaidByScipy: Decodable, Sendable {
  struct Content: Decodable {
    /// `numbers`, or what the variable is instead.
    let kind: String
    let shape: [Int]?
    /// The numbers, last index fastest, each as its 64 bits.
    let bits: [String]?
  }

  private let folder: String

  /// By name, the variables of each file; nil for a file or a variable that scipy does not read.
  let files: [String: [String: Content?]?]

  init() throws {
    let json = try Python.run(script: Fixtures.url("DataFiles/scipy_files.py"))
    self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
  }

  func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: folder).appending(path: name)))
  }
}
