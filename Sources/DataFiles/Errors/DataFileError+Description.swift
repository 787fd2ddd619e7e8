package import Wording

extension DataFileError: CustomStringConvertible {
  /// What was found, what was expected, and what to do: one sentence.
  package var description: String {
    "found \(found.english), expected \(expected.english); \(advice.english)"
  }

  /// What the file has, in words that can follow “found”.
  package var found: Phrase {
    switch problem {
    case .empty: FileFindings.empty()
    case .unrecognized(let content): content.phrase
    case .unknownByteOrder(let bytes): FileFindings.byteOrder(.name(hexadecimal(bytes)))
    case .unknownVersion(let version):
      FileFindings.matlabVersion(.name("0x\(String(version, radix: 16))"))
    case .truncated(let place, _, let has): FileFindings.truncated(bytes(has), place.phrase)
    case .excess(let place, let count): FileFindings.excess(bytes(count), place.phrase)
    case .unexpectedType(let place, let code): FileFindings.type(.number(code), place.phrase)
    case .unexpectedLength(let place, let count): FileFindings.length(bytes(count), place.phrase)
    case .damaged(let place, let damage): FileFindings.inPlace(damage.found, place.phrase)
    case .impossibleShape(let place, let shape): FileFindings.shape(dimensions(shape), place.phrase)
    case .elementCount(let place, _, let stored):
      FileFindings.inPlace(FileNouns.numbers(.number(stored)), place.phrase)
    case .valueOutsideType(let variable, let value, let type):
      FileFindings.value(.numeral("\(value)"), .name(type.rawValue), code(variable))
    case .inexactInteger(let variable, let digits): FileFindings.integer(.name(digits), code(variable))
    case .unknownNumPyVersion(let major, let minor): FileFindings.numPyVersion(.name("\(major).\(minor)"))
    // What MATLAB 4 calls M; the others are VAXes.
    case .unknownMachine(let place, let code): (code == 4 ? FileFindings.cray : .vax)(place.phrase)
    case .unexpectedMagic(let place): FileFindings.magic(place.phrase)
    case .unreadableDescription(let place, let text): FileFindings.quotedInPlace(.name(text), place.phrase)
    case .contradiction(let place): FileFindings.contradiction(place.phrase)
    case .encrypted(let name): FileFindings.encrypted(code(name))
    case .unknownCompression(let name, let method): FileFindings.compression(.number(method), code(name))
    case .inflatesTooFar(let place, let limit):
      FileFindings.inflatesTooFar(.number(limit >> 20), place.phrase)
    case .notNumber(let place, let text), .notFinite(let place, let text),
      .otherDecimalMark(let place, let text):
      FileFindings.quotedInPlace(.name(text), place.phrase)
    case .emptyField(let place): FileFindings.nothing(place.phrase)
    case .ambiguousComma(let place, let text): FileFindings.ambiguous(.name(text), place.phrase)
    case .unnamedColumn(let column): FileFindings.unnamedColumn(.number(column))
    case .fieldCount(let line, let found, _, _): FileFindings.fields(.number(found), .number(line))
    case .openQuote(let place): FileFindings.openQuote(place.phrase)
    case .strayQuote(let place): FileFindings.strayQuote(place.phrase)
    case .noRows: FileFindings.noRows()
    case .duplicateVariable(let name): FileFindings.duplicate(code(name))
    case .notOne(let available), .missingVariable(_, let available): variables(available)
    case .unsuitableVariable(let name, let kind): FileFindings.inPlace(kind.phrase, code(name))
    case .unwritableName(let name, _): FileFindings.name(code(name))
    case .unwritableSize(let name, let format):
      (format.beginsWithVowel ? FileFindings.vowelSize : .size)(code(name), .name(format.rawValue))
    }
  }

