import ByregionLanguages
import ByregionPostgreSQL
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText
import Crypto

/// Publishes a knowledge base into a schema of a PostgreSQL database. Each publication is one transaction, so readers
/// see either the old state or the new one.
package final class Publisher {
  /// The oldest supported major version of the server.
  package static let oldestServer = 13
  /// Class of the advisory locks: "ByRg" in ASCII, like the application ID of the file. It separates them from the
  /// locks of other programs.
  static let lockClass = 0x4279_5267
  /// How long to wait for another publication.
  private static let lockTimeout = "5s"
  /// How long to wait for readers' queries when tables have to be recreated.
  private static let tableLockTimeout = "60s"

  private let knowledgeBase: KnowledgeBase
  private let session: Session
  private let schema: String

  private var connection: Connection { knowledgeBase.connection }

  /// Connects to the server.
  ///
  /// - Parameters:
  ///   - address: see ``Session/init(_:)``.
  ///   - schema: created if it does not exist.
  /// - Throws: `KnowledgeBaseError`, which never repeats the address.
  package init(_ knowledgeBase: KnowledgeBase, to address: String, schema: String) throws {
    guard !schema.isEmpty, schema.utf8.count <= Names.limit, !schema.contains("\0"), !schema.hasPrefix("pg_") else {
      throw KnowledgeBaseError(
        .usage, { $0.noSchemaName(Sanitizer.visible(schema)) },
        suggestion: .say { $0.schemaNameRule(Names.limit) })
    }
    do {
      session = try Session(address)
    } catch let error as PostgreSQLError {
      throw KnowledgeBaseError(error, at: nil)
    }
    try Self.requireServer(session.serverVersion, at: session.place)
    self.knowledgeBase = knowledgeBase
    self.schema = schema
  }

  /// - Parameter version: 150004 for 15.4.
  package static func requireServer(_ version: Int, at place: String) throws {
    guard version < oldestServer * 10_000 else { return }
    let name = version >= 100_000 ? "\(version / 10_000)" : "\(version / 10_000).\(version / 100 % 100)"
    throw KnowledgeBaseError(
      .incompatible, { $0.serverTooOld(name) }, place: place, suggestion: .say { $0.serverNeeded(oldestServer) })
  }

  /// What a publication would do. Changes neither the file nor the schema.
  package func plan() throws -> Publication {
    try translatingErrors {
      try prepare()
      return try session.transaction("BEGIN READ ONLY") {
        try usePath()
        return try reading { try Work(self).publication }
      }
    }
  }

  /// Publishes all changes since the last publication. If it throws, nothing is published.
  ///
  /// - Parameter progress: called periodically with the current table or step, the number of rows sent, and the total
  ///   if known.
  /// - Throws: `KnowledgeBaseError`: `.busy` while another publication is running, `.incompatible` for a schema whose
  ///   contents byregion did not create or that were changed since, and as ``init(_:to:schema:)``.
  package func publish(
    progress: @escaping (_ current: String, _ rows: Int, _ total: Int?) -> Void = { _, _, _ in }
  ) throws -> Publication {
    try translatingErrors {
      try prepare()
      return try session.transaction {
        try session.execute("SET LOCAL lock_timeout = '\(Self.lockTimeout)'")
        _ = try session.rows(
          "SELECT pg_advisory_xact_lock($1::integer, $2::integer)", ["\(Self.lockClass)", "\(Self.lockNumber(schema))"])
        try session.execute("SET LOCAL lock_timeout = '\(Self.tableLockTimeout)'")
        try usePath()
        // Begins only once the lock is held, so that an older state never replaces a newer one.
        return try reading {
          var work = try Work(self)
          try work.run(progress)
          return work.publication
        }
      }
    }
  }

  /// The key of the advisory lock for a schema: the FNV-1a hash of its name. Publications into one schema exclude each
  /// other.
  static func lockNumber(_ schema: String) -> Int32 {
    Int32(bitPattern: schema.utf8.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 })
  }

  /// Sets what must not depend on the settings of the role or database.
  private func prepare() throws {
    try session.execute(
      """
      SET standard_conforming_strings = on; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0
      """)
    // Lets the server notice sooner that the client was killed. Not supported on all operating systems.
    if session.serverVersion >= 140_000 { _ = try? session.execute("SET client_connection_check_interval = '2s'") }
  }

  private func usePath() throws { try session.execute("SET LOCAL search_path = \(Names.quoted(schema))") }

  private func reading<T>(_ body: () throws -> T) throws -> T { try connection.transaction(.deferred, body) }

  private func translatingErrors<T>(_ body: () throws -> T) throws -> T {
    do {
      return try knowledgeBase.translatingErrors(body)
    } catch let error as PostgreSQLError {
      throw KnowledgeBaseError(error, at: session.place)
    }
  }
}

