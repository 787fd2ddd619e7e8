import Wording

/// What `expect` says.
enum ExpectWords: String, Words {
  case title = "What was expected"
  case number = "Number"
  case found = "Found"
  case expected = "Expected"
  case met = "Met"
  case yes
  case no
  case isMet = "The expectation is met."
  case areMet = "All {1} expectations are met."

  case atLeast = "at least {1}"
  case atMost = "at most {1}"
  case above = "more than {1}"
  case below = "less than {1}"
  case equal = "exactly {1}"
  case near = "{1} to within {2}"
  case between = "between {1} and {2}"

  case withoutValue = "`{1}` has no value in this run, {2} was expected"
  case isOutside = "`{1}` is {2}, {3} was expected"
  case isNotFinite = "`{1}` is {2}, which meets no bound: {3} was expected"
}
