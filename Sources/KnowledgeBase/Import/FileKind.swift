#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
