extension InflateDamage {
  /// What was found, to be read before “in”.
  var found: String {
    switch self {
    case .invalid(let words): "damage (\(words))"
    case .checksum: "a wrong checksum"
    case .endless(let produced): "no end after \(counted(produced, "byte"))"
    case .endsEarly(let produced, _): "an end after \(counted(produced, "byte"))"
    case .tooLong: "more bytes than it promises"
    case .trailing(let bytes): "\(counted(bytes, "byte")) behind the end of the stream"
    case .impossibleRatio(let compressed, let promised):
      "a promise of \(counted(promised, "byte")) from \(compressed)"
    }
  }

  /// What would have been right.
  var expected: String {
    switch self {
    case .invalid: "a deflated stream"
    case .endless: "the end of the stream"
    case .checksum: "the one that fits its content"
    case .endsEarly(_, let promised), .tooLong(let promised): "\(counted(promised, "byte"))"
    case .trailing: "nothing behind it"
    case .impossibleRatio: "at most 1032 from each"
    }
  }
}
