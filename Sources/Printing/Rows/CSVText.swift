/// The bytes of a cell of CSV.
enum CSVText {
  /// The first byte that asks for quotes; the count when none does.
  @inline(__always)
  static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var index = 0
    while index + 8 <= bytes.count {
      let word = ByteWord(base + index)
      if word.equal(0x22) | word.equal(0x2C) | word.equal(0x0A) | word.equal(0x0D) != 0 { break }
      index += 8
    }
    while index < bytes.count, !needsQuotes(bytes[index]) { index += 1 }
    return index
  }

  /// Appends a cell in quotes, its own quotes doubled.
  static func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output) {
    output.append(0x22)
    var start = 0
    for index in bytes.indices where bytes[index] == 0x22 {
      output.append(bytes[bytes: start..<index + 1])
      start = index
    }
    output.append(bytes[bytes: start..<bytes.count])
    output.append(0x22)
  }

  @inline(__always)
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
  }
}
