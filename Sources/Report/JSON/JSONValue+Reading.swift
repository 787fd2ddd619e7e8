package import Foundation

/// JSON that others wrote. The members of an object come in no order.
extension JSONValue {
  /// Reads a document of any kind of value.
  ///
  /// - Throws: `DecodingError` for bytes that are no JSON, or JSON that is nested deeper than 512 levels.
  package init(reading bytes: Data) throws { self = try JSONDecoder().decode(Parsed.self, from: bytes).value }

  /// The member of an object; nil where there is none, or where this is no object.
  package subscript(name: String) -> JSONValue? { members?.first { $0.name == name }?.value }

  /// The members of an object.
  package var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The elements of an array.
  package var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// The characters of a string.
  package var string: String? { if case .string(let text) = self { text } else { nil } }

  /// A whole number.
  package var integer: Int? { if case .integer(let value) = self { value } else { nil } }

  /// True or false.
  package var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }

  /// The object with a member in place of the one of its name, or behind the others.
  package func setting(_ name: String, to value: JSONValue) -> JSONValue {
    let others = (members ?? []).filter { $0.name != name }
    return .object(others + [Member(name, value)])
  }

  /// A value as Foundation's decoder finds it.
  private struct Parsed: Decodable {
    var value: JSONValue

    private struct Name: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      if let object = try? decoder.container(keyedBy: Name.self) {
        value = .object(
          try object.allKeys.sorted { $0.stringValue < $1.stringValue }
            .map { Member($0.stringValue, try object.decode(Parsed.self, forKey: $0).value) })
        return
      }
      if var array = try? decoder.unkeyedContainer() {
        var elements: [JSONValue] = []
        while !array.isAtEnd { elements.append(try array.decode(Parsed.self).value) }
        value = .array(elements)
        return
      }
      let scalar = try decoder.singleValueContainer()
      if let text = try? scalar.decode(String.self) {
        value = .string(text)
      } else if let flag = try? scalar.decode(Bool.self) {
        value = .boolean(flag)
      } else if let whole = try? scalar.decode(Int.self) {
        value = .integer(whole)
      } else if let number = try? scalar.decode(Double.self) {
        value = .number(number)
      } else {
        value = .null
      }
    }
  }
}
