#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How the process handles `SIGPIPE`.
package enum BrokenPipes {
  /// Makes a write to a closed pipe fail with ``ClosedPipe`` instead of ending the process. Call once at start.
  package static func ignoreSignal() {
    signal(SIGPIPE, SIG_IGN)
  }
}

/// Where the bytes of an ``Output`` end up: a descriptor, a growing memory buffer, a replaced file.
package protocol ByteDestination: AnyObject {
  /// Writes all bytes in order, or throws; some may have been written before an error.
  func write(_ bytes: UnsafeRawBufferPointer) throws
  /// Makes the output final; a file gets its name. Called once, after the last write.
  func commit() throws
  /// Discards an output that was not committed, leaving nothing behind.
  func abandon()
}

extension ByteDestination {
  /// Does nothing: there is nothing to make final.
  package func commit() throws {}
  /// Does nothing: there is nothing to remove.
  package func abandon() {}
}

/// The reader closed the pipe (`byregion … | head`). The program treats this as success.
package struct ClosedPipe: Error, Sendable, Hashable {
  package init() {}
}

/// An open file descriptor, such as standard output. The caller owns it: it is not closed here.
package final class DescriptorDestination: ByteDestination {
  private let descriptor: Int32
  private let name: String

  /// - Parameter name: the name in messages, such as "standard output".
  package init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Writes everything. Handles short writes, interrupted calls and non-blocking descriptors.
  ///
  /// Throws ``ClosedPipe`` if the reader has closed the pipe, otherwise ``OutputError``. ``ClosedPipe`` requires that
  /// the process ignores `SIGPIPE`: see ``BrokenPipes``.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
      let written = systemWrite(descriptor, start, rest.count)
      if written > 0 {
        rest = rest.dropFirst(written)
      } else {
        try settle(written == 0 ? EIO : errno)
      }
    }
  }

  private func settle(_ code: Int32) throws {
    switch code {
    case EINTR: return
    case EAGAIN, EWOULDBLOCK: waitUntilWritable()
    case EPIPE: throw ClosedPipe()
    default: throw OutputError(action: .write, target: name, code: code)
    }
  }

  // A terminal shared with a program that set O_NONBLOCK returns EAGAIN while it is slow.
  private func waitUntilWritable() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }
}

/// `write(2)`, which methods of the same name would hide.
func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// An output that could not be written, with the operating system's reason.
package struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The operation. It decides the exit code: 73 for `create`, 74 for the others.
  package enum Action: String, Sendable, Hashable { case create, write, replace }

  /// The operation that failed.
  package var action: Action
  /// The file's path, or "standard output".
  package var target: String
  /// The `errno` of the failed call.
  package var code: Int32

  package init(action: Action, target: String, code: Int32) {
    self.action = action
    self.target = target
    self.code = code
  }

  /// The operating system's text for ``code``, such as "No space left on device".
  package var reason: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

  /// One sentence for people: "cannot write to results.csv: No space left on device".
  package var description: String {
    switch action {
    case .create: "cannot create \(target): \(reason)"
    case .write: "cannot write to \(target): \(reason)"
    case .replace: "cannot replace \(target): \(reason)"
    }
  }
}

