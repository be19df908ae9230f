import ByregionRecords
import CLibZip

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Creates a ZIP archive in memory, with libzip.
enum ZipPackage {
  /// A file of the archive.
  struct Part {
    var name: String
    var bytes: [UInt8]
    /// Produces the part's content in pieces while it is packed, so that it is never in memory as a whole; nil for
    /// ``bytes``. Called twice, and must give the same content both times.
    var pieces: (() -> AnyIterator<[UInt8]>)?
    /// Whether the bytes are stored uncompressed, as for the first part of an OpenDocument file, which states the media
    /// type.
    var isStored = false

    init(_ name: String, _ bytes: [UInt8], isStored: Bool = false) {
      self.name = name
      self.bytes = bytes
      self.isStored = isStored
    }

    init(_ name: String, pieces: @escaping () -> AnyIterator<[UInt8]>) {
      self.init(name, [])
      self.pieces = pieces
    }

    init(_ name: String, _ text: String, isStored: Bool = false) {
      self.init(name, Array(text.utf8), isStored: isStored)
    }
  }

  /// The archive of the parts, in their order. The same parts give the same bytes.
  static func bytes(of parts: [Part]) throws -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw failed() }
    defer { zip_source_free(target) }
    // Closing an archive frees its source; one more reference keeps it.
    zip_source_keep(target)
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
      zip_source_free(target)
      throw failed()
    }
    for part in parts {
      do {
        try add(part, to: archive)
      } catch {
        zip_discard(archive)
        throw error
      }
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw failed()
    }
    return try content(of: target)
  }

  private static func add(_ part: Part, to archive: OpaquePointer) throws {
    let source =
      try part.pieces.map { try Self.source(of: $0, archive) } ?? Self.source(of: part.bytes, archive)
    let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw failed()
    }
    let method = part.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    zip_set_file_compression(archive, zip_uint64_t(index), method, 0)
    // 1 January 1980, the earliest date in ZIP.
    zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0)
  }

  private static func source(of pieces: @escaping () -> AnyIterator<[UInt8]>, _ archive: OpaquePointer) throws
    -> OpaquePointer
  {
    let reader = Unmanaged.passRetained(PieceReader(pieces))
    let source = zip_source_function(
      archive,
      { reader, data, length, command in
        guard let reader else { return -1 }
        return PieceReader.answer(Unmanaged<PieceReader>.fromOpaque(reader), data, Int(length), command)
      }, reader.toOpaque())
    guard let source else {
      reader.release()
      throw failed()
    }
    return source
  }

  private static func source(of bytes: [UInt8], _ archive: OpaquePointer) throws -> OpaquePointer {
    // libzip frees the bytes when it closes the archive.
    guard let copy = malloc(max(bytes.count, 1)) else { throw failed() }
    bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, $0.count) } }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
      free(copy)
      throw failed()
    }
    return source
  }

  private static func content(of source: OpaquePointer) throws -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw failed() }
    defer { zip_source_close(source) }
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_source_stat(source, &status) == 0 else { throw failed() }
    let count = Int(status.size)
    var read = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while read < count {
        let step = zip_source_read(source, buffer.baseAddress?.advanced(by: read), zip_uint64_t(count - read))
        if step <= 0 { break }
        read += Int(step)
      }
      filled = read
    }
    guard read == count else { throw failed() }
    return bytes
  }

  private static func failed() -> KnowledgeBaseError {
    KnowledgeBaseError(.inputOutput, "the document could not be packed: there is not enough memory")
  }
}

/// Supplies the pieces of a part to libzip on demand (zip_source_function(3)).
private final class PieceReader {
  private let make: () -> AnyIterator<[UInt8]>
  /// Stated in advance: libzip packs a part of unknown size in a form that not every reader supports.
  private let size: Int
  private var pieces: AnyIterator<[UInt8]>?
  private var rest: ArraySlice<UInt8> = []

  init(_ make: @escaping () -> AnyIterator<[UInt8]>) {
    self.make = make
    size = make().reduce(0) { $0 + $1.count }
  }

  private func read(into data: UnsafeMutableRawPointer, _ length: Int) -> Int {
    var filled = 0
    while filled < length {
      if rest.isEmpty {
        guard let next = pieces?.next() else { break }
        rest = next[...]
        continue
      }
      let count = min(rest.count, length - filled)
      UnsafeMutableRawBufferPointer(start: data + filled, count: count).copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      filled += count
    }
    return filled
  }

  private static let commands = [
    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
  ].reduce(zip_int64_t(0)) { $0 | 1 << zip_int64_t($1.rawValue) }

  /// - Returns: the result of a command as libzip expects it; -1 for an unsupported command.
  static func answer(
    _ reader: Unmanaged<PieceReader>, _ data: UnsafeMutableRawPointer?, _ length: Int, _ command: zip_source_cmd_t
  ) -> zip_int64_t {
    let own = reader.takeUnretainedValue()
    switch command {
    case ZIP_SOURCE_SUPPORTS: return commands
    case ZIP_SOURCE_OPEN: (own.pieces, own.rest) = (own.make(), [])
    case ZIP_SOURCE_READ: return data.map { zip_int64_t(own.read(into: $0, length)) } ?? -1
    case ZIP_SOURCE_CLOSE: (own.pieces, own.rest) = (nil, [])
    case ZIP_SOURCE_STAT:
      guard let status = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
      zip_stat_init(status)
      status.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE)
      status.pointee.size = zip_uint64_t(own.size)
      return zip_int64_t(MemoryLayout<zip_stat_t>.size)
    case ZIP_SOURCE_ERROR:
      // This source never fails, so both error codes are 0.
      guard let data, length >= 2 * MemoryLayout<Int32>.size else { return -1 }
      data.initializeMemory(as: Int32.self, repeating: 0, count: 2)
      return zip_int64_t(2 * MemoryLayout<Int32>.size)
    case ZIP_SOURCE_FREE: reader.release()
    default: return -1
    }
    return 0
  }
}
