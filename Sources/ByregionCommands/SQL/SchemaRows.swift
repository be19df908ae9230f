import KnowledgeBase
import SQLite

/// What there is to ask, as rows to print.
struct SchemaRows {
  var names: [String]
  var rows: [[Value]]

  /// One row a table or view, with the number of its rows where they were counted.
  static func list(_ objects: [SchemaObject]) -> SchemaRows {
    guard objects.contains(where: { $0.rowCount != nil }) else {
      return SchemaRows(
        names: ["name", "kind", "description"],
        rows: objects.map { [.text($0.name), .text($0.kind.rawValue), Value($0.description)] })
    }
    return SchemaRows(
      names: ["name", "kind", "rows", "description"],
      rows: objects.map {
        [.text($0.name), .text($0.kind.rawValue), Value($0.rowCount), Value($0.description)]
      })
  }

  /// One row a column.
  static func columns(of object: SchemaObject) -> SchemaRows {
    SchemaRows(
      names: ["column", "type", "refers to", "description"],
      rows: object.columns.map {
        [.text($0.name), .text($0.type), .text($0.refersTo ?? ""), .text($0.description ?? "")]
      })
  }
}