/// Operations on files on disk. Must not be used on a database that this process has open: closing the file would drop
/// SQLite's locks.
package enum DiskFile {
  /// Waits until the bytes of a file are on disk. Returns false if they may not be.
  package static func sync(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  /// Syncs the folder, without which a new name may not survive a crash. Some file systems refuse to sync a folder;
  /// that is ignored.
  static func syncFolder(of path: String) {
    _ = sync(FilePath.parts(path).folder)
  }

  /// Renames a file durably.
  ///
  /// - Parameter replacing: whether an existing file of that name is replaced.
  /// - Returns: false with `errno` set on failure: `EEXIST` if the name is taken.
  package static func name(_ temporary: String, _ target: String, replacing: Bool) -> Bool {
    // `link` fails if the name is taken, even if that file appeared only just now; `rename` would replace it.
    if replacing || link(temporary, target) != 0 {
      guard replacing || errno != EEXIST, rename(temporary, target) == 0 else { return false }
    }
    syncFolder(of: target)
    return true
  }

  /// Copies a file byte for byte and syncs it.
  ///
  /// - Throws: `FileReader.Failure`.
  package static func copy(_ source: String, to target: String) throws {
    let from = open(source, O_RDONLY | O_CLOEXEC)
    guard from >= 0 else { throw FileReader.Failure(number: errno) }
    defer { close(from) }
    let into = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard into >= 0 else { throw FileReader.Failure(number: errno) }
    defer { close(into) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(from, &buffer, buffer.count)
      if count == 0 { break }
      guard count > 0 else { throw FileReader.Failure(number: errno) }
      try write(buffer[..<count], to: into)
    }
    guard fsync(into) == 0 else { throw FileReader.Failure(number: errno) }
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { $0.baseAddress.map { systemWrite(descriptor, $0, rest.count) } ?? 0 }
      guard count > 0 else { throw FileReader.Failure(number: errno) }
      rest = rest.dropFirst(count)
    }
  }
}

/// A file that is created or replaced completely or not at all.
///
/// The bytes go to a new file in the same folder, which is synced and renamed by ``commit()``. Until then, and if it is
/// abandoned or the process dies, the earlier file is unchanged. Symbolic links are followed; a replaced file keeps its
/// permissions. Anything but a regular file (`/dev/null`, a named pipe) is written to directly.
package final class ReplacedFile: ByteDestination {
  private let path: String
  private let target: String
  private var temporary: String?
  private var descriptor: Int32
  private let writer: DescriptorDestination

  /// Opens the temporary file beside `path`. Throws ``OutputError`` with `create` if that fails.
  package init(path: String) throws {
    self.path = path
    let (existing, resolved) = try Self.examine(path)
    target = resolved
    if let existing, existing & S_IFMT != S_IFREG {
      temporary = nil
      descriptor = try Self.open(resolved, O_WRONLY | O_CLOEXEC, saying: path)
    } else {
      let beside = FilePath.temporary(beside: resolved)
      temporary = beside
      descriptor = try Self.open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, saying: path)
      // Failure is ignored: a file system without permissions can still hold the file.
      if let existing { _ = fchmod(descriptor, existing & 0o7777) }
    }
    writer = DescriptorDestination(descriptor: descriptor, name: path)
  }

  deinit { abandon() }

  /// Writes to the temporary file.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    try writer.write(bytes)
  }

  /// Syncs the file and renames it. Throws ``OutputError``; the earlier file is then unchanged.
  package func commit() throws {
    guard descriptor >= 0 else { return }
    if temporary != nil { try check(fsync(descriptor), .write) }
    let closed = close(descriptor)
    descriptor = -1
    try check(closed, .write)
    guard let from = temporary else { return }
    try check(rename(from, target), .replace)
    temporary = nil
    DiskFile.syncFolder(of: target)
  }

  /// Removes the temporary file. Does nothing after ``commit()``.
  package func abandon() {
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
}

extension ReplacedFile {
  /// The mode of the file at `path`, if it exists, and the path with symbolic links resolved.
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
}

/// `open(2)`, which methods of the same name would hide.
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

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A new folder in `TMPDIR` that only this user may enter. It is removed with its files on deinitialization.
package final class TemporaryFolder {
  /// Its path.
  package let path: String

  /// Throws ``OutputError`` with `create` if the folder cannot be made.
  package init(named name: String) throws {
    let root = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(root)/\(name)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw OutputError(action: .create, target: "a folder in \(root)", code: errno)
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in FolderListing.names(of: path) ?? [] { unlink("\(path)/\(name)") }
    rmdir(path)
  }
}

extension FileReader {
  /// Calls `body` with pieces of a file of at most 64 kB, in order.
  ///
  /// - Throws: ``Failure``, and any error of `body`.
  package static func forEachPiece(of path: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    defer { close(descriptor) }
    while true {
      let piece = try read(descriptor, limit: 1 << 16)
      if piece.isEmpty { return }
      try piece.withUnsafeBytes(body)
    }
  }
}
