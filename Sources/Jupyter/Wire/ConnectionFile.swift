import Foundation
import Report

/// Where a frontend expects the kernel, and the key that both sign with: the Jupyter messaging protocol, *Connection
/// files*.
struct ConnectionFile: Sendable {
  /// The channels, by the names that the file has for their ports.
  enum Channel: String, CaseIterable, Sendable { case shell, control, stdin, iopub, hb }

  private let addresses: [Channel: String]
  let key: Data

  /// - Throws: ``KernelProblem`` that says what is wrong with the file.
  init(path: String) throws(KernelProblem) {
    guard let bytes = try? Data(contentsOf: URL(filePath: path)), bytes.count < 1 << 20 else {
      throw KernelProblem(
        "the connection file '\(path)' can't be read; Jupyter writes one, and starts the kernel with it")
    }
    guard let json = try? JSONValue(reading: bytes), json.members != nil else {
      throw KernelProblem("'\(path)' is no connection file: JSON was expected, as Jupyter writes it")
    }
    let transport = json["transport"]?.string ?? "tcp"
    let place = json["ip"]?.string ?? "127.0.0.1"
    guard transport == "tcp" || transport == "ipc" else {
      throw KernelProblem("the transport '\(transport)' is not known: 'tcp' or 'ipc' was expected")
    }
    guard json["signature_scheme"]?.string ?? "hmac-sha256" == "hmac-sha256" else {
      throw KernelProblem("the signature scheme is not known: 'hmac-sha256' was expected")
    }
    var addresses: [Channel: String] = [:]
    for channel in Channel.allCases {
      guard let port = json["\(channel.rawValue)_port"]?.integer, (1...65_535).contains(port) else {
        throw KernelProblem("'\(path)' names no `\(channel.rawValue)_port` from 1 to 65535")
      }
      addresses[channel] = transport == "tcp" ? "tcp://\(place):\(port)" : "ipc://\(place)-\(port)"
    }
    self.addresses = addresses
    key = Data((json["key"]?.string ?? "").utf8)
  }

  func address(of channel: Channel) -> String { addresses[channel] ?? "" }
}

/// Why the kernel can't be had: a sentence without its full stop.
package struct KernelProblem: Error, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
