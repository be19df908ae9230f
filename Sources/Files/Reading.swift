#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Functions on paths, and file properties that only the operating system knows.
package enum FilePath {
  /// The path with all symbolic links resolved. If the file does not exist, its folder is resolved and the name
  /// appended; a dangling link is followed to its target first.
  package static func resolved(_ path: String) -> String {
    if let whole = real(path) { return whole }
    var path = path
    for _ in 0..<longestChain {
      guard let target = linkTarget(path) else { break }
      path = target.hasPrefix("/") ? target : parts(path).folder + "/" + target
    }
    let (folder, name) = parts(path)
    return (real(folder) ?? folder) + "/" + name
  }

  /// Maximum number of links followed in a row, the limit of Linux.
  private static let longestChain = 40

  /// The target of a symbolic link; nil for anything else.
  private static func linkTarget(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  /// The target if the path is a symbolic link, otherwise the path unchanged. SQLite keeps its log and journal beside
  /// the target.
  package static func behindLink(_ path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
    return resolved(path)
  }

  /// Splits a path into folder and name: `a/b/c` gives ("a/b", "c"), `c` gives (".", "c").
  package static func parts(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// An unused, hidden name in the same folder, for a file that is renamed when it is complete.
  package static func temporary(beside path: String) -> String {
    let (folder, name) = parts(path)
    // Most file systems limit a name to 255 bytes.
    let short = String(decoding: name.utf8.prefix(200), as: UTF8.self)
    return "\(folder)/.\(short).\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).part"
  }

  /// Whether the path exists, after following links.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Size in bytes; nil if the path does not exist.
  package static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Free bytes on the disk that holds the path; nil if the system does not report it.
  package static func freeSpace(at path: String) -> Int? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return Int(clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
  }

  /// Whether the path certainly does not exist. False if the system cannot tell, for example because a folder may not
  /// be searched or a disk does not respond.
  package static func isGone(_ path: String) -> Bool {
    guard access(path, F_OK) != 0 else { return false }
    return errno == ENOENT || errno == ENOTDIR
  }

  /// A noun for a path that is not a regular file, such as "a folder"; nil for a regular file or a path that does not
  /// exist.
  package static func otherKind(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }

  /// Whether both paths name the same file (device and inode).
  package static func areSame(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var other = stat()
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_ino == other.st_ino
      && one.st_dev == other.st_dev
  }

  /// The absolute path without links; nil if it does not exist.
  package static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// The kind of file at a path, found with one system call.
package enum FileKind: Equatable {
  case folder
  case file(byteCount: Int)
  case link
  /// A pipe, socket or device.
  case other

  /// - Returns: nil if the path does not exist or may not be examined.
  package init?(of path: String, followingLinks: Bool) {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFREG: self = .file(byteCount: Int(status.st_size))
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

/// Lists folders.
package enum FolderListing {
  /// The names in a folder, without `.` and `..`, in no particular order; nil if the folder cannot be read.
  package static func names(of folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

/// Reads files and descriptors into byte arrays.
package enum FileReader {
  /// A failed read, with the system's error number.
  package struct Failure: Error {
    package var number: Int32

    package init(number: Int32) { self.number = number }

    /// The system's text, such as "Permission denied".
    package var message: String { String(cString: strerror(number)) }
  }

  /// The first `limit` bytes of a file, or the whole file if it is shorter.
  ///
  /// - Throws: ``Failure``.
  package static func read(path: String, limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    defer { close(descriptor) }
    var status = stat()
    let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    return try read(descriptor, limit: limit, expected: size)
  }

  /// Bytes from an open descriptor (0 is standard input), up to `limit`.
  ///
  /// - Parameter expected: the probable number of bytes, so that one allocation suffices.
  /// - Throws: ``Failure``.
  package static func read(_ descriptor: Int32, limit: Int, expected: Int = 0) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    // Asking for one byte more than expected detects that the file grew. Small files get small buffers because the
    // result may live long.
    var wanted = min(limit, expected > 0 ? expected + 1 : 1 << 16)
    while bytes.count < limit {
      let part = try chunk(from: descriptor, count: min(wanted, limit - bytes.count))
      if part.isEmpty { break }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if bytes.count == expected { wanted = 1 } else { wanted = 1 << 16 }
    }
    return bytes
  }

  private static func chunk(from descriptor: Int32, count: Int) throws(Failure) -> [UInt8] {
    var number: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      repeat {
        filled = systemRead(descriptor, buffer.baseAddress, count)
        number = filled < 0 ? errno : 0
      } while number == EINTR
      filled = max(filled, 0)
    }
    guard number == 0 else { throw Failure(number: number) }
    return bytes
  }
}

// Inside the type, `read` means the type's own method.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads lines from a descriptor as they arrive. The rest of a line beyond the limit is skipped, so memory per line is
/// bounded by the limit.
package struct LimitedLines {
  /// A line as it was read.
  package enum Line: Sendable, Hashable {
    /// A line without its line feed. The last line may have had none.
    case whole([UInt8])
    /// A line longer than the limit, with its length in bytes.
    case tooLong(byteCount: Int)
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8]
  private var filled = 0..<0

  /// - Parameter limit: Maximum bytes of a line.
  package init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
    buffer = [UInt8](repeating: 0, count: 1 << 16)
  }

  /// The next line, or nil at the end.
  ///
  /// - Throws: `FileReader.Failure`.
  package mutating func next() throws(FileReader.Failure) -> Line? {
    var line: [UInt8] = []
    var byteCount = 0
    while true {
      if filled.isEmpty, try !fill() {
        guard byteCount > 0 else { return nil }
        break
      }
      let end = buffer[filled].firstIndex(of: 0x0A)
      let part = buffer[filled.lowerBound..<(end ?? filled.upperBound)]
      byteCount += part.count
      if byteCount <= limit { line += part } else { line = [] }
      filled = (end.map { $0 + 1 } ?? filled.upperBound)..<filled.upperBound
      if end != nil { break }
    }
    return byteCount <= limit ? .whole(line) : .tooLong(byteCount: byteCount)
  }

  private mutating func fill() throws(FileReader.Failure) -> Bool {
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        filled = 0..<count
        return count > 0
      }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK:
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&request, 1, -1)
      default: throw FileReader.Failure(number: errno)
      }
    }
  }
}

