/// The scalars of a text in UTF-8 that SQLite lends, read in place.
///
/// A byte that begins no sequence stands for itself, so that any bytes can be compared.
struct TextScalars {
  let bytes: UnsafeRawBufferPointer

  /// Bytes of the sequence that begins at a position within the text, never beyond its end.
  @inline(__always)
  func length(at position: Int) -> Int {
    let lead = bytes[position]
    if lead < 0xC0 { return 1 }
    return min(lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2, bytes.count - position)
  }

  /// The scalar at a position within the text.
  @inline(__always)
  func scalar(at position: Int) -> UInt32 {
    let lead = bytes[position]
    return lead < 0xC0 ? UInt32(lead) : longScalar(at: position, lead)
  }

  private func longScalar(at position: Int, _ lead: UInt8) -> UInt32 {
    let length = length(at: position)
    var scalar = UInt32(lead) & (lead >= 0xF0 ? 0x07 : lead >= 0xE0 ? 0x0F : 0x1F)
    for step in 1..<max(length, 1) { scalar = scalar << 6 | UInt32(bytes[position + step] & 0x3F) }
    return scalar
  }

  /// Calls `body` with each scalar in order.
  func each(_ body: (UInt32) -> Void) {
    var position = 0
    while position < bytes.count {
      body(scalar(at: position))
      position += length(at: position)
    }
  }

  /// The text with every scalar mapped to another.
  func mapped(_ transform: (UInt32) -> UInt32) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    each { Self.append(transform($0), to: &result) }
    return String(decoding: result, as: UTF8.self)
  }

  private static func append(_ scalar: UInt32, to result: inout [UInt8]) {
    if scalar < 0x80 { return result.append(UInt8(scalar)) }
    result.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
  }
}
