import Wording

extension DataFileError: CustomStringConvertible {
  /// What was found, what was expected, and what to do: one sentence.
  package var description: String { "found \(found), expected \(expected); \(advice)" }

  /// What the file has, in words that can follow “found”.
  package var found: String {
    switch problem {
    case .empty: "an empty file"
    case .unrecognized(let content): content.description
    case .unknownByteOrder(let bytes):
      "the bytes \(hexadecimal(bytes)) where a MATLAB file names its byte order"
    case .unknownVersion(let version):
      "version 0x\(String(version, radix: 16)) in the header of a MATLAB file"
    case .truncated(let place, _, let has): "only \(counted(has, "byte")) of \(place)"
    case .excess(let place, let bytes): "\(counted(bytes, "byte")) too many after \(place)"
    case .unexpectedType(let place, let code): "type \(code) in \(place)"
    case .unexpectedLength(let place, let bytes): "a length of \(counted(bytes, "byte")) in \(place)"
    case .damaged(let place, let damage): "\(damage.found) in \(place)"
    case .impossibleShape(let place, let shape): "an array of \(dimensions(shape)) in \(place)"
    case .elementCount(let place, _, let stored): "\(counted(stored, "number")) in \(place)"
    case .valueOutsideType(let variable, let value, let type):
      "\(value) in the \(type) array \(quoted(variable))"
    case .inexactInteger(let variable, let digits): "the integer \(digits) in \(quoted(variable))"
    case .unknownNumPyVersion(let major, let minor): "version \(major).\(minor) in the header of an NPY file"
    case .unknownMachine(let place, let code): "numbers of \(machine(code)) in \(place)"
    case .unexpectedMagic(let place): "unknown bytes at the beginning of \(place)"
    case .unreadableDescription(let place, let text): "“\(text)” in \(place)"
    case .contradiction(let place): "a contradiction in \(place)"
    case .encrypted(let name): "the encrypted file \(quoted(name))"
    case .unknownCompression(let name, let code): "compression method \(code) for \(quoted(name))"
    case .inflatesTooFar(let place, let limit): "more than \(limit >> 20) MiB in \(place)"
    case .notNumber(let place, let text): "“\(text)” in \(place)"
    case .emptyField(let place): "nothing in \(place)"
    case .otherDecimalMark(let place, let text): "“\(text)” in \(place)"
    case .ambiguousComma(let place, let text): "“\(text)” in \(place), which may be a fraction or thousands"
    case .unnamedColumn(let column): "a column without a name (column \(column)) beside others with names"
    case .fieldCount(let line, let found, _, _): "\(counted(found, "field")) in line \(line)"
    case .openQuote(let place): "a quotation mark without its partner in \(place)"
    case .strayQuote(let place): "text after the closing quotation mark in \(place)"
    case .noRows: "a line of names and nothing below it"
    case .duplicateVariable(let name): "two variables named \(quoted(name))"
    case .notOne(let available):
      available.isEmpty ? "no variable at all" : "the variables \(quotedList(available))"
    case .missingVariable(_, let available):
      available.isEmpty
        ? "no variable at all" : "the variable\(available.count == 1 ? "" : "s") \(quotedList(available))"
    case .unsuitableVariable(let name, let kind): "\(kind.description) in \(quoted(name))"
    case .unwritableName(let name, _): "the name \(quoted(name))"
    case .unwritableSize(let name, let format):
      "more numbers in \(quoted(name)) than \(article(format)) \(format.rawValue) file can hold"
    }
  }

