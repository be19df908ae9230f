import FoundationEssentials
import SQLite

/// What stands at a path, found out without changing it.
enum FileState {
  /// No file, or an empty one, which SQLite takes for a new database.
  case missing
  /// A knowledge base whose schema lacks migrations.
  case older
  case upToDate

  /// - Throws: `KnowledgeBaseError` with `.incompatible` when the file is no knowledge base or a newer one, with
  ///   `.invalidInput` for a folder.
  init(of path: String) throws {
    var isFolder: Bool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      self = .missing
      return
    }
    if isFolder {
      throw KnowledgeBaseError(
        .invalidInput, "this is a folder, not a knowledge base", place: path,
        suggestion: "Name a file with --db.")
    }
    let header: [UInt8]
    do {
      // The size of SQLite's header (https://sqlite.org/fileformat2.html#the_database_header).
      header = try FileReader.read(path: path, limit: 100)
    } catch let error as FileReader.Failure {
      throw KnowledgeBaseError(
        .inputOutput, "the file cannot be read (\(error.message))", place: path,
        suggestion: "Check that you may read it.")
    }
    if header.isEmpty {
      self = .missing
      return
    }
    guard header.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw KnowledgeBaseError(
        .incompatible, "this is not an SQLite database", place: path,
        suggestion: "Name another file with --db; this one was not touched.")
    }
    self = try Self.stateOfDatabase(at: path)
  }

  private static func stateOfDatabase(at path: String) throws -> FileState {
    let connection = try ReadingConnection.open(path, busyTimeout: .seconds(5))
    defer { try? connection.close() }
    let application = try connection.first("PRAGMA application_id") { $0.integer(0) ?? 0 } ?? 0
    let tables = try connection.first("SELECT count(*) FROM sqlite_schema") { $0.int(0) ?? 0 } ?? 0
    if application == 0, tables == 0 { return .older }
    guard application == Migrator.applicationID else {
      throw KnowledgeBaseError(
        .incompatible, "this SQLite database belongs to another program", place: path,
        suggestion: "Name another file with --db; this one was not touched.")
    }
    let migrator = Migrator(migrations: try Migration.all())
    return try migrator.needsMigration(connection, path: path) ? .older : .upToDate
  }
}
