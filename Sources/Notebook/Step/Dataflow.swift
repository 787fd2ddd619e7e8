/// What a cell does beyond its step's slots, known from its options before anything runs.
public struct Dataflow: Hashable, Sendable {
  /// Those of the step's reads that this cell does not make.
  public var unread: [SlotUse]
  /// The files that it reads.
  public var files: [FileRead]
  /// The earlier cells whose scalars and outputs the cell shows again.
  public var cells: [CellRead]
  /// Whether the cell runs also when one of those failed that may: it sees what that one came to until it failed.
  public var readsFailedCells: Bool
  /// What those cells must have to show: found out before anything runs.
  public var needs: [ResultNeed]
  /// The files that the cell writes beside the report.
  public var saves: [FileWrite]

  /// What a cell does; without arguments, just what its step declares.
  public init(
    unread: [SlotUse] = [], files: [FileRead] = [], cells: [CellRead] = [],
    readsFailedCells: Bool = false, needs: [ResultNeed] = [], saves: [FileWrite] = []
  ) {
    self.unread = unread
    self.files = files
    self.cells = cells
    self.readsFailedCells = readsFailedCells
    self.needs = needs
    self.saves = saves
  }

  /// A file that a cell reads, and the name of the option that names it.
  public struct FileRead: Hashable, Sendable {
    /// The file.
    public var path: FilePath
    /// The name of the option that names it.
    public var option: String

    /// The read of a file that an option names.
    public init(_ path: FilePath, option: any AnyOption) {
      self.path = path
      self.option = option.name
    }
  }

  /// The results of an earlier cell, and the name of the option that names it.
  public struct CellRead: Hashable, Sendable {
    /// The cell's label.
    public var label: String
    /// The name of the option that names it.
    public var option: String

    /// The read of a cell that an option names.
    public init(_ label: String, option: any AnyOption) {
      self.label = label
      self.option = option.name
    }
  }

  /// A result that at least one of some earlier cells must have, and the name of the option that asks for it.
  public struct ResultNeed: Hashable, Sendable {
    /// What is asked for.
    public enum Content: Hashable, Sendable {
      case scalar(String)
      /// A scalar that does not differ from run to run, as times do.
      case steadyScalar(String)
      case output(Output.Kind)
    }

    /// What is asked for.
    public var content: Content
    /// The cells, one of which must have it.
    public var labels: [String]
    /// The name of the option that asks for it.
    public var option: String

    /// A need that an option tells of.
    public init(_ content: Content, of labels: [String], option: any AnyOption) {
      self.content = content
      self.labels = labels
      self.option = option.name
    }
  }

  /// A file that a cell writes beside the report, and the name of the option that names it.
  public struct FileWrite: Hashable, Sendable {
    /// A name without a folder.
    public var name: String
    /// The name of the option that names it.
    public var option: String

    /// The writing of a file that an option names.
    public init(_ name: String, option: any AnyOption) {
      self.name = name
      self.option = option.name
    }
  }
}
