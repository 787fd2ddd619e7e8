/// The formats that are read, each told from the others by the bytes of the file, never by its name.
package enum DataFormat: String, CaseIterable, Hashable, Sendable {
  /// MATLAB's `save` as version 5, 6 or 7, with or without compression; also what scipy and Octave write.
  case matlab5 = "MATLAB 5"
}