  /// What would have been right, in words that can follow “expected”.
  package var expected: String {
    switch problem {
    case .unknownVersion: "a \(DataFormat.matlab5.rawValue) file"
    case .empty, .unrecognized: "a \(list(DataFormat.allCases.map(\.rawValue), word: "or")) file"
    case .unknownByteOrder: "IM or MI"
    case .truncated(_, let needs, _): "\(counted(needs, "byte"))"
    case .excess: "the end there"
    case .unexpectedType(let place, _): place.part.expectedType
    case .unexpectedLength: "one that fits what is there"
    case .damaged(_, let damage): damage.expected
    case .impossibleShape: "as many numbers as the file has bytes for"
    case .elementCount(_, let shape, _): "the \(dimensions(shape)) of its dimensions"
    case .valueOutsideType(_, _, let type):
      type.integerRange.map { "whole numbers from \(Int64($0.lowerBound)) to \($0.upperBound)" }
        ?? "a value of the type \(type)"
    case .inexactInteger: "integers up to 2⁵³, which are exact in double precision"
    case .unknownNumPyVersion: "version 1, 2 or 3"
    case .unknownMachine: "numbers as IEEE 754 defines them"
    case .unexpectedMagic(let place): "the bytes that \(place.part.rawValue) begins with"
    case .unreadableDescription: "descr, fortran_order and shape, as numpy writes them"
    case .contradiction: "the same everywhere"
    case .encrypted: "one that is not encrypted"
    case .unknownCompression: "0 (stored) or 8 (deflated)"
    case .inflatesTooFar: "less"
    case .notNumber, .emptyField: "a number"
    case .otherDecimalMark(_, let text):
      text.contains(",") ? "a decimal point, as in lines above" : "a decimal comma, as in lines above"
    case .ambiguousComma: "numbers with a decimal point"
    case .unnamedColumn: "one that numbers the rows"
    case .fieldCount(_, _, let expected, let isNamed):
      isNamed ? "\(expected), one for each name in the first line" : "\(expected), as in the first line"
    case .openQuote: "another at the end of the field"
    case .strayQuote: "the end of the field"
    case .noRows: "numbers"
    case .duplicateVariable: "each name once"
    case .notOne: "just one"
    case .missingVariable(let name, _): "a variable named \(quoted(name))"
    case .unsuitableVariable: "a full array of real numbers"
    case .unwritableName(_, let format):
      format == .matlab5
        ? "a letter, and then letters, digits and underscores, 63 in all" : "a name that a file can have"
    case .unwritableSize: "fewer"
    }
  }

  /// What to do about it.
  package var advice: String {
    switch problem {
    case .empty, .truncated, .damaged(_, .endless): "the file was cut short: copy or download it again"
    case .unrecognized(let content): content.advice
    case .unknownVersion: "save it again with save('FILE.mat', '-v7')"
    case .unknownNumPyVersion: "save it again with numpy.save"
    case .unknownMachine: "save it again on a modern computer"
    case .encrypted: "unpack the archive and pack it again without a password"
    case .unknownCompression: "save it again with numpy.savez or numpy.savez_compressed"
    case .inflatesTooFar: "take a part of it"
    case .notNumber(let place, let text): notNumberAdvice(text, in: place)
    case .emptyField: "fill it in, or leave the line out (in pandas, dropna() does)"
    case .otherDecimalMark, .ambiguousComma:
      "write all numbers with a decimal point, and none with thousands set apart"
    case .unnamedColumn: "give it a name, or write the table without it: \(Self.withoutRowNames)"
    case .fieldCount(_, let found, let expected, let isNamed):
      if !isNamed || found != expected + 1 {
        "give every line as many fields as the first"
      } else if expected == 1 {
        "write numbers with a decimal point, or give each column a name"
      } else {
        "if the first column has the names of the rows, write the table without it: \(Self.withoutRowNames)"
      }
    case .openQuote, .strayQuote: "close each quotation mark, and double those inside a field"
    case .noRows:
      "write the rows as well: the table was empty when it was saved, as df.shape in pandas and dim(x) in R would show"
    case .notOne(let available): available.isEmpty ? "take another file" : "name the one that is wanted"
    case .unwritableName: "give it another name"
    case .unwritableSize: "save it in another format"
    case .unknownByteOrder, .excess, .unexpectedType, .unexpectedLength, .damaged, .impossibleShape,
      .elementCount, .unexpectedMagic, .unreadableDescription, .contradiction:
      "the file is damaged: copy or download it again, or save it again"
    case .valueOutsideType: "the file is damaged, or the program that wrote it is wrong"
    case .inexactInteger(let variable, _):
      "save \(quoted(variable)) as double if the last digits do not matter"
    case .duplicateVariable: "save the file again with each variable once"
    case .missingVariable(let name, let available):
      didYouMean(nearestNames(to: name, among: available))
        ?? (available.isEmpty ? "take another file" : "name one that is there")
    case .unsuitableVariable(let name, let kind): kind.advice(name)
    }
  }

  /// How pandas and R leave out the column that names the rows.
  private static let withoutRowNames = "index=False in pandas, row.names = FALSE in R"

  /// What to do about a field that is `text`, in the words of the program that wrote it.
  private func notNumberAdvice(_ text: String, in place: TablePlace) -> String {
    if let missing = MissingNumber(rawValue: text) {
      return missing.isOfSheet
        ? "correct the formula in the sheet, or leave the line out"
        : "fill it in, or leave the line out: dropna() in pandas, na.omit() in R"
    }
    if let formatted = FormattedNumber([UInt8](text.utf8)[...]) { return formatted.advice }
    if ["true", "false"].contains(text.lowercased()) {
      return "write 1 and 0: astype(int) in pandas, + 0 in R"
    }
    if text.contains(where: \.isNumber),
      text.allSatisfy({ $0.isNumber || " .,'’+-\u{A0}\u{202F}".contains($0) })
    {
      return "write numbers with a decimal point, and none with thousands set apart"
    }
    return place.columnName == nil
      ? "only numbers are read, below one line of names at most"
      : "only numbers are read: number the values (in pandas, factorize() does), or leave the column out"
  }

