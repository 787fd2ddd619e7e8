/// What a file is that is in none of the formats that are read, as far as its first bytes tell.
package enum UnreadableContent: Hashable, Sendable {
  /// An HDF5 file that MATLAB wrote as version 7.3.
  case matlab73
  case hdf5, png, jpeg, pdf, zip, gzip, numpy
  /// Nothing known; these are the first bytes, at most eight.
  case unknown(firstBytes: [UInt8])

  /// What `bytes` look like.
  init(_ bytes: [UInt8]) {
    let hdf5: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
    let signatures: [(UnreadableContent, [UInt8])] = [
      (.matlab73, [UInt8]("MATLAB 7.3 MAT-file".utf8)),
      (.hdf5, hdf5),
      (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      (.jpeg, [0xFF, 0xD8, 0xFF]),
      (.pdf, [UInt8]("%PDF-".utf8)),
      (.zip, [0x50, 0x4B, 0x03, 0x04]),
      (.gzip, [0x1F, 0x8B]),
      (.numpy, [0x93] + [UInt8]("NUMPY".utf8)),
    ]
    // An HDF5 superblock may stand behind a user block of 512 bytes; MATLAB's holds the text header.
    if bytes.dropFirst(512).starts(with: hdf5) {
      self = bytes.starts(with: [UInt8]("MATLAB".utf8)) ? .matlab73 : .hdf5
    } else if let (content, _) = signatures.first(where: { bytes.starts(with: $0.1) }) {
      self = content
    } else {
      self = .unknown(firstBytes: [UInt8](bytes.prefix(8)))
    }
  }
}
