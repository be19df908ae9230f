/// Writes JSON piece by piece, with the commas and indentation that belong between the pieces.
///
/// Keys stand in the order of the calls. Integers keep all their digits; a real that is not finite is
/// `null`; texts come back exactly from a reader, and yet no control character of theirs reaches a screen
/// raw.
public final class JSONWriter {
  private let output: Output
  private let isIndented: Bool
  /// For each open object or array, whether it has a member yet.
  private var hasMember: [Bool] = []
  private var followsKey = false

  /// - Parameter indented: whether members stand on lines of their own, for people.
  public init(_ output: Output, indented: Bool = false) {
    self.output = output
    isIndented = indented
  }

  /// Writes an object with the members that `body` writes.
  public func object(_ body: () throws -> Void) rethrows { try nested("{", "}", body) }

  /// Writes an array with the elements that `body` writes.
  public func array(_ body: () throws -> Void) rethrows { try nested("[", "]", body) }

  /// Writes an array of texts.
  public func array(_ texts: some Sequence<String>) {
    array { for text in texts { string(text) } }
  }

  /// Writes a member's key; its value is what is written next.
  public func key(_ name: String) {
    string(name)
    output.append(isIndented ? ": " : ":")
    followsKey = true
  }

  /// Writes a text.
  public func string(_ text: String) {
    var text = text
    text.withUTF8(string)
  }

  /// Writes a text from its UTF-8 bytes; ill-formed bytes become U+FFFD.
  public func string(_ bytes: UnsafeBufferPointer<UInt8>) {
    separate()
    JSONText.append(bytes, to: output)
  }

  /// Writes an integer with all its digits.
  public func integer(_ value: some BinaryInteger) {
    separate()
    if let value = Int64(exactly: value) {
      NumberText.append(value, to: output)
    } else {
      output.append(String(value))
    }
  }

  /// Writes the shortest digits that read back the same; `null` for what JSON has no number for.
  public func real(_ value: Double) {
    separate()
    output.append(value.isFinite ? NumberText.exact(value) : "null")
  }

  /// Writes `true` or `false`.
  public func bool(_ value: Bool) {
    separate()
    output.append(value ? "true" : "false")
  }

  /// Writes `null`.
  public func null() {
    separate()
    output.append("null")
  }

  /// Ends a line of NDJSON, or the document.
  public func endLine() {
    output.append(0x0A)
  }

  private func nested(_ opening: String, _ closing: String, _ body: () throws -> Void) rethrows {
    separate()
    output.append(opening)
    hasMember.append(false)
    try body()
    if hasMember.popLast() == true { indent() }
    output.append(closing)
  }

  private func separate() {
    if followsKey {
      followsKey = false
      return
    }
    guard let last = hasMember.indices.last else { return }
    if hasMember[last] { output.append(0x2C) }
    hasMember[last] = true
    indent()
  }

  private func indent() {
    guard isIndented else { return }
    output.append(0x0A)
    output.append(0x20, times: 2 * hasMember.count)
  }
}
