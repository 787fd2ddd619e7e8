import Wording

/// Where in a file something was found: what it is part of, and at which byte.
package struct FilePlace: Hashable, Sendable {
  /// What the place is part of.
  package let part: FilePart

  /// The byte at which it begins, counted from 0.
  package let offset: Int

  /// If the part was compressed: the byte of the file where the compressed bytes begin; `offset` then counts
  /// what was inflated from them.
  package let inflatedFrom: Int?
}

/// A part of a file, in words that fit into a sentence.
package enum FilePart: String, Words {
  case fileHeader = "the file header"
  case element = "a variable"
  case elementTag = "the tag of a variable"
  case compressedElement = "a compressed variable"
  case arrayFlags = "the flags of an array"
  case dimensions = "the dimensions of an array"
  case name = "the name of a variable"
  case values = "the values of an array"
  case matlab4Header = "the header of a variable"
  case description = "the description of an array"
  case gzipMember = "a gzip stream"
  case archiveEnd = "the end of a ZIP archive"
  case archiveEntry = "the directory of a ZIP archive"
  case memberHeader = "the header of a file in a ZIP archive"
  case member = "a file in a ZIP archive"
}

/// Where in a table in text a field stands.
package struct TablePlace: Hashable, Sendable {
  /// The line of the text, from 1.
  package let line: Int

  /// The number of the field in its line, from 1.
  package let column: Int

  /// What the column is called, if the table says.
  package let columnName: String?
}
