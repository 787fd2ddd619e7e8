import Wording

/// Why a file that a notebook names can't be read, and what to do about it.
package enum FileAccessWords: String, Words {
  case missing = "there is no file `{1}`"
  case danglingLink = "`{1}` is a link to `{2}`, and nothing is there"
  case folder = "`{1}` is a folder, a file was expected"
  case notRegular = "`{1}` is not a regular file"
  case notPermitted = "there is no permission to read the file `{1}`"
  case unreadable = "the file `{1}` could not be read: {2}"
  case changed = "the file `{1}` changed while the notebook ran"
  case gitAnnex = "fetch the file with git annex get"
  case bringBack = "bring back what it leads to, or link to something else"
  case givePermission = "give yourself the permission to read it"
  case pathsStart = "paths start at the notebook's folder"
  case runAgain = "run the notebook again"
}
