#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
