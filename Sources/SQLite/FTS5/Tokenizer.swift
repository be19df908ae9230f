import CSQLite

extension Connection {
  /// Lets `shouldStop` interrupt the parsing of a MATCH expression. It is called before each phrase; true makes the
  /// statement fail with `ResultCode.interrupt`. Nothing else interrupts FTS5 while it parses, which takes time
  /// quadratic in the number of phrases.
  ///
  /// Replaces the built-in tokenizer of that name, for tables that are opened later
  /// (https://sqlite.org/fts5.html#custom_tokenizers).
  /// - Throws: `SQLiteError` if the library has no FTS5 or no such tokenizer.
  package func guardTokenizer(_ name: String, _ shouldStop: @escaping () -> Bool) throws {
    let interface = try fts5Interface()
    var userData: UnsafeMutableRawPointer?
    var inner = fts5_tokenizer()
    guard let find = interface.pointee.xFindTokenizer, let create = interface.pointee.xCreateTokenizer else {
      throw SQLiteError.misuse("FTS5 lacks its interface for tokenizers")
    }
    try handle.check(find(interface, name, &userData, &inner))
    let box = Unmanaged<AnyObject>.passRetained(TokenizerGuard(inner, userData, shouldStop)).toOpaque()
    var methods = fts5_tokenizer(
      xCreate: createGuarded, xDelete: deleteGuarded, xTokenize: tokenizeGuarded)
    let code = create(interface, name, box, &methods, releaseObject)
    if code != SQLITE_OK { releaseObject(box) }
    try handle.check(code)
  }
}

private final class TokenizerGuard {
  let inner: fts5_tokenizer
  let userData: UnsafeMutableRawPointer?
  let shouldStop: () -> Bool

  init(_ inner: fts5_tokenizer, _ userData: UnsafeMutableRawPointer?, _ shouldStop: @escaping () -> Bool) {
    self.inner = inner
    self.userData = userData
    self.shouldStop = shouldStop
  }
}

/// A tokenizer instance for FTS5: the original one and its guard.
private struct GuardedTokenizer {
  let inner: OpaquePointer?
  let guardian: Unmanaged<TokenizerGuard>
}

private func guarded(_ pointer: OpaquePointer?) -> GuardedTokenizer? {
  pointer.map { UnsafeMutablePointer<GuardedTokenizer>($0).pointee }
}

private let createGuarded:
  @convention(c) (
    UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafePointer<CChar>?>?, Int32,
    UnsafeMutablePointer<OpaquePointer?>?
  ) -> Int32 = { data, arguments, count, place in
    guard let data, let place else { return SQLITE_ERROR }
    let guardian = Unmanaged<TokenizerGuard>.fromOpaque(data)
    let methods = guardian.takeUnretainedValue()
    var inner: OpaquePointer?
    let code = methods.inner.xCreate?(methods.userData, arguments, count, &inner) ?? SQLITE_ERROR
    guard code == SQLITE_OK else { return code }
    let storage = UnsafeMutablePointer<GuardedTokenizer>.allocate(capacity: 1)
    storage.initialize(to: GuardedTokenizer(inner: inner, guardian: guardian))
    place.pointee = OpaquePointer(storage)
    return SQLITE_OK
  }

private let deleteGuarded: @convention(c) (OpaquePointer?) -> Void = { pointer in
  guard let pointer, let tokenizer = guarded(pointer) else { return }
  tokenizer.guardian.takeUnretainedValue().inner.xDelete?(tokenizer.inner)
  UnsafeMutablePointer<GuardedTokenizer>(pointer).deallocate()
}

private let tokenizeGuarded:
  @convention(c) (
    OpaquePointer?, UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32,
    (
      @convention(c) (UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32, Int32, Int32) -> Int32
    )?
  ) -> Int32 = { pointer, context, flags, text, count, each in
    guard let tokenizer = guarded(pointer) else { return SQLITE_ERROR }
    let methods = tokenizer.guardian.takeUnretainedValue()
    if flags & FTS5_TOKENIZE_QUERY != 0, methods.shouldStop() { return SQLITE_INTERRUPT }
    return methods.inner.xTokenize?(tokenizer.inner, context, flags, text, count, each) ?? SQLITE_ERROR
  }

/// A tokenizer of FTS5, such as `unicode61`, which splits text into the words of the full-text index
/// (https://sqlite.org/fts5.html#custom_tokenizers).
package final class FTS5Tokenizer {
  private let tokenizer: fts5_tokenizer
  private let instance: OpaquePointer
  /// A tokenizer may use the connection that created it.
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
  ///   - bytes: UTF-8, not validated; less than 2 GiB.
  ///   - each: receives the token as stored in the index (for example folded; valid only during the call), its byte
  ///     range in the text, and whether it has the same position as the previous token.
  /// - Throws: `SQLiteError`, and any error of `each`.
  package func tokenize(
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

  /// Calls `body` with an array of C strings.
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
      // FTS5 may read the array even if it is empty.
      list.append(nil)
      return list.withUnsafeMutableBufferPointer { list in
        body(list.baseAddress.unsafelyUnwrapped, Int32(clamping: strings.count))
      }
    }
  }
}

extension Connection {
  /// A tokenizer by name and arguments as in `tokenize = "…"`, such as `["unicode61", "remove_diacritics", "0"]`.
  ///
  /// - Throws: `SQLiteError` if there is no tokenizer of that name, or if it does not accept the arguments.
  package func tokenizer(_ arguments: [String]) throws -> FTS5Tokenizer {
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
