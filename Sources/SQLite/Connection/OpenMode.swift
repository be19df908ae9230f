import CSQLite

/// How a database is opened, after https://sqlite.org/c3ref/open.html.
public enum OpenMode: Sendable, Hashable {
  /// Reads an existing file.
  case readOnly
  /// Reads and writes an existing file; refused if the file can only be read.
  case readWrite
  /// Reads and writes a file, made if there is none.
  case readWriteCreate
  /// A private database in memory; the path is not looked at.
  case memory
  /// Reads a file on media that nobody can change, without locks and without looking for a write-ahead log.
  case immutable

  /// The flags of `sqlite3_open_v2`. The caller's isolation stands in for SQLite's own mutex.
  var flags: Int32 {
    let common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    return switch self {
    case .readOnly: common | SQLITE_OPEN_READONLY
    case .readWrite: common | SQLITE_OPEN_READWRITE
    case .readWriteCreate: common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .memory: common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
    case .immutable: common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    }
  }

  var writes: Bool { self == .readWrite || self == .readWriteCreate }

  /// The name to hand to SQLite for `path`.
  ///
  /// Many builds (Debian's among them) read any name that begins with "file:" as a URI, whatever the flags.
  func fileName(of path: String) -> String {
    switch self {
    case .memory: ":memory:"
    case .immutable: (path.hasPrefix("/") ? "file://" : "file:") + Self.percentEncoded(path) + "?immutable=1"
    default: path.hasPrefix("file:") ? "./" + path : path
    }
  }

  /// Every byte but letters, digits and "/-._~" as %XX, after https://sqlite.org/uri.html.
  static func percentEncoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-")...UInt8(ascii: "/"), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
