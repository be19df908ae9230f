/// A place where a phrase of a full-text question stands in a row. All count from 0.
public struct PhraseInstance: Sendable, Hashable {
  /// The phrase, in the order of the question.
  public let phrase: Int
  /// The column of the table.
  public let column: Int
  /// The phrase's first token in the column.
  public let token: Int
}
