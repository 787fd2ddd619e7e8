import Foundation
import Synchronization

/// KaTeX in a JavaScript engine of its own, loaded when the first formula is set and kept.
///
/// Formulas are hostile until shown otherwise: KaTeX trusts none of them (no links, no classes, no pictures),
/// expands macros a bounded number of times, and is stopped when it wants more memory or work than a large
/// formula needs.
package final class KaTeX: Sendable {
  package let folder: KaTeXFolder
  private let state: Mutex<State>

  /// The one that this machine has; nil when KaTeX is not installed.
  package static let installed: KaTeX? = KaTeXFolder.find().map { KaTeX(folder: $0) }

  /// What a reader does to have formulas set where they are not.
  package static let installation =
    "install KaTeX (apt-get install libjs-katex) or set \(KaTeXFolder.variable) to its folder"

  package init(folder: KaTeXFolder) {
    self.folder = folder
    state = Mutex(State())
  }

  private struct State {
    var engine: ScriptEngine?
    var results: [Formula: Typesetting] = [:]
    /// How many formulas were stopped: each costs about a second, so a few are enough.
    var stopped = 0
  }

  /// The longest formula that is set at all, in UTF-8.
  private static let longest = 10_000
  private static let mostStopped = 3
  private static let loading = ScriptEngine.Allowance(memory: 256 << 20, work: 2 << 30)
  /// Twenty aligned lines of fractions hold 11 MB and ask for 46 MB.
  private static let setting = ScriptEngine.Allowance(memory: 40 << 20, work: 192 << 20)

  /// Sets one formula; the same formula is set once.
  ///
  /// - Throws: ``KaTeXFailure`` when KaTeX itself does not work.
  package func typeset(_ formula: Formula) throws(KaTeXFailure) -> Typesetting {
    let answer: Result<Typesetting, KaTeXFailure> = state.withLock { state in
      if let known = state.results[formula] { return .success(known) }
      guard formula.tex.utf8.count <= Self.longest, state.stopped < Self.mostStopped else {
        return .success(.excessive)
      }
      do {
        let engine = try state.engine ?? load()
        state.engine = engine
        let typesetting = try Self.typeset(formula, with: engine)
        if typesetting == .excessive {
          state.stopped += 1
          state.engine = nil
        }
        state.results[formula] = typesetting
        return .success(typesetting)
      } catch let failure as KaTeXFailure {
        return .failure(failure)
      } catch {
        return .failure(KaTeXFailure(message: error.localizedDescription))
      }
    }
    return try answer.get()
  }

  private func load() throws -> ScriptEngine {
    do {
      let engine = try ScriptEngine()
      try engine.load(Array(Self.preamble.utf8), within: Self.loading)
      try engine.load(try folder.program(), within: Self.loading)
      try engine.load(Array(Self.function.utf8), within: Self.loading)
      return engine
    } catch let failure as ScriptEngine.Failure {
      throw KaTeXFailure(message: "\(failure)")
    }
  }

  private static func typeset(_ formula: Formula, with engine: ScriptEngine) throws -> Typesetting {
    do {
      let mode = formula.isDisplay ? "display" : "inline"
      let answer = try engine.call("typeset", [formula.tex, mode], within: setting)
      if answer.hasPrefix("+") { return .markup(String(answer.dropFirst())) }
      return .mistake(String(answer.dropFirst()).replacing("KaTeX parse error: ", with: ""))
    } catch ScriptEngine.Failure.exhausted {
      return .excessive
    } catch ScriptEngine.Failure.exception(let message) where message.hasPrefix("RangeError") {
      // Nested deeper than the engine's stack.
      return .excessive
    } catch {
      throw KaTeXFailure(message: "\(error)")
    }
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

  private static let function = """
    function typeset(tex, mode) {
      try {
        return "+" + katex.renderToString(tex, {
          displayMode: mode === "display", output: "htmlAndMathml", throwOnError: true, trust: false,
          strict: "ignore", maxSize: 40, maxExpand: 500, macros: {}
        });
      } catch (error) {
        if (error instanceof katex.ParseError) return "-" + error.message;
        throw error;
      }
    }
    """
}

/// The KaTeX that was found does not work.
package struct KaTeXFailure: Error, Hashable, Sendable {
  package var message: String
}
