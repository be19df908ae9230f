#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that appears, or is replaced, whole or not at all.
///
/// The bytes go to a new file in the same folder, which is synced and takes the name at ``commit()``. Until
/// then, and when it is abandoned or the process dies, the earlier file stands as it was. A symbolic link
/// is followed; a file that is replaced passes its permissions on. What is no regular file (`/dev/null`, a
/// named pipe) is written to as it is.
public final class ReplacedFile: ByteDestination {
  private let path: String
  private let target: String
  private var temporary: String?
  private var descriptor: Int32
  private let writer: DescriptorDestination

  /// Opens the file beside `path`. Throws ``OutputError`` with `create` when the folder does not take it.
  public init(path: String) throws {
    self.path = path
    let (existing, resolved) = try Self.examine(path)
    target = resolved
    if let existing, existing & S_IFMT != S_IFREG {
      temporary = nil
      descriptor = try Self.open(resolved, O_WRONLY | O_CLOEXEC, saying: path)
    } else {
      let beside = Self.temporaryName(for: resolved)
      temporary = beside
      descriptor = try Self.open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, saying: path)
      // Permissions are a courtesy: a file system without them still takes the bytes.
      if let existing { _ = fchmod(descriptor, existing & 0o7777) }
    }
    writer = DescriptorDestination(descriptor: descriptor, name: path)
  }

  deinit { abandon() }

  /// Writes to the new file, which nobody sees yet.
  public func write(_ bytes: UnsafeRawBufferPointer) throws {
    try writer.write(bytes)
  }

  /// Syncs the file and gives it its name. Throws ``OutputError``; the earlier file then stands.
  public func commit() throws {
    guard descriptor >= 0 else { return }
    if temporary != nil { try check(fsync(descriptor), .write) }
    let closed = close(descriptor)
    descriptor = -1
    try check(closed, .write)
    guard let from = temporary else { return }
    try check(rename(from, target), .replace)
    temporary = nil
    syncFolder()
  }

  /// Removes what was written so far. Does nothing after ``commit()``.
  public func abandon() {
    if descriptor >= 0 { _ = close(descriptor) }
    descriptor = -1
    if let temporary { _ = unlink(temporary) }
    temporary = nil
  }

  private func check(_ result: Int32, _ action: OutputError.Action) throws {
    if result == 0 { return }
    let code = errno
    abandon()
    throw OutputError(action: action, target: path, code: code)
  }

  // The rename is on disk only when its folder is; some file systems refuse to sync one, which is no loss.
  private func syncFolder() {
    let folder = Glue.open(Self.folder(of: target), O_RDONLY | O_CLOEXEC, 0)
    guard folder >= 0 else { return }
    _ = fsync(folder)
    _ = close(folder)
  }
}

extension ReplacedFile {
  /// The mode of what stands at `path`, if anything, and the path behind its symbolic links.
  private static func examine(_ path: String) throws -> (mode: mode_t?, resolved: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return (nil, path) }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw OutputError(action: .create, target: path, code: EISDIR)
    }
    guard let resolved = realpath(path, nil) else { return (status.st_mode, path) }
    defer { free(resolved) }
    return (status.st_mode, String(cString: resolved))
  }

  private static func open(_ path: String, _ flags: Int32, saying name: String) throws -> Int32 {
    let descriptor = Glue.open(path, flags, 0o666)
    if descriptor < 0 { throw OutputError(action: .create, target: name, code: errno) }
    return descriptor
  }

  private static func temporaryName(for path: String) -> String {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? "output"
    // 255 bytes is the longest name most file systems take.
    let short = String(decoding: name.utf8.prefix(200), as: UTF8.self)
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    return folder(of: path) + "/.\(short).\(random).part"
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// `open(2)`, which the methods of the same name would hide.
private enum Glue {
  static func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, flags, mode)
    #elseif canImport(Musl)
      Musl.open(path, flags, mode)
    #else
      Darwin.open(path, flags, mode)
    #endif
  }
}
