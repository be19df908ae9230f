import CSQLite

extension AuxiliaryContext {
  /// Calls `body` with each place where a phrase stands in this row: the column and the phrase's first
  /// token.
  ///
  /// The quickest way to a row's hits where a few phrases of the question matter: no list is made of all
  /// instances.
  public func forEachInstance(
    ofPhrase phrase: Int, _ body: (_ column: Int, _ token: Int) throws -> Void
  ) throws {
    // FTS5 of 3.40 does not check the number itself.
    guard phrase >= 0, phrase < phraseCount else { throw outOfRange("phrase \(phrase)") }
    var iterator = Fts5PhraseIter()
    var column: Int32 = -1
    var token: Int32 = -1
    try check(api.pointee.xPhraseFirst?(match, Int32(phrase), &iterator, &column, &token))
    while column >= 0 {
      try body(Int(column), Int(token))
      api.pointee.xPhraseNext?(match, &iterator, &column, &token)
    }
  }

  /// How often a phrase stands in this row.
  public func instanceCount(ofPhrase phrase: Int) throws -> Int {
    var count = 0
    try forEachInstance(ofPhrase: phrase) { _, _ in count += 1 }
    return count
  }

  /// How often any phrase stands in this row. FTS5 lists the instances once a row.
  public func instanceCount() throws -> Int {
    var count: Int32 = 0
    try check(api.pointee.xInstCount?(match, &count))
    return Int(count)
  }

  /// One of the instances of all phrases, in the order of columns and tokens.
  public func instance(_ index: Int) throws -> PhraseInstance {
    var phrase: Int32 = 0
    var column: Int32 = 0
    var token: Int32 = 0
    try check(api.pointee.xInst?(match, Int32(clamping: index), &phrase, &column, &token))
    return PhraseInstance(phrase: Int(phrase), column: Int(column), token: Int(token))
  }

  /// Calls `body` at every row of the table that holds a phrase of the question, whatever else the question
  /// asks.
  ///
  /// One more search of the index: linear in the rows that hold the phrase.
  public func forEachRow(
    withPhrase phrase: Int, _ body: (borrowing AuxiliaryContext) throws -> Void
  ) throws {
    guard phrase >= 0, phrase < phraseCount else { throw outOfRange("phrase \(phrase)") }
    try withoutActuallyEscaping(body) { body in
      var visit = RowVisit(body: body)
      let code = withUnsafeMutablePointer(to: &visit) { place in
        api.pointee.xQueryPhrase?(match, Int32(phrase), place, visitRow)
      }
      if let error = visit.error { throw error }
      try check(code)
    }
  }
}

private struct RowVisit {
  let body: (borrowing AuxiliaryContext) throws -> Void
  var error: (any Error)?
}

private let visitRow:
  @convention(c) (UnsafePointer<Fts5ExtensionApi>?, OpaquePointer?, UnsafeMutableRawPointer?) -> Int32 = {
    api, match, data in
    guard let api, let match, let visit = data?.assumingMemoryBound(to: RowVisit.self) else {
      return SQLITE_ERROR
    }
    do {
      try visit.pointee.body(
        AuxiliaryContext(api: api, match: match, arguments: FunctionArguments(nil, 0, nil)))
      return SQLITE_OK
    } catch {
      visit.pointee.error = error
      return SQLITE_ABORT
    }
  }
