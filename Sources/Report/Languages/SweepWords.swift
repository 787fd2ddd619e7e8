import Wording

/// The words of a sweep's page.
package enum SweepWords: String, Words {
  case title = "{1}: a comparison"
  case description = "A comparison of {1} runs."
  case combinations = "{1} combination of parameters|{1} combinations of parameters"
  case without = "one has no value|{1} have no value"
  case best = "The best"
  case bestOf = "The best of {1} by `{2}`: {3}; {4}."
  case higher = "more is better"
  case lower = "less is better"
  case byNotebook = "as the notebook's `objective` says"
  case unseen = "measured on held-out samples"
  case seen = "no number of the notebook is measured on held-out samples"
  case ties =
    "Another comes to the same; the first is shown.|{1} others come to the same; the first is shown."
  case flattery =
    "The best of many looks a little better than it is: samples that chose it can't also judge it."
  case noObjective =
    "No number with a better way differs between them. Name one in the front matter: `objective: test.accuracy`."
  case noValue = "No combination has a value of `{1}`."
  case report
  case rank = "Rank"
  case reportHead = "Report"
  case failedRun = "failed"
  case interruptedRun = "interrupted"
  case pageAgain = "Make this page again"
  case allCombinations = "All combinations"
  case sorted = "Sorted by `{1}`, the best first. The best number of each column is bold."
  case more = "{1} more"
  case left = "{1} more are left out here; `cahier sweep --json` has all of them."
  case against = "{1} by parameter"
  case heatMap =
    "`{1}` for both parameters: the fuller the colour the better; the best is framed."
  case scatter = "`{1}` against each parameter, a dot a combination; the best has a ring."
  case line = "The line goes through the best of each value."
  case parallel =
    "A line is a combination, the thick one the best. Lines through one value lie side by side, the best rightmost.|A line is a combination: the {1} best stand out, the thickest is the best. Lines through one value lie side by side, the best rightmost."
  case curves = "{1}: the best {2}"
}
