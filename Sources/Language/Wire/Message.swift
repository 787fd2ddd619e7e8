import Foundation
import Report

/// What a client says: JSON-RPC 2.0.
enum Message {
  /// What has to be answered.
  case request(id: JSONValue, method: String, parameters: JSONValue)
  case notification(method: String, parameters: JSONValue)
  /// The answer to something that the server asked; nil where that failed.
  case response(id: JSONValue, result: JSONValue?)

  /// Reads a message.
  ///
  /// - Throws: ``ResponseError``, with which it is answered.
  init(_ bytes: [UInt8]) throws(ResponseError) {
    let json: JSONValue
    do {
      json = try JSONValue(reading: Data(bytes))
    } catch {
      throw ResponseError(.parseError, "this is not JSON")
    }
    guard json["jsonrpc"]?.string == "2.0" else {
      throw ResponseError(.invalidRequest, "this is no message of JSON-RPC 2.0")
    }
    let id = json["id"]
    guard let method = json["method"]?.string else {
      guard let id, json["result"] != nil || json["error"] != nil else {
        throw ResponseError(.invalidRequest, "the message names no method")
      }
      self = .response(id: id, result: json["error"] == nil ? json["result"] : nil)
      return
    }
    let parameters = json["params"] ?? .null
    switch id {
    case nil: self = .notification(method: method, parameters: parameters)
    case .integer?, .string?: self = .request(id: id ?? .null, method: method, parameters: parameters)
    default: throw ResponseError(.invalidRequest, "an id is a number or text")
    }
  }
}

/// Why a request is refused.
package struct ResponseError: Error, Equatable {
  /// The codes of JSON-RPC 2.0 and of LSP 3.17.
  package enum Code: Int, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParameters = -32602
    case internalError = -32603
    case serverNotInitialized = -32002
    case requestFailed = -32803
    case requestCancelled = -32800
  }

  package var code: Code
  package var message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  var json: JSONValue { ["code": .integer(code.rawValue), "message": .string(message)] }
}
