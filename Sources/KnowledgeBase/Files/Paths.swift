#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Paths, and what only the system knows of them.
enum FilePath {
  /// The path behind symbolic links; where nothing stands yet, that of its folder with the name, also when links lead
  /// there.
  static func resolved(_ path: String) -> String {
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
  static func behindLink(_ path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
    return resolved(path)
  }

  /// Folder and name: ("a/b", "c") of `a/b/c`, (".", "c") of `c`.
  static func parts(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// A name beside the path that nothing has: hidden, and gone when its bytes have their name.
  static func temporary(beside path: String) -> String {
    let (folder, name) = parts(path)
    // 255 bytes is the longest name that most file systems take.
    let short = String(decoding: name.utf8.prefix(200), as: UTF8.self)
    return "\(folder)/.\(short).\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).part"
  }

  /// Whether something stands there.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Size in bytes; nil where nothing stands.
  static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Sees to it that a path names a file or nothing: a database laid over a device or a pipe would take its place, and
  /// so would a temporary file that gets its name.
  ///
  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for a folder, a device, a pipe or a socket.
  static func requireFileOrNothing(_ path: String) throws {
    guard let kind = otherKind(path) else { return }
    throw KnowledgeBaseError(
      .invalidInput, "this is \(kind), not a knowledge base", place: path,
      suggestion: "Name a file; nothing was touched.")
  }

  /// Sees to it that what SQLite keeps beside a database is files: it would wait for ever for the other end of a pipe.
  ///
  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for anything else.
  static func requireFilesOrNothing(beside database: String) throws {
    for companion in ["-journal", "-wal", "-shm"].map({ resolved(database) + $0 }) {
      guard let kind = otherKind(companion) else { continue }
      throw KnowledgeBaseError(
        .invalidInput, "this is \(kind), where SQLite keeps a file of the knowledge base", place: companion,
        suggestion: "Move it away; nothing was touched.")
    }
  }

  /// Sees to it that no log or journal waits beside a name that a file is about to get: SQLite would read it into that
  /// file, and nothing but what it holds would be left.
  ///
  /// - Throws: `KnowledgeBaseError` with `.cannotCreate`.
  static func requireNoLog(beside target: String) throws {
    for companion in ["-wal", "-journal"].map({ resolved(target) + $0 }) where size(companion) ?? 0 > 0 {
      throw KnowledgeBaseError(
        .cannotCreate, "a program has the file of this name open, or left its log \(companion)", place: target,
        suggestion: "Name another file, or move the log to where its own file is.")
    }
  }

  /// What stands there, if it is neither a file nor nothing.
  private static func otherKind(_ path: String) -> String? {
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
  static func areSame(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var other = stat()
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_ino == other.st_ino
      && one.st_dev == other.st_dev
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// What stands at a path; one call of the system's.
enum FileKind: Equatable {
  case folder
  case file(byteCount: Int)
  case link
  /// A pipe, a device.
  case other

  /// - Returns: nil when nothing is there, or nothing that may be looked at.
  init?(of path: String, followingLinks: Bool) {
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
enum FolderListing {
  /// The names of what lies in a folder, without `.` and `..`, in no order; nil when it may not be read.
  static func names(of folder: String) -> [String]? {
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
