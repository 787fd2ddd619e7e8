import Wording

/// What a running step sees of the world: the values and files that it reads, and where its results go.
///
/// What the step did not declare is refused: a read throws; anything else is not taken, and the cell fails.
public struct StepContext {
  /// What the cell's random choices start from.
  public let seed: UInt64
  /// How many threads a step may compute on; results must not depend on it.
  public let threads: Int
  private let permissions: Permissions
  private let surroundings: Surroundings

  package private(set) var written: [String: Written] = [:]
  package private(set) var outputs: [Output] = []
  package private(set) var scalars: [Scalar] = []
  package private(set) var filesRead: [InputFile] = []
  package private(set) var savedFiles: [SavedFile] = []
  /// The first thing that the step did without declaring it.
  package private(set) var violation: StepFailure?

  /// A value that the step wrote, and what stands for it: the digest of its archive, which is made whole only for those
  /// that are stored.
  package struct Written: Sendable {
    package let value: any SessionValue
    package let digest: Digest
    /// How many bytes the archive has.
    package let size: Int

    fileprivate init(_ value: some SessionValue) {
      self.value = value
      (digest, size) = ArchiveWriter.summary(of: value)
    }

    /// The bytes of the value behind the name of its type.
    package var archive: [UInt8] { ArchiveWriter(of: value).bytes }
  }

  /// What came of an earlier cell, for a step that shows it again.
  public struct EarlierCell: Sendable {
    /// The cell's label.
    public var label: String
    /// Its named numbers.
    public var scalars: [Scalar]
    /// What it showed.
    public var outputs: [Output]
    /// The names of the scalars that differ from run to run, such as times.
    public var volatileScalars: Set<String>

    package init(label: String, scalars: [Scalar], outputs: [Output], volatileScalars: Set<String>) {
      self.label = label
      self.scalars = scalars
      self.outputs = outputs
      self.volatileScalars = volatileScalars
    }
  }

  /// What the engine gives a cell to work with.
  package struct Surroundings {
    package var files: FileAccess
    /// The digests that the cell's key has for the files that it reads, by path.
    package var fileDigests: [String: Digest]
    /// What the nearest cells before wrote, by slot.
    package var inputs: [String: any SessionValue]
    /// What came of the cells that the step shows again, by label.
    package var results: [String: EarlierCell]
    package var cancellation: Cancellation
    package var checkpoints: Checkpoints
    package var onProgress: @Sendable (StepProgress) -> Void
    package var onOutput: @Sendable (Output) -> Void

    package init(
      files: FileAccess, fileDigests: [String: Digest] = [:], inputs: [String: any SessionValue] = [:],
      results: [String: EarlierCell] = [:], cancellation: Cancellation = Cancellation(),
      checkpoints: Checkpoints = .none, onProgress: @escaping @Sendable (StepProgress) -> Void = { _ in },
      onOutput: @escaping @Sendable (Output) -> Void = { _ in }
    ) {
      self.files = files
      self.fileDigests = fileDigests
      self.inputs = inputs
      self.results = results
      self.cancellation = cancellation
      self.checkpoints = checkpoints
      self.onProgress = onProgress
      self.onOutput = onOutput
    }
  }

  package init(for step: any Step, seed: UInt64, threads: Int, surroundings: Surroundings) {
    self.seed = seed
    self.threads = threads
    self.surroundings = surroundings
    permissions = Permissions(of: step)
  }

  // MARK: - Reading

  /// The value that the nearest cell before wrote into a slot.
  ///
  /// - Throws: ``StepFailure`` when the step did not declare the read, a mistake in the step.
  public func read<Content>(_ slot: Slot<Content>) throws(StepFailure) -> Content {
    guard permissions.reads.contains(slot.name) else {
      throw permissions.refusal("reads the slot `\(slot.name)`")
    }
    guard let content = surroundings.inputs[slot.name] as? Content else {
      throw StepFailure("the slot `\(slot.name)` does not hold \(Content.typeName)")
    }
    return content
  }

  /// The scalars and outputs of an earlier cell that the step named in its dataflow.
  public func result(of label: String) throws(StepFailure) -> EarlierCell {
    guard let result = surroundings.results[label] else {
      throw permissions.refusal("reads the results of the cell `\(label)`")
    }
    return result
  }

