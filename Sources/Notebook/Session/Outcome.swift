/// What a cell left for the cells after it.
struct Outcome {
  /// A value that the cell wrote: its digest, and the value where it is at hand.
  struct Held {
    var digest: Digest
    var value: (any SessionValue)?
    var isStored: Bool
  }

  var held: [String: Held]
  /// What a cell that shows the results again depends on; nil when the cell failed.
  var resultDigest: Digest?

  /// What a step wrote.
  init(of context: StepContext) {
    held = context.written.reduce(into: [:]) { held, entry in
      let digest = Digest(of: context.archives[entry.key] ?? [])
      held[entry.key] = Held(digest: digest, value: entry.value, isStored: false)
    }
  }

  /// What a stored cell wrote: the values are fetched when they are asked for.
  init(of record: Record) {
    held = record.written.reduce(into: [:]) {
      $0[$1.slot] = Held(digest: $1.digest, value: nil, isStored: $1.isStored)
    }
    resultDigest = record.resultDigest
  }

  var digests: [String: Digest] { held.mapValues(\.digest) }
}

extension Record {
  var digests: [String: Digest] { Dictionary(written.map { ($0.slot, $0.digest) }) { first, _ in first } }
}

extension CellResult {
  /// The results of an earlier run.
  init(label: String, step: String, state: CellState, record: Record) {
    self.init(label: label, step: step, state: state)
    seconds = record.seconds
    scalars = record.scalars
    outputs = record.outputs
    files = record.files
  }
}

extension Duration {
  /// The duration in seconds.
  package var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
