/// Counts a byte; the loop is one that compilers turn into vector instructions.
enum ByteCount {
  static func of(_ sought: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes { count &+= byte == sought ? 1 : 0 }
    return count
  }

  /// Control characters other than white space.
  static func ofControls(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes { count &+= (byte < 0x20 && (byte < 0x09 || byte > 0x0D)) || byte == 0x7F ? 1 : 0 }
    return count
  }
}
