import Foundation
import Notebook
import Report

/// A message of the Jupyter messaging protocol, version 5.4.
struct Message: Sendable {
  static let protocolVersion = "5.4"

  var header: JSONValue
  /// The header of the message that this one is about; an empty object where there is none.
  var parent: JSONValue
  var metadata: JSONValue
  var content: JSONValue

  var type: String { header["msg_type"]?.string ?? "" }

  init(header: JSONValue, parent: JSONValue, metadata: JSONValue = [:], content: JSONValue) {
    self.header = header
    self.parent = parent
    self.metadata = metadata
    self.content = content
  }

  // MARK: - Frames

  /// What stands between the peers' names and the signature.
  static let delimiter = Data("<IDS|MSG>".utf8)
  /// The most bytes that a content is read of: a notebook may have 4 MiB, each byte of which JSON may write in six.
  static let longestContent = 32 << 20

  /// Reads the frames behind the signature: header, parent, metadata, content; what follows are buffers, which nothing
  /// here takes.
  ///
  /// Returns nil for what is no message. Of one whose content is too long, the content is null.
  init?(frames: [Data]) {
    guard frames.count >= 4, frames[..<3].allSatisfy({ $0.count < 1 << 20 }),
      let header = try? JSONValue(reading: frames[0]), header["msg_type"]?.string != nil,
      let parent = try? JSONValue(reading: frames[1]), parent.members != nil,
      let metadata = try? JSONValue(reading: frames[2]), metadata.members != nil
    else { return nil }
    var content = JSONValue.null
    if frames[3].count <= Self.longestContent {
      guard let read = try? JSONValue(reading: frames[3]), read.members != nil else { return nil }
      content = read
    }
    self.init(header: header, parent: parent, metadata: metadata, content: content)
  }

  var frames: [Data] { [header, parent, metadata, content].map { Data($0.document().utf8) } }
}

/// Makes the headers of a kernel's messages.
struct Sender: Sendable {
  /// One for the life of a kernel.
  let session = UUID().uuidString

  /// A message about another.
  func message(
    _ type: String, _ content: JSONValue, about parent: Message?, metadata: JSONValue = [:]
  ) -> Message {
    Message(
      header: [
        "msg_id": .string(UUID().uuidString), "session": .string(session), "username": "cahier",
        "date": .string(Date.now.formatted(.iso8601.time(includingFractionalSeconds: true))),
        "msg_type": .string(type), "version": .string(Message.protocolVersion),
      ],
      parent: parent?.header ?? [:], metadata: metadata, content: content)
  }
}
