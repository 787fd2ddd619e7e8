import DataFiles
import Foundation
import TestSupport

/// Data files of every format.
struct DataFileSubject: Subject {
  static let name = "data"
  static let words = [
    "MATLAB 5.0 MAT-file", "\u{93}NUMPY", "PK\u{3}\u{4}", "{'descr': '<f8', 'shape': (1, 2)}", ",", ";", "\t",
    "\n", "\"", "1e999", "NaN", "-", "\0\0\0\0",
  ]

  let seeds: [Seed]
  private let arrays: [String: [NumericArray]]

  init() throws {
    let folder = Fixtures.url("DataFiles")
    let names = try ["", "Formats/"].flatMap { part in
      try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path).sorted()
        .filter {
          !$0.hasSuffix(".py") && !$0.hasSuffix(".json") && !$0.hasSuffix(".txt") && !$0.hasSuffix(".m")
        }
        .map { part + $0 }
    }
    var seeds: [Seed] = []
    var arrays: [String: [NumericArray]] = [:]
    for name in names {
      guard let data = try? Data(contentsOf: folder.appending(path: name)), data.count <= 1 << 20 else {
        continue
      }
      // Those that are refused as they are serve too.
      let sound = try? Self.arrays([UInt8](data))
      arrays[name] = sound
      let isChecked = [".gz", ".npz", "compressed.mat", "-v7.mat"].contains { name.hasSuffix($0) }
      seeds.append(Seed(name: name, bytes: [UInt8](data), isChecked: isChecked && sound != nil))
    }
    self.seeds = seeds
    self.arrays = arrays
  }

  func complaint(about input: [UInt8], from seed: Seed) throws -> String? {
    let read: [NumericArray]
    do {
      read = try Self.arrays(input)
    } catch let error as DataFileError {
      return error.description.isEmpty ? "an error without words" : nil
    }
    for array in read where array.shape.reduce(1, *) != array.elements.count {
      return "\(array.elements.count) numbers of shape \(array.shape)"
    }
    // In some formats no checksum covers names; in these one covers numbers.
    // What no longer begins like such a file is none: a digit that is left of one is a table of a number.
    guard seed.isChecked, input.starts(with: seed.bytes.prefix(2)), let sound = arrays[seed.name] else {
      return nil
    }
    return read.allSatisfy(sound.contains) ? nil : "other numbers in spite of a checksum"
  }

  private static func arrays(_ bytes: [UInt8]) throws -> [NumericArray] {
    let file = try DataFile(contentsOf: bytes)
    if let table = file.table { return [table.numbers] }
    return try file.variableNames.map { try file.array(named: $0) }
  }
}
