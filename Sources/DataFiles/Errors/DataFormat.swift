/// The formats that are read, each recognised by the bytes of the file, never by its name.
///
/// Each may also be compressed by gzip.
package enum DataFormat: String, CaseIterable, Hashable, Sendable {
  /// MATLAB's `save` as version 5, 6 or 7, with or without compression; also what scipy and Octave write.
  case matlab5 = "MATLAB 5"
  /// MATLAB's `save` as version 4.
  case matlab4 = "MATLAB 4"
  /// One array after a magic number and its dimensions: the files of the MNIST database.
  case idx = "IDX"
  /// One array by `numpy.save`.
  case npy = "NPY"
  /// Named arrays by `numpy.savez` or `savez_compressed`: NPY files in a ZIP archive.
  case npz = "NPZ"
  /// A table of numbers in text, its columns set apart by commas, semicolons or tabs.
  case csv = "CSV"
}

/// What a file seems to be, by its first bytes, when it is in none of the formats that are read.
package enum UnreadableContent: Hashable, Sendable {
  /// An HDF5 file that MATLAB wrote as version 7.3.
  case matlab73
  case hdf5, png, jpeg, pdf, zip, gzip
  /// A workbook of Excel or another document of an office program, which is a ZIP archive.
  case officeDocument
  /// Objects that Python's `pickle` wrote.
  case pickle
  /// What Octave's `save` writes by default.
  case octave
  /// A web page.
  case html
  /// A text whose characters take two bytes.
  case utf16
  /// Nothing known; these are the first bytes, at most eight.
  case unknown(firstBytes: [UInt8])

  /// What `bytes` look like.
  init(_ bytes: ArraySlice<UInt8>) {
    let hdf5: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
    let signatures: [(UnreadableContent, [UInt8])] = [
      (.matlab73, [UInt8]("MATLAB 7.3 MAT-file".utf8)),
      (.hdf5, hdf5),
      (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      (.jpeg, [0xFF, 0xD8, 0xFF]),
      (.pdf, [UInt8]("%PDF-".utf8)),
      (.zip, [0x50, 0x4B, 0x05, 0x06]),  // one without files
      (.gzip, [0x1F, 0x8B]),
      (.pickle, [0x80, 2]), (.pickle, [0x80, 3]), (.pickle, [0x80, 4]), (.pickle, [0x80, 5]),
      (.octave, [UInt8]("# Created by Octave".utf8)), (.octave, [UInt8]("Octave-1-".utf8)),
      (.utf16, [0xFF, 0xFE]), (.utf16, [0xFE, 0xFF]),
    ]
    // An HDF5 superblock may follow a user block of 512 bytes; MATLAB's holds the text header.
    if bytes.dropFirst(512).starts(with: hdf5) {
      self = bytes.starts(with: [UInt8]("MATLAB".utf8)) ? .matlab73 : .hdf5
    } else if let (content, _) = signatures.first(where: { bytes.starts(with: $0.1) }) {
      self = content
    } else if Self.beginsAsPage(bytes) {
      self = .html
    } else {
      self = .unknown(firstBytes: [UInt8](bytes.prefix(8)))
    }
  }

  private static func beginsAsPage(_ bytes: ArraySlice<UInt8>) -> Bool {
    let beginning = String(decoding: bytes.prefix(64), as: UTF8.self).lowercased()
    let text = beginning.drop { $0.isWhitespace }
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
  }
}

/// What a variable of a file is.
package enum VariableKind: Hashable, Sendable {
  /// A full array of real numbers.
  case numeric(ElementType)
  /// A full array of complex numbers.
  case complex
  /// A sparse matrix.
  case sparse
  case cell, structure, object, functionHandle
  /// Letters: in numpy and in MATLAB 4, which tell them from numbers.
  case text
  /// Python objects, which a file of numpy keeps as a pickle.
  case pythonObjects
  /// Dates or spans of time.
  case times
  /// Floating-point numbers of 80 or 128 bits, depending on the machine.
  case longDouble
}
