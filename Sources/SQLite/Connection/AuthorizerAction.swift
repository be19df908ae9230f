/// What a statement wants to do, numbered as in https://sqlite.org/c3ref/c_alter_table.html.
///
/// Behind each stand the meanings of `AuthorizerRequest.first` and `.second`.
public enum AuthorizerAction: Int32, Sendable, CaseIterable {
  /// Index, table.
  case createIndex = 1
  /// Table.
  case createTable = 2
  /// Index, table.
  case createTemporaryIndex = 3
  /// Table.
  case createTemporaryTable = 4
  /// Trigger, table.
  case createTemporaryTrigger = 5
  /// View.
  case createTemporaryView = 6
  /// Trigger, table.
  case createTrigger = 7
  /// View.
  case createView = 8
  /// Table.
  case delete = 9
  /// Index, table.
  case dropIndex = 10
  /// Table.
  case dropTable = 11
  /// Index, table.
  case dropTemporaryIndex = 12
  /// Table.
  case dropTemporaryTable = 13
  /// Trigger, table.
  case dropTemporaryTrigger = 14
  /// View.
  case dropTemporaryView = 15
  /// Trigger, table.
  case dropTrigger = 16
  /// View.
  case dropView = 17
  /// Table.
  case insert = 18
  /// Pragma, its argument.
  case pragma = 19
  /// Table, column (empty when the table is read without a column, as by `count(*)`).
  case read = 20
  /// Nothing.
  case select = 21
  /// BEGIN, COMMIT or ROLLBACK.
  case transaction = 22
  /// Table, column.
  case update = 23
  /// File name.
  case attach = 24
  /// Database.
  case detach = 25
  /// Database, table.
  case alterTable = 26
  /// Index.
  case reindex = 27
  /// Table.
  case analyze = 28
  /// Table, module.
  case createVirtualTable = 29
  /// Table, module.
  case dropVirtualTable = 30
  /// Nothing, function.
  case function = 31
  /// BEGIN, RELEASE or ROLLBACK; savepoint.
  case savepoint = 32
  /// Nothing.
  case recursive = 33
}
