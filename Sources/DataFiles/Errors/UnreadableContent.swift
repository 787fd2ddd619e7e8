import Wording

/// What a file seems to be, by its first bytes, when it is in none of the formats that are read.
package enum UnreadableContent: Hashable, Sendable {
  /// An HDF5 file that MATLAB wrote as version 7.3.
  case matlab73
  case hdf5, pdf, zip, gzip
  /// A picture, of the format with this name.
  case picture(String)
  /// Files packed into one by a program of this name, other than a ZIP archive.
  case archive(String)
  /// Bytes compressed by a program of this name, other than gzip.
  case compressed(String)
  /// A table that is no text, in the format of this name.
  case tableFile(String)
  /// A workbook of Excel or another document of an office program.
  case officeDocument
  /// Objects that Python's `pickle` wrote.
  case pickle
  /// What PyTorch's `save` writes: a pickle in a ZIP archive.
  case torch
  /// What R's `save` and `saveRDS` write.
  case rObjects
  /// What Octave's `save` writes by default.
  case octave
  /// Samples as lists of the numbers that are not zero, in text.
  case libSVM
  /// A table after a description of its columns, as Weka writes it.
  case arff
  /// What stands for a file in a repository whose large files are kept by Git LFS.
  case gitLFSPointer
  /// What stands for a file in a repository whose large files are kept by git-annex.
  case gitAnnexPointer
  /// A web page.
  case html
  /// Text in XML or JSON: often the error message of a server.
  case xml(beginning: String)
  case json(beginning: String)
  /// A text whose characters take two bytes.
  case utf16
  /// A text that is no table of numbers.
  case text(beginning: String)
  /// Nothing known; these are the first bytes, at most eight.
  case unknown(firstBytes: [UInt8])

  /// What `bytes` look like.
  init(_ bytes: ArraySlice<UInt8>) {
    // An HDF5 superblock may follow a user block of 512 bytes; MATLAB's holds the text header.
    if bytes.dropFirst(512).starts(with: Self.hdf5Signature) {
      self = bytes.starts(with: [UInt8]("MATLAB".utf8)) ? .matlab73 : .hdf5
    } else if let (content, _) = Self.signatures.first(where: { bytes.starts(with: $0.1) }) {
      self = content
    } else if bytes.dropFirst(257).starts(with: [UInt8]("ustar".utf8)) {
      self = .archive("tar")
    } else if Self.isUTF16(bytes) {
      self = .utf16
    } else {
      self = Self.text(bytes) ?? .unknown(firstBytes: [UInt8](bytes.prefix(8)))
    }
  }

  /// What `bytes` are, which no format recognised: a text, or nothing known.
  init(nothingIn bytes: ArraySlice<UInt8>) {
    self =
      Self.isText(bytes)
      ? .text(beginning: Self.beginning(of: bytes)) : .unknown(firstBytes: [UInt8](bytes.prefix(8)))
  }

  private static let hdf5Signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  private static let signatures: [(UnreadableContent, [UInt8])] = [
    (.matlab73, [UInt8]("MATLAB 7.3 MAT-file".utf8)),
    (.hdf5, hdf5Signature),
    (.picture("PNG"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    (.picture("JPEG"), [0xFF, 0xD8, 0xFF]),
    (.picture("GIF"), [UInt8]("GIF8".utf8)),
    (.picture("TIFF"), [0x49, 0x49, 0x2A, 0]), (.picture("TIFF"), [0x4D, 0x4D, 0, 0x2A]),
    (.pdf, [UInt8]("%PDF-".utf8)),
    (.zip, [0x50, 0x4B, 0x05, 0x06]),  // one without files
    (.gzip, [0x1F, 0x8B]),
    (.compressed("bzip2"), [UInt8]("BZh".utf8)),
    (.compressed("xz"), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
    (.compressed("zstd"), [0x28, 0xB5, 0x2F, 0xFD]),
    (.archive("7-Zip"), [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    (.archive("RAR"), [UInt8]("Rar!\u{1A}\u{7}".utf8)),
    (.tableFile("Parquet"), [UInt8]("PAR1".utf8)),
    (.tableFile("Feather"), [UInt8]("ARROW1".utf8)),
    (.tableFile("SQLite"), [UInt8]("SQLite format 3\0".utf8)),
    (.officeDocument, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    (.pickle, [0x80, 2]), (.pickle, [0x80, 3]), (.pickle, [0x80, 4]), (.pickle, [0x80, 5]),
    (.rObjects, [UInt8]("RDX2\n".utf8)), (.rObjects, [UInt8]("RDX3\n".utf8)),
    (.rObjects, [UInt8]("RDA2\n".utf8)), (.rObjects, [UInt8]("RDA3\n".utf8)),
    (.rObjects, [0x58, 0x0A, 0, 0, 0, 2]), (.rObjects, [0x58, 0x0A, 0, 0, 0, 3]),
    (.octave, [UInt8]("# Created by Octave".utf8)), (.octave, [UInt8]("Octave-1-".utf8)),
    (.gitLFSPointer, [UInt8]("version https://git-lfs.github.com/spec/".utf8)),
    (.gitAnnexPointer, [UInt8]("/annex/objects/".utf8)),
    (.utf16, [0xFF, 0xFE]), (.utf16, [0xFE, 0xFF]),
  ]

  private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.prefix(64).allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
  }

  /// Of a text, how many bytes are looked at.
  private static let beginningSize = 1024

  /// A text that has a format of its own; nil for all others.
  private static func text(_ bytes: ArraySlice<UInt8>) -> UnreadableContent? {
    guard isText(bytes) else { return nil }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let unmarked = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes
    let text = String(decoding: unmarked.prefix(beginningSize), as: UTF8.self).lowercased()
      .drop { $0.isWhitespace }
    let second = text.dropFirst().first { !$0.isWhitespace }
    switch text.first {
    case "<" where text.dropFirst().first.map { $0.isLetter || "!?".contains($0) } == true:
      let isPage = ["<!doctype html", "<html", "<head", "<body"].contains { text.contains($0) }
      return isPage ? .html : .xml(beginning: self.beginning(of: unmarked))
    case "{" where second == "\"" || second == "}", "[" where second.map { "\"[{".contains($0) } == true:
      return .json(beginning: self.beginning(of: unmarked))
    case "#" where text.hasPrefix("# name: ") && text.contains("\n# type: "): return .octave
    case "%", "@": return text.contains("@relation ") ? .arff : nil
    default: return isLibSVM(unmarked) ? .libSVM : nil
    }
  }

  /// True if the first line has a label and then the number of a feature, a colon, and a value.
  private static func isLibSVM(_ text: ArraySlice<UInt8>) -> Bool {
    let words = text.prefix(64).split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard words.count > 1, let colon = words[1].firstIndex(of: UInt8(ascii: ":")) else { return false }
    return [words[0], words[1][..<colon]].allSatisfy { Double(String(decoding: $0, as: UTF8.self)) != nil }
  }

  private static func beginning(of text: ArraySlice<UInt8>) -> String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let line = text.drop(while: isSpace).prefix { $0 != 0x0A && $0 != 0x0D }
    return printable(line)
  }

  /// True if every second of the first bytes is zero and the others are letters, as without a byte order mark.
  private static func isUTF16(_ bytes: ArraySlice<UInt8>) -> Bool {
    let beginning = [UInt8](bytes.prefix(8))
    guard beginning.count == 8 else { return false }
    return [0, 1].contains { first in
      beginning.indices.allSatisfy { index in
        index % 2 == first ? (0x09...0x7E).contains(beginning[index]) : beginning[index] == 0
      }
    }
  }
}
