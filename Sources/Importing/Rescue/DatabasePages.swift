import ByregionFiles
import ByregionSQLite
import ByregionWriteUp

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the pages of a database file without SQLite, for a file whose b-trees may be broken.
///
/// Follows https://sqlite.org/fileformat2.html. Opens the file read-only, and validates every number in it.
final class DatabasePages {
  private let descriptor: Int32
  let pageSize: Int
  let pageCount: Int
  /// Number of overflow pages that may still be followed. In a sound file each belongs to one row, and stale pages may
  /// repeat some. The budget bounds chains that form a cycle or that many cells refer to.
  private var chainBudget: Int
  /// Maximum size of a row in bytes; larger payloads are treated as damage.
  static let longestRow = PreparedDocument.byteLimit + 1024

  /// - Throws: `FileReader.Failure` when the file cannot be read.
  init(path: String) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileReader.Failure(number: errno) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = pread(descriptor, &header, 100, 0)
    let stated = count == 100 ? Int(header[16]) << 8 | Int(header[17]) : 0
    let size = stated == 1 ? 65_536 : stated
    let byteCount = FilePath.size(path) ?? 0
    let isStated = (512...65_536).contains(size) && size & (size - 1) == 0
    pageSize = isStated ? size : Self.likelyPageSize(descriptor, byteCount)
    pageCount = (byteCount + pageSize - 1) / pageSize
    chainBudget = 2 * pageCount
  }

  deinit { close(descriptor) }

  /// Guesses the page size of a file with a damaged header: 8,192, which Byregion uses, or SQLite's default of 4,096.
  ///
  /// In a file with 8,192-byte pages, every second multiple of 4,096 lies inside a page, where bytes that look like a
  /// page header are rare. Checks at most 4,096 offsets.
  private static func likelyPageSize(_ descriptor: Int32, _ byteCount: Int) -> Int {
    let (small, large) = (4096, 8192)
    var heads = (aligned: 0, between: 0)
    for index in 1..<max(2, min(byteCount / small, 4096)) {
      var head = [UInt8](repeating: 0, count: 8)
      guard pread(descriptor, &head, 8, off_t(index * small)) == 8, isHead(head, pageSize: large) else { continue }
      if index.isMultiple(of: 2) { heads.aligned += 1 } else { heads.between += 1 }
    }
    return heads.aligned > 2 * heads.between ? large : small
  }

  /// Whether bytes can be the header of a b-tree page (section 1.6).
  private static func isHead(_ bytes: [UInt8], pageSize: Int) -> Bool {
    let cellCount = Int(bytes[3]) << 8 | Int(bytes[4])
    let contentStart = Int(bytes[5]) << 8 | Int(bytes[6])
    return [2, 5, 10, 13].contains(bytes[0]) && cellCount > 0 && 8 + 2 * cellCount <= contentStart
      && contentStart < pageSize
  }

  /// Calls a body with the key and the values of every table row in the file, including rows on pages outside all
  /// b-trees.
  ///
  /// Linear in the size of the file.
  func forEachRow(_ body: (Int64, [Value]) -> Void) {
    guard pageCount > 0 else { return }
    for number in 1...pageCount {
      guard let page = page(number) else { continue }
      forEachCell(of: page, start: number == 1 ? 100 : 0) { key, payload in
        guard let bytes = whole(payload, of: page), let values = DatabaseRecord.values(bytes) else { return }
        body(key, values)
      }
    }
  }

  private func page(_ number: Int) -> [UInt8]? {
    guard number >= 1, number <= pageCount else { return nil }
    var bytes = [UInt8](repeating: 0, count: pageSize)
    let count = pread(descriptor, &bytes, pageSize, off_t((number - 1) * pageSize))
    return count > 0 ? bytes : nil
  }

  /// The location of a row's bytes: the first part is in its page, the rest in a chain of overflow pages.
  private struct Payload {
    var start: Int
    var size: Int
  }

  private func forEachCell(of page: [UInt8], start: Int, _ body: (Int64, Payload) -> Void) {
    // 13 is a table leaf page.
    guard page[start] == 13 else { return }
    let count = Int(page[start + 3]) << 8 | Int(page[start + 4])
    var seen: Set<Int> = []
    for index in 0..<count {
      let place = start + 8 + 2 * index
      guard place + 1 < page.count else { return }
      var position = Int(page[place]) << 8 | Int(page[place + 1])
      guard position > place, seen.insert(position).inserted, let size = DatabaseRecord.number(page, &position),
        let key = DatabaseRecord.number(page, &position), size > 0, size <= Self.longestRow
      else { continue }
      body(key, Payload(start: position, size: Int(size)))
    }
  }

  /// The row's bytes, including those on overflow pages; nil when the chain is broken.
  private func whole(_ payload: Payload, of page: [UInt8]) -> [UInt8]? {
    let local = localSize(payload.size)
    guard payload.start + local <= page.count else { return nil }
    var bytes = Array(page[payload.start..<payload.start + local])
    var place = payload.start + local
    var current = page
    while bytes.count < payload.size {
      guard place + 4 <= current.count, chainBudget > 0 else { return nil }
      chainBudget -= 1
      let next = current[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard let following = self.page(next) else { return nil }
      current = following
      place = 0
      bytes += current[4..<min(current.count, 4 + payload.size - bytes.count)]
    }
    return bytes
  }

  /// The number of bytes of a row that are in its own page (section 1.6, "payload").
  private func localSize(_ size: Int) -> Int {
    let most = pageSize - 35
    if size <= most { return size }
    let least = (pageSize - 12) * 32 / 255 - 23
    let fitting = least + (size - least) % (pageSize - 4)
    return fitting <= most ? fitting : least
  }
}

/// SQLite's record format (https://sqlite.org/fileformat2.html#record_format).
enum DatabaseRecord {
  /// The values of a record; nil when the bytes are not a record.
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

  /// Decodes a varint: one to nine bytes, with seven bits in each but the ninth.
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

/// Distinguishes a write-up's bytes from those of an index, when a row's table is not known.
enum PlausibleText {
  /// Whether the bytes are a text of at least 16 bytes without control characters.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 16, let source = try? SourceText(bytes: bytes, name: "-") else { return false }
    // Random bytes are never a valid archive with a text and a correct checksum.
    if source.format == .word { return true }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return isUTF16 || !bytes.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) }
  }
}
