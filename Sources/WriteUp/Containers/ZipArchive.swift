import ByregionNorwegian
import ByregionText
import CLibZip

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A ZIP archive, read by libzip: the directory when it is opened, a part when it is requested. Not thread-safe.
///
/// Parts are found by name as in Word: a backslash counts as a slash, and letter case does not matter.
package final class ZipArchive {
  /// Why a part cannot be read.
  package enum Fault: Error { case missing, encrypted, tooLarge, tooDense, damaged }

  /// A file or folder that an archive lists.
  package struct Member: Sendable, Hashable {
    /// Its path in the archive, with slashes.
    package var path: String
    /// Its 0-based index in the archive's directory.
    package var index: Int
    /// Unpacked size in bytes, as stated by the archive.
    package var byteCount: Int
    /// Compressed size in bytes.
    package var packedByteCount: Int
    /// Whether a password is needed to read it.
    package var isEncrypted: Bool

    /// Whether it is a folder: its path ends in a slash.
    package var isFolder: Bool { path.hasSuffix("/") }
  }

  /// Maximum unpacked size of a part in bytes, ten times the text of the longest books.
  package static let largestPart = 32 << 20
  /// Maximum ratio of the unpacked to the compressed size of a part larger than 1 MiB. Word's own parts reach 10 or 20;
  /// a higher ratio indicates a ZIP bomb.
  package static let largestRatio = 200

  private let archive: OpaquePointer
  /// The archive's bytes, which libzip points to while it is open; nil for an archive read from a file.
  private let bytes: UnsafeMutableBufferPointer<UInt8>?
  private var byPath: [String: Member]?

  /// - Returns: nil if the bytes are not an archive that libzip can open.
  package init?(_ source: [UInt8]) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(source.count, 1))
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
    self.bytes = bytes
  }

  /// - Returns: nil if there is no file at the path, or it is not an archive that libzip can open.
  package init?(path: String) {
    guard let opened = zip_open(path, ZIP_RDONLY, nil) else { return nil }
    archive = opened
    bytes = nil
  }

  deinit {
    zip_discard(archive)
    bytes?.deallocate()
  }

  /// Whether the archive lists a part of that name.
  package func holds(_ name: String) -> Bool { indices[Self.key(name)] != nil }

  /// The paths of the members, in the archive's order, up to ``maxNamedParts``.
  private(set) lazy var names: [String] = (0..<min(memberCount, Self.maxNamedParts)).map {
    name(zip_uint64_t($0)) ?? ""
  }

  /// The indices of the members by normalized path; among equal paths the first counts.
  private lazy var indices = Dictionary(
    names.enumerated().map { (Self.key($0.element), $0.offset) }, uniquingKeysWith: { first, _ in first })

  /// Maximum number of members that can be found by name; a document has a few dozen.
  private static let maxNamedParts = 10_000

  private static func key(_ name: String) -> String {
    let key = name.lowercased()
    return key.hasPrefix("/") ? String(key.dropFirst()) : key
  }

  /// The number of files and folders that the archive lists.
  package var memberCount: Int { max(Int(zip_get_num_entries(archive, 0)), 0) }

  /// The files and folders that the archive lists, in its order.
  package func members() -> [Member] {
    (0..<memberCount).compactMap { index in
      guard let status = status(zip_uint64_t(index)), let name = name(zip_uint64_t(index)) else { return nil }
      return Member(
        path: name, index: index, byteCount: Int(clamping: status.size),
        packedByteCount: Int(clamping: status.comp_size),
        isEncrypted: status.encryption_method != 0)
    }
  }

  /// The first member with a path. The first call is linear in the number of members.
  package func member(named path: String) -> Member? {
    if byPath == nil { byPath = Dictionary(members().map { ($0.path, $0) }) { first, _ in first } }
    return byPath?[path]
  }

  /// The unpacked bytes of a part; its checksum is verified. Linear in the size that the archive states, which is
  /// checked against the limits before unpacking.
  package func part(_ name: String) throws(Fault) -> [UInt8] {
    guard let index = indices[Self.key(name)] else { throw .missing }
    return try part(at: index)
  }

  /// The unpacked bytes of a member, with the same limits as ``part(_:)``.
  package func content(of member: Member) throws(Fault) -> [UInt8] { try part(at: member.index) }

  private func part(at index: Int) throws(Fault) -> [UInt8] {
    guard let status = status(zip_uint64_t(index)) else { throw .damaged }
    guard status.encryption_method == 0 else { throw .encrypted }
    guard status.size <= Self.largestPart else { throw .tooLarge }
    let ratio = Int(status.size) / max(Int(status.comp_size & 0xFFFF_FFFF), 1)
    guard status.size <= 1 << 20 || ratio <= Self.largestRatio else { throw .tooDense }
    return try unpack(zip_uint64_t(index), count: Int(status.size))
  }

  private func status(_ index: zip_uint64_t) -> zip_stat_t? {
    var status = zip_stat_t()
    zip_stat_init(&status)
    return zip_stat_index(archive, index, 0, &status) == 0 ? status : nil
  }

  /// A member's path, decoded and composed (NFC). macOS writes UTF-8 without the flag for it, Windows writes the DOS
  /// code page.
  private func name(_ index: zip_uint64_t) -> String? {
    guard let raw = zip_get_name(archive, index, zip_flags_t(ZIP_FL_ENC_RAW)) else { return nil }
    let bytes = Array(UnsafeRawBufferPointer(start: raw, count: strlen(raw)))
    let text = bytes.withUnsafeBufferPointer(UTF8Checker.text) ?? MailCharset.dosText(bytes)
    return Composition.composed(text.replacing("\\", with: "/"))
  }

  private func unpack(_ index: zip_uint64_t, count: Int) throws(Fault) -> [UInt8] {
    guard let file = zip_fopen_index(archive, index, 0) else { throw .damaged }
    defer { zip_fclose(file) }
    var read = 0
    // Read one byte more than stated: a longer part is damaged, and libzip compares the checksum only at the end of the
    // part.
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
