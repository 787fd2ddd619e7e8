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
    case .duplicateVariable(let name): "two variables named \(name)"
    case .missingVariable(_, let available, _):
      available.isEmpty
        ? "no variable at all" : "the variable\(available.count == 1 ? "" : "s") \(listed(available))"
    case .unsuitableVariable(let name, let kind): "\(kind.description) in \(name)"
    }
  }

  /// What would have been right, in words that can follow “expected”.
  package var expected: String {
    switch problem {
    case .empty, .unrecognized, .unknownVersion:
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
    case .duplicateVariable: "each name once"
    case .missingVariable(let name, _, _): "a variable named \(name)"
    case .unsuitableVariable: "a full array of real numbers"
    }
  }

  /// What to do about it.
  package var advice: String {
    switch problem {
    case .empty, .truncated: "the file was cut short: copy or download it again"
    case .unrecognized(let content): content.advice
    case .unknownVersion: "save it again with save('FILE.mat', '-v7')"
    case .unknownByteOrder, .excess, .unexpectedType, .unexpectedLength, .damaged, .impossibleShape,
      .elementCount:
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

extension FilePlace: CustomStringConvertible {
  /// The part and its byte, to be read behind “in” or “of”.
  package var description: String {
    let inflated = inflatedFrom.map { " of what inflates from byte \($0)" } ?? ""
    return "\(part.rawValue) (byte \(offset)\(inflated))"
  }
}

extension FilePart {
  /// What can stand there, after “expected”.
  fileprivate var expectedType: String {
    switch self {
    case .elementTag: "14 (an array) or 15 (a compressed array)"
    case .arrayFlags: "6 (flags), and in them a class from 1 to 17"
    case .dimensions: "5 (integers of 32 bits)"
    case .name: "1 (text)"
    case .values: "numbers"
    case .fileHeader, .element, .compressedElement: "another"
    }
  }
}

extension InflateDamage {
  fileprivate var found: String {
    switch self {
    case .invalid(let words): "damage (\(words))"
    case .checksum: "a wrong checksum"
    case .endsEarly(let produced, _): "an end after \(counted(produced, "byte"))"
    case .tooLong: "more bytes than it promises"
    case .trailing(let bytes): "\(counted(bytes, "byte")) behind the end of the stream"
    case .impossibleRatio(let compressed, let promised):
      "a promise of \(counted(promised, "byte")) from \(compressed)"
    }
  }

  fileprivate var expected: String {
    switch self {
    case .invalid: "a zlib stream"
    case .checksum: "the one that fits its content"
    case .endsEarly(_, let promised), .tooLong(let promised): "\(counted(promised, "byte"))"
    case .trailing: "nothing behind it"
    case .impossibleRatio: "at most 1032 from each"
    }
  }
}

extension VariableKind: CustomStringConvertible {
  /// What the variable is, with its article.
  package var description: String {
    switch self {
    case .numeric(let type): "a \(type) array"
    case .complex: "complex numbers"
    case .sparse: "a sparse matrix"
    case .cell: "a cell array"
    case .structure: "a structure"
    case .object: "an object"
    case .functionHandle: "a function handle"
    }
  }

  fileprivate func advice(_ name: String) -> String {
    switch self {
    case .sparse: "in MATLAB, \(name) = full(\(name)) makes it one"
    case .complex: "in MATLAB, real(\(name)) or abs(\(name)) makes it one"
    case .cell: "in MATLAB, cell2mat(\(name)) makes it one if its cells are numbers"
    case .structure, .object: "in MATLAB, save the field that is wanted as a variable of its own"
    case .numeric, .functionHandle: "name another variable"
    }
  }
}

extension UnreadableContent: CustomStringConvertible {
  /// What the file seems to be, with its article.
  package var description: String {
    switch self {
    case .matlab73: "a MATLAB 7.3 file, which is HDF5"
    case .hdf5: "an HDF5 file"
    case .png: "a PNG image"
    case .jpeg: "a JPEG image"
    case .pdf: "a PDF document"
    case .zip: "a ZIP archive"
    case .gzip: "a gzip-compressed file"
    case .numpy: "a NumPy array file"
    case .unknown(let firstBytes): "a file that begins with the bytes \(hexadecimal(firstBytes))"
    }
  }

  fileprivate var advice: String {
    switch self {
    case .matlab73: "in MATLAB, save it with save('FILE.mat', '-v7')"
    case .gzip: "decompress it first, with gunzip"
    default: "in Python, scipy.io.savemat writes one; in MATLAB, save('FILE.mat', '-v7')"
    }
  }
}

/// `1 byte`, `2 bytes`.
private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// `X`, `X and y`, `X, y and z`; of more than eight names, the first seven and how many more.
private func listed(_ names: [String], word: String = "and") -> String {
  let shown = names.count > 8 ? names.prefix(7) + ["\(names.count - 7) more"] : names[...]
  guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
  return "\(shown.dropLast().joined(separator: ", ")) \(word) \(last)"
}

/// `5000×784`.
private func dimensions(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "×") }

/// `0x89 0x48`.
private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { "0x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
}
