extension UnreadableContent: CustomStringConvertible {
  /// What the file seems to be, with its article.
  package var description: String {
    switch self {
    case .matlab73: "a MATLAB 7.3 file, which is HDF5"
    case .hdf5: "an HDF5 file"
    case .picture(let format): "a \(format) image"
    case .pdf: "a PDF document"
    case .zip: "a ZIP archive"
    case .gzip: "a gzip-compressed file"
    case .archive(let program): "a \(program) archive"
    case .compressed(let program): "a file that \(program) compressed"
    case .tableFile(let format): "a \(format) file"
    case .officeDocument: "a workbook or another office document"
    case .pickle: "a Python pickle"
    case .torch: "a file of PyTorch, which is a Python pickle"
    case .rObjects: "a file of R's own objects"
    case .octave: "a file in Octave's own format"
    case .libSVM: "samples in the format of LIBSVM"
    case .arff: "a table in Weka's format ARFF"
    case .gitLFSPointer: "a pointer of Git LFS, which stands for the file"
    case .gitAnnexPointer: "a pointer of git-annex, which stands for the file"
    case .html: "a web page"
    case .xml(let beginning): "a text in XML that begins with “\(beginning)”"
    case .json(let beginning): "a text in JSON that begins with “\(beginning)”"
    case .utf16: "a text in UTF-16"
    case .text(let beginning):
      beginning.isEmpty
        ? "a text with nothing in it" : "a text that is no table and begins with “\(beginning)”"
    case .unknown(let firstBytes): "a file that begins with the bytes \(hexadecimal(firstBytes))"
    }
  }

  /// What to do about it.
  var advice: String {
    switch self {
    case .matlab73: "in MATLAB, save it with save('FILE.mat', '-v7')"
    case .gzip: "it was compressed twice: decompress it once, with gunzip"
    case .zip, .archive: "unpack it, and name the file in it that is wanted"
    case .compressed(let program): "decompress it with \(program) -d"
    case .tableFile: "in Python, pandas reads it, and to_csv('FILE.csv', index=False) writes a table"
    case .officeDocument: "save the sheet as CSV"
    case .pickle, .torch: "a pickle can run any program and is never read: numpy.save writes an array"
    case .rObjects: "in R, write.csv(x, 'FILE.csv', row.names = FALSE) writes a table"
    case .octave: "in Octave, save it with save -7 FILE.mat"
    case .libSVM:
      "in Python, sklearn.datasets.load_svmlight_file reads it, and numpy.savez writes its arrays"
    case .arff: "in Python, scipy.io.arff.loadarff reads it, and numpy.savetxt writes a table"
    case .gitLFSPointer: "fetch the file itself with git lfs pull"
    case .gitAnnexPointer: "fetch the file itself with git annex get"
    case .html: "the address leads to a page about the file: download the file itself"
    case .xml, .json: "if a server's error message was downloaded in place of the file, download it again"
    case .text: "if a message was downloaded in place of the file, download it again"
    case .utf16: "save it as UTF-8"
    case .hdf5, .picture, .pdf, .unknown:
      "in Python, numpy.savez or scipy.io.savemat writes one; in MATLAB, save('FILE.mat', '-v7')"
    }
  }
}
