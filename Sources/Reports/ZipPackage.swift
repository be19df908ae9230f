import ByregionRecords
import CLibZip

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes a ZIP archive in memory, by libzip.
enum ZipPackage {
  /// A file of the archive.
  struct Part {
    var name: String
    var bytes: [UInt8]
    /// Whether the bytes stand in the archive as they are: the first part of an OpenDocument file says what it is.
    var isStored = false

    init(_ name: String, _ bytes: [UInt8], isStored: Bool = false) {
      self.name = name
      self.bytes = bytes
      self.isStored = isStored
    }

    init(_ name: String, _ text: String, isStored: Bool = false) {
      self.init(name, Array(text.utf8), isStored: isStored)
    }
  }

  /// The archive of some parts, in their order. The same parts make the same bytes.
  static func bytes(of parts: [Part]) throws -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw failed() }
    defer { zip_source_free(target) }
    // Closing an archive frees its source: one more use keeps it.
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
    // libzip frees the bytes when it closes the archive.
    guard let copy = malloc(max(part.bytes.count, 1)) else { throw failed() }
    part.bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, $0.count) } }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(part.bytes.count), 1) else {
      free(copy)
      throw failed()
    }
    let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw failed()
    }
    let method = part.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    zip_set_file_compression(archive, zip_uint64_t(index), method, 0)
    // 1 January 1980, where the clock of ZIP begins.
    zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0)
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
