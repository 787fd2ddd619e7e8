package import Wording

extension UnreadableContent: CustomStringConvertible {
  /// What the file seems to be, with its article.
  package var description: String { phrase.english }

  /// The same, to be said in any language.
  package var phrase: Phrase {
    switch self {
    case .matlab73: ContentWords.matlab73()
    case .hdf5: ContentWords.hdf5()
    case .picture(let format): ContentWords.picture(.name(format))
    case .pdf: ContentWords.pdf()
    case .zip: ContentWords.zip()
    case .gzip: ContentWords.gzip()
    case .archive(let program): ContentWords.archive(.name(program))
    case .compressed(let program): ContentWords.compressed(.name(program))
    case .tableFile(let format): FileExpectations.file(.name(format))
    case .officeDocument: ContentWords.officeDocument()
    case .pickle: ContentWords.pickle()
    case .torch: ContentWords.torch()
    case .rObjects: ContentWords.rObjects()
    case .octave: ContentWords.octave()
    case .libSVM: ContentWords.libSVM()
    case .arff: ContentWords.arff()
    case .gitLFSPointer: ContentWords.gitLFSPointer()
    case .gitAnnexPointer: ContentWords.gitAnnexPointer()
    case .html: ContentWords.html()
    case .xml(let beginning): ContentWords.xml(.name(beginning))
    case .json(let beginning): ContentWords.json(.name(beginning))
    case .utf16: ContentWords.utf16()
    case .text(let beginning):
      beginning.isEmpty ? ContentWords.blankText() : ContentWords.noTable(.name(beginning))
    case .unknown(let firstBytes): ContentWords.unknown(.name(hexadecimal(firstBytes)))
    }
  }

  /// What to do about it.
  var advice: Phrase {
    switch self {
    case .matlab73: ContentAdvice.matlab73()
    case .gzip: ContentAdvice.gzip()
    case .zip, .archive: ContentAdvice.unpack()
    case .compressed(let program): ContentAdvice.decompress(.name(program))
    case .tableFile: ContentAdvice.pandas()
    case .officeDocument: ContentAdvice.saveCSV()
    case .pickle, .torch: ContentAdvice.pickle()
    case .rObjects: ContentAdvice.writeCSV()
    case .octave: ContentAdvice.octave()
    case .libSVM: ContentAdvice.libSVM()
    case .arff: ContentAdvice.arff()
    case .gitLFSPointer: ContentAdvice.gitLFS()
    case .gitAnnexPointer: ContentAdvice.gitAnnex()
    case .html: ContentAdvice.downloadFile()
    case .xml, .json: ContentAdvice.serverMessage()
    case .text(let beginning): beginning.isEmpty ? ContentAdvice.writeOne() : ContentAdvice.message()
    case .utf16: ContentAdvice.utf8()
    case .hdf5, .picture, .pdf, .unknown: ContentAdvice.writeOne()
    }
  }
}
