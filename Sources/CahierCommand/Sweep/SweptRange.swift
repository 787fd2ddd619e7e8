import Foundation
import Wording

/// What stands between two commas of `-p name=…` in a sweep: one value, or a range of them.
enum SweptRange: Hashable, Sendable {
  /// A value as it was written.
  case value(String)
  /// `log(1e-3,10,12)`: so many values from one end to the other, each the same multiple of the one before it. Without
  /// their number it can only be drawn from.
  case geometric(from: String, to: String, count: Int?)
  /// `10:100:10`: from one end in steps as far as the other, which is one of them if the steps come to it. Without a step
  /// it can only be drawn from.
  case arithmetic(from: String, to: String, step: String?)

  /// Why a range is none.
  enum Problem: Error, Hashable {
    case notNumber(String)
    case wrongParts(String)
    case wrongCount(String)
    case notPositive(String)
    case neverArrives(String)
    case onlyDrawn(String)
    case tooMany(String)
  }

  /// The most values that one range may have.
  static let mostValues = 10_000

  /// Reads a range where the text is one.
  ///
  /// - Throws: ``Problem`` for what begins like a range and is none.
  init(_ text: String) throws(Problem) {
    if let inside = text.wholeMatch(of: /log\s*\((.*)\)/)?.output.1 {
      let parts = Self.parts(of: inside, at: ",")
      guard (2...3).contains(parts.count) else { throw .wrongParts(text) }
      for end in parts.prefix(2) {
        guard try Self.number(end) > 0 else { throw .notPositive(text) }
      }
      guard parts.count == 3 else {
        self = .geometric(from: parts[0], to: parts[1], count: nil)
        return
      }
      guard let count = Int(parts[2]), count > 1 else { throw .wrongCount(parts[2]) }
      guard count <= Self.mostValues else { throw .tooMany(text) }
      self = .geometric(from: parts[0], to: parts[1], count: count)
    } else if text.contains(":"), !text.contains(/[\[{"']/) {
      let parts = Self.parts(of: text[...], at: ":")
      guard (2...3).contains(parts.count) else { throw .wrongParts(text) }
      for part in parts { _ = try Self.number(part) }
      self = .arithmetic(from: parts[0], to: parts[1], step: parts.count == 3 ? parts[2] : nil)
      if case .arithmetic(let from, let to, let step?) = self { _ = try Self.count(from, to, step, text) }
    } else {
      self = .value(text)
    }
  }

  private static func parts(of text: Substring, at separator: Character) -> [String] {
    text.split(separator: separator, omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  private static func number(_ text: String) throws(Problem) -> Double {
    guard text.wholeMatch(of: /[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/) != nil, let number = Double(text),
      number.isFinite
    else { throw .notNumber(text) }
    return number
  }

  /// The numbers of steps and their exact length: decimal, as the texts are.
  @discardableResult
  private static func count(
    _ from: String, _ to: String, _ step: String, _ text: String
  ) throws(Problem) -> Int {
    guard let from = Decimal(string: from), let to = Decimal(string: to), let step = Decimal(string: step)
    else { throw .notNumber(text) }
    guard step != 0, (to - from) / step >= 0 else { throw .neverArrives(text) }
    let steps = NSDecimalNumber(decimal: (to - from) / step).doubleValue
    guard steps < Double(mostValues) else { throw .tooMany(text) }
    return Int(steps.rounded(.down)) + 1
  }

  // MARK: - All values

  /// How many values a grid takes from it.
  ///
  /// - Throws: ``Problem/onlyDrawn(_:)`` for a range that has no end of them.
  func count() throws(Problem) -> Int {
    switch self {
    case .value: return 1
    case .geometric(_, _, let count?): return count
    case .arithmetic(let from, let to, let step?): return try Self.count(from, to, step, text)
    case .geometric, .arithmetic: throw .onlyDrawn(text)
    }
  }

  /// Every value in order, as a parameter is given it: numbers as short as tells them apart, and no shorter than four
  /// digits.
  ///
  /// - Parameter whole: whether the parameter is a whole number.
  func values(whole: Bool) throws(Problem) -> [String] {
    let count = try count()
    switch self {
    case .value(let text): return [text]
    case .arithmetic(let from, _, let step):
      guard let from = Decimal(string: from), let step = Decimal(string: step ?? "") else { return [] }
      return (0..<count).map { NumberText.short(from + Decimal($0) * step) }
    case .geometric(let from, let to, _):
      let (first, last) = try (Self.number(from), Self.number(to))
      let numbers = (0..<count).map { first * pow(last / first, Double($0) / Double(count - 1)) }
      let isWhole = whole && Self.isWhole(from) && Self.isWhole(to)
      // The ends are as they were written.
      let inner = isWhole ? numbers.map { NumberText.whole($0) } : NumberText.short(numbers)
      return [from] + inner.dropFirst().dropLast() + [to]
    }
  }

  // MARK: - Some value

  /// A value by chance: from a geometric range with a logarithm that is uniform, else uniform; from steps one of them.
  ///
  /// - Parameters:
  ///   - whole: whether the parameter is a whole number.
  ///   - random: a number from 0 to 1, which is not among them.
  func draw(whole: Bool, at random: Double) throws(Problem) -> String {
    switch self {
    case .value(let text): return text
    case .geometric(let from, let to, _):
      let (first, last) = try (Self.number(from), Self.number(to))
      let number = first * pow(last / first, random)
      if whole, Self.isWhole(from), Self.isWhole(to) { return NumberText.whole(number) }
      return NumberText.short(number, digits: NumberText.fewestDigits)
    case .arithmetic(let from, let to, nil):
      let (first, last) = try (Self.number(from), Self.number(to))
      if whole, Self.isWhole(from), Self.isWhole(to) {
        // Each whole number is as likely as the others, the ends too.
        let low = min(first, last)
        return NumberText.whole(low + (random * (abs(last - first) + 1)).rounded(.down))
      }
      return NumberText.short(first + random * (last - first), within: abs(last - first))
    case .arithmetic(let from, let to, let step?):
      let index = Int(random * Double(try Self.count(from, to, step, text)))
      guard let from = Decimal(string: from), let step = Decimal(string: step) else { return from }
      return NumberText.short(from + Decimal(index) * step)
    }
  }

  /// Whether it is a whole number, however it is written: `10`, `1e1`.
  private static func isWhole(_ text: String) -> Bool {
    Double(text).map { $0 == $0.rounded() && abs($0) < 1e15 } ?? false
  }

  /// As it can be written.
  var text: String {
    switch self {
    case .value(let text): text
    case .geometric(let from, let to, let count):
      "log(\(from),\(to)" + (count.map { ",\($0)" } ?? "") + ")"
    case .arithmetic(let from, let to, let step): "\(from):\(to)" + (step.map { ":\($0)" } ?? "")
    }
  }
}

extension SweptRange.Problem {
  /// What is wrong, and what was expected.
  var message: String {
    switch self {
    case .notNumber(let text): "`\(text)` is not a number"
    case .wrongParts(let text):
      "`\(text)` is no range: `from:to:step` or `log(from,to,count)` was expected"
    case .wrongCount(let text): "`\(text)` is not a number of values: 2 or more were expected"
    case .notPositive(let text): "the ends of `\(text)` must be above 0"
    case .neverArrives(let text): "the steps of `\(text)` never come to its end"
    case .onlyDrawn(let text):
      "`\(text)` does not say how many values: write "
        + (text.hasPrefix("log") ? "`\(text.dropLast()),12)`" : "a step behind it, as in `10:100:10`")
        + ", or draw from it with `--random 20`"
    case .tooMany(let text): "`\(text)` has more than 10,000 values"
    }
  }
}
