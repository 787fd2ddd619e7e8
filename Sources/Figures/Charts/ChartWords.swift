import Wording

/// What charts say of themselves to those who do not see them.
package enum ChartWords: String, Words {
  case title = "{1}."
  case lineChart = "Line chart of {1} against {2}."
  case lineChartOverLogarithmic = "Line chart of {1} against {2}, which is on a logarithmic scale."
  case logarithmicLineChart = "Line chart of {1} against {2}, on a logarithmic scale."
  case logarithmicLineChartOverLogarithmic =
    "Line chart of {1} against {2}, which is on a logarithmic scale, on a logarithmic scale."
  case curve = "The curve"
  case noPoints = "{1} has no points."
  case onePoint = "{1} is one point, {2} at {3}."
  case course = "{1} goes from {2} at {3} to {4} at {5}."
  case courseWithLeast = "{1} goes from {2} at {3} to {4} at {5}, with a least value of {6}."
  case courseWithGreatest = "{1} goes from {2} at {3} to {4} at {5}, with a greatest value of {6}."
  case courseWithBoth =
    "{1} goes from {2} at {3} to {4} at {5}, with a least value of {6}, with a greatest value of {7}."
  case moreCurves = "And {1} more."
  case curveOf = "{1}: {2}"

  case dotChart = "Dot chart of {1}: {2}."
  case logarithmicDotChart = "Dot chart of {1}, on a logarithmic scale: {2}."
  case pair = "{1} {2}"

  case heatMap = "Heat map of {1} by {2} numbers, {3} by {4}."
  case onDiagonal = "{1} of {2} are on the diagonal."
  case mostBeside = "The most beside it: {1} as {2}, {3} times."
  case range = "They range from {1} to {2}."
  case bestField = "The best is at {1} {2}, {3} {4}."

  case lines =
    "{1} combination as lines through the axes {2}.|{1} combinations as lines through the axes {2}."
  case bestLine = "The best: {1}."
  case bestLines = "The best {1} have {2}."
  case span = "{1} {2} to {3}"

  case dots = "Dots of {1} against {2}."
  case dotsOverLogarithmic = "Dots of {1} against {2}, on a logarithmic scale."
  case logarithmicDots = "Dots of {1}, on a logarithmic scale, against {2}."
  case logarithmicDotsOverLogarithmic =
    "Dots of {1}, on a logarithmic scale, against {2}, on a logarithmic scale."
  case bestDot = "{1} combination; the best, {2}, at {3}.|{1} combinations; the best, {2}, at {3}."
  case bestDots = "The best at each place: {1}."
  case at = "{1} at {2}"
}

extension Phrase {
  /// A number as charts write it.
  static func short(_ value: Double) -> Phrase { .numeral(DecimalText.short(value)) }
}
