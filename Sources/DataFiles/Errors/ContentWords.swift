import Wording

/// What a file seems to be that is in none of the formats that are read.
enum ContentWords: String, Words {
  case matlab73 = "a MATLAB 7.3 file, which is HDF5"
  case hdf5 = "an HDF5 file"
  case picture = "a {1} image"
  case pdf = "a PDF document"
  case zip = "a ZIP archive"
  case gzip = "a gzip-compressed file"
  case archive = "a {1} archive"
  case compressed = "a file that {1} compressed"
  case officeDocument = "a workbook or another office document"
  case pickle = "a Python pickle"
  case torch = "a file of PyTorch, which is a Python pickle"
  case rObjects = "a file of R's own objects"
  case octave = "a file in Octave's own format"
  case libSVM = "samples in the format of LIBSVM"
  case arff = "a table in Weka's format ARFF"
  case gitLFSPointer = "a pointer of Git LFS, which stands for the file"
  case gitAnnexPointer = "a pointer of git-annex, which stands for the file"
  case html = "a web page"
  case xml = "a text in XML that begins with “{1}”"
  case json = "a text in JSON that begins with “{1}”"
  case utf16 = "a text in UTF-16"
  case blankText = "a text with nothing in it"
  case noTable = "a text that is no table and begins with “{1}”"
  case unknown = "a file that begins with the bytes {1}"
}

/// What to do about such a file.
enum ContentAdvice: String, Words {
  case matlab73 = "in MATLAB, save it with save('FILE.mat', '-v7')"
  case gzip = "it was compressed twice: decompress it once, with gunzip"
  case unpack = "unpack it, and name the file in it that is wanted"
  case decompress = "decompress it with {1} -d"
  case pandas = "in Python, pandas reads it, and to_csv('FILE.csv', index=False) writes a table"
  case saveCSV = "save the sheet as CSV"
  case pickle = "a pickle can run any program and is never read: numpy.save writes an array"
  case writeCSV = "in R, write.csv(x, 'FILE.csv', row.names = FALSE) writes a table"
  case octave = "in Octave, save it with save -7 FILE.mat"
  case libSVM = "in Python, sklearn.datasets.load_svmlight_file reads it, and numpy.savez writes its arrays"
  case arff = "in Python, scipy.io.arff.loadarff reads it, and numpy.savetxt writes a table"
  case gitLFS = "fetch the file itself with git lfs pull"
  case gitAnnex = "fetch the file itself with git annex get"
  case downloadFile = "the address leads to a page about the file: download the file itself"
  case serverMessage = "if a server's error message was downloaded in place of the file, download it again"
  case message =
    "only numbers are read: number labels that are words (in pandas, factorize() does); if a message was downloaded in place of the file, download it again"
  case utf8 = "save it as UTF-8"
  case writeOne = "in Python, numpy.savez or scipy.io.savemat writes one; in MATLAB, save('FILE.mat', '-v7')"
}
