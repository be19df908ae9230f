#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Paths, and what only the system knows of them.
package enum FilePath {
  /// The path behind symbolic links; where nothing stands yet, that of its folder with the name, also when links lead
  /// there.
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

  /// As many links as Linux follows, one after the other.
  private static let longestChain = 40

  /// What a symbolic link holds; nil for anything else.
  private static func linkTarget(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  /// The file itself where a symbolic link was named, since that is where SQLite keeps its log and its journal; any
  /// other path as it is.
  package static func behindLink(_ path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
    return resolved(path)
  }

  /// Folder and name: ("a/b", "c") of `a/b/c`, (".", "c") of `c`.
  package static func parts(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// A name beside the path that nothing has: hidden, and gone when its bytes have their name.
  package static func temporary(beside path: String) -> String {
    let (folder, name) = parts(path)
    // 255 bytes is the longest name that most file systems take.
    let short = String(decoding: name.utf8.prefix(200), as: UTF8.self)
    return "\(folder)/.\(short).\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).part"
  }

  /// Whether something stands there.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Size in bytes; nil where nothing stands.
  package static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// The bytes that a disk has room for, by a path on it; nil where the system does not tell.
  package static func freeSpace(at path: String) -> Int? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return Int(clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
  }

  /// Whether nothing is there. False where the system does not tell: in a folder that may not be searched, or on a
  /// disk that does not answer.
  package static func isGone(_ path: String) -> Bool {
    guard access(path, F_OK) != 0 else { return false }
    return errno == ENOENT || errno == ENOTDIR
  }

  /// A noun for what stands there, such as "a folder"; nil for a regular file and for nothing.
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

  /// Whether both name one file.
  package static func areSame(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var other = stat()
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_ino == other.st_ino
      && one.st_dev == other.st_dev
  }

  /// The absolute path without links; nil where nothing stands there.
  package static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// What stands at a path; one call of the system's.
package enum FileKind: Equatable {
  case folder
  case file(byteCount: Int)
  case link
  /// A pipe, a device.
  case other

  /// - Returns: nil when nothing is there, or nothing that may be looked at.
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
  /// The names of what lies in a folder, without `.` and `..`, in no order; nil when it may not be read.
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

/// Reads files by descriptor, into bytes.
package enum FileReader {
  /// What the system said when a file could not be read.
  package struct Failure: Error {
    package var number: Int32

    package init(number: Int32) { self.number = number }

    /// "Permission denied".
    package var message: String { String(cString: strerror(number)) }
  }

  /// The first bytes of a file, all of them when there are no more than `limit`.
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
  /// - Parameter expected: how many there probably are, so that memory is asked for once.
  /// - Throws: ``Failure``.
  package static func read(_ descriptor: Int32, limit: Int, expected: Int = 0) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than expected tells whether the file grew; small files get small buffers, which live long.
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

// `read` inside the type means the type's own.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lines of a descriptor, one at a time as they come in. What a line has beyond a limit is passed over, so that no line
/// needs more memory than that.
package struct LimitedLines {
  /// What was read.
  package enum Line: Sendable, Hashable {
    /// A line without its line feed; the last one may have had none.
    case whole([UInt8])
    /// A line that was longer than the limit, with its number of bytes.
    case tooLong(byteCount: Int)
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8]
  private var filled = 0..<0

  /// - Parameter limit: Most bytes of a line.
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

/// What the system says about a descriptor.
package enum DescriptorState {
  /// Whether nobody reads what is written to a pipe or socket.
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

/// A file that is read from its start as often as needed, a chunk at a time.
///
/// What comes through a pipe or from a device is copied to a temporary file without a name first.
package final class RereadableFile {
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - limit: most bytes that are copied from a pipe; what lies behind them is not read.
  ///   - whileBusy: is called while a pipe is copied; what it throws ends it.
  /// - Throws: ``FileReader/Failure``, and what `whileBusy` throws.
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

  /// Bytes of the file now.
  package var byteCount: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Calls `body` with the file's bytes from the start, a chunk at a time, until it returns false.
  ///
  /// - Throws: ``FileReader/Failure``, and what `body` throws.
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

  /// A temporary file that is gone when it is closed.
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

// `write` inside the type means the type's own.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
