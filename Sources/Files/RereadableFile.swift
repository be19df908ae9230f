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
