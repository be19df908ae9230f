#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files as the disk has them. Never used on a database that is open here, whose locks it would drop.
enum DiskFile {
  /// Waits until a file's bytes are on disk; false when they may not be.
  static func sync(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  /// A name is on disk only when its folder is; some file systems refuse to sync one, which is no loss.
  static func syncFolder(of path: String) {
    _ = sync(FilePath.parts(path).folder)
  }

  /// Gives a file its name, on disk too.
  ///
  /// - Parameter replacing: whether a file of that name is replaced.
  /// - Returns: false with `errno` when it cannot have it: `EEXIST` where the name is taken.
  static func name(_ temporary: String, _ target: String, replacing: Bool) -> Bool {
    // A link is refused where the name is taken; a rename would replace what came there meanwhile.
    if replacing || link(temporary, target) != 0 {
      guard replacing || errno != EEXIST, rename(temporary, target) == 0 else { return false }
    }
    syncFolder(of: target)
    return true
  }

  /// Copies a file byte for byte, whatever it holds.
  ///
  /// - Throws: `FileReader.Failure`.
  static func copy(_ source: String, to target: String) throws {
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
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw FileReader.Failure(number: errno) }
      rest = rest.dropFirst(count)
    }
  }
}

// `write` inside the type means the type's own.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