/// State of a descriptor as the system reports it.
package enum DescriptorState {
  /// Whether the reading end of a pipe or socket is closed.
  package static func hasNoReader(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&request, 1, 0) > 0 && request.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that can be read from its start repeatedly, a chunk at a time.
///
/// Input from a pipe or device is first copied to an unnamed temporary file.
package final class RereadableFile {
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - limit: maximum bytes copied from a pipe; the rest is not read.
  ///   - whileBusy: called repeatedly while a pipe is copied; an error that it throws ends the copy.
  /// - Throws: ``FileReader/Failure``, and any error of `whileBusy`.
  package init(path: String, limit: Int, whileBusy: () throws -> Void = {}) throws {
    let opened = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw FileReader.Failure(number: errno) }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFREG else {
      descriptor = opened
      return
    }
    defer { close(opened) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileReader.Failure(number: EISDIR) }
    descriptor = try Self.copy(of: opened, limit: limit, whileBusy)
  }

  deinit { close(descriptor) }

  /// Current size of the file in bytes.
  package var byteCount: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Calls `body` with the file's bytes from the start, a chunk at a time, until it returns false.
  ///
  /// - Throws: ``FileReader/Failure``, and any error of `body`.
  package func forEachChunk(of count: Int = 1 << 18, _ body: (UnsafeBufferPointer<UInt8>) throws -> Bool) throws {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
    defer { buffer.deallocate() }
    var offset = 0
    while true {
      let read = pread(descriptor, buffer.baseAddress, count, off_t(offset))
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw FileReader.Failure(number: errno) }
      guard read > 0, try body(UnsafeBufferPointer(rebasing: buffer[..<read])) else { return }
      offset += read
    }
  }

  private static func copy(of source: Int32, limit: Int, _ whileBusy: () throws -> Void) throws -> Int32 {
    let target = try unnamedFile()
    do {
      var count = 0
      while count < limit {
        try whileBusy()
        let bytes = try FileReader.read(source, limit: min(1 << 16, limit - count))
        if bytes.isEmpty { return target }
        try write(bytes, to: target)
        count += bytes.count
      }
      return target
    } catch {
      close(target)
      throw error
    }
  }

  /// A temporary file without a name; the system removes it when it is closed.
  private static func unnamedFile() throws -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/byregion-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileReader.Failure(number: errno) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileReader.Failure(number: errno) }
      written += count
    }
  }
}

// Inside the type, `write` means the type's own method.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
