/// What a running step sees of the world: the values and files that it reads, and where its results go.
package struct StepContext {
  /// What the cell's random choices start from.
  package let seed: UInt64
  /// How many threads a step may compute on; results must not depend on it.
  package let threads: Int
  /// Whether progress is worth reporting is the listener's business: a step reports as often as it likes.
  private let onProgress: (Progress) -> Void
  private let checkpoints: Checkpoints
  private let cancellation: Cancellation
  private let files: FileAccess
  private let inputs: [String: any SessionValue]
  private let results: [String: CellResult]

  private(set) var written: [String: any SessionValue] = [:]
  /// What was written, as bytes: what digests are made of, and what is stored.
  private(set) var archives: [String: [UInt8]] = [:]
  private(set) var outputs: [Output] = []
  private(set) var scalars: [Scalar] = []
  private(set) var filesRead: [Provenance.Input] = []
  private(set) var savedFiles: [SavedFile] = []

  init(
    seed: UInt64, threads: Int, files: FileAccess, inputs: [String: any SessionValue],
    results: [String: CellResult], cancellation: Cancellation, checkpoints: Checkpoints,
    onProgress: @escaping (Progress) -> Void
  ) {
    self.seed = seed
    self.threads = threads
    self.files = files
    self.inputs = inputs
    self.results = results
    self.cancellation = cancellation
    self.onProgress = onProgress
    self.checkpoints = checkpoints
  }

  /// The value that the nearest cell before wrote into a slot.
  ///
  /// - Throws: ``StepFailure`` when the step did not declare the read, a mistake in the step.
  package func read<Content>(_ slot: Slot<Content>) throws(StepFailure) -> Content {
    guard let content = inputs[slot.name] as? Content else {
      throw StepFailure("the slot `\(slot.name)` holds no \(Content.typeName)")
    }
    return content
  }

  /// The scalars and outputs of an earlier cell that the step named in its dataflow.
  package func result(of label: String) throws(StepFailure) -> CellResult {
    guard let result = results[label] else { throw StepFailure("the cell `\(label)` has no results") }
    return result
  }

  package mutating func write<Content>(_ content: Content, to slot: Slot<Content>) {
    var archive = ArchiveWriter()
    archive.write(Content.typeName)
    content.write(to: &archive)
    written[slot.name] = content
    archives[slot.name] = archive.bytes
  }

  /// Reads a file that the step declared in its dataflow.
  package mutating func read(_ path: FilePath) throws(StepFailure) -> FileAccess.Contents {
    let contents = try files.contents(of: path)
    filesRead.append(
      Provenance.Input(path: path.path, bytes: contents.bytes.count, digest: contents.digest))
    return contents
  }

  /// Hands over a file, declared in the dataflow, to be written beside the report: a step writes none itself.
  package mutating func save(_ bytes: [UInt8], as name: String) {
    savedFiles.append(SavedFile(name: name, bytes: bytes))
  }

  /// Adds to what the report shows of the cell, in order.
  package mutating func show(_ output: Output) { outputs.append(output) }

  /// Names a number, for prose, `--json` and comparisons.
  package mutating func set(_ name: String, _ value: Double) {
    scalars.append(Scalar(name: name, value: value))
  }

  /// Says how far the step is.
  package func report(_ progress: Progress) { onProgress(progress) }

  /// Whether the run was interrupted: then a step saves its state and throws `CancellationError`.
  package var isCancelled: Bool { cancellation.isCancelled }

  /// The state that an earlier run of the same cell, or of one that went less far, saved last.
  package var checkpoint: [UInt8]? { checkpoints.state }

  /// Saves a state to go on from, every few seconds however often it is called; the last is saved in any case.
  package func save(checkpoint state: () -> [UInt8], isLast: Bool = false) {
    checkpoints.save(isLast: isLast, state)
  }

  /// What asks whether the run was interrupted, for work that runs apart from the context.
  package var cancellationCheck: @Sendable () -> Bool {
    let cancellation = cancellation
    return { cancellation.isCancelled }
  }

  /// - Throws: `CancellationError` when the run was interrupted.
  package func checkCancellation() throws {
    if cancellation.isCancelled { throw CancellationError() }
  }
}
