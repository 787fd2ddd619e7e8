/// What a cell reads and writes, known from its options before anything runs.
package struct Dataflow: Hashable, Sendable {
  package var reads: [SlotUse] = []
  package var writes: [SlotUse] = []
  package var files: [FileRead] = []

  /// A file that a cell reads, and the option that names it.
  package struct FileRead: Hashable, Sendable {
    package var path: FilePath
    package var option: String

    package init(_ path: FilePath, option: String) {
      self.path = path
      self.option = option
    }
  }

  package init(reads: [SlotUse] = [], writes: [SlotUse] = [], files: [FileRead] = []) {
    self.reads = reads
    self.writes = writes
    self.files = files
  }
}