  /// Reads a file that the step named in its dataflow.
  public mutating func read(_ path: FilePath) throws(StepFailure) -> FileContents {
    guard let option = permissions.files[path.path] else {
      throw permissions.refusal("reads the file `\(path.path)`")
    }
    let contents: FileContents
    do throws(FileProblem) {
      contents = try surroundings.files.contents(of: path)
    } catch {
      throw StepFailure(error, option: option)
    }
    if let expected = surroundings.fileDigests[path.path], expected != contents.digest {
      throw StepFailure(
        FileAccessWords.changed(.name(path.path)), advice: FileAccessWords.runAgain())
    }
    filesRead.append(
      InputFile(path: path.path, bytes: contents.bytes.count, digest: contents.digest))
    return contents
  }

  // MARK: - Writing

  /// Hands a value to the cells after this one.
  public mutating func write<Content>(_ content: Content, to slot: Slot<Content>) {
    guard permissions.writes.contains(SlotUse(slot)) else { return refuse("writes the slot `\(slot.name)`") }
    written[slot.name] = Written(content)
  }

  /// Hands over a file, named in the dataflow, to be written beside the report: a step writes none itself.
  public mutating func save(_ bytes: [UInt8], as name: String) {
    guard permissions.saves.contains(name) else { return refuse("saves the file `\(name)`") }
    savedFiles.append(SavedFile(name: name, bytes: bytes))
  }

  /// Adds to what the report shows of the cell, in order.
  public mutating func show(_ output: Output) {
    outputs.append(output)
    surroundings.onOutput(output)
  }

  /// Gives a number its name, for prose, `--json` and comparisons.
  public mutating func set(_ name: String, _ value: Double) {
    guard permissions.scalars.contains(name) else { return refuse("sets the scalar `\(name)`") }
    scalars.append(Scalar(name: name, value: value))
  }

  private mutating func refuse(_ action: String) {
    if violation == nil { violation = permissions.refusal(action) }
  }

  // MARK: - Working

  /// Says how far the step is, as often as it likes.
  public func report(_ progress: StepProgress) { surroundings.onProgress(progress) }

  /// Whether the run was interrupted: then a step saves its state and throws `CancellationError`.
  public var isCancelled: Bool { surroundings.cancellation.isCancelled }

  /// What asks whether the run was interrupted, for work that runs apart from the context.
  public var cancellationCheck: @Sendable () -> Bool {
    let cancellation = surroundings.cancellation
    return { cancellation.isCancelled }
  }

  /// - Throws: `CancellationError` when the run was interrupted.
  public func checkCancellation() throws {
    if isCancelled { throw CancellationError() }
  }

  /// The state that an earlier run of the same cell, or of one that went less far, saved last.
  public var checkpoint: [UInt8]? { surroundings.checkpoints.state }

  /// Saves a state to go on from, every few seconds however often it is called; the last is saved in any case.
  public func save(checkpoint state: () -> [UInt8], isLast: Bool = false) {
    surroundings.checkpoints.save(isLast: isLast, state)
  }
}

/// What a cell has declared and therefore may do.
private struct Permissions {
  let step: String
  let reads: Set<String>
  let writes: Set<SlotUse>
  /// The files, each with the name of the option that names it.
  let files: [String: String]
  let saves: Set<String>
  let scalars: Set<String>

  init(of step: any Step) {
    let dataflow = step.dataflow
    self.step = type(of: step).name
    reads = Set(step.slotsRead.map(\.name))
    writes = Set(type(of: step).writes)
    files = Dictionary(dataflow.files.map { ($0.path.path, $0.option) }) { first, _ in first }
    saves = Set(dataflow.saves.map(\.name))
    scalars = Set(step.scalarNames)
  }

  /// A mistake in the step, not in the notebook.
  func refusal(_ action: String) -> StepFailure {
    StepFailure(
      "the step `\(step)` \(action), which it does not declare",
      advice: "this is a mistake in the step: it belongs into its declarations")
  }
}

extension StepFailure {
  /// A file that can't be read, by the name of the option that names it.
  package init(_ problem: FileProblem, option: String?) {
    self.init(problem.phrase, advice: problem.advicePhrase ?? FileAccessWords.pathsStart())
    self.option = option
  }
}
