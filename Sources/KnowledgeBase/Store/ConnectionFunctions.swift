import SQLite

/// What our connections know beyond SQLite; nothing in the file's schema needs it.
enum ConnectionFunctions {
  /// Registers the collation `norwegian` (… Z Æ Ø Å, Aa as Å) and what SQL does with letters.
  static func register(on connection: Connection) throws {
    try LetterFunctions.register(on: connection, nil)
  }
}
