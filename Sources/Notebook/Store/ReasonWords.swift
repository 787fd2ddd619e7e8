import Wording

/// Why the results of a cell are not those of a run.
package enum ReasonWords: String, Words {
  case stepWas = "step was `{1}`, is `{2}`"
  case revised = "step revised"
  case optionWas = "option `{1}` was {2}, is {3}"
  case absent = "absent"
  case fileChanged = "file {1} changed"
  case inputChanged = "input `{1}` changed"
  case resultsChanged = "results of `{1}` changed"
  case seedWas = "seed was {1}, is {2}"
  case variantWas = "numeric variant was {1}, is {2}"

  case fileMissing = "a file that it reads is missing"
  case notCached = "option `cache` is false"
  case nothingTaken = "nothing stored is taken"
  case neverRun = "never run"
  case gone = "its stored result is gone"

  case notYet = "it has not run yet"
  case interrupted = "it was interrupted"
  case endedBefore = "the run was to end with `{1}`"
  case needsFailed = "it needs `{1}`, which failed"
  case needsNotRun = "it needs `{1}`, which did not run"
  case staleBefore = "`{1}` before it is stale"
  case failedBefore = "`{1}` failed before it"
  case runInterrupted = "the run was interrupted"
}
