/// What a cell reads and writes, known from its options before anything runs.
package struct Dataflow: Hashable, Sendable {
  package var reads: [SlotUse] = []
  package var writes: [SlotUse] = []
  package var files: [FileRead] = []
  /// The earlier cells whose scalars and charts the cell shows again.
  package var cells: [CellRead] = []
  /// What those cells must have to show: found out before anything runs.
  package var needs: [ResultNeed] = []
  /// The files that the cell writes beside the report.
  package var saves: [FileWrite] = []

  /// A file that a cell reads, and the option that names it.
  package struct FileRead: Hashable, Sendable {
    package var path: FilePath
    package var option: String

    package init(_ path: FilePath, option: String) {
      self.path = path
      self.option = option
    }
  }

  /// The results of an earlier cell, and the option that names it.
  package struct CellRead: Hashable, Sendable {
    package var label: String
    package var option: String

    package init(_ label: String, option: String) {
      self.label = label
      self.option = option
    }
  }

  /// A result that at least one of some earlier cells must have, and the option that asks for it.
  package struct ResultNeed: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
      case scalar(String)
      /// A chart of curves.
      case curves
    }

    package var content: Content
    package var labels: [String]
    package var option: String

    package init(_ content: Content, of labels: [String], option: String) {
      self.content = content
      self.labels = labels
      self.option = option
    }
  }

  /// A file that a cell writes beside the report, and the option that names it.
  package struct FileWrite: Hashable, Sendable {
    package var name: String
    package var option: String

    package init(_ name: String, option: String) {
      self.name = name
      self.option = option
    }
  }

  package init(
    reads: [SlotUse] = [], writes: [SlotUse] = [], files: [FileRead] = [], cells: [CellRead] = [],
    needs: [ResultNeed] = [], saves: [FileWrite] = []
  ) {
    self.reads = reads
    self.writes = writes
    self.files = files
    self.cells = cells
    self.needs = needs
    self.saves = saves
  }
}
