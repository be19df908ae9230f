import FoundationEssentials

/// One numbered file of `Migrations/`, as it was when the program was built.
public struct Migration: Sendable {
  /// 1 for `0001_schema.sql`.
  public var number: Int
  /// File name, `0001_schema.sql`.
  public var name: String
  public var sql: String

  /// SHA-256 of the file's bytes, 64 hexadecimal digits.
  public var checksum: String { ContentHash.hexadecimal(of: Array(sql.utf8)) }

  /// Parses the number out of the name.
  ///
  /// - Throws: `KnowledgeBaseError` when the name does not begin with digits and an underscore.
  public init(name: String, sql: String) throws {
    guard let digits = name.split(separator: "_").first, let number = Int(digits), number > 0 else {
      throw KnowledgeBaseError(.internalFault, "a migration's name begins with its number", place: name)
    }
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// Every migration of the program, in order.
  ///
  /// - Throws: `KnowledgeBaseError` when the numbers have a gap, which a test rules out.
  public static func all() throws -> [Migration] {
    let migrations = try embedded.map { file in
      try Migration(
        name: file.name, sql: String(decoding: Data(base64Encoded: file.base64) ?? Data(), as: UTF8.self))
    }
    for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
      throw KnowledgeBaseError(
        .internalFault, "migration \(index + 1) is missing; the next is \(migration.name)",
        place: "Migrations")
    }
    return migrations
  }
}
