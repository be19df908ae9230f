import ByregionLanguages
import ByregionFiles
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// A file that a query reads in addition to the knowledge base, with its name in SQL.
package struct NamedFile: Sendable, Hashable {
  package var name: String
  package var path: String

  /// - Parameter argument: `NAME=FILE`.
  /// - Throws: `KnowledgeBaseError` with `.usage` for other forms, and for a name that needs quotes in SQL.
  package init(_ argument: String, for option: String) throws {
    guard let sign = argument.firstIndex(of: "="), argument.index(after: sign) < argument.endIndex else {
      throw KnowledgeBaseError(
        .usage, { $0.takesNameAndFile(option, argument) },
        suggestion: .say { $0.forInstance("\(option) ssb=\(option.hasSuffix("table") ? "ssb.csv" : "ssb.db")") })
    }
    (name, path) = (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
    try Self.requireName(name)
  }

  /// - Throws: `KnowledgeBaseError` with `.usage` for a name that needs quotes in SQL.
  package init(name: String, path: String) throws {
    (self.name, self.path) = (name, path)
    try Self.requireName(name)
  }

  private static func requireName(_ name: String) throws {
    let isWord =
      name.first.map { $0.isLetter || $0 == "_" } ?? false
      && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" }
    guard isWord, name.utf8.count <= 60 else {
      throw KnowledgeBaseError(
        .usage, { $0.nameForm(name) }, suggestion: .say { $0.forInstance("ssb_2015") })
    }
    guard !SQLLanguage.keywords.contains(name.uppercased()) else {
      throw KnowledgeBaseError(
        .usage, { $0.isWordOfSQL(name) }, suggestion: .say { $0.chooseName(such: "\(name)_1") })
    }
  }
}

/// A table made from a file.
package struct LoadedTable: Sendable, Hashable {
  package var name: String
  package var rowCount: Int
  package var columns: [String]
  /// Decisions that might surprise users, one sentence each.
  package var notes: [Wording]

  init(_ name: String, _ file: TableFile) {
    (self.name, rowCount, columns) = (name, file.rowCount, file.columns.map(\.name))
    notes = file.notes.map { note in Wording { "\(name): \(note.text(in: $0.language))" } }
  }
}

/// Names that an added table must not have.
enum TakenNames {
  /// - Throws: `KnowledgeBaseError` with `.usage` if the name is reserved or taken.
  static func require(_ name: String, isFreeIn connection: Connection) throws {
    let lower = name.lowercased()
    let isReserved = lower.hasPrefix("sqlite_") || lower.hasPrefix("pragma_") || CallableNames.tables.contains(lower)
    let isModule = try connection.first(
      "SELECT 1 FROM pragma_module_list WHERE lower(name) = ?", [.text(lower)]
    ) { _ in true }
    guard !isReserved, isModule != true else { throw taken { $0.isReservedName(name) } }
    let kind = try connection.first(
      """
      SELECT type FROM (SELECT type, name FROM main.sqlite_schema UNION ALL SELECT type, name FROM temp.sqlite_schema)
      WHERE lower(name) = ?
      """, [.text(lower)]
    ) { try $0.get(String.self, 0) }
    if let kind { throw taken { $0.isTakenName(name, kind) } }
  }

  private static func taken(_ reason: (Catalogue) -> String) -> KnowledgeBaseError {
    KnowledgeBaseError(.usage, reason, suggestion: .say { $0.chooseAnotherName })
  }
}

extension SQLConsole {
  /// Lets queries read another SQLite database as `NAME.table`. It is guarded like the knowledge base itself.
  ///
  /// - Throws: `KnowledgeBaseError` if the name is taken, or if the file is missing, not a database, damaged or locked;
  ///   nothing is attached then.
  package func attach(_ file: NamedFile) throws {
    guard FilePath.exists(file.path) else {
      throw KnowledgeBaseError(
        .missingInput, { $0.noSuchFile }, place: file.path, suggestion: .say { $0.checkNameAndFolder })
    }
    try DatabasePath.requireFiles(file.path)
    try withoutGuard {
      let names = try connection.rows("PRAGMA database_list") { try $0.get(String.self, 1).lowercased() }
      guard !names.contains(file.name.lowercased()), file.name.lowercased() != "temp" else {
        throw KnowledgeBaseError(
          .usage, { $0.isDatabaseName(file.name) }, suggestion: .say { $0.chooseAnotherName })
      }
      let limit = connection.limit(.attachedDatabases)
      connection.setLimit(.attachedDatabases, to: limit + 1)
      do {
        try withinLimits {
          try connection.run(
            "ATTACH ? AS \(SQLLanguage.quotedIdentifier(file.name))",
            .text(file.path.hasPrefix("file:") ? "./" + file.path : file.path))
          _ = try connection.first(
            "SELECT count(*) FROM \(SQLLanguage.quotedIdentifier(file.name)).sqlite_schema"
          ) { _ in }
        }
        attached.append(file)
      } catch {
        try? connection.execute("DETACH \(SQLLanguage.quotedIdentifier(file.name))")
        connection.setLimit(.attachedDatabases, to: limit)
        throw (error as? SQLiteError).map { Self.notAttached($0, file.path) } ?? error
      }
    }
  }

  private static func notAttached(_ error: SQLiteError, _ path: String) -> KnowledgeBaseError {
    switch error.code {
    case .notADatabase:
      return KnowledgeBaseError(
        .invalidInput, { $0.notSQLite }, place: path, suggestion: .say { $0.rowsAreReadWithTable })
    case .corrupt:
      return KnowledgeBaseError(.invalidInput, { $0.databaseDamaged(error.message) }, place: path)
    case .busy, .locked:
      return KnowledgeBaseError(
        .busy, { $0.databaseLocked }, place: path, suggestion: .say { $0.waitAndTryAgain })
    case .interrupt:
      return KnowledgeBaseError(
        .unavailable, { $0.schemaTooSlow }, place: path, suggestion: .moreTime)
    case .noMemory:
      return KnowledgeBaseError(
        .unavailable, { $0.schemaNeedsMemory }, place: path, suggestion: .moreMemory)
    case .error where error.message.contains("too many attached"):
      return KnowledgeBaseError(.usage, { $0.noMoreDatabases(error.message) }, place: path)
    default:
      return KnowledgeBaseError(
        .inputOutput, { $0.databaseUnreadable(error.message) }, place: path, suggestion: .say { $0.checkMayRead })
    }
  }

  /// Creates a temporary table from a file of rows, which exists until the console closes. It is stored in a temporary
  /// file, not in memory.
  ///
  /// - Throws: `KnowledgeBaseError`; the table is then not created.
  package func addTable(_ file: NamedFile, whileBusy: @escaping () throws -> Void) throws -> LoadedTable {
    try requireOther(file.path)
    return try withoutGuard {
      try TakenNames.require(file.name, isFreeIn: connection)
      let table = try TableFile(path: file.path, whileBusy: whileBusy)
      // Changing `temp_store` drops all temporary tables, so change it only before the first one.
      let isFirst = try connection.first("SELECT 1 FROM temp.sqlite_schema") { _ in true } == nil
      do {
        if isFirst { try connection.execute("PRAGMA temp_store = FILE") }
        try connection.execute("PRAGMA query_only = OFF")
        defer { try? connection.execute("PRAGMA query_only = ON") }
        let name = "temp." + SQLLanguage.quotedIdentifier(file.name)
        try connection.execute("BEGIN; \(table.createStatement(name))")
        do {
          try table.copyRows(to: name, connection)
          try connection.execute("COMMIT")
        } catch {
          try? connection.execute("ROLLBACK")
          throw error
        }
      } catch let error as SQLiteError {
        throw KnowledgeBaseError(error, at: file.path)
      }
      return LoadedTable(file.name, table)
    }
  }

  /// The tables of attached databases and the temporary tables, for listings.
  func neighbours() throws -> [SchemaObject] {
    try connection.rows(
      """
      SELECT schema, name, type FROM pragma_table_list
      WHERE schema <> 'main' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND type IN ('table', 'view', 'virtual')
      ORDER BY schema = 'temp' DESC, schema, name
      """
    ) { row in
      let (schema, name) = (try row.get(String.self, 0), try row.get(String.self, 1))
      let columns = try connection.rows(
        "SELECT name, type FROM pragma_table_xinfo(?, ?) WHERE hidden <> 1", [.text(name), .text(schema)]
      ) { column in
        SchemaObject.Column(name: try column.get(String.self, 0), type: try column.get(String.self, 1))
      }
      let sql = try connection.first(
        "SELECT sql FROM \(SQLLanguage.quotedIdentifier(schema)).sqlite_schema WHERE name = ?", [.text(name)]
      ) { try $0.get(String?.self, 0) ?? "" }
      return SchemaObject(
        name: schema == "temp" ? name : "\(schema).\(name)",
        kind: try row.get(String.self, 2) == "view" ? .view : .table,
        columns: columns, sql: sql ?? "", isForeign: true)
    }
  }

  /// Reading the knowledge base's own file without SQLite, and closing it, would drop SQLite's locks.
  private func requireOther(_ path: String) throws {
    guard !FilePath.areSame(path, self.path) else {
      throw KnowledgeBaseError(
        .usage, { $0.baseItself }, place: path, suggestion: .say { $0.nameFileOfRows })
    }
  }
}
