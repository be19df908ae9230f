/// What rows are an answer to and where they come from: the sheet "Om" of a workbook.
package struct AboutRows: Sendable, Hashable {
  /// A name with its value.
  package struct Line: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What was asked, of which knowledge base, when.
  package var lines: [Line]
  /// The names of the columns of ``sources``.
  package var sourceColumns: [String]
  /// The documents that the rows come from, one a row.
  package var sources: [[String]]

  package init(_ lines: [Line] = [], sourceColumns: [String] = [], sources: [[String]] = []) {
    self.lines = lines
    self.sourceColumns = sourceColumns
    self.sources = sources
  }
}
