/// The formats that are read, each told from the others by the bytes of the file, never by its name.
///
/// Each may also stand in a gzip file.
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

  /// Recognises the format of a file by its first bytes, at most some thousands.
  ///
  /// - Throws: `unrecognized` if it is none of these.
  init(of bytes: ArraySlice<UInt8>) throws(DataFileError) {
    if bytes.starts(with: ZIPArchive.signature) {
      self = .npz
      return
    }
    if bytes.starts(with: NPYHeader.magic) {
      self = .npy
      return
    }
    let content = UnreadableContent(bytes)
    guard case .unknown = content else { throw DataFileError(.unrecognized(content)) }
    if MATLAB5File.recognizes(bytes) {
      self = .matlab5
    } else if IDXFile.recognizes(bytes) {
      self = .idx
    } else if MATLAB4Header.recognizes(bytes) {
      self = .matlab4
    } else if CSVFile.recognizes(bytes) {
      self = .csv
    } else {
      throw DataFileError(.unrecognized(content))
    }
  }
}
