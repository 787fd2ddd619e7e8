import Foundation
import TestSupport
import Testing

@Suite("The houses")
struct ArchitectureTests {
  private struct SourceFile {
    var target: String
    var name: String
    var text: String

    /// The folder that it is in, within its house.
    var folder: String { name.split(separator: "/").dropFirst().dropLast().joined(separator: "/") }

    /// The text without comments and literals.
    private var code: String {
      text.replacing(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*/, with: " ")
    }

    /// The types that the file declares, outside of others.
    var declarations: [String] {
      code.split(separator: "\n").compactMap { line in
        line.firstMatch(
          of:
            /^(?:(?:public|package|internal|private|fileprivate|final|indirect) )*(?:struct|class|actor|enum|protocol|typealias) ([A-Z]\w+)/
        ).map { String($0.output.1) }
      }
    }

    /// The words in it that could be types.
    var names: Set<String> { Set(code.matches(of: /\b[A-Z]\w+\b/).map { String($0.output) }) }

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
      "CPNG", "CZlib", "CCMarkGFM", "CYAML", "CDuktape", "CZeroMQ", "CKernels",
    ])
  func rooms(library: String) throws {
    #expect(try sources().filter { $0.imports.contains(library) }.map(\.name).count == 1)
  }

  /// Each house with those that it may import.
  private static let houses: [(house: String, allowed: Set<String>)] = [
    ("Wording", []),
    ("Learning", ["CKernels"]),
    ("DataFiles", ["Wording", "CZlib"]),
    ("Figures", ["Wording", "CPNG"]),
    ("Notebook", ["Wording", "Figures", "CCMarkGFM", "CYAML"]),
    ("Steps", ["Wording", "Notebook", "Learning", "DataFiles", "Figures"]),
    ("Report", ["Wording", "DataFiles", "Notebook", "Figures", "CDuktape"]),
    ("Cahier", ["Wording", "Figures", "Learning", "Notebook", "Steps", "Report"]),
    ("Language", ["Wording", "Notebook", "Report"]),
    ("Jupyter", ["Wording", "Figures", "Notebook", "Report", "CZeroMQ"]),
    ("Live", ["Wording", "Figures", "Notebook", "Report"]),
    ("CahierCommand", ["Wording", "Notebook", "Steps", "Report", "Language", "Jupyter", "Live"]),
    ("CahierMain", ["CahierCommand", "Steps"]),
  ]

  @Test("imports point one way only", arguments: houses.indices)
  func directions(index: Int) throws {
    let (house, allowed) = Self.houses[index]
    let all = Set(Self.houses.map(\.house)).union([
      "CPNG", "CZlib", "CCMarkGFM", "CYAML", "CDuktape", "CZeroMQ", "CKernels",
    ])
    let files = try sources().filter { $0.target == house }
    #expect(!files.isEmpty)
    for file in files {
      #expect(Set(file.imports).intersection(all).isSubset(of: allowed), "\(file.name)")
    }
  }

  @Test("every folder of the sources is a house or a room of C, so that none goes unchecked")
  func complete() throws {
    #expect(Set(try sources().map(\.target)) == Set(Self.houses.map(\.house)))
  }

  /// The stages that a notebook goes through.
  private static let stages = [
    "Output", "Document", "Step", "Plan", "Store", "Engine", "Results", "Assistance",
  ]

  @Test("within Notebook, a stage names types of earlier stages only")
  func stages() throws {
    let files = try sources().filter { $0.target == "Notebook" }
    #expect(Set(files.map(\.folder)) == Set(Self.stages))
    var home: [String: Set<String>] = [:]
    for file in files { for name in file.declarations { home[name, default: []].insert(file.folder) } }
    for file in files {
      let earlier = Set(Self.stages.prefix(1 + (Self.stages.firstIndex(of: file.folder) ?? 0)))
      for name in file.names {
        guard let folders = home[name], folders.count == 1, let folder = folders.first else { continue }
        #expect(earlier.contains(folder), "\(file.name) names \(name) of \(folder)")
      }
    }
  }

  @Test("within a house, no two folders name each other", arguments: houses.map(\.house))
  func circles(house: String) throws {
    let files = try sources().filter { $0.target == house }
    var home: [String: Set<String>] = [:]
    for file in files { for name in file.declarations { home[name, default: []].insert(file.folder) } }
    var named: [String: Set<String>] = [:]
    for file in files {
      for name in file.names {
        guard let folders = home[name], folders.count == 1, let folder = folders.first, folder != file.folder
        else { continue }
        named[file.folder, default: []].insert(folder)
      }
    }
    for (folder, others) in named {
      for other in others {
        #expect(named[other]?.contains(folder) != true, "\(folder) and \(other) name each other")
      }
    }
  }

  @Test("unsafe pointers stay in the rooms of the C libraries")
  func pointers() throws {
    let libraries: Set = ["CPNG", "CZlib", "CCMarkGFM", "CYAML", "CDuktape", "CZeroMQ", "CKernels"]
    for file in try sources() where Set(file.imports).isDisjoint(with: libraries) {
      #expect(!file.text.contains(/Unsafe\w*Pointer|OpaquePointer|withUnsafe/), "\(file.name)")
    }
  }
}
