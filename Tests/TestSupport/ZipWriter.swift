/// Creates ZIP archives for tests. Parts are stored uncompressed, or compressed by the test itself (PKZIP APPNOTE 4.3).
public struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Creates an empty archive.
  public init() {}

  /// Stores a part uncompressed.
  public mutating func store(_ name: String, _ content: [UInt8], flags: Int = 0) {
    add(name, packed: content, method: 0, size: content.count, checksum: Self.checksum(content), flags: flags)
  }

  /// Adds a part with any method, size and checksum, which may be wrong.
  public mutating func add(
    _ name: String, packed: [UInt8], method: Int, size: Int, checksum: UInt32, flags: Int = 0
  ) {
    let letters = Array(name.utf8)
    let fields =
      Self.little(20, 2) + Self.little(flags, 2) + Self.little(method, 2) + Self.little(0, 4)
      + Self.little(Int(checksum), 4) + Self.little(packed.count, 4) + Self.little(size, 4)
      + Self.little(letters.count, 2) + Self.little(0, 2)
    let offset = bytes.count
    bytes += [0x50, 0x4B, 3, 4] + fields + letters + packed
    directory +=
      [0x50, 0x4B, 1, 2] + Self.little(20, 2) + fields + Self.little(0, 10) + Self.little(offset, 4) + letters
    count += 1
  }

  /// The whole archive.
  public func finish() -> [UInt8] {
    bytes + directory + [0x50, 0x4B, 5, 6] + Self.little(0, 4) + Self.little(count, 2) + Self.little(count, 2)
      + Self.little(directory.count, 4) + Self.little(bytes.count, 4) + Self.little(0, 2)
  }

  /// Deflated data of one repeated byte; each match has 258 of them in 13 bits (RFC 1951, 3.2.6).
  public static func deflatedRun(of letter: UInt8, matches: Int) -> [UInt8] {
    var bits = BitWriter()
    bits.put(0b011, 3)
    bits.putReversed(0x30 + Int(letter), 8)
    for _ in 0..<matches {
      bits.putReversed(0b1100_0101, 8)
      bits.put(0, 5)
    }
    bits.put(0, 7)
    return bits.bytes
  }

  private struct BitWriter {
    var bytes: [UInt8] = []
    private var free = 0

    mutating func put(_ value: Int, _ length: Int) {
      for bit in 0..<length {
        if free == 0 {
          bytes.append(0)
          free = 8
        }
        bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << (8 - free)
        free -= 1
      }
    }

    mutating func putReversed(_ value: Int, _ length: Int) {
      for bit in (0..<length).reversed() { put(value >> bit & 1, 1) }
    }
  }

  private static func little(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  /// CRC-32 (ISO 3309), bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var rest: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      rest ^= UInt32(byte)
      for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
    return ~rest
  }
}
