/// Divides a source into lines, eight bytes at a time: LF, CRLF and CR end a line.
struct LineScanner {
  private(set) var ranges: [Range<Int>] = []
  /// For each line, whether its white space is single spaces alone and no soft hyphen is in it.
  private(set) var areNormal: [Bool] = []
  private(set) var hasControls = false
  private var start = 0
  private var isNormal = true

  static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> LineScanner {
    var scanner = LineScanner()
    scanner.scan(bytes)
    return scanner
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    ranges.reserveCapacity(bytes.count / 48 + 4)
    areNormal.reserveCapacity(bytes.count / 48 + 4)
    var state = NormalScan()
    var index = 0
    while index < bytes.count {
      let eight = EightBytes(bytes, at: index)
      let strange = state.strange(eight, bytes, at: index)
      let controls = eight.below(0x20)
      if controls != 0 {
        end(at: controls, strange, bytes, index)
      } else if strange != 0 {
        isNormal = false
      }
      if eight.equal(to: 0x7F) != 0 { hasControls = true }
      index &+= 8
    }
    if start < bytes.count { append(to: bytes.count) }
  }

  /// Ends lines at the line ends among eight bytes; other control characters make a line strange.
  private mutating func end(
    at controls: UInt64, _ strange: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) {
    var (controls, strange) = (controls, strange)
    while controls != 0 {
      let bit = controls & (0 &- controls)
      controls &= controls &- 1
      let place = index + bit.trailingZeroBitCount / 8
      if strange & (bit &- 1) != 0 { isNormal = false }
      strange &= ~(bit &- 1)
      let byte = bytes[place]
      if byte != 0x0A && byte != 0x0D {
        isNormal = false
        if byte < 0x09 || byte > 0x0D { hasControls = true }
      } else if place >= start {
        append(to: place)
        start = byte == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A ? place + 2 : place + 1
      }
    }
    if strange != 0 { isNormal = false }
  }

  private mutating func append(to end: Int) {
    ranges.append(start..<end)
    areNormal.append(isNormal)
    isNormal = true
  }
}

/// Looks for what a normal text has not, eight bytes at a time from the first on.
struct NormalScan {
  /// The high bit of the lowest byte when a space came last.
  private var spaceBefore: UInt64 = 0

  /// The places of second spaces, of white space outside ASCII and of soft hyphens.
  @inline(__always)
  mutating func strange(_ eight: EightBytes, _ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    let spaces = eight.equal(to: 0x20)
    var strange = spaces & (spaces << 8 | spaceBefore)
    spaceBefore = spaces >> 56
    guard eight.wide != 0 else { return strange }
    var leads = eight.leadsOfWhiteSpace
    while leads != 0 {
      let bit = leads & (0 &- leads)
      leads &= leads &- 1
      if Self.isStrange(bytes, index + bit.trailingZeroBitCount / 8) { strange |= bit }
    }
    return strange
  }

  /// Whether the sign that a lead byte begins is white space or a soft hyphen.
  private static func isStrange(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return true }
    let second = bytes[index + 1]
    switch bytes[index] {
    case 0xC2: return second == 0x85 || second == 0xA0 || second == 0xAD
    case 0xE0: return false
    case 0xE2 where second != 0x80: return second == 0x81
    case 0xE2:
      guard index + 2 < bytes.count else { return true }
      let third = bytes[index + 2]
      return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
    default: return true
    }
  }
}
