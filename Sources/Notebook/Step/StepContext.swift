/// What a running step sees of the world: the values and files that it reads, and where its results go.
package struct StepContext {
  /// What the cell's random choices start from.
  package let seed: UInt64
  /// How many threads a step may compute on; results must not depend on it.
  package let threads: Int
  /// Whether progress is worth reporting is the listener's business: a step reports as often as it likes.
  private let onProgress: (Progress) -> Void
  private let cancellation: Cancellation
  private let files: FileAccess
  private let inputs: [String: any SessionValue]

  private(set) var written: [String: any SessionValue] = [:]
  private(set) var outputs: [Output] = []
  private(set) var scalars: [Scalar] = []
  private(set) var filesRead: [Provenance.Input] = []

  init(
    seed: UInt64, threads: Int, files: FileAccess, inputs: [String: any SessionValue],
    cancellation: Cancellation, onProgress: @escaping (Progress) -> Void
  ) {
    self.seed = seed
    self.threads = threads
    self.files = files
    self.inputs = inputs
    self.cancellation = cancellation
    self.onProgress = onProgress
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

  package mutating func write<Content>(_ content: Content, to slot: Slot<Content>) {
    written[slot.name] = content
  }

  /// Reads a file that the step declared in its dataflow.
  package mutating func read(_ path: FilePath) throws(StepFailure) -> FileAccess.Contents {
    let contents = try files.contents(of: path)
    filesRead.append(
      Provenance.Input(path: path.path, bytes: contents.bytes.count, digest: contents.digest))
    return contents
  }

  /// Adds to what the report shows of the cell, in order.
  package mutating func show(_ output: Output) { outputs.append(output) }

  /// Names a number, for prose, `--json` and comparisons.
  package mutating func set(_ name: String, _ value: Double) {
    scalars.append(Scalar(name: name, value: value))
  }

  /// Says how far the step is.
  ///
  /// - Throws: `CancellationError` when the run was interrupted.
  package func report(_ progress: Progress) throws {
    onProgress(progress)
    try checkCancellation()
  }

  /// - Throws: `CancellationError` when the run was interrupted.
  package func checkCancellation() throws {
    if cancellation.isCancelled { throw CancellationError() }
  }
}
