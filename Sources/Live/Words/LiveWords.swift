import Report
package import Wording

/// What the page to work in says around the report. Its script says some of it, under the names of these cases.
package enum LiveWords: String, Words {
  // What the report says, too.
  case skip = "Skip to the text"
  case contents = "Contents"
  case notebooks = "Notebooks"
  case runAgain = "Run again"

  // How the notebook stands.
  case opening
  case upToDate = "up to date"
  case mistakes = "{1} mistake|{1} mistakes"
  case running
  case runningCell = "running {1}"
  case waiting
  case stopped
  case cellFailed = "a cell failed"
  case someStale = "some cells are stale"
  case fileGone = "the file is not there"
  case serverGone = "the server is not there; waiting for it"
  case serverIsAnother = "the server is another one: open the address that it printed"
  case fileMissing = "The file {1} is not there. What it held last is shown until it is back."

  // How far a cell is.
  case howFar = "How far {1} is"
  case place = "{1} {2} of {3}"
  case iteration
  case epoch
  case training
  case cost
  case heldOutCost = "held-out cost"
  case largestGradient = "largest gradient"
  case heldOutAccuracy = "held-out accuracy"
  case left = "{1} left"

  // What can be done.
  case stop = "Stop"
  case stopWhatRuns = "Stop what runs"
  case runFresh = "Run all fresh"
  case cell = "Cell {1}"
  case runCellAgain = "Run {1} again"
  case runFromHere = "Run from here"
  case runCellAndDependents = "Run {1} and what depends on it"
  case edit = "Edit options"
  case editOptionsOf = "Edit the options of {1}"

  // Parameters.
  case parameters = "Parameters of the notebook"
  case asNumber = "{1}, as a number"
  case keep = "Keep"
  case keepValue = "Write this value of {1} into the file"
  case reset = "Reset"
  case resetValue = "Go back to the value of the file"

  // Options.
  case optionsOf = "Options of {1}"
  case offers = "What could be typed"
  case save = "Save"
  case saveLines = "Write these lines into the file"
  case cancel = "Cancel"
  case leaveFile = "Leave the file as it is"
  case editorKeys = "Ctrl-Space completes, Ctrl-Enter saves"
  case line = "Line {1}: {2}"
  case mistakesHere = "Mistakes"
  case bothVersions = "{1}. Both versions are here:"
  case inFile = "In the file"
  case yours = "Yours"
  case takeTheirs = "Take the file’s"
  case goOnWithMine = "Go on with mine"

  // Keys.
  case keys = "Keys"
  case keyNext = "the next cell"
  case keyBefore = "the cell before"
  case keyRun = "run this cell again"
  case keyRunFrom = "run this cell and what depends on it"
  case keyEdit = "edit the options of this cell"
  case keyStop = "stop what runs"
  case keyFresh = "run all cells fresh"
  case keyParameters = "go to the parameters"
  case keyKeys = "these keys"
  case keyLeave = "leave what is open"
  case close = "Close"

  // Several notebooks.
  case each = "Each opens as a page to work in."

  // Why something was not done.
  case noCell = "there is no such cell"
  case noParameter = "there is no such parameter"
  case expected = "{1} was expected"
  case nothingToKeep = "there is nothing to keep"
  case savedNow = "the file was saved elsewhere in this moment; try again"
  case severalLines = "this value stands on several lines: change it in the file"
  case notWritten = "the file could not be written: {1}"
  case savedMeanwhile = "the file was saved elsewhere meanwhile: nothing was written"
  case cellGone = "the cell is not there any more"
  case notReplaced = "the options could not be put into the file"
  case wouldEndCell = "one of the lines would end the cell, or begin another"

  /// These words in other languages, but for those that the report has.
  package static let translations: Translations = [
    .german: german, .spanish: spanish, .french: french, .japanese: japanese, .chinese: chinese,
  ]
}

extension Voice {
  /// What the page's script says: the words of each case, whose places it fills itself.
  var scriptWords: [String: String] {
    Dictionary(uniqueKeysWithValues: LiveWords.allCases.map { ("\($0)", template(of: $0)) })
  }
}
