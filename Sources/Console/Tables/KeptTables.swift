import ByregionFiles
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText

/// A table that somebody added to a knowledge base.
package struct KeptTable: Sendable, Hashable {
  package var name: String
  package var rowCount: Int
  package var columns: [String]
}

extension KnowledgeBase {
  /// The tables that somebody added, by name.
  package func keptTables() throws -> [KeptTable] {
    try schema(countingRows: true).filter { $0.isForeign && $0.kind == .table }
      .map { KeptTable(name: $0.name, rowCount: $0.rowCount ?? 0, columns: $0.columns.map(\.name)) }
      .sorted { $0.name < $1.name }
  }

  /// Makes a table of a file of rows, completely or not at all.
  ///
  /// - Parameters:
  ///   - replacing: whether it takes the place of an added table of the same name.
  ///   - whileBusy: is called now and then; what it throws ends it.
  /// - Throws: `KnowledgeBaseError` with `.usage` where the name is taken, and for what is wrong with the file.
  package func addTable(
    _ file: NamedFile, replacing: Bool = false, whileBusy: @escaping () throws -> Void = {}
  ) throws -> LoadedTable {
    guard !FilePath.areSame(file.path, path) else {
      throw KnowledgeBaseError(
        .usage, { $0.baseItself }, place: file.path, suggestion: .say { $0.nameFileOfRows })
    }
    return try translatingErrors {
      let old = try keptTable(named: file.name)
      if old == nil { try TakenNames.require(file.name, isFreeIn: connection) }
      guard old == nil || replacing else {
        throw KnowledgeBaseError(
          .usage, { $0.tableExists(file.name) }, suggestion: .say { $0.replacePutsInPlace })
      }
      let table = try TableFile(path: file.path, whileBusy: whileBusy)
      try connection.transaction(.immediate) {
        if let old { try connection.execute("DROP TABLE \(SQLLanguage.quotedIdentifier(old))") }
        let name = SQLLanguage.quotedIdentifier(file.name)
        try connection.execute(table.createStatement(name))
        try table.copyRows(to: name, connection)
      }
      return LoadedTable(file.name, table)
    }
  }

  /// Removes a table that somebody added.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` where there is none of that name, or where it is byregion's.
  package func removeTable(named name: String) throws {
    try translatingErrors {
      guard let table = try keptTable(named: name) else { throw try noTable(name) }
      try connection.execute("DROP TABLE \(SQLLanguage.quotedIdentifier(table))")
    }
  }

  /// An added table's name as it was given; nil where there is none.
  private func keptTable(named name: String) throws -> String? {
    try SchemaComparison(connection, migrations: Migration.all()).foreign
      .first { $0.type == "table" && $0.name.lowercased() == name.lowercased() }?.name
  }

  private func noTable(_ name: String) throws -> KnowledgeBaseError {
    let kind = try connection.first(
      "SELECT type FROM sqlite_schema WHERE lower(name) = ?", [.text(name.lowercased())]
    ) { try $0.get(String.self, 0) }
    guard let kind else {
      let near = NearestName.to(name, among: Set(try keptTables().map(\.name)))
      return KnowledgeBaseError(
        .usage, { $0.noAddedTable(name) },
        suggestion: .say { words in near.map { words.didYouMean($0) } ?? words.listsThem("`byregion table list`") })
    }
    let isOurs = try SchemaComparison(connection, migrations: Migration.all()).isOurs(name)
    return KnowledgeBaseError(
      .usage, { isOurs ? $0.isOwn(kind, name) : $0.isOfKind(name, kind) },
      suggestion: .say { isOurs ? $0.listsRemovable : $0.writeRemovesViews })
  }
}
