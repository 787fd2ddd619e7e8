/// What is stored of a cell that ran well.
package struct Record: Codable, Sendable {
  /// A value that the cell wrote.
  struct Written: Codable, Sendable {
    var slot: String
    var digest: Digest
    /// Whether the value lies in the store; else it is made again when it is needed.
    var isStored: Bool
  }

  /// The form of what is stored; a record of another one is a miss.
  var form = Self.form
  var key: CellKey
  /// The notebook that it was made for, so that cleaning one leaves the others.
  var owner: String
  var seconds: Double
  var scalars: [Scalar]
  var outputs: [Output]
  var written: [Written]
  var filesRead: [InputFile]
  var files: [SavedFile]
  /// What a cell that shows these results again depends on: scalars that are no times, and outputs.
  var resultDigest: Digest

  /// 2: what is shown is said in phrases.
  static let form = 2

  var digests: [String: Digest] { Dictionary(written.map { ($0.slot, $0.digest) }) { first, _ in first } }
}
