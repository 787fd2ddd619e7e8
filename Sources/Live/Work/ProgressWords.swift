import Notebook
import Wording

/// How far a cell is, in words: `iteration 83 of 200 · cost 0.3141 · 4 s left`.
enum ProgressWords {
  /// - Parameters:
  ///   - first: how much was done when it was first told.
  ///   - seconds: how long the cell has been running.
  static func text(of progress: StepProgress, since first: Int, seconds: Double) -> String {
    var parts = ["\(progress.unit) \(progress.completed) of \(progress.total)"]
    parts += progress.measures.map { "\($0.name) \(NumberFormat.significant(4).string($0.value))" }
    let (done, rest) = (progress.completed - first, progress.total - progress.completed)
    if done > 0, rest > 0, seconds > 0.5 {
      parts.append(ElapsedTime.rough(seconds / Double(done) * Double(rest)) + " left")
    }
    return parts.joined(separator: " · ")
  }
}
