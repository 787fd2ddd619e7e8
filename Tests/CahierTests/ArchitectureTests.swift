import Foundation
import TestSupport
import Testing

@Suite("The houses")
struct ArchitectureTests {
  private struct SourceFile {
    var target: String
    var name: String
    var text: String

    /// The modules that the file imports.
    var imports: [String] {
      text.split(separator: "\n").compactMap { line in
        line.wholeMatch(of: /(?:(?:public|package|internal|private|fileprivate) )?(?:@\w+ )?import (\w+).*/)
          .map { String($0.output.1) }
      }
    }
  }

  private func sources() throws -> [SourceFile] {
    let root = Fixtures.checkout.appending(path: "Sources")
    let paths = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }
    return try paths.filter { $0.hasSuffix(".swift") }.map { path in
      SourceFile(
        target: String(path.prefix { $0 != "/" }), name: path,
        text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }
  }

  @Test(
    "each C library is imported by exactly one Swift file",
    arguments: [
      "CPNG", "CZlib", "CCMarkGFM", "CDuktape", "CKernels",
    ])
  func rooms(library: String) throws {
    #expect(try sources().filter { $0.imports.contains(library) }.map(\.name).count == 1)
  }

  @Test(
    "imports point up the page of DESIGN.md only",
    arguments: [
      ("Learning", ["CKernels"]),
      ("DataFiles", ["CZlib"]),
      ("Figures", ["CPNG"]),
      ("Notebook", ["Figures", "CCMarkGFM"]),
      ("Steps", ["Notebook", "Learning", "DataFiles", "Figures"]),
      ("Report", ["Notebook", "Figures", "CDuktape"]),
      ("cahier", ["Notebook", "Steps", "Report"]),
    ])
  func directions(target: String, allowed: [String]) throws {
    let houses: Set = [
      "CPNG", "CZlib", "CCMarkGFM", "CDuktape", "CKernels", "Learning", "DataFiles", "Figures", "Notebook",
      "Steps",
      "Report", "cahier",
    ]
    let files = try sources().filter { $0.target == target }
    #expect(!files.isEmpty)
    for file in files {
      #expect(Set(file.imports).intersection(houses).isSubset(of: allowed), "\(file.name)")
    }
  }

  @Test("unsafe pointers stay in the rooms of the C libraries")
  func pointers() throws {
    let libraries: Set = ["CPNG", "CZlib", "CCMarkGFM", "CDuktape", "CKernels"]
    for file in try sources() where Set(file.imports).isDisjoint(with: libraries) {
      #expect(!file.text.contains(/Unsafe\w*Pointer|OpaquePointer|withUnsafe/), "\(file.name)")
    }
  }
}
