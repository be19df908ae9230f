/// Blobs as bytes of text.
enum BinaryText {
  private static let hexadecimal = [UInt8]("0123456789abcdef".utf8)
  private static let base64 = [UInt8]("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Appends SQL's literal, `x'00ff'`, which reads back as the same blob.
  static func appendLiteral(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output) {
    output.append("x'")
    for byte in bytes {
      output.append(hexadecimal[Int(byte >> 4)])
      output.append(hexadecimal[Int(byte & 15)])
    }
    output.append(0x27)
  }

  /// Appends base64 with padding (RFC 4648, section 4).
  static func appendBase64(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output) {
    var index = 0
    while index < bytes.count {
      let taken = min(3, bytes.count - index)
      var group = UInt32(0)
      for step in 0..<3 { group = group << 8 | (step < taken ? UInt32(bytes[index + step]) : 0) }
      for step in 0..<4 {
        let digit = Int(group >> UInt32(18 - 6 * step)) & 63
        output.append(step <= taken ? base64[digit] : 0x3D)
      }
      index += 3
    }
  }
}
