/// A column of a result.
public struct Column: Sendable, Hashable {
  /// As the statement names it; need not be unique and may be any text.
  public var name: String
  /// Where its cells stand; nil lets the values decide (numbers right).
  public var alignment: Alignment?

  public init(_ name: String, alignment: Alignment? = nil) {
    self.name = name
    self.alignment = alignment
  }

  /// The names made unique as JSON's keys must be: the second `name` becomes `name_2`.
  static func uniqueNames(_ columns: [Column]) -> [String] {
    var taken = Set(columns.map(\.name))
    var seen = Set<String>()
    return columns.map { column in
      if seen.insert(column.name).inserted { return column.name }
      let unique = sequence(first: 2) { $0 + 1 }.lazy.map { "\(column.name)_\($0)" }.first {
        !taken.contains($0)
      }
      taken.insert(unique ?? column.name)
      return unique ?? column.name
    }
  }
}
