import CSQLite

extension Connection {
  /// Lets `stops` end the reading of a MATCH text: it is asked before each of the text's phrases, and true fails the
  /// statement with `ResultCode.interrupt`. Nothing else interrupts FTS5 there, and its time grows with the square of
  /// the phrases.
  ///
  /// Stands before the built-in tokenizer of that name, for tables that are opened later
  /// (https://sqlite.org/fts5.html#custom_tokenizers).
  /// - Throws: `SQLiteError` where the library has no FTS5 or no such tokenizer.
  public func guardTokenizer(_ name: String, _ stops: @escaping () -> Bool) throws {
    let interface = try fts5Interface()
    var userData: UnsafeMutableRawPointer?
    var inner = fts5_tokenizer()
    guard let find = interface.pointee.xFindTokenizer, let create = interface.pointee.xCreateTokenizer else {
      throw SQLiteError.misuse("FTS5 lacks its interface for tokenizers")
    }
    try handle.check(find(interface, name, &userData, &inner))
    let box = Unmanaged<AnyObject>.passRetained(TokenizerGuard(inner, userData, stops)).toOpaque()
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
  let stops: () -> Bool

  init(_ inner: fts5_tokenizer, _ userData: UnsafeMutableRawPointer?, _ stops: @escaping () -> Bool) {
    self.inner = inner
    self.userData = userData
    self.stops = stops
  }
}

/// One tokenizer as FTS5 holds it: the inner one, and the guard before it.
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
    if flags & FTS5_TOKENIZE_QUERY != 0, methods.stops() { return SQLITE_INTERRUPT }
    return methods.inner.xTokenize?(tokenizer.inner, context, flags, text, count, each) ?? SQLITE_ERROR
  }