  /// The computers that had numbers of their own, by what MATLAB 4 calls M.
  private func machine(_ code: Int) -> String { code == 4 ? "a Cray" : "a VAX" }

  private func article(_ format: DataFormat) -> String { [.idx, .npy, .npz].contains(format) ? "an" : "a" }
}

extension VariableKind: CustomStringConvertible {
  /// What the variable is, with its article.
  package var description: String {
    switch self {
    case .numeric(let type): "\(type.rawValue.hasPrefix("i") ? "an" : "a") \(type) array"
    case .complex: "complex numbers"
    case .sparse: "a sparse matrix"
    case .cell: "a cell array"
    case .structure: "a structure"
    case .object: "an object"
    case .functionHandle: "a function handle"
    case .text: "text"
    case .pythonObjects: "Python objects"
    case .times: "dates or times"
    case .longDouble: "long doubles"
    }
  }

  /// What to do about a variable of this kind that is called `name`.
  fileprivate func advice(_ name: String) -> String {
    switch self {
    case .sparse: "in MATLAB, \(name) = full(\(name)) makes it one"
    case .complex: "save the real parts of \(quoted(name)), or their magnitudes, as a separate variable"
    case .cell: "in MATLAB, cell2mat(\(name)) makes it one if its cells are numbers"
    case .structure, .object: "save the field that is wanted as a separate variable"
    case .pythonObjects:
      "they are kept as a pickle, which can run any program and is never read: give the array a numeric dtype"
    case .longDouble: "save \(name).astype('float64')"
    case .text:
      "save it as numbers (\(name).astype(float) in numpy, str2num(\(name)) in MATLAB), or name another variable"
    case .numeric, .functionHandle, .times: "name another variable"
    }
  }
}

extension FilePlace: CustomStringConvertible {
  /// The part and its byte, in words that can follow “in” or “of”.
  package var description: String {
    let inflated = inflatedFrom.map { " of what inflates from byte \($0)" } ?? ""
    return "\(part.rawValue) (byte \(offset)\(inflated))"
  }
}

extension TablePlace: CustomStringConvertible {
  /// The line and the column, in words that can follow “in”.
  package var description: String {
    "line \(line), column \(column)" + (columnName.map { " (\($0))" } ?? "")
  }
}

extension FilePart {
  /// The types that are possible there, in words that can follow “expected”.
  fileprivate var expectedType: String {
    switch self {
    case .elementTag: "14 (an array) or 15 (a compressed array)"
    case .arrayFlags: "6 (flags), and in them a class from 1 to 17"
    case .dimensions: "5 (integers of 32 bits), or integers of another size"
    case .name: "1 (text)"
    case .values: "numbers"
    case .fileHeader: "8, 9, 11, 12, 13 or 14"
    case .matlab4Header: "decimal digits MOPT with M up to 4, O zero, P up to 5, T up to 2"
    default: "another"
    }
  }
}

extension InflateDamage {
  /// What was found, in words that “in” can follow.
  fileprivate var found: String {
    switch self {
    case .invalid(let words): "damage (\(words))"
    case .checksum: "a wrong checksum"
    case .endless(let produced): "no end after \(counted(produced, "byte"))"
    case .endsEarly(let produced, _): "an end after \(counted(produced, "byte"))"
    case .tooLong: "more bytes than it promises"
    case .trailing(let bytes): "\(counted(bytes, "byte")) after the end of the stream"
    case .impossibleRatio(let compressed, let promised):
      "a promise of \(counted(promised, "byte")) from \(compressed)"
    }
  }

  /// What would have been right, in words that can follow “expected”.
  fileprivate var expected: String {
    switch self {
    case .invalid: "a deflated stream"
    case .endless: "the end of the stream"
    case .checksum: "the one that fits its content"
    case .endsEarly(_, let promised), .tooLong(let promised): "\(counted(promised, "byte"))"
    case .trailing: "nothing after it"
    case .impossibleRatio: "at most 1032 from each"
    }
  }
}

/// `5000×784`.
private func dimensions(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "×") }

/// `0x89 0x48`.
func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { "0x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
}
