import DataFiles
import Foundation
import TestSupport
import Testing
import Wording

/// What people have in place of a data file, and what they are told.
@Suite("Other contents")
struct UnreadableContentTests {
  private static let hdf5: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let matlab73 = [UInt8]("MATLAB 7.3 MAT-file, Platform: GLNXA64".utf8)

  @Test(
    "bytes of other programs are named for what they are, with what to do",
    arguments: [
      (matlab73 + [UInt8](repeating: 0x20, count: 512 - matlab73.count) + hdf5, .matlab73, "'-v7'"),
      (matlab73, .matlab73, "save('FILE.mat', '-v7')"),
      (hdf5, .hdf5, "an HDF5 file"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], .picture("PNG"), "a PNG image"),
      ([0xFF, 0xD8, 0xFF, 0xE0], .picture("JPEG"), "a JPEG image"),
      ([0x80, 4, 0x95, 1], .pickle, "numpy.save"),
      ([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18), .zip, "a ZIP archive"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0], .compressed("xz"), "xz -d"),
      ([UInt8](repeating: 0x61, count: 257) + [UInt8]("ustar".utf8), .archive("tar"), "unpack it"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .officeDocument, "CSV"),
      ([0x58, 0x0A, 0, 0, 0, 3], .rObjects, "row.names = FALSE"),
      ([0xFF, 0xFE, 0x31, 0], .utf16, "UTF-8"),
      ([0x31, 0, 0x2C, 0, 0x32, 0, 0x0A, 0], .utf16, "UTF-8"),
    ] as [([UInt8], UnreadableContent, String)])
  func bytes(bytes: [UInt8], content: UnreadableContent, words: String) throws {
    let error = #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes) }
    #expect(error?.problem == .unrecognized(content))
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  private static let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"

  @Test(
    "a text that stands in the place of a file is named for what it is, with what to do",
    arguments: [
      (pointer, .gitLFSPointer, "git lfs pull"),
      ("/annex/objects/MD5E-s12--abc.mat\n", .gitAnnexPointer, "git annex get"),
      ("\n<!DOCTYPE html>\n<html>", .html, "download the file itself"),
      ("\u{FEFF}<!-- saved -->\r\n<HTML lang=en>", .html, "download the file itself"),
      ("<?xml version=\"1.0\"?>", .xml(beginning: "<?xml version=\"1.0\"?>"), "download it again"),
      (
        "<Error><Code>AccessDenied</Code></Error>",
        .xml(beginning: "<Error><Code>AccessDenied</Code></Error>"), "AccessDenied"
      ),
      ("{\"message\": \"Not Found\"}", .json(beginning: "{\"message\": \"Not Found\"}"), "Not Found"),
      ("404: Not Found", .text(beginning: "404: Not Found"), "download it again"),
      ("Error 404", .text(beginning: "Error 404"), "Error 404"),
      ("no table", .text(beginning: "no table"), "no table"),
      // One column of words, as pandas and numpy write the names of classes.
      ("label\ncat\ndog\n", .text(beginning: "label"), "number labels that are words"),
      ("\"cat\"\n\"dog\"\n", .text(beginning: "\"cat\""), "factorize()"),
      ("\n \n", .text(beginning: ""), "nothing in it"),
      ("# Created by Octave 7.3.0\n", .octave, "save -7 FILE.mat"),
      ("# name: X\n# type: matrix\n# rows: 1\n# columns: 2\n 1 2\n", .octave, "save -7 FILE.mat"),
      ("% from UCI\n\n@RELATION iris\n@ATTRIBUTE a REAL\n@DATA\n1\n", .arff, "loadarff"),
      ("5 153:3 154:18 155:18\n0 128:51 129:159\n", .libSVM, "load_svmlight_file"),
    ] as [(String, UnreadableContent, String)])
  func texts(text: String, content: UnreadableContent, words: String) throws {
    let error = #expect(throws: DataFileError.self) { try DataFile(contentsOf: [UInt8](text.utf8)) }
    #expect(error?.problem == .unrecognized(content))
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("a file with nothing in it, or one that ends early, was cut short")
  func cutShort() throws {
    let gzip = try Fixtures.bytes("DataFiles/Formats/train.csv.gz")
    for bytes in [[], [UInt8](gzip.dropLast(9)), [UInt8](gzip.prefix(12))] {
      let error = #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes) }
      #expect(error?.advice.english == "the file was cut short: copy or download it again")
    }
  }
}
