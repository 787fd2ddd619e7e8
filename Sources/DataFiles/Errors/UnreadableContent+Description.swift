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
    case .officeDocument: "a workbook or another office document"
    case .pickle: "a Python pickle"
    case .octave: "a file in Octave's own format"
    case .html: "a web page"
    case .utf16: "a text in UTF-16"
    case .unknown(let firstBytes): "a file that begins with the bytes \(hexadecimal(firstBytes))"
    }
  }

  /// What to do about it.
  var advice: String {
    switch self {
    case .matlab73: "in MATLAB, save it with save('FILE.mat', '-v7')"
    case .gzip: "it was compressed twice: decompress it once, with gunzip"
    case .zip: "unpack it, and name the file in it that is wanted"
    case .officeDocument: "save the sheet as CSV"
    case .pickle: "a pickle can run any program and is never read: numpy.save writes an array"
    case .octave: "in Octave, save it with save -7 FILE.mat"
    case .html: "it is what a browser shows of the file: download the file itself"
    case .utf16: "save it as UTF-8"
    default: "in Python, numpy.savez or scipy.io.savemat writes one; in MATLAB, save('FILE.mat', '-v7')"
    }
  }
}
