import SQLite

/// SQLite's record format (https://sqlite.org/fileformat2.html#record_format).
enum DatabaseRecord {
  /// The values of a record; nil when the bytes are none.
  static func values(_ bytes: [UInt8]) -> [Value]? {
    var position = 0
    guard let headerSize = number(bytes, &position), headerSize > 0, headerSize <= bytes.count else { return nil }
    var types: [Int64] = []
    while position < headerSize {
      guard let type = number(bytes, &position), type >= 0, types.count < 100 else { return nil }
      types.append(type)
    }
    var values: [Value] = []
    for type in types {
      guard let value = value(type, bytes, &position) else { return nil }
      values.append(value)
    }
    return values
  }

  /// A number of one to nine bytes, seven bits in each but the ninth.
  static func number(_ bytes: [UInt8], _ position: inout Int) -> Int64? {
    var result: UInt64 = 0
    for index in 0..<9 {
      guard position < bytes.count else { return nil }
      let byte = bytes[position]
      position += 1
      if index == 8 { return Int64(bitPattern: result << 8 | UInt64(byte)) }
      result = result << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { return Int64(bitPattern: result) }
    }
    return nil
  }

  private static func value(_ type: Int64, _ bytes: [UInt8], _ position: inout Int) -> Value? {
    switch type {
    case 0: return .null
    case 1...4: return integer(bytes, &position, count: Int(type))
    case 5: return integer(bytes, &position, count: 6)
    case 6: return integer(bytes, &position, count: 8)
    case 7:
      guard case .integer(let bits) = integer(bytes, &position, count: 8) else { return nil }
      return .real(Double(bitPattern: UInt64(bitPattern: bits)))
    case 8: return .integer(0)
    case 9: return .integer(1)
    case 12...:
      let count = Int((type - 12) / 2)
      guard count <= bytes.count - position else { return nil }
      defer { position += count }
      let content = bytes[position..<position + count]
      return type % 2 == 0 ? .blob(Array(content)) : .text(String(decoding: content, as: UTF8.self))
    default: return nil
    }
  }

  private static func integer(_ bytes: [UInt8], _ position: inout Int, count: Int) -> Value? {
    guard position + count <= bytes.count else { return nil }
    // The first byte carries the sign.
    var result = Int64(Int8(bitPattern: bytes[position]))
    for byte in bytes[position + 1..<position + count] { result = result << 8 | Int64(byte) }
    position += count
    return .integer(result)
  }
}
