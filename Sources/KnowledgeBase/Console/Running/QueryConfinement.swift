import SQLite

/// What connections that run a user's SQL have in common.
enum QueryConfinement {
  /// Sets limits and switches, and makes the functions known that end when `watch` says so.
  static func confine(_ connection: Connection, _ watch: QueryWatch, _ search: SearchFunctions) throws {
    try connection.configure(.defensive, true)
    try connection.configure(.doubleQuotedStringsInQueries, false)
    try connection.execute("PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON")
    connection.setLimit(.sqlLength, to: QueryFile.byteLimit)
    connection.setLimit(.expressionDepth, to: 1_000)
    connection.setLimit(.compoundSelectTerms, to: 500)
    connection.setLimit(.programSteps, to: 25_000_000)
    try LetterFunctions.register(on: connection, watch)
    try BoundedFunctions.register(on: connection, watch)
    try FormatFunction(watch).register(on: connection)
    try search.register()
    try connection.guardTokenizer("unicode61") { [watch] in watch.mustStop() }
    connection.setLimit(.attachedDatabases, to: 0)
  }
}
