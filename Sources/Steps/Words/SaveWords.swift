import Wording

/// What `save` says.
enum SaveWords: String, Words {
  case title = "Written beside this report"
  case file = "File"
  case format = "Format"
  case size = "Size"
  case bytes = "{1} bytes"
}