  /// What would have been right, in words that can follow “expected”.
  package var expected: Phrase {
    switch problem {
    case .unknownVersion: FileExpectations.file(.name(DataFormat.matlab5.rawValue))
    case .empty, .unrecognized:
      FileExpectations.file(.list(DataFormat.allCases.map { .name($0.rawValue) }, .or))
    case .unknownByteOrder: .list([.name("IM"), .name("MI")], .or)
    case .truncated(_, let needs, _): bytes(needs)
    case .excess: FileExpectations.endThere()
    case .unexpectedType(let place, _): place.part.expectedType
    case .unexpectedLength: FileExpectations.fittingLength()
    case .damaged(_, let damage): damage.expected
    case .impossibleShape: FileExpectations.asManyNumbers()
    case .elementCount(_, let shape, _): FileExpectations.ofDimensions(dimensions(shape))
    case .valueOutsideType(_, _, let type):
      type.integerRange.map {
        FileExpectations.wholeNumbers(.numeral("\(Int64($0.lowerBound))"), .numeral("\($0.upperBound)"))
      } ?? FileExpectations.valueOfType(.name(type.rawValue))
    case .inexactInteger: FileExpectations.exactIntegers()
    case .unknownNumPyVersion: FileExpectations.numPyVersions()
    case .unknownMachine: FileExpectations.ieee754()
    case .unexpectedMagic(let place): FileExpectations.magic(place.part())
    case .unreadableDescription: FileExpectations.description()
    case .contradiction: FileExpectations.same()
    case .encrypted: FileExpectations.notEncrypted()
    case .unknownCompression: FileExpectations.compressions()
    case .inflatesTooFar: FileExpectations.less()
    case .notNumber, .emptyField: FileExpectations.number()
    case .notFinite: FileExpectations.finiteNumber()
    case .otherDecimalMark(_, let text):
      (text.contains(",") ? FileExpectations.decimalPoint : .decimalComma)()
    case .ambiguousComma: FileExpectations.decimalPoints()
    case .unnamedColumn: FileExpectations.rowNumbers()
    case .fieldCount(_, _, let expected, let isNamed):
      (isNamed ? FileExpectations.oneForEachName : .asInFirstLine)(.number(expected))
    case .openQuote: FileExpectations.closingQuote()
    case .strayQuote: FileExpectations.endOfField()
    case .noRows: FileExpectations.numbers()
    case .duplicateVariable: FileExpectations.eachNameOnce()
    case .notOne: FileExpectations.justOne()
    case .missingVariable(let name, _): FileExpectations.variableNamed(code(name))
    case .unsuitableVariable: FileExpectations.realArray()
    case .unwritableName(_, let format):
      (format == .matlab5 ? FileExpectations.matlabName : .fileName)()
    case .unwritableSize: FileExpectations.fewer()
    }
  }

  /// What to do about it.
  package var advice: Phrase {
    switch problem {
    case .empty, .truncated, .damaged(_, .endless): FileAdvice.cutShort()
    case .unrecognized(let content): content.advice
    case .unknownVersion: FileAdvice.saveMATLAB7()
    case .unknownNumPyVersion: FileAdvice.saveNumPy()
    case .unknownMachine: FileAdvice.modernComputer()
    case .encrypted: FileAdvice.noPassword()
    case .unknownCompression: FileAdvice.saveNumPyArchive()
    case .inflatesTooFar: FileAdvice.takePart()
    case .notNumber(let place, let text): notNumberAdvice(text, in: place)
    case .notFinite: FileAdvice.finiteNumber()
    case .emptyField: FileAdvice.fillIn()
    case .otherDecimalMark, .ambiguousComma: FileAdvice.allDecimalPoints()
    case .unnamedColumn: FileAdvice.nameColumn()
    case .fieldCount(_, let found, let expected, let isNamed):
      if !isNamed || found != expected + 1 {
        FileAdvice.asManyFields()
      } else {
        (expected == 1 ? FileAdvice.pointsOrNames : .withoutRowNames)()
      }
    case .openQuote, .strayQuote: FileAdvice.closeQuotes()
    case .noRows: FileAdvice.writeRows()
    case .notOne(let available): (available.isEmpty ? FileAdvice.anotherFile : .nameOne)()
    case .unwritableName: FileAdvice.anotherName()
    case .unwritableSize: FileAdvice.anotherFormat()
    case .unknownByteOrder, .excess, .unexpectedType, .unexpectedLength, .damaged, .impossibleShape,
      .elementCount, .unexpectedMagic, .unreadableDescription, .contradiction:
      FileAdvice.damaged()
    case .valueOutsideType: FileAdvice.wrongProgram()
    case .inexactInteger(let variable, _): FileAdvice.saveDouble(code(variable))
    case .duplicateVariable: FileAdvice.eachVariableOnce()
    case .missingVariable(let name, let available):
      Phrase.didYouMean(nearestNames(to: name, among: available))
        ?? (available.isEmpty ? FileAdvice.anotherFile : .nameOneThere)()
    case .unsuitableVariable(let name, let kind): kind.advice(name)
    }
  }

  /// What to do about a field that is `text`, in the words of the program that wrote it.
  private func notNumberAdvice(_ text: String, in place: TablePlace) -> Phrase {
    if ["nan", "+nan", "-nan"].contains(text.lowercased()) { return FileAdvice.fillInMissing() }
    if let missing = MissingNumber(rawValue: text) {
      return (missing.isOfSheet ? FileAdvice.correctSheet : .fillInMissing)()
    }
    if let formatted = FormattedNumber([UInt8](text.utf8)[...]) { return formatted.advice }
    if ["true", "false"].contains(text.lowercased()) { return FileAdvice.onesAndZeros() }
    if text.contains(where: \.isNumber),
      text.allSatisfy({ $0.isNumber || " .,'’+-\u{A0}\u{202F}".contains($0) })
    {
      return FileAdvice.pointsOnly()
    }
    return (place.columnName == nil ? FileAdvice.numbersOnly : .numberValues)()
  }

  /// What is there in place of the variable that is wanted.
  private func variables(_ names: [String]) -> Phrase {
    if names.isEmpty { return FileFindings.noVariable() }
    return (names.count == 1 ? FileFindings.variable : .variables)(.list(names.map(code)))
  }
}

