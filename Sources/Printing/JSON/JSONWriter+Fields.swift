import SQLite

extension JSONWriter {
  /// Writes a member with a text; nil is `null`, so that every object of a kind has the same keys.
  public func field(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// Writes a member with an integer or `null`.
  public func field(_ name: String, _ value: (some BinaryInteger)?) {
    key(name)
    if let value { integer(value) } else { null() }
  }

  /// Writes a member with a real or `null`.
  public func field(_ name: String, _ value: Double?) {
    key(name)
    if let value { real(value) } else { null() }
  }

  /// Writes a member with a truth value.
  public func field(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// Writes a member with an array of texts.
  public func field(_ name: String, _ texts: some Sequence<String>) {
    key(name)
    array(texts)
  }

  /// Writes a member with an array of what `body` writes for each element.
  public func field<Element>(
    _ name: String, each elements: some Sequence<Element>, _ body: (Element) throws -> Void
  ) rethrows {
    key(name)
    try array { for element in elements { try body(element) } }
  }

  /// Writes a member with an object.
  public func field(_ name: String, object body: () throws -> Void) rethrows {
    key(name)
    try object(body)
  }

  /// Writes a value of SQLite; a blob is `{"base64": "…"}`.
  public func value(_ value: Value) {
    switch value {
    case .null: null()
    case .integer(let value): integer(value)
    case .real(let value): real(value)
    case .text(let value): string(value)
    case .blob(let bytes):
      let encoded = Output.text { output in
        bytes.withUnsafeBufferPointer { BinaryText.appendBase64($0, to: output) }
      }
      object { field("base64", encoded) }
    }
  }
}
