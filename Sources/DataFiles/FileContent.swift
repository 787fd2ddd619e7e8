/// Bytes to read an array from: a stretch of the file as it is, or what was inflated from one.
struct FileContent {
  /// The bytes.
  let bytes: ArraySlice<UInt8>

  /// The byte of the file where the compressed bytes begin, if they were compressed.
  let inflatedFrom: Int?
}