extension DataFileError {
  /// Everything that is said about data files.
  package static let words: [any Words.Type] =
    [
      FilePart.self, FileNouns.self, FileFindings.self, DamageWords.self, FileExpectations.self,
      ContentWords.self,
    ] + adviceWords

  /// What is said of what to do: sentences of their own.
  package static let adviceWords: [any Words.Type] = [FileAdvice.self, ContentAdvice.self]
}

extension VariableKind: CustomStringConvertible {
  /// What the variable is, with its article.
  package var description: String { phrase.english }

  /// The same, to be said in any language.
  fileprivate var phrase: Phrase {
    switch self {
    case .numeric(let type):
      (type.rawValue.hasPrefix("i") ? FileNouns.vowelArray : .array)(.name(type.rawValue))
    case .complex: FileNouns.complex()
    case .sparse: FileNouns.sparse()
    case .cell: FileNouns.cell()
    case .structure: FileNouns.structure()
    case .object: FileNouns.object()
    case .functionHandle: FileNouns.functionHandle()
    case .text: FileNouns.text()
    case .pythonObjects: FileNouns.pythonObjects()
    case .times: FileNouns.times()
    case .longDouble: FileNouns.longDouble()
    }
  }

  /// What to do about a variable of this kind that is called `name`.
  fileprivate func advice(_ name: String) -> Phrase {
    switch self {
    case .sparse: FileAdvice.makeFull(.name(name))
    case .complex: FileAdvice.saveReal(code(name))
    case .cell: FileAdvice.cellToMatrix(.name(name))
    case .structure, .object: FileAdvice.saveField()
    case .pythonObjects: FileAdvice.numericType()
    case .longDouble: FileAdvice.asFloat64(.name(name))
    case .text: FileAdvice.textToNumbers(.name(name))
    case .numeric, .functionHandle, .times: FileAdvice.anotherVariable()
    }
  }
}

extension FilePlace: CustomStringConvertible {
  package var description: String { phrase.english }

  /// The part and its byte, in words that can follow “in” or “of”.
  fileprivate var phrase: Phrase {
    guard let inflatedFrom else { return FileNouns.byte(part(), .number(offset)) }
    return FileNouns.inflatedByte(part(), .number(offset), .number(inflatedFrom))
  }
}

extension TablePlace: CustomStringConvertible {
  package var description: String { phrase.english }

  /// The line and the column, in words that can follow “in”.
  fileprivate var phrase: Phrase {
    guard let columnName else { return FileNouns.place(.number(line), .number(column)) }
    return FileNouns.namedPlace(.number(line), .number(column), .name(columnName))
  }
}

extension FilePart {
  /// The types that are possible there, in words that can follow “expected”.
  fileprivate var expectedType: Phrase {
    switch self {
    case .elementTag: FileExpectations.tagTypes()
    case .arrayFlags: FileExpectations.flagTypes()
    case .dimensions: FileExpectations.dimensionTypes()
    case .name: FileExpectations.nameTypes()
    case .values: FileExpectations.numbers()
    case .fileHeader: FileExpectations.headerTypes()
    case .matlab4Header: FileExpectations.matlab4Types()
    default: FileExpectations.another()
    }
  }
}

extension DataFormat {
  /// Whether its name is spoken with a vowel first, which asks for “an”.
  fileprivate var beginsWithVowel: Bool { [.idx, .npy, .npz].contains(self) }
}

extension InflateDamage {
  /// What was found, in words that “in” can follow.
  fileprivate var found: Phrase {
    switch self {
    case .invalid(let words): DamageWords.invalid(.name(words))
    case .checksum: DamageWords.checksum()
    case .endless(let produced): DamageWords.endless(bytes(produced))
    case .endsEarly(let produced, _): DamageWords.early(bytes(produced))
    case .tooLong: DamageWords.tooLong()
    case .trailing(let count): DamageWords.trailing(bytes(count))
    case .impossibleRatio(let compressed, let promised):
      DamageWords.ratio(bytes(promised), .number(compressed))
    }
  }

  /// What would have been right, in words that can follow “expected”.
  fileprivate var expected: Phrase {
    switch self {
    case .invalid: DamageWords.stream()
    case .endless: DamageWords.end()
    case .checksum: DamageWords.fitting()
    case .endsEarly(_, let promised), .tooLong(let promised): bytes(promised)
    case .trailing: DamageWords.nothingAfter()
    case .impossibleRatio: DamageWords.mostFromEach()
    }
  }
}

/// `3 bytes`.
private func bytes(_ count: Int) -> Phrase { FileNouns.bytes(.number(count)) }

/// A name of the file's, as code.
private func code(_ name: String) -> Phrase { .name(quoted(name)) }

/// `5000×784`.
private func dimensions(_ shape: [Int]) -> Phrase {
  .name(shape.map(String.init).joined(separator: "×"))
}

/// `0x89 0x48`.
func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { "0x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
}
