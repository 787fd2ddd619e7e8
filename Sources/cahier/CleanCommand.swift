import ArgumentParser
import Foundation
import Notebook

/// `cahier clean`: what is stored goes.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Drop what is stored for a notebook.",
    discussion: """
      With --max-size, what was not used for longest goes, of all notebooks in the store, until the rest is no \
      larger than that.

      Examples:
        cahier clean digits.md
        cahier clean digits.md --max-size 100MB
      """)

  @Argument(help: "The notebook.", completion: .file(extensions: ["md"]))
  var notebook: String

  @ArgumentParser.Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the notebook's report goes. (default: Output/NAME.html)", valueName: "path"))
  var output: String?

  @OptionGroup var store: StoreOptions

  @ArgumentParser.Option(
    name: .customLong("max-size"),
    help: ArgumentHelp("Keep so much, such as 500kB, 100MB or 2GB.", valueName: "size"))
  var limit: ByteCount?

  func run() throws {
    let url = URL(filePath: notebook)
    let report = ReportFile(path: output, name: url.deletingPathExtension().lastPathComponent)
    let store = store.store(beside: report)
    let freed = limit.map { store.evict(to: $0.bytes) } ?? store.clean(owner: Store.owner(of: url))
    Terminal.output(
      "\(ByteCount(bytes: freed)) dropped, \(ByteCount(bytes: store.size)) kept in \(store.folder.relativePath)\n"
    )
  }
}

/// A number of bytes as people write it.
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
  var bytes: Int

  private static let units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000), ("B", 1)]

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    let digits = argument.prefix { $0.isNumber || $0 == "." }
    let unit = argument.dropFirst(digits.count).trimmingCharacters(in: .whitespaces).lowercased()
    guard let number = Double(digits), number.isFinite, number >= 0 else { return nil }
    let names =
      Self.units.map { ($0.0.lowercased(), $0.1) } + [
        ("", 1), ("g", 1_000_000_000), ("m", 1_000_000), ("k", 1000),
      ]
    guard let factor = names.first(where: { $0.0 == unit })?.1, number * Double(factor) < 9e18 else {
      return nil
    }
    bytes = Int(number * Double(factor))
  }

  var description: String {
    let (unit, factor) = Self.units.first { bytes >= $0.1 } ?? ("B", 1)
    let number = Double(bytes) / Double(factor)
    return factor == 1 ? "\(bytes) B" : String(format: "%.1f \(unit)", number)
  }
}
