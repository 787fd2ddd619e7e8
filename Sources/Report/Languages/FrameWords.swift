import Wording

/// The report's own words.
package enum FrameWords: String, Words {
  case skip = "Skip to the text"
  case contents = "Contents"
  case permalink = "Link to this section"
  case notes = "Footnotes"
  case back = "Back to the text"
  case done
  case open = "to do"

  case cell = "Cell"
  case options = "Options"
  case allDefaults = "all defaults"
  case isDefault = "default"
  case again = "Run again"
  case figure = "Figure"
  case table = "Table"
  case numbered = "{1} {2}. "
  case failedRun = "This run failed."
  case interruptedRun = "This run was interrupted."
  case numbers = "The numbers"
  case missing = "{1} has no value: the cell did not get that far"

  case provenance = "Provenance"
  case provenanceHint = "Everything here may differ from run to run; nothing above does."
  case version = "Version"
  case started = "Started"
  case duration = "Duration"
  case machine = "Machine"
  case threads = "Threads"
  case seed = "Seed"
  case parameter = "Parameter"
  case value = "Value"
  case input = "Input file"
  case size = "Size"
  case step = "Step"
  case state = "State"
  case time = "Time"
  case command = "Make this report again"

  case ran
  case restored
  case stale
  case failed
  case notRun = "not run"

  case notebooks = "Notebooks"
  case whatCame = "What came of them, each on a page of its own."

  case note = "Note"
  case passed = "Passed"
  case warning = "Warning"
}
