import Notebook
import Wording

/// How far a cell is, in words: `iteration 83 of 200 · cost 0.3141 · 4 s left`.
enum ProgressWords {
  /// - Parameters:
  ///   - first: how much was done when it was first told.
  ///   - seconds: how long the cell has been running.
  static func text(
    of progress: StepProgress, since first: Int, seconds: Double, in voice: Voice
  ) -> String {
    var parts = [
      voice.say(
        LiveWords.place, .words(progress.unit, []), .number(progress.completed), .number(progress.total))
    ]
    parts += progress.measures.map {
      voice.say(.words($0.name, [])) + " " + voice.say(.number($0.value, .significant(4)))
    }
    let (done, rest) = (progress.completed - first, progress.total - progress.completed)
    if done > 0, rest > 0, seconds > 0.5 {
      parts.append(
        voice.say(LiveWords.left, .name(ElapsedTime.rough(seconds / Double(done) * Double(rest)))))
    }
    return parts.joined(separator: " · ")
  }
}
