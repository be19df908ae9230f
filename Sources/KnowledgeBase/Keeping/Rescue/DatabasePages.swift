import SQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The pages of a database file, read past SQLite, whose trees may be broken.
///
/// Follows https://sqlite.org/fileformat2.html. Reads only; every number of the file is doubted.
final class DatabasePages {
  private let descriptor: Int32
  let pageSize: Int
  let pageCount: Int
  /// Overflow pages that may still be followed: in a sound file each belongs to one row, and pages that nothing leads
  /// to any more may repeat some; chains that go in circles, or that many cells name, come to an end here.
  private var chainBudget: Int
  /// Largest row in bytes that is taken for one.
  static let longestRow = PreparedDocument.byteLimit + 1024

  /// - Throws: `FileReader.Failure` when the file cannot be read.
  init(path: String) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileReader.Failure(number: errno) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = pread(descriptor, &header, 100, 0)
    let stated = count == 100 ? Int(header[16]) << 8 | Int(header[17]) : 0
    let size = stated == 1 ? 65_536 : stated
    // Ours have SQLite's usual size: what is assumed where the header is gone.
    pageSize = (512...65_536).contains(size) && size & (size - 1) == 0 ? size : 4096
    pageCount = ((FilePath.size(path) ?? 0) + pageSize - 1) / pageSize
    chainBudget = 2 * pageCount
  }

  deinit { close(descriptor) }

  /// Calls a body with key and values of every table row in the file, also of pages that no tree leads to any more.
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

  /// Where a row's bytes stand: so many in its page, the rest in a chain of others.
  private struct Payload {
    var start: Int
    var size: Int
  }

  private func forEachCell(of page: [UInt8], start: Int, _ body: (Int64, Payload) -> Void) {
    // 13: a leaf of a table.
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

  /// The row's bytes, those on overflow pages included; nil when the chain is broken.
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

  /// How much of a row stands in its own page (section 1.6, "payload").
  private func localSize(_ size: Int) -> Int {
    let most = pageSize - 35
    if size <= most { return size }
    let least = (pageSize - 12) * 32 / 255 - 23
    let fitting = least + (size - least) % (pageSize - 4)
    return fitting <= most ? fitting : least
  }
}
