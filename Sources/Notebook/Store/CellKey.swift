package import Wording

/// Everything that a cell's results follow from: where two of them are equal, so are the results.
///
/// Not in it: label, prose, position, time, caption, thread count, and where the notebook lies.
package struct CellKey: Hashable, Sendable, Codable {
  package var step: String
  package var revision: Int
  /// Every option of the step in effect, after parameters and defaults.
  package var options: [String: Value]
  /// What the slots hold that the step reads.
  package var inputs: [String: Digest]
  /// What the files hold that the step reads, by path as the notebook has it.
  package var files: [String: Digest]
  /// The results that the step shows again, by the label that its options name.
  package var results: [String: Digest]
  package var seed: UInt64
  /// What the last bits of numbers depend on: the instruction set of the kernels.
  package var variant: String

  package init(
    step: String, revision: Int, options: [String: Value] = [:], inputs: [String: Digest] = [:],
    files: [String: Digest] = [:], results: [String: Digest] = [:], seed: UInt64, variant: String
  ) {
    self.step = step
    self.revision = revision
    self.options = options
    self.inputs = inputs
    self.files = files
    self.results = results
    self.seed = seed
    self.variant = variant
  }

  /// The name of the results in the store.
  package var digest: Digest { digest(without: []) }

  /// The name of the results' unfinished state: the options that only say how far to go are left out of it.
  func digest(without options: Set<String>) -> Digest {
    var archive = ArchiveWriter()
    archive.write(step)
    archive.write(revision)
    func write(_ entries: [String: String]) {
      archive.write(entries.count)
      for (name, value) in entries.sorted(by: { $0.key < $1.key }) {
        archive.write(name)
        archive.write(value)
      }
    }
    write(self.options.filter { !options.contains($0.key) }.mapValues(\.canonical))
    write(inputs.mapValues(\.hexadecimal))
    write(files.mapValues(\.hexadecimal))
    write(results.mapValues(\.hexadecimal))
    archive.write(String(seed))
    archive.write(variant)
    return Digest(of: archive.bytes)
  }

  /// What differs from the key of an earlier run, as `status` and the report say it.
  package func differences(from old: CellKey) -> [Phrase] {
    if step != old.step { return [ReasonWords.stepWas(.name(old.step), .name(step))] }
    var reasons: [Phrase] = []
    if revision != old.revision { reasons.append(ReasonWords.revised()) }
    for name in Set(options.keys).union(old.options.keys).sorted() where options[name] != old.options[name] {
      let (before, now) = (old.options[name], options[name])
      reasons.append(
        ReasonWords.optionWas(.name(name), Self.phrase(before), Self.phrase(now)))
    }
    for path in files.keys.sorted() where old.files[path] != files[path] && old.files[path] != nil {
      reasons.append(ReasonWords.fileChanged(.name(path)))
    }
    for slot in inputs.keys.sorted() where old.inputs[slot] != inputs[slot] {
      reasons.append(ReasonWords.inputChanged(.name(slot)))
    }
    for label in results.keys.sorted() where old.results[label] != results[label] && old.results[label] != nil
    {
      reasons.append(ReasonWords.resultsChanged(.name(label)))
    }
    if seed != old.seed { reasons.append(ReasonWords.seedWas(.name("\(old.seed)"), .name("\(seed)"))) }
    if variant != old.variant {
      reasons.append(ReasonWords.variantWas(.name(old.variant), .name(variant)))
    }
    return reasons
  }

  /// An option's value as a notebook has it.
  private static func phrase(_ value: Value?) -> Phrase {
    value.map { Phrase.name($0.description) } ?? ReasonWords.absent()
  }
}

extension Value {
  /// The value with the mark of its type, so that the text `1` and the number 1 differ.
  var canonical: String {
    switch self {
    case .null: "null null"
    case .boolean: "boolean \(description)"
    case .integer: "integer \(description)"
    case .number: "number \(description)"
    case .text: "text \(description)"
    case .list(let values): "list [" + values.map(\.canonical).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "mapping {" + entries.map { "\($0.name): \($0.value.canonical)" }.joined(separator: ", ") + "}"
    }
  }
}