extension Publisher {
  /// One publication. The transactions on the file and on the server are both open.
  fileprivate struct Work {
    let publisher: Publisher
    let objects: PublishedObjects
    let definition: PublicationDefinition
    let state: PublishedState
    let identity: Int64
    /// The newest change of the file, with its stamp.
    let newest: (number: Int64, stamp: Int64)
    /// Ids of the documents and regions that changed; empty if everything is sent.
    private(set) var documents: [Int64] = []
    private(set) var regions: [Int64] = []
    /// SHA-256 of each table that is published as a whole.
    private(set) var contents: [String: String] = [:]
    var publication: Publication

    private var session: Session { publisher.session }
    private var connection: Connection { publisher.connection }

    init(_ publisher: Publisher) throws {
      self.publisher = publisher
      let connection = publisher.connection
      objects = try PublishedObjects(publisher.knowledgeBase)
      definition = PublicationDefinition(objects)
      state = try PublishedState(publisher.session, schema: publisher.schema, place: publisher.session.place)
      identity = try connection.first("SELECT stamp FROM changes WHERE number = 0") { try $0.get(Int64.self, 0) } ?? 0
      newest =
        try connection.first("SELECT number, stamp FROM changes ORDER BY number DESC LIMIT 1") { row in
          (number: try row.get(Int64.self, 0), stamp: try row.get(Int64.self, 1))
        } ?? (0, 0)
      publication = Publication(extent: .nothing, place: publisher.session.place, schema: publisher.schema)
      publication.foreign = objects.foreign
      publication.leftOutViews = objects.untranslated
      try decide()
    }

    /// Decides what to send.
    private mutating func decide() throws {
      for table in objects.tables {
        if case .whole = table.scope { contents[table.name] = try checksum(of: table) }
      }
      guard case .published(let earlier) = state else { return try sendAll(.first) }
      publication.lastPublishedAt = earlier.publishedAt
      guard earlier.knowledgeBase == identity else { throw publisher.otherKnowledgeBase() }
      guard earlier.structure == definition.checksum, earlier.server == session.serverVersion / 10_000 else {
        return try sendAll(.otherTables)
      }
      let stamp = try connection.first("SELECT stamp FROM changes WHERE number = ?", [.integer(earlier.lastChange)]) {
        try $0.get(Int64.self, 0)
      }
      guard stamp == earlier.lastStamp else { return try sendAll(.otherHistory) }
      try sendChanges(since: earlier)
    }

    private mutating func sendAll(_ reason: Publication.Reason) throws {
      publication.extent = .whole(reason)
      publication.documentCount = try count("SELECT count(*) FROM documents")
      publication.regionCount = try count("SELECT count(*) FROM regions")
    }

    private mutating func sendChanges(since earlier: PublishedState.LastPublication) throws {
      func changed(_ column: String) throws -> [Int64] {
        try connection.rows(
          "SELECT DISTINCT \(column) FROM changes WHERE number > ? AND \(column) IS NOT NULL ORDER BY 1",
          [.integer(earlier.lastChange)]
        ) { try $0.get(Int64.self, 0) }
      }
      documents = try changed("document_id")
      regions = try changed("region_id")
      publication.documentCount =
        try connection.first(
          """
          SELECT count(*) FROM documents WHERE id IN (SELECT document_id FROM changes WHERE number > ?)
          """, [.integer(earlier.lastChange)]
        ) { try $0.get(Int.self, 0) } ?? 0
      publication.goneCount = documents.count - publication.documentCount
      publication.regionCount = regions.count
      publication.tables = contents.keys.filter { contents[$0] != earlier.contents[$0] }.sorted()
      let isSame = documents.isEmpty && regions.isEmpty && publication.tables.isEmpty
      publication.extent = isSame ? .nothing : .changes
    }

    private func count(_ sql: String) throws -> Int { try connection.first(sql) { try $0.get(Int.self, 0) } ?? 0 }

    private func checksum(of table: PublishedTable) throws -> String {
      var hash = SHA256()
      var copier = RowCopier(connection)
      try copier.copy(table, where: nil) { hash.update(bufferPointer: $0) }
      return Hexadecimal.text(of: hash.finalize())
    }

    /// Sends what ``decide()`` decided.
    mutating func run(_ progress: @escaping (String, Int, Int?) -> Void) throws {
      var copier = RowCopier(connection)
      let total = try totalRowCount()
      copier.progress = { table, rows in progress(table, rows, total) }
      switch publication.extent {
      case .nothing: return
      case .whole: try replaceAll(by: &copier)
      case .changes: try replaceChanged(by: &copier)
      }
      try writeMarker()
      publication.rowCount = copier.rowCount
      publication.repairedCount = copier.repairedCount
      publication.repaired = copier.repaired
      publication.damaged = copier.damaged
    }

    /// The number of rows in all tables; nil unless all are sent.
    private func totalRowCount() throws -> Int? {
      guard case .whole = publication.extent else { return nil }
      return try objects.tables.reduce(0) { sum, table in
        sum + (try count("SELECT count(*) FROM \(SQLLanguage.quotedIdentifier(table.name))"))
      }
    }

    private mutating func replaceAll(by copier: inout RowCopier) throws {
      switch state {
      case .absent: try session.execute("CREATE SCHEMA \(Names.quoted(publisher.schema))")
      case .empty: break
      case .published(let earlier): try dropAll(earlier)
      }
      try session.execute(definition.tables)
      for table in objects.tables { try send(table, where: Self.condition(table), by: &copier) }
      copier.progress("postings", copier.rowCount)
      try postings.sendAll()
      try postings.writeSize()
      copier.progress("keys and indexes", copier.rowCount)
      try session.execute(definition.rest)
      publication.leftOutQueries = try queries.makeAll()
      try session.execute("ANALYZE \(Names.list(objects.tables.map(\.name) + Postings.names))")
      let parts = try PublishedState.parts(of: definition.names, session, schema: publisher.schema)
      try insert(parts.map { [$0.key.relation, $0.key.part, $0.value] }, into: "published_objects")
    }

    private func dropAll(_ earlier: PublishedState.LastPublication) throws {
      // A publication by an earlier version may have no saved queries.
      if earlier.relations.contains(PublishedQueries.name) { try queries.dropAll() }
      let views = Set(earlier.objects.keys.filter { $0.part == "view" }.map(\.relation))
      if !views.isEmpty { try session.execute("DROP VIEW \(Names.list(views.sorted()))") }
      let tables = Set(earlier.relations).subtracting(views).union(PublicationDefinition.markerColumns.keys)
      try session.execute("DROP TABLE \(Names.list(tables.sorted()))")
      try session.execute(PublicationDefinition.dropFunctions)
    }

    private mutating func replaceChanged(by copier: inout RowCopier) throws {
      guard case .published(let earlier) = state else { return }
      func numbers(_ list: [Int64]) -> String {
        " = ANY ('{\(list.map(String.init).joined(separator: ","))}'::bigint[])"
      }
      func since(_ column: String) -> String {
        " IN (SELECT \(column) FROM changes WHERE number > \(earlier.lastChange))"
      }
      let there = (numbers(documents), numbers(regions))
      let here = (since("document_id"), since("region_id"))
      // Rows are deleted before they are inserted again, so foreign keys hold only at the end.
      try session.execute("SET CONSTRAINTS ALL DEFERRED")
      let postings = try changedPostings(there: there.0, here: here.0)
      // After a rebuild of the vocabulary, all words have new ids.
      let isRenumbered = publication.tables.contains("word_grams")
      let words = isRenumbered ? nil : postings.flatMap { $0.words.count > Postings.maxWords ? nil : $0.words }
      for table in objects.tables {
        let name = Names.quoted(table.name)
        switch table.scope {
        case .whole where publication.tables.contains(table.name): try session.execute("DELETE FROM \(name)")
        case .whole: continue
        case .changed(let rows): try session.execute("DELETE FROM \(name) WHERE \(rows(there.0, there.1))")
        case .words: continue
        }
      }
      for table in objects.tables {
        switch table.scope {
        case .whole where publication.tables.contains(table.name): try send(table, where: nil, by: &copier)
        case .whole: continue
        case .changed(let rows): try send(table, where: rows(here.0, here.1), by: &copier)
        case .words: try replaceWords(table, words, by: &copier)
        }
      }
      try replacePostings(postings)
      if publication.tables.contains(where: { $0.hasPrefix("saved_quer") }) {
        try queries.dropAll()
        publication.leftOutQueries = try queries.makeAll()
      }
    }

    private var queries: PublishedQueries {
      PublishedQueries(connection: connection, session: session, schema: publisher.schema)
    }

    private var postings: Postings { Postings(connection: connection, session: session) }

    /// The condition for the rows of a table to publish; nil for all.
    private static func condition(_ table: PublishedTable) -> String? {
      if case .words = table.scope { "length(CAST(word AS BLOB)) <= \(Postings.longestWord)" } else { nil }
    }

    /// The effect of the changed documents on the postings; nil if there are so many that all postings are sent.
    private func changedPostings(there: String, here: String) throws -> Postings.Change? {
      guard !Postings.areMany(documents.count, of: try count("SELECT count(*) FROM documents")) else { return nil }
      return try postings.change(there: there, here: here)
    }

    private func replacePostings(_ change: Postings.Change?) throws {
      if let change {
        try postings.send(change)
      } else {
        try session.execute("DELETE FROM postings")
        try postings.sendAll()
      }
      try postings.writeSize()
    }

    /// - Parameter words: the words whose rows may have changed; nil for all.
    private func replaceWords(_ table: PublishedTable, _ words: Set<String>?, by copier: inout RowCopier) throws {
      guard let words else {
        try session.execute("DELETE FROM words")
        return try send(table, where: Self.condition(table), by: &copier)
      }
      let changed = try postings.changedWords(among: words)
      guard !changed.isEmpty else { return }
      _ = try session.answer("DELETE FROM words WHERE word = ANY ($1::text[])", [Names.array(changed)])
      try send(table, where: "word IN (\(changed.map(Names.literal).joined(separator: ", ")))", by: &copier)
    }

    private func send(_ table: PublishedTable, where condition: String?, by copier: inout RowCopier) throws {
      let columns = Names.list(table.columns.map(\.name))
      var sender = copier
      try session.copyIn("COPY \(Names.quoted(table.name)) (\(columns)) FROM STDIN (FORMAT binary)") { send in
        try sender.copy(table, where: condition, to: send)
      }
      copier = sender
    }

    /// Records the state that is now published.
    private mutating func writeMarker() throws {
      try session.execute("DELETE FROM published_contents")
      try insert(contents.map { [$0.key, $0.value] }, into: "published_contents")
      var number: Int64 = 0
      if case .published(let earlier) = state { number = earlier.number }
      let documents = try count("SELECT count(*) FROM documents")
      let passages = try count("SELECT count(*) FROM passages")
      try session.execute("DELETE FROM publication")
      _ = try session.rows(
        "INSERT INTO publication VALUES ($1, $2, $3, $4, $5, $6, now(), $7, $8)",
        [
          "\(identity)", definition.checksum, "\(session.serverVersion / 10_000)", "\(newest.number)",
          "\(newest.stamp)", "\(number + 1)", "\(documents)", "\(passages)",
        ])
    }

    private func insert(_ rows: [[String]], into table: String) throws {
      let values = rows.map { "(" + $0.map(Names.literal).joined(separator: ", ") + ")" }
      guard !values.isEmpty else { return }
      try session.execute("INSERT INTO \(Names.quoted(table)) VALUES \(values.joined(separator: ", "))")
    }
  }

