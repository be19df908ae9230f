#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A new folder below `TMPDIR` that only this user may enter. It is removed with what lies in it.
package final class TemporaryFolder {
  /// Its path.
  package let path: String

  /// Throws ``OutputError`` with `create` where there is no room or permission.
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
  /// Passes a file on in pieces of 64 kB.
  ///
  /// - Throws: ``Failure``, and what `body` throws.
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
