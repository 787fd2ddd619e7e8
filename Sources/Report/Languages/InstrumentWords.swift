import Wording

/// The words of the field in which a digit is drawn. The page's script is the same in every language: what it says stands
/// beside the numbers that it works with, under the names of these cases.
package enum InstrumentWords: String, Words {
  case still = "On the page, with scripts, a digit is drawn here and the network names it at once."
  case field =
    "A field to draw a digit in with finger, pen or mouse; below it, samples are loaded by number."
  case seenImage = "The image that the network sees"
  case answers = "What the network answers for each class"
  case clear = "Clear"
  case load = "Load"
  case seen = "What it sees"
  case units = "What the hidden units answer"
  case samples = "Sample 1–{1}"
  case unitImage = "What the {1} hidden units answer, light for much"
  case draw = "Draw a digit, or load a sample."
  case sampleRead = "Sample {1}, a {2}: the network reads {3} ({4})."
  case read = "The network reads {1} ({2})."
}
