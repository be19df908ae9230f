/// Queries to begin with, for people who have not asked in SQL here before.
public enum QueryExamples {
  /// From the simplest to those that join the search with tables.
  public static let all: [SavedQuery] = [
    SavedQuery(
      name: "advice", description: "Advice with who gives it.",
      sql: "SELECT reference, region, applicant, text FROM advice_overview"),
    SavedQuery(
      name: "words", description: "Advice with a word in it, in upper or lower case.",
      sql: "SELECT region, text FROM advice_overview WHERE text LIKE '%råd%'"),
    SavedQuery(
      name: "search", description: "What the search finds, as rows.",
      sql: "SELECT reference, kind, region, snippet FROM search('forankring i ledelsen')"),
    SavedQuery(
      name: "match", description: "FTS5's own match, with the word's likes.",
      sql: """
        SELECT rowid, snippet(passages_fts, 0, '[', ']', '…', 12)
        FROM passages_fts WHERE passages_fts MATCH expand('kommunane')
        """),
    SavedQuery(
      name: "order", description: "Municipalities in the order of a Norwegian dictionary.",
      sql: "SELECT name, number FROM municipalities ORDER BY name COLLATE norwegian"),
  ]
}
