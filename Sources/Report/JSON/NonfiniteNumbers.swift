/// Collects the numbers of one object that JSON cannot hold: null stands in their place, their word here.
struct NonfiniteNumbers {
  private var words: [JSONValue.Member] = []

  /// The number, or null when JSON has no such number; `place` is its path below the object: `cost`, `3/1`.
  mutating func value(_ number: Double, at place: String) -> JSONValue {
    if number.isFinite { return .number(number) }
    let word = number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
    words.append(JSONValue.Member(place, .string(word)))
    return .null
  }

  /// The member of the object that holds the words; none when all numbers are finite.
  var member: [JSONValue.Member] {
    words.isEmpty ? [] : [JSONValue.Member("nonfinite", .object(words))]
  }
}
