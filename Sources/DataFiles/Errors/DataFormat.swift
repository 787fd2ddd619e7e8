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
  /// A table of numbers in text, its columns set apart by commas, semicolons, tabs or blanks.
  case csv = "CSV"
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
  /// Letters.
  case text
  /// Python objects, which a file of numpy keeps as a pickle.
  case pythonObjects
  /// Dates or spans of time.
  case times
  /// Floating-point numbers of 80 or 128 bits, depending on the machine.
  case longDouble
}
