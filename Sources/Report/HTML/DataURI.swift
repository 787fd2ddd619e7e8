import Foundation

/// Bytes as an address that a page can carry.
enum DataURI {
  static func string(_ mediaType: String, _ bytes: some Sequence<UInt8>) -> String {
    "data:\(mediaType);base64,\(Data(bytes).base64EncodedString())"
  }
}