  fileprivate func otherKnowledgeBase() -> KnowledgeBaseError {
    KnowledgeBaseError(
      .incompatible, { $0.otherBasePublished(Sanitizer.visible(schema)) }, place: session.place,
      suggestion: .say { $0.nameOwnSchema })
  }
}

extension KnowledgeBaseError {
  /// Translates an error of PostgreSQL for a caller that publishes.
  ///
  /// - Parameter place: the server; never the address as given, since it may contain a password.
  init(_ error: PostgreSQLError, at place: String?) {
    let message = Sanitizer.visible(error.message)
    let detailed = error.detail.map { "\(message); \(Sanitizer.visible($0))" } ?? message
    switch error.kind {
    case .noLibrary:
      self.init(
        .unavailable, { $0.noLibpq(message) }, suggestion: .say { $0.installLibpq })
    case .address:
      self.init(
        .usage, { $0.addressUnreadable }, suggestion: .say { $0.addressLooksLike })
    case .noPassword:
      self.init(
        .unavailable, { $0.passwordWanted(message) }, suggestion: .say { $0.keepPassword })
    case .refusedPassword:
      self.init(
        .unavailable, { $0.notLetIn(message) }, suggestion: .say { $0.checkPassword })
    case .connection:
      self.init(
        .unavailable, { $0.serverUnreachable(message) }, suggestion: .say { $0.checkServer })
    case .lost:
      self.init(
        .inputOutput, { $0.connectionLost(message) }, place: place, suggestion: .say { $0.publishAgainAfterLoss })
    case .statement: self.init(statement: detailed, state: error.state, at: place)
    }
  }

