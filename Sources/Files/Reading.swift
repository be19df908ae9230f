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
