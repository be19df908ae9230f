import CSQLite

/// A tokenizer of FTS5, such as `unicode61`: what the full-text index takes for words
/// (https://sqlite.org/fts5.html#custom_tokenizers).
public final class FTS5Tokenizer {
  private let tokenizer: fts5_tokenizer
  private let instance: OpaquePointer
  /// A tokenizer may use the connection that made it.
  private let handle: ConnectionHandle

  init(_ arguments: [String], on connection: Connection) throws {
    let interface = try connection.fts5Interface()
    var data: UnsafeMutableRawPointer?
    var found = fts5_tokenizer()
    let name = arguments.first ?? "unicode61"
    guard interface.pointee.xFindTokenizer?(interface, name, &data, &found) == SQLITE_OK else {
      throw SQLiteError(code: .notFound, message: "no such tokenizer: \(name)")
    }
    let made = Self.withCStrings(Array(arguments.dropFirst())) { list, count in
      var made: OpaquePointer?
      return found.xCreate?(data, list, count, &made) == SQLITE_OK ? made : nil
    }
    guard let made else {
      let message = "the tokenizer does not take these arguments: \(arguments.joined(separator: " "))"
      throw SQLiteError(code: .error, message: message)
    }
    tokenizer = found
    instance = made
    handle = connection.handle
  }

  deinit { tokenizer.xDelete?(instance) }

  /// Calls `each` with every token of a text, in order.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, not checked; less than 2 GiB.
  ///   - each: gets the token as the index holds it (folded, say; valid during the call only), the bytes of
  ///     the text that it stands for, and whether it stands at the same place as the token before it.
  /// - Throws: `SQLiteError`, and what `each` throws.
  public func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ each: (_ token: UnsafeBufferPointer<UInt8>, _ place: Range<Int>, _ isColocated: Bool) throws -> Void
  ) throws {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    guard let count = Int32(exactly: bytes.count) else {
      throw SQLiteError(code: .tooBig, message: "the text to tokenize is too long")
    }
    try withoutActuallyEscaping(each) { each in
      var visit = TokenVisit(each: each)
      let text = UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
      let code = withUnsafeMutablePointer(to: &visit) { place in
        tokenizer.xTokenize?(instance, place, FTS5_TOKENIZE_DOCUMENT, text, count, visitToken)
      }
      if let error = visit.error { throw error }
      guard code == SQLITE_OK else { throw SQLiteError(handle: nil, code: code ?? SQLITE_ERROR) }
    }
  }

  /// Calls `body` with the strings as C has them.
  private static func withCStrings<T>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafePointer<CChar>?>, Int32) -> T
  ) -> T {
    let bytes = strings.map { Array($0.utf8CString) }
    var offsets: [Int] = []
    var all: [CChar] = []
    for string in bytes {
      offsets.append(all.count)
      all += string
    }
    return all.withUnsafeBufferPointer { all in
      var list: [UnsafePointer<CChar>?] = offsets.map { offset in all.baseAddress.map { $0 + offset } }
      // FTS5 may look at the list even when it is empty.
      list.append(nil)
      return list.withUnsafeMutableBufferPointer { list in
        body(list.baseAddress.unsafelyUnwrapped, Int32(clamping: strings.count))
      }
    }
  }
}

extension Connection {
  /// A tokenizer by name and arguments as in `tokenize = "…"`, such as `["unicode61", "remove_diacritics",
  /// "0"]`.
  ///
  /// - Throws: `SQLiteError` where there is none of that name, or it does not take the arguments.
  public func tokenizer(_ arguments: [String]) throws -> FTS5Tokenizer {
    try FTS5Tokenizer(arguments, on: self)
  }
}

private struct TokenVisit {
  let each: (UnsafeBufferPointer<UInt8>, Range<Int>, Bool) throws -> Void
  var error: (any Error)?
}

private let visitToken:
  @convention(c) (UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32, Int32, Int32) -> Int32 = {
    data, flags, token, count, start, end in
    guard let visit = data?.assumingMemoryBound(to: TokenVisit.self), start <= end else {
      return SQLITE_ERROR
    }
    let bytes = UnsafeRawPointer(token)?.assumingMemoryBound(to: UInt8.self)
    do {
      try visit.pointee.each(
        UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : Int(count)), Int(start)..<Int(end),
        flags & FTS5_TOKEN_COLOCATED != 0)
      return SQLITE_OK
    } catch {
      visit.pointee.error = error
      return SQLITE_ABORT
    }
  }
