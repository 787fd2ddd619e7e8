import Foundation
import Notebook
import Wording

/// A parameter of a sweep with all that it may be: one `-p name=…` of the command line.
struct SweptParameter: Sendable {
  let name: String
  let ranges: [SweptRange]
  /// The notebook's own value; nil if it has no such parameter.
  private let standard: Value?

  /// Whether the notebook has a whole number for it.
  private var isWhole: Bool { if case .integer = standard { true } else { false } }

  /// Why a sweep can't be made of the arguments.
  enum Problem: Error, Hashable {
    case range(SweptRange.Problem, argument: String)
    case tooMany(Int, limit: Int)

    /// For who typed them.
    var message: String {
      switch self {
      case .range(let problem, let argument): "'-p \(argument)': \(problem.message)"
      case .tooMany(let count, let limit):
        (count == .max ? "the combinations" : "\(count) combinations")
          + " are more than \(NumberFormat.grouped.string(Double(limit))); `--random 200` draws some of them"
      }
    }
  }

  /// Reads an argument.
  ///
  /// - Parameter standard: the notebook's own value: where that is no number, such as text, `a:b` is what it says.
  /// - Throws: ``Problem``.
  init(_ argument: String, over standard: Value?) throws(Problem) {
    let equals = argument.firstIndex(of: "=") ?? argument.endIndex
    name = String(argument[..<equals])
    let hasRanges =
      switch standard {
      case .integer, .number, .list: true
      default: false
      }
    self.standard = standard
    let texts = Self.alternatives(argument[equals...].dropFirst(), grouping: hasRanges ? "[{(" : "[{")
    do throws(SweptRange.Problem) {
      var ranges: [SweptRange] = []
      for text in texts { ranges.append(hasRanges ? try SweptRange(text) : .value(text)) }
      self.ranges = ranges
    } catch {
      throw .range(error, argument: argument)
    }
  }

  /// How many values a grid takes; at most so many that a product of a few can be counted.
  ///
  /// - Throws: ``Problem`` for a range that can only be drawn from.
  func count() throws(Problem) -> Int {
    do throws(SweptRange.Problem) {
      var count = 0
      for range in ranges { count += try range.count() }
      return count
    } catch {
      throw .range(error, argument: argument)
    }
  }

  /// All values, in order.
  ///
  /// - Throws: ``Problem`` for a range that can only be drawn from.
  func values() throws(Problem) -> [String] {
    do throws(SweptRange.Problem) {
      var values: [String] = []
      for range in ranges { values += try range.values(whole: isWhole) }
      return values
    } catch {
      throw .range(error, argument: argument)
    }
  }

  /// A value by chance; each of those between commas is as likely as the others.
  ///
  /// - Throws: ``Problem``; what was read is drawn from without one.
  func draw(from random: inout SeededNumbers) throws(Problem) -> String {
    let range = ranges[min(ranges.count - 1, Int(random.next() * Double(ranges.count)))]
    do throws(SweptRange.Problem) {
      return try range.draw(whole: isWhole, at: random.next())
    } catch {
      throw .range(error, argument: argument)
    }
  }

  /// The choice of the value that a text spells.
  func choice(_ text: String) -> Combination.Choice {
    let value = standard.flatMap { ParameterReader.commandLine("\(name)=\(text)")?.value(over: $0) }
    return Combination.Choice(name: name, text: text, value: value ?? .text(text))
  }

  private var argument: String { "\(name)=" + ranges.map(\.text).joined(separator: ",") }

  /// The texts between commas; a comma inside brackets or quotes belongs to its value, blanks around it do not.
  ///
  /// Brackets and quotes are those that begin a value, or an item inside brackets: elsewhere they are letters of a text,
  /// such as an apostrophe.
  private static func alternatives(_ text: Substring, grouping opening: String) -> [String] {
    let closing = String(opening.map { $0 == "[" ? "]" : $0 == "{" ? "}" : ")" })
    var texts = [""]
    var depth = 0
    var quote: Character?
    // Whether an item may begin here.
    var isBeginning = true
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if isBeginning, character == "\"" || character == "'" {
        quote = character
      } else if opening.contains(character), isBeginning || depth > 0 || character == "(" {
        depth += 1
      } else if closing.contains(character), depth > 0 {
        depth -= 1
      } else if character == ",", depth == 0 {
        texts.append("")
        isBeginning = true
        continue
      }
      if !character.isWhitespace { isBeginning = depth > 0 && quote == nil && "[{(,:".contains(character) }
      texts[texts.count - 1].append(character)
    }
    return texts.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
