import DataFiles
import Wording

/// What `load` says.
enum LoadWords: String, Words {
  case title = "The data"
  case samples = "Samples"
  case features = "Features"
  case imageSize = "Image size"
  case pixels = "{1} × {2} pixels"
  case classes = "Classes"
  case classNames = "{1}: {2}"
  case evenClassNames = "{1}: {2} ({3} samples each)"
  case pixelsInFile = "Pixels in the file"
  case rangeAndScaling = "{1}, {2}"
  case range = "Range"
  case exactZeros = "Exact zeros"
  case heldOut = "Held out"
  case heldOutAndTraining = "{1}; {2} to train on"
  case file = "File"
  case fileAndFormat = "{1} ({2})"
  case labels = "Labels"

  case unscaled = "taken as they are"
  case divided = "divided by {1}"
  case blackAndWhite = "{1} becomes 0, {2} becomes 1"

  case text = "Text"
  case setApart = "columns set apart by {1}"
  case setApartWithCommas = "columns set apart by {1}, numbers with decimal commas"
  case commas
  case semicolons
  case tabs
  case blanks
  case leftOut = "Left out"
  case column = "column {1} {2}, which {3}"
  case name = "(`{1}`)"
  case withoutName = "(without a name)"
  case counts = "counts the rows from {1}"
  case numbers = "numbers the rows"
  case names = "names the rows"
  case suspectedIndex =
    "Column {1} counts the rows. If it is an index and no pixel, write the table without it: index=False in pandas, row.names = FALSE in R."

  case eachClass = "Samples a class"
  case oneClass = "Class"
}

extension TableSeparator {
  /// What it is called.
  var phrase: Phrase {
    switch self {
    case .tab: LoadWords.tabs()
    case .semicolon: LoadWords.semicolons()
    case .comma: LoadWords.commas()
    case .blanks: LoadWords.blanks()
    }
  }
}
