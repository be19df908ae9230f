import Foundation

extension Comparisons {
  /// Compares printing a million rows with SQLite's shell, in a format that both have.
  func rows(_ format: String) throws -> Comparison {
    removeDatabase()
    _ = try Measurement.run([options.byregion, "import", options.documents, "--db", database])
    _ = try Measurement.run(["sqlite3", database, Self.million])
    let query = "SELECT * FROM million"
    let measured = sides { [$0, "sql", query, "--format", format, "--timeout", "600", "--db", database] }
    let shell = sqlite("sqlite3 -\(format)", ["sqlite3", "-readonly", "-header", "-\(format)", database, query])
    return Comparison(title: "a million rows as \(format)", sides: measured + [shell])
  }

  /// Integers, short and long texts, reals and NULLs.
  private static let million = """
    CREATE TABLE million AS
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
    SELECT i AS id, 'Region ' || (i % 400) AS region, i * 0.37 AS share, CASE WHEN i % 7 THEN i % 100 END AS number,
      'Råd om forankring, ledelse og samarbeid på tvers av kommunegrenser' AS text
    FROM n
    """
}
