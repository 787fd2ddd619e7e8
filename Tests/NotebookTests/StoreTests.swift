import Foundation
import Notebook
import Synchronization
import TestSupport
import Testing

@Suite("The store")
struct StoreTests {
  private let folder: TemporaryFolder
  private let key = SealingKey()

  init() throws { folder = try TemporaryFolder() }

  private func files() -> [URL] {
    let found = FileManager.default.enumerator(at: folder.url, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
  }

  @Test("gives back what was stored, and nothing for another name")
  func roundTrip() {
    let store = Store(folder: folder.url, key: key)
    store.keep("<b>x</b>", as: "x")
    #expect(store.text("x") == "<b>x</b>")
    #expect(store.text("y") == nil)
    #expect(Store(folder: folder.url, key: key).text("x") == "<b>x</b>")
  }

  @Test("takes a file with any byte changed, cut anywhere, or empty, for a miss, and says so")
  func damage() throws {
    let warnings = Mutex<[String]>([])
    let store = Store(folder: folder.url, key: key) { warning in warnings.withLock { $0.append(warning) } }
    store.keep("markup", as: "x")
    let file = try #require(files().first)
    let sound = try Data(contentsOf: file)
    for index in sound.indices {
      var damaged = sound
      damaged[index] ^= 0x40
      try damaged.write(to: file)
      #expect(store.text("x") == nil, "byte \(index)")
    }
    for length in 0..<sound.count {
      try sound.prefix(length).write(to: file)
      #expect(store.text("x") == nil, "cut at \(length)")
    }
    #expect(warnings.withLock { $0.count } == sound.count * 2)
    try sound.write(to: file)
    #expect(store.text("x") == "markup")
  }

  @Test("drops what was not used for longest")
  func eviction() throws {
    let store = Store(folder: folder.url, key: key)
    for name in ["a", "b", "c"] {
      store.keep(String(repeating: name, count: 1000), as: name)
      let past = Date(timeIntervalSinceNow: -1000 + Double(name.utf8.first ?? 0))
      for file in files()
      where (try file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate ?? past)
        > past
      {
        try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: file.path)
      }
    }
    #expect(store.text("a") != nil, "its use makes it the newest")
    store.evict(to: 2500)
    #expect(store.text("b") == nil)
    #expect(store.text("a") != nil)
    #expect(store.text("c") != nil)
    #expect(store.size <= 2500)
  }

  @Test("leaves no unfinished files behind")
  func temporaries() {
    let store = Store(folder: folder.url, key: key)
    for index in 0..<20 { store.keep("\(index)", as: "\(index)") }
    #expect(files().allSatisfy { $0.lastPathComponent.count == 64 })
    #expect(files().count == 20)
  }

  @Test("makes room when runs have told of more than its limit, and looks for it only then")
  func settling() throws {
    let store = Store(folder: folder.url, key: key)
    for index in 0..<8 {
      store.keep(String(repeating: "x", count: 1000), as: "\(index)")
      store.settle(limit: 10_000)
    }
    #expect(files().count == 9, "eight and the tally")
    // What was put there behind its back is not known until it is looked for.
    let stranger = try #require(files().first { $0.lastPathComponent.count == 64 })
    try Data(count: 50_000).write(to: stranger.deletingLastPathComponent().appending(path: "big"))
    store.keep("y", as: "y")
    store.settle(limit: 10_000)
    #expect(store.size > 50_000)
    store.keep(String(repeating: "z", count: 3000), as: "z")
    store.settle(limit: 10_000)
    #expect(store.size <= 7500, "three quarters of the limit")
    #expect(store.text("z") != nil)
  }

  @Test(
    "a tally that is lost, cut or forged is made again by a look at what is there",
    arguments: [0, 3, 16, 80_008])
  func tally(length: Int) throws {
    let store = Store(folder: folder.url, key: key)
    store.keep("a", as: "a")
    store.settle()
    let tally = try #require(files().first { $0.lastPathComponent == "tally" })
    if length == 0 {
      try FileManager.default.removeItem(at: tally)
    } else {
      try Data(repeating: 0xff, count: length).write(to: tally)
    }
    store.keep("b", as: "b")
    store.settle()
    #expect(try Data(contentsOf: tally).count == 8)
    #expect(try Data(contentsOf: tally).first.map(Int.init) == store.size)
  }

  @Test("two that write at once tell of both")
  func twoTell() throws {
    let stores = [0, 1].map { _ in Store(folder: folder.url, key: key) }
    for index in 0..<100 {
      for (number, store) in stores.enumerated() {
        store.keep("x", as: "\(number) \(index)")
        store.settle()
      }
    }
    stores[0].keep(String(repeating: "x", count: 900), as: "last")
    // 200 files of 41 bytes, one of 940.
    stores[0].settle(limit: 200 * 41 + 939)
    #expect(files().count < 150)
  }

  @Test("an archive gives back what was written, to the bit")
  func archive() throws {
    let numbers: [Double] = [
      0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1,
    ]
    var writer = ArchiveWriter()
    writer.write(Int.min)
    writer.write(numbers)
    writer.write("Θ₁ 手写")
    writer.write([true, false])
    writer.write(["a", ""])
    writer.write([1, -1])
    var reader = ArchiveReader(writer.bytes)
    #expect(try reader.readInt() == .min)
    #expect(try reader.readDoubles().map(\.bitPattern) == numbers.map(\.bitPattern))
    #expect(try reader.readString() == "Θ₁ 手写")
    #expect(try reader.readBools() == [true, false])
    #expect(try reader.readStrings() == ["a", ""])
    #expect(try reader.readInts() == [1, -1])
    #expect(reader.isAtEnd)
  }

  @Test(
    "an archive that promises more than it holds is damaged, and nothing is allocated for it",
    arguments: [
      Int.max, -1, 1 << 40, 2,
    ])
  func hostileArchive(count: Int) {
    var writer = ArchiveWriter()
    writer.write(count)
    writer.write(1.0)
    #expect(throws: ArchiveReader.Damaged.self) {
      var reader = ArchiveReader(writer.bytes)
      _ = try reader.readDoubles()
    }
  }
}

extension Store {
  fileprivate func keep(_ text: String, as name: String) {
    write(Array(text.utf8), as: Digest(of: name.utf8).hexadecimal, to: Store.Shelf("texts"))
  }

  fileprivate func text(_ name: String) -> String? {
    read(Digest(of: name.utf8).hexadecimal, from: Store.Shelf("texts")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
