import CLibZip

/// A ZIP archive in memory, read by libzip: its directory at once, a part when it is asked for.
final class ZipArchive {
  /// Why a part cannot be had.
  enum Fault: Error { case missing, encrypted, tooLarge, tooDense, damaged }

  /// A part may hold this many bytes; the text of the longest books has a tenth of it.
  static let largestPart = 32 << 20
  /// A part of more than a megabyte may be this many times as large as its bytes in the archive. Word's own come to
  /// 10 or 20; what is beyond it is made to fill memories.
  static let largestRatio = 200

  private let archive: OpaquePointer
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// - Returns: nil when the bytes are no archive that libzip can open.
  init?(_ source: [UInt8]) {
    // libzip keeps the pointer for as long as the archive is open.
    bytes = .allocate(capacity: max(source.count, 1))
    _ = bytes.initialize(from: source)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let buffer = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(source.count), 0, &error) else {
      bytes.deallocate()
      return nil
    }
    guard let opened = zip_open_from_source(buffer, ZIP_RDONLY, &error) else {
      zip_source_free(buffer)
      bytes.deallocate()
      return nil
    }
    archive = opened
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  /// Whether the archive lists a part of that name.
  func holds(_ name: String) -> Bool { zip_name_locate(archive, name, 0) >= 0 }

  /// The unpacked bytes of a part, its checksum compared; linear in the length that the archive states, which is looked
  /// at before anything is unpacked.
  func part(_ name: String) throws(Fault) -> [UInt8] {
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0 else { throw .missing }
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0 else { throw .damaged }
    guard status.encryption_method == 0 else { throw .encrypted }
    guard status.size <= Self.largestPart else { throw .tooLarge }
    let (ratio, _) = Int(status.size).quotientAndRemainder(dividingBy: max(Int(status.comp_size & 0xFFFF_FFFF), 1))
    guard status.size <= 1 << 20 || ratio <= Self.largestRatio else { throw .tooDense }
    return try unpack(zip_uint64_t(index), count: Int(status.size))
  }

  private func unpack(_ index: zip_uint64_t, count: Int) throws(Fault) -> [UInt8] {
    guard let file = zip_fopen_index(archive, index, 0) else { throw .damaged }
    defer { zip_fclose(file) }
    var read = 0
    // One byte more than stated: a part that goes on is damaged, and only at its end is the checksum compared.
    let part = [UInt8](unsafeUninitializedCapacity: count + 1) { buffer, length in
      while read <= count {
        let step = zip_fread(file, buffer.baseAddress?.advanced(by: read), zip_uint64_t(count + 1 - read))
        guard step > 0 else {
          if step < 0 { read = -1 }
          break
        }
        read += Int(step)
      }
      length = max(read, 0)
    }
    guard read == count else { throw .damaged }
    return part
  }
}
