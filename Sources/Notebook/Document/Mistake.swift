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
  /// What reads like front matter stands behind something else.
  case frontMatterNotFirst
  case unknownEntry(String, known: [String])
  case entryNotText(String)
  case notLanguageTag(String)
  /// The seed is something else than a whole number.
  case seed(found: Value?)
  /// `objective` names no cell's number.
  case objective(found: String?)
  /// `objective` names a number of which neither way is known to be better.
  case objectiveDirection(String)
  /// `params` is no mapping.
  case parametersNotMapping
  case notParameterName(String)
  case parameterIsMapping
  case parameterEntry(ParameterEntryProblem)

  case unknownTheme(String)
  case notColour(String)
  /// Text in this colour can't be read well on what it stands on; `readable` is the nearest that can.
  case faintAccent(Colour, contrast: Double, isDark: Bool, readable: Colour)
  /// A style sheet has what a page can't have.
  case style(file: String, line: Int, StyleSheet.Problem)
  /// `references` is something else than files or works.
  case notReferences
  case workNotMapping(String)
  case notWorkKey(String)
  case unknownField(String, known: [String])
  /// Something in a bibliography can't be read.
  case bibliography(file: String, line: Int, BibTeXProblem)
  /// A bibliography is larger than any that is read.
  case bibliographyTooLarge(String, limit: Int)
  /// A bibliography has no entry.
  case emptyBibliography(String)
  /// A bibliography or a style sheet was never fetched.
  case standIn(StandIn, file: String, expected: String)
  /// Nothing cites these works; `file` is the bibliography that they stand in.
  case unusedWorks([String], file: String?)
  /// A bibliography, or the front matter, has a work of a key that another has already.
  case repeatedWork(String)

  // MARK: - YAML

  /// The YAML library could not read it, for this reason if it gave one.
  case notYAML(String?)
  case anchor
  /// `*name` stands for what an anchor names.
  case alias
  /// Something else than a mapping stands where `subject` were expected.
  case notMapping(found: String, subject: String)
  /// A list or a mapping stands in front of a colon.
  case keyNotText
  case repeatedEntry(String, firstLine: Int?)

  // MARK: - Markdown

  case fenceNotClosed
  case tableTooLarge(cells: Int, limit: Int)
  /// A row of a table has more cells than the head has.
  case surplusCells(columns: Int)
  /// A fence that begins like a cell's.
  case almostCell(info: String)
  /// A cell that does not run, since it stands in another block.
  case nestedCell(info: String, in: Enclosure)
  case rawHTML
  /// `</details>` or `<summary>` where no `<details>` is open, or its content has begun.
  case strayFoldTag
  case foldNotClosed
  /// `[!WORD]` is no kind of note.
  case unknownAlert(String)
  /// Words in the line in which a comment ends.
  case wordsBehindComment
  case commentNotClosed
  case unknownFootnote(String, known: [String])
  /// A caption or a title refers to a footnote.
  case strayFootnote(String)
  case repeatedFootnote(String, firstLine: Int)
  case unusedFootnote(String)
  /// Marks of emphasis that punctuation beside them makes to plain characters.
  case missedEmphasis(mark: String)
  case notNumberFormat(String)
  /// What would be a value in prose stands in a formula.
  case valueInFormula(String)
  /// Another formula has the label already.
  case repeatedFormulaLabel(String)
  /// A reference names nothing; `known` are cells, headings, formulas and works.
  case unknownReference(String, known: [String])
  /// A reference names two things of one name.
  case ambiguousReference(String, things: [Referent])
  case picture(LocalImage.Problem)
  case formula(FormulaProblem)

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
  ///   - item: which item of a list it is about, from 1; nil for the whole value.
  ///   - origins: how the parameters are called that the value came from.
  ///   - help: what the option's own description says.
  case optionValue(
    String, item: Int?, found: Value, origins: [String], expectation: String, help: String, choices: [String])

  // MARK: - Parameters

  case unknownParameter(String, known: [String])
  /// The command line, or a file at this place, gives a parameter that the notebook does not have.
  case unknownGivenParameter(String, place: String?, known: [String])
  case unusedParameter(String)
  /// The command line, or a file at this place, gives a parameter a value that the notebook does not allow.
  case parameterOutside(String, place: String?, found: Value, expectation: String)

  // MARK: - Dataflow

  /// Nothing before the cell writes the slot; these steps could.
  case unwrittenSlot(String, step: String, writers: [String])
  /// The nearest writer of the slot writes another type.
  case slotType(String, step: String, expected: String, written: String)
  /// A step names a cell that does not stand before its own.
  case unknownEarlierCell(String, known: ArraySlice<String>)
  /// None of the cells has a scalar of this name.
  case noScalar(String, cells: [String], known: [String])
  /// A step asks for a scalar that differs from run to run, where it needs one that does not.
  case volatileScalar(String, cell: String)
  /// None of the cells shows an output of this kind.
  case noOutput(Output.Kind, cells: [String])
  case savedTwice(String, by: String)

  // MARK: - What is written

  /// The report, or a file that a cell saves, would stand in the place of a file that is there.
  case replaces(String, Obstacle)
  /// A file that a cell saves has no name that a file beside the report may have.
  case notFileName(String)
  /// A file that a cell saves has the report's own name.
  case savesReport(String)

  // MARK: - Prose

  case unknownLabel(String, known: [String])
  case unknownPicture(String, known: [String])
  /// A link leads to a place that the page does not have; `near` are those that could have been meant.
  case unknownAnchor(String, near: [String])
  /// The same of a link into another file of Markdown.
  case unknownAnchorElsewhere(String, file: String, near: [String])
  /// A link leads to a file that is not there; `near` are names in its folder that could have been meant.
  case unknownLink(String, near: [String])
  /// A link leads to where none of a report may lead.
  case refusedLink(String)
  /// The cell has no scalar of this name.
  case unknownScalar(String, cell: String, known: [String])

  // MARK: - Others

  /// In the words of whoever found it.
  case told(String, advice: String?, suggestions: [String])
}