  private init(statement message: String, state: String, at place: String?) {
    switch state {
    case ErrorState.lockNotAvailable:
      self.init(
        .busy, { $0.tablesAreHeld }, place: place, suggestion: .say { $0.waitAndPublish })
    case ErrorState.insufficientPrivilege:
      self.init(
        .cannotCreate, { $0.serverForbids(message) }, place: place, suggestion: .say { $0.publishAsOwner })
    case ErrorState.dependentObjects:
      self.init(
        .incompatible, { $0.othersDepend(message) }, place: place, suggestion: .say { $0.dropAndPublish })
    case ErrorState.diskFull:
      self.init(
        .inputOutput, { $0.serverDiskFull }, place: place, suggestion: .say { $0.makeRoomAndPublish })
    case _ where state.hasPrefix("57") || state.hasPrefix("08"):
      self.init(
        .inputOutput, { $0.serverEnded(message) }, place: place, suggestion: .say { $0.publishAgain })
    case _ where state.hasPrefix("23"):
      self.init(
        .inputOutput, { $0.publishedRowsMisfit(message) }, place: place, suggestion: .say { $0.checkFile })
    case _ where state.hasPrefix("25"):
      self.init(
        .cannotCreate, { $0.serverOnlyReads(message) }, place: place, suggestion: .say { $0.nameLeadingServer })
    default:
      self.init(
        .internalFault, { $0.postgreSQLSays(message, state) }, place: place,
        suggestion: .say { $0.nothingPublishedReport })
    }
  }
}
