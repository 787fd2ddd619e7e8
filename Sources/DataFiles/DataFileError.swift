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
    /// A part of the file is of a type that cannot stand there.
    case unexpectedType(FilePlace, code: Int)
    /// A part of the file has a length that it cannot have.
    case unexpectedLength(FilePlace, bytes: Int)
    /// A compressed part of the file is damaged.
    case damaged(FilePlace, InflateDamage)
    /// The dimensions of an array are negative, too few, or more than the file has bytes for.
    case impossibleShape(FilePlace, shape: [Int])
    /// An array has another number of elements than its dimensions say.
    case elementCount(FilePlace, shape: [Int], stored: Int)
    /// An array holds a number that its own type cannot be.
    case valueOutsideType(variable: String, value: Double, type: ElementType)
    /// An array holds an integer that no `Double` equals.
    case inexactInteger(variable: String, digits: String)
    /// Two variables have one name.
    case duplicateVariable(String)
    /// There is no such variable; `nearest` is the one that may be meant.
    case missingVariable(String, available: [String], nearest: String?)
    /// The variable is no full array of real numbers.
    case unsuitableVariable(String, VariableKind)
  }
}