/// What stands where something is to be written, and is not to be lost.
package enum Obstacle: Hashable, Sendable {
  /// The notebook itself.
  case notebook
  /// A file that the notebook reads, by the path that it has there.
  case input(String)
  /// A file that Cahier did not write.
  case foreign
  /// The report of another notebook.
  case report(of: String)
  /// A file that Cahier wrote for something else.
  case savedElsewhere
  /// A folder, a link, a device.
  case notRegular
}

/// What a reference can name.
package enum Referent: Hashable, Sendable {
  case cell, formula, work
}

/// What a cell must not stand in.
package enum Enclosure: Hashable, Sendable {
  case list, quote, footnote, definition
  /// Four spaces or more, or a tab.
  case indentation
  case html
  /// A block of code whose fence is in this line, and was to end in front of the cell.
  case code(line: Int)
}

/// Why a formula is not set: facts.
package enum FormulaProblem: Hashable, Sendable {
  /// It is not the TeX that KaTeX knows; what KaTeX says.
  case notTeX(String)
  /// It is longer than any formula that a person wrote.
  case tooLong(bytes: Int, limit: Int)
  /// It is nested deeper than any formula that a person wrote.
  case tooDeep(limit: Int)
  /// It wants more memory or time than a large formula needs, or KaTeX could not do with it at all.
  case tooMuchWork
  /// It and those after it: the formulas before them took all the work that a notebook's formulas may.
  case nothingLeft
  /// So many more, behind those that were named.
  case others(Int)
  /// No formula is set, for this reason.
  case noKaTeX(String, advice: String)
}

/// Why a file can't be read: facts.
package enum FileProblem: Error, Hashable, Sendable {
  /// There is none of this name; `near` are names in its folder that could have been meant.
  case missing(String, near: [String])
  /// The file, or a folder on the way to it, is a symbolic link to what is not there.
  case danglingLink(String, target: String)
  case folder(String)
  /// A device, a pipe or a socket, which would be waited for without end.
  case notRegular(String)
  case notPermitted(String)
  /// The system refused to read it, for this reason.
  case unreadable(String, reason: String)
}
