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
    case .excess(let place, let bytes): "\(counted(bytes, "byte")) too many behind \(place)"
    case .unexpectedType(let place, let code): "type \(code) in \(place)"
    case .unexpectedLength(let place, let bytes): "a length of \(counted(bytes, "byte")) in \(place)"
    case .damaged(let place, let damage): "\(damage.found) in \(place)"
    case .impossibleShape(let place, let shape): "an array of \(dimensions(shape)) in \(place)"
    case .elementCount(let place, _, let stored): "\(counted(stored, "number")) in \(place)"
    case .valueOutsideType(let variable, let value, let type): "\(value) in the \(type) array \(variable)"
    case .inexactInteger(let variable, let digits): "the integer \(digits) in \(variable)"
    case .unknownNumPyVersion(let major, let minor): "version \(major).\(minor) in the header of an NPY file"
    case .unknownMachine(let place, let code): "numbers of \(machine(code)) in \(place)"
    case .unexpectedMagic(let place): "unknown bytes in \(place)"
    case .unreadableDescription(let place, let text): "“\(text)” in \(place)"
    case .contradiction(let place): "a contradiction in \(place)"
    case .encrypted(let name): "an encrypted file \(name)"
    case .unknownCompression(let name, let code): "compression method \(code) for \(name)"
    case .inflatesTooFar(let place, let limit):
      "more than \(limit >> 20) MiB in \(place)"
    case .notNumber(let place, let text): "“\(text)” in \(place)"
    case .emptyField(let place): "nothing in \(place)"
    case .fieldCount(let line, let found, _, _): "\(counted(found, "field")) in line \(line)"
    case .openQuote(let place): "a quotation mark without its partner in \(place)"
    case .strayQuote(let place): "something behind the closing quotation mark in \(place)"
    case .noRows: "a line of names and nothing below it"
    case .duplicateVariable(let name): "two variables named \(name)"
    case .notOne(let available):
      available.isEmpty ? "no variable at all" : "the variables \(listed(available))"
    case .missingVariable(_, let available, _):
      available.isEmpty
        ? "no variable at all" : "the variable\(available.count == 1 ? "" : "s") \(listed(available))"
    case .unsuitableVariable(let name, let kind): "\(kind.description) in \(name)"
    case .unwritableName(let name, _): "the name “\(name)”"
    case .unwritableSize(let name, let format): "more numbers in \(name) than a \(format.rawValue) file holds"
    }
  }

  /// What would have been right, in words that can follow “expected”.
  package var expected: String {
    switch problem {
    case .unknownVersion: "a \(DataFormat.matlab5.rawValue) file"
    case .empty, .unrecognized:
      "a \(listed(DataFormat.allCases.map(\.rawValue), word: "or")) file"
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
        ?? "one that \(type) can be"
    case .inexactInteger: "integers up to 2⁵³, which are exact in double precision"
    case .unknownNumPyVersion: "version 1, 2 or 3"
    case .unknownMachine: "those of IEEE 754"
    case .unexpectedMagic(let place): "the bytes that \(place.part.rawValue) begins with"
    case .unreadableDescription: "descr, fortran_order and shape, as numpy writes them"
    case .contradiction: "the same everywhere"
    case .encrypted: "one that is open"
    case .unknownCompression: "0 (stored) or 8 (deflated)"
    case .inflatesTooFar: "less"
    case .notNumber, .emptyField: "a number"
    case .fieldCount(_, _, let expected, let isNamed):
      isNamed ? "\(expected), one a name in the first line" : "\(expected), as in the first line"
    case .openQuote: "another at the end of the field"
    case .strayQuote: "the end of the field"
    case .noRows: "numbers"
    case .duplicateVariable: "each name once"
    case .notOne: "just one"
    case .missingVariable(let name, _, _): "a variable named \(name)"
    case .unsuitableVariable: "a full array of real numbers"
    case .unwritableName(_, let format):
      format == .matlab5
        ? "a letter, and then letters, digits and underscores, 63 in all" : "one that a file can have"
    case .unwritableSize: "fewer"
    }
  }

  /// What to do about it.
  package var advice: String {
    switch problem {
    case .empty, .truncated: "the file was cut short: copy or download it again"
    case .unrecognized(let content): content.advice
    case .unknownVersion: "save it again with save('FILE.mat', '-v7')"
    case .unknownNumPyVersion: "save it again with numpy.save"
    case .unknownMachine: "save it again on a machine of today"
    case .encrypted: "unpack the archive and pack it again without a password"
    case .unknownCompression: "save it again with numpy.savez or numpy.savez_compressed"
    case .inflatesTooFar: "take a part of it"
    case .notNumber(_, let text):
      text.contains(",")
        ? "write numbers with a decimal point" : "only numbers are read, below one line of names at most"
    case .emptyField: "fill it in, or leave the line out"
    case .fieldCount: "give every line as many fields as the first"
    case .openQuote, .strayQuote: "close each quotation mark, and double those inside a field"
    case .noRows: "take another file"
    case .notOne(let available): available.isEmpty ? "take another file" : "say which by its name"
    case .unwritableName: "give it another name"
    case .unwritableSize: "save it in another format"
    case .unknownByteOrder, .excess, .unexpectedType, .unexpectedLength, .damaged, .impossibleShape,
      .elementCount, .unexpectedMagic, .unreadableDescription, .contradiction:
      "the file is damaged: copy or download it again, or save it anew"
    case .valueOutsideType: "the file is damaged, or what wrote it is wrong"
    case .inexactInteger(let variable, _): "save \(variable) as double if the last digits do not matter"
    case .duplicateVariable: "save the file again with each variable once"
    case .missingVariable(_, let available, let nearest):
      if let nearest {
        "did you mean \(nearest)?"
      } else if available.isEmpty {
        "take another file"
      } else {
        "name one that is there"
      }
    case .unsuitableVariable(let name, let kind): kind.advice(name)
    }
  }
}

/// What MATLAB 4 calls M.
private func machine(_ code: Int) -> String { code == 4 ? "a Cray" : "a VAX" }
