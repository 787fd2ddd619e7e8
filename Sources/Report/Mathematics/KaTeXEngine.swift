import Foundation

/// KaTeX in a JavaScript engine of its own.
///
/// Formulas are hostile until shown otherwise: KaTeX trusts none of them (links, classes and pictures are mistakes),
/// expands macros a bounded number of times, and is stopped when it wants more memory or work than a large
/// formula needs.
final class KaTeXEngine {
  /// The work of the largest formula that is set: twenty aligned lines of fractions hold 11 MB and ask for 46 MB.
  static let mostWork = 192 << 20

  private static let loading = ScriptEngine.Allowance(memory: 256 << 20, work: 2 << 30)
  private static let mostMemory = 40 << 20

  private let engine: ScriptEngine

  /// Loads KaTeX, which takes 0.15 s.
  ///
  /// - Parameter tags: what references stand for, by label.
  /// - Throws: ``KaTeXFailure`` when KaTeX itself does not work.
  init(
    _ folder: KaTeXFolder, tags: [String: String], atExhaustion: ScriptEngine.Exhaustion
  ) throws(KaTeXFailure) {
    do {
      engine = try ScriptEngine(atExhaustion: atExhaustion)
      for program in [Array(Self.preamble.utf8), try folder.program(), Array(Self.functions.utf8)] {
        try engine.load(program, within: Self.loading)
      }
      for (label, tag) in tags { _ = try engine.call("tell", [label, tag], within: Self.loading) }
    } catch let failure as ScriptEngine.Failure {
      throw KaTeXFailure(message: "\(failure)")
    } catch {
      throw KaTeXFailure(message: error.localizedDescription)
    }
  }

  /// Sets one formula; nil when it wants too much, and then the engine is not to be used again.
  func answer(_ request: FormulaRequest, within work: Int) -> FormulaAnswer? {
    let allowance = ScriptEngine.Allowance(memory: Self.mostMemory, work: min(work, Self.mostWork))
    do throws(ScriptEngine.Failure) {
      let text = try engine.call(
        "typeset",
        [
          request.tex, request.isDisplay ? "display" : "", request.defines ? "defines" : "",
        ], within: allowance)
      return FormulaAnswer(typesetting: Self.typesetting(text), work: engine.work)
    } catch {
      switch error {
      case .exhausted, .unavailable: return nil
      // Nested deeper than the engine's stack.
      case .exception(let message) where message.hasPrefix("RangeError"): return nil
      case .exception(let message):
        return FormulaAnswer(
          typesetting: .mistake("KaTeX stumbles over it (\(message))", nil), work: engine.work)
      }
    }
  }

  /// `+` and markup, `!`, or `-`, the first unit, how many units, and a message.
  private static func typesetting(_ answer: String) -> Typesetting {
    let rest = answer.dropFirst()
    if answer.hasPrefix("+") { return .markup(String(rest)) }
    if answer.hasPrefix("!") { return .tooLarge }
    let parts = rest.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return .mistake(String(rest), nil) }
    guard let start = Int(parts[0]), let count = Int(parts[1]), start >= 0, count >= 0 else {
      return .mistake(String(parts[2]), nil)
    }
    return .mistake(String(parts[2]), start..<start + count)
  }

  /// The only thing that KaTeX 0.16 takes from ECMAScript 2015 and Duktape lacks.
  private static let preamble = """
    if (!Array.prototype.fill) {
      Object.defineProperty(Array.prototype, "fill", { value: function (value) {
        for (var index = 0; index < this.length; index++) this[index] = value;
        return this;
      } });
    }
    """

  private static let functions = String(decoding: PackageResources.formulas_js, as: UTF8.self)
}

/// The KaTeX that was found does not work.
package struct KaTeXFailure: Error, Codable, Hashable, Sendable {
  package var message: String
}
