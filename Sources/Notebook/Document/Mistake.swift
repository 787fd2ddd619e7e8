/// Everything that can be wrong with a notebook before it runs: facts. The words are in `Mistake+Words.swift`.
package enum Mistake: Hashable, Sendable {
  // MARK: - The file

  /// The byte at the place is not UTF-8.
  case notUTF8
  /// The file is UTF-16 text.
  case utf16
  /// The file is larger than a notebook may be.
  case tooLarge(bytes: Int, limit: Int)
  /// A file can't be read; `advice` is what to do where the problem itself does not say.
  case file(FileProblem, advice: String?)

  // MARK: - Front matter

  case frontMatterNotClosed
  case unknownEntry(String, known: [String])
  case entryNotText(String)
  case notLanguageTag(String)
  /// The seed is something else than a whole number.
  case seed(found: String)
  /// `params` is no mapping.
  case parametersNotMapping
  case notParameterName(String)
  case parameterIsMapping

  // MARK: - YAML

  /// The YAML library could not read it, for this reason if it gave one.
  case notYAML(String?)
  case anchor
  /// Something else than a mapping stands where `subject` were expected.
  case notMapping(found: String, subject: String)
  /// A list or a mapping stands in front of a colon.
  case keyNotText
  case repeatedEntry(String, firstLine: Int?)

  // MARK: - Markdown

  case fenceNotClosed
  /// A fence that begins like a cell's.
  case almostCell(info: String)
  /// A cell that stands in a list or a quote, where it does not run.
  case nestedCell(info: String)
  case rawHTML
  case notNumberFormat(String)
  case picture(LocalImage.Problem)

  // MARK: - Cells

  case noStep
  case unknownStep(String, known: [String])
  /// A third word in the braces.
  case extraWord(String, step: String, label: String)
  case reservedLabel
  case notLabel(String)
  case labelTaken(String, line: Int)
  /// - Parameter open: what stands for the names that the step does not fix; nil where it fixes all.
  case unknownOption(String, step: String, known: [String], open: String?)
  case missingOption(String, step: String, expectation: String)
  /// - Parameters:
  ///   - origins: how the parameters are called that the value came from.
  ///   - help: what the option's own description says.
  case optionValue(
    String, found: Value, origins: [String], expectation: String, help: String, choices: [String])

  // MARK: - Parameters

  case unknownParameter(String, known: [String])
  /// The command line gives a parameter that the notebook does not have.
  case unknownGivenParameter(String, known: [String])
  case unusedParameter(String)

  // MARK: - Dataflow

  /// Nothing before the cell writes the slot; these steps could.
  case unwrittenSlot(String, step: String, writers: [String])
  /// The nearest writer of the slot writes another type.
  case slotType(String, step: String, expected: String, written: String)
  /// A step names a cell that does not stand before its own.
  case unknownEarlierCell(String, known: [String])
  /// None of the cells has a scalar of this name.
  case noScalar(String, cells: [String], known: [String])
  /// A step asks for a scalar that differs from run to run, where it needs one that does not.
  case volatileScalar(String, cell: String)
  /// None of the cells shows an output of this kind.
  case noOutput(Output.Kind, cells: [String])
  case savedTwice(String, by: String)

  // MARK: - Prose

  case unknownLabel(String, known: [String])
  case unknownPicture(String, known: [String])
  /// The cell has no scalar of this name.
  case unknownScalar(String, cell: String, known: [String])

  // MARK: - Others

  /// In the words of whoever found it.
  case told(String, advice: String?, suggestions: [String])
}

/// Why a file can't be read: facts.
package enum FileProblem: Error, Hashable, Sendable {
  /// There is none of this name; `near` are names in its folder that could have been meant.
  case missing(String, near: [String])
  case folder(String)
  /// A device, a pipe or a socket, which would be waited for without end.
  case notRegular(String)
  case notPermitted(String)
  /// The system refused to read it, for this reason.
  case unreadable(String, reason: String)
}
