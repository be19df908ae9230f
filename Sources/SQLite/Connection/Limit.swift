/// A limit of one connection, numbered as in https://sqlite.org/c3ref/c_limit_attached.html.
public enum Limit: Int32, Sendable, CaseIterable {
  /// Bytes of a text, blob or row.
  case length = 0
  /// Bytes of an SQL text.
  case sqlLength = 1
  /// Columns of a table, index, result, GROUP BY or ORDER BY.
  case columns = 2
  /// Depth of an expression's tree.
  case expressionDepth = 3
  /// Terms of a compound SELECT.
  case compoundSelectTerms = 4
  /// Instructions of a compiled statement.
  case programSteps = 5
  /// Arguments of a function.
  case functionArguments = 6
  /// Databases attached.
  case attachedDatabases = 7
  /// Bytes of a LIKE or GLOB pattern.
  case likePatternLength = 8
  /// The highest number of a parameter.
  case parameterNumber = 9
  /// Depth of triggers that fire triggers.
  case triggerDepth = 10
  /// Threads that help one statement.
  case workerThreads = 11
}
