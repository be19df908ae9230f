import ByregionSQLite
import CZlib

/// The bytes of documents as `document_contents` holds them: packed by zlib where that is shorter, as in SQLite's archives
/// (https://sqlite.org/sqlar.html), so that `sqlar_uncompress` of SQLite's shell unpacks them.
package enum PackedContent {
  /// Of zlib's levels from 1 to 9: above it, write-ups get hardly shorter.
  private static let level: Int32 = 6
  /// Largest size in bytes to which bytes are unpacked, as the size is read from a file that may be damaged or hostile.
  package static let byteLimit = 64 << 20

  /// The packed form, or the bytes themselves where that is no shorter.
  package static func pack(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count <= byteLimit else { return bytes }
    let packed = [UInt8](unsafeUninitializedCapacity: Int(compressBound(uLong(bytes.count)))) { buffer, count in
      var length = uLongf(buffer.count)
      let status = compress2(buffer.baseAddress, &length, bytes, uLong(bytes.count), level)
      count = status == Z_OK ? Int(length) : 0
    }
    return packed.isEmpty || packed.count >= bytes.count ? bytes : packed
  }

  /// The bytes that were packed.
  ///
  /// - Parameters:
  ///   - content: as it stands in `document_contents`.
  ///   - byteCount: the size of the document in bytes.
  /// - Returns: nil when they are damaged, or larger than ``byteLimit``.
  package static func unpack(_ content: [UInt8], byteCount: Int) -> [UInt8]? {
    if content.count == byteCount { return content }
    guard byteCount > content.count, byteCount <= byteLimit else { return nil }
    // One byte more, so that content which is longer than it says is found out.
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCount + 1) { buffer, count in
      var length = uLongf(buffer.count)
      let status = uncompress(buffer.baseAddress, &length, content, uLong(content.count))
      count = status == Z_OK ? Int(length) : 0
    }
    return bytes.count == byteCount ? bytes : nil
  }

  /// The bytes that were packed, where the size of the document is lost.
  ///
  /// - Returns: nil when they are not packed, damaged, or larger than ``byteLimit``.
  package static func unpack(_ content: [UInt8]) -> [UInt8]? {
    // The first two bytes of a zlib stream, at any level (RFC 1950, section 2.2).
    guard content.count > 2, content[0] == 0x78, (Int(content[0]) << 8 | Int(content[1])) % 31 == 0 else { return nil }
    var size = content.count
    while size < byteLimit {
      size = min(size * 4, byteLimit)
      let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        var length = uLongf(buffer.count)
        let status = uncompress(buffer.baseAddress, &length, content, uLong(content.count))
        count = status == Z_OK ? Int(length) : 0
      }
      if !bytes.isEmpty { return bytes }
    }
    return nil
  }

  /// The bytes of a document.
  ///
  /// - Returns: nil when they are lost or damaged.
  package static func read(_ documentID: Int64, on connection: Connection) throws -> [UInt8]? {
    let sql = """
      SELECT document_contents.content, documents.byte_count
      FROM documents JOIN document_contents ON document_contents.document_id = documents.id WHERE documents.id = ?
      """
    return try connection.first(sql, [.integer(documentID)]) { row in
      row.blob(0).flatMap { unpack($0, byteCount: row.int(1) ?? -1) }
    } ?? nil
  }

  /// Registers `sqlar_uncompress(content, size)`, which SQLite's shell has too.
  ///
  /// - Parameter limit: maximum size in bytes.
  package static func register(on connection: Connection, limit: @escaping () -> Int = { byteLimit }) throws {
    let options: FunctionOptions = [.deterministic, .innocuous]
    try connection.register(
      ScalarFunction("sqlar_uncompress", argumentCount: 2, options: options) { arguments in
        guard !arguments.isNull(0), let size = arguments.integer(1) else { return .null }
        guard size <= Int64(limit()) else { throw SQLiteError(code: .tooBig, message: "string or blob too big") }
        let content = arguments.withBytes(0) { Array($0) }
        guard let bytes = unpack(content, byteCount: Int(size)) else {
          throw SQLiteError(code: .error, message: "the content is damaged, or its size is not \(size) bytes")
        }
        return .blob(bytes)
      })
  }
}
