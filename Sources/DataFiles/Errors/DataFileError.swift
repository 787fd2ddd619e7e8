/// Why a data file, or a variable in it, cannot be read.
package struct DataFileError: Error, Hashable, Sendable {
  /// The facts.
  package let problem: Problem

  /// An error that states `problem`.
  init(_ problem: Problem) { self.problem = problem }

  /// Everything that can be wrong with a data file.
  package enum Problem: Hashable, Sendable {
    /// The file has no bytes.
    case empty
    /// The file is in none of the formats of `DataFormat`.
    case unrecognized(UnreadableContent)
    /// The header of a MATLAB file does not name its version and byte order; these are the bytes that should.
    case unknownByteOrder([UInt8])
    /// The header of a MATLAB file names a version that is not read.
    case unknownVersion(Int)
    /// A part of the file says that it is longer than what is left of the file.
    case truncated(FilePlace, needs: Int, has: Int)
    /// A part of the file is followed by bytes that belong to nothing.
    case excess(FilePlace, bytes: Int)
    /// A part of the file has a type that is impossible there.
    case unexpectedType(FilePlace, code: Int)
    /// A part of the file has a length that it cannot have.
    case unexpectedLength(FilePlace, bytes: Int)
    /// A compressed part of the file is damaged.
    case damaged(FilePlace, InflateDamage)
    /// The dimensions of an array are negative, too few, or more than the file has bytes for.
    case impossibleShape(FilePlace, shape: [Int])
    /// An array does not have as many elements as its dimensions say.
    case elementCount(FilePlace, shape: [Int], stored: Int)
    /// An array holds a number that its type cannot hold.
    case valueOutsideType(variable: String, value: Double, type: ElementType)
    /// An array holds an integer that no `Double` equals.
    case inexactInteger(variable: String, digits: String)
    /// The header of an NPY file names a version that is not read.
    case unknownNumPyVersion(major: Int, minor: Int)
    /// A variable of a MATLAB 4 file has the numbers of a machine that is gone; this is its code.
    case unknownMachine(FilePlace, code: Int)
    /// A part of the file does not begin with the bytes that it should begin with.
    case unexpectedMagic(FilePlace)
    /// The description of an array in an NPY file is not what numpy writes.
    case unreadableDescription(FilePlace, text: String)
    /// What a ZIP archive says in two places is not the same.
    case contradiction(FilePlace)
    /// A file in a ZIP archive is encrypted.
    case encrypted(String)
    /// A file in a ZIP archive is compressed in a way that is not read.
    case unknownCompression(String, code: Int)
    /// A compressed part of the file inflates to more than is read.
    case inflatesTooFar(FilePlace, limit: Int)
    /// A field of a table in text is not a number.
    case notNumber(TablePlace, text: String)
    /// A field of a table in text is infinite, or a number greater than any that double precision has.
    case notFinite(TablePlace, text: String)
    /// A field of a table in text has nothing in it.
    case emptyField(TablePlace)
    /// A number of a table in text has a decimal comma where others have a decimal point, or the other way round.
    case otherDecimalMark(TablePlace, text: String)
    /// A number of a table in text has a comma that can be a decimal comma or set thousands apart.
    case ambiguousComma(TablePlace, text: String)
    /// The column of that number, from 1, is the only one without a name, and does not number the rows.
    case unnamedColumn(Int)
    /// A line of a table in text does not have as many fields as the first.
    case fieldCount(line: Int, found: Int, expected: Int, isNamed: Bool)
    /// A field of a table in text begins with a quotation mark and never ends.
    case openQuote(TablePlace)
    /// A field of a table in text goes on after its closing quotation mark.
    case strayQuote(TablePlace)
    /// A table in text has a line of names and nothing else.
    case noRows
    /// Two variables have one name.
    case duplicateVariable(String)
    /// The file has none or several variables where one is wanted that needs no name.
    case notOne(available: [String])
    /// There is no variable of that name.
    case missingVariable(String, available: [String])
    /// The variable is not a full array of real numbers.
    case unsuitableVariable(String, VariableKind)
    /// A variable cannot have this name in a file of that format.
    case unwritableName(String, DataFormat)
    /// A variable takes more bytes than a file of that format can hold.
    case unwritableSize(String, DataFormat)
  }
}

extension DataFileError {
  /// What stands in the place of a file, whatever its format was to be: nothing at all, a pointer to it, or a web page
  /// about it; nil for what may be the file itself.
  package init?(inPlaceOfFile bytes: [UInt8]) {
    let content = UnreadableContent(bytes[...])
    switch content {
    case _ where bytes.isEmpty: self.init(.empty)
    case .gitLFSPointer, .gitAnnexPointer, .html: self.init(.unrecognized(content))
    default: return nil
    }
  }
}

/// What is wrong with bytes that should inflate.
package enum InflateDamage: Error, Hashable, Sendable {
  /// The bytes are not a compressed stream, or stop being one; zlib's words for it.
  case invalid(String)
  /// What was inflated does not have the checksum that the stream ends with.
  case checksum
  /// The bytes end before the stream does, which promises no length.
  case endless(produced: Int)
  /// The stream ends, or the bytes do, before everything that was promised is there.
  case endsEarly(produced: Int, promised: Int)
  /// The stream goes on after everything that was promised.
  case tooLong(promised: Int)
  /// The stream is followed by bytes that belong to nothing.
  case trailing(bytes: Int)
  /// The stream promises more than that many compressed bytes can hold.
  case impossibleRatio(compressed: Int, promised: Int)
}
