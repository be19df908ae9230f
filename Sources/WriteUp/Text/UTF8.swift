/// Checks a source's bytes once, eight at a time where they are ASCII, so that the text is a copy of them.
enum UTF8Checker {
  /// The text, or nil when the bytes are not UTF-8 throughout.
  static func text(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard isUTF8(bytes) else { return nil }
    #if compiler(>=6.2)
      if #available(macOS 26, *) { return String(copying: UTF8Span(unchecked: bytes.span)) }
    #endif
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether each sequence is one of the well-formed ones (Unicode, table 3-7).
  static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if index &+ 8 <= bytes.count, EightBytes(whole: bytes, at: index).wide == 0 {
        index &+= 8
        continue
      }
      let end = min(index &+ 8, bytes.count)
      while index < end {
        let length = bytes[index] < 0x80 ? 1 : sequenceLength(bytes, index)
        if length == 0 { return false }
        index &+= length
      }
    }
    return true
  }

  /// The length of the sequence that a byte outside ASCII begins; 0 when there is none.
  @inline(__always)
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let lead = bytes[index]
    let left = bytes.count &- index
    guard left > 1, lead >= 0xC2, lead <= 0xF4 else { return 0 }
    let second = bytes[index &+ 1]
    if lead < 0xE0 { return second & 0xC0 == 0x80 ? 2 : 0 }
    guard left > 2, bytes[index &+ 2] & 0xC0 == 0x80 else { return 0 }
    if lead < 0xF0 {
      let lowest: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let highest: UInt8 = lead == 0xED ? 0x9F : 0xBF
      return second >= lowest && second <= highest ? 3 : 0
    }
    guard left > 3, bytes[index &+ 3] & 0xC0 == 0x80 else { return 0 }
    let lowest: UInt8 = lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
    return second >= lowest && second <= highest ? 4 : 0
  }
}
