/// Statements that exceed limits of time and memory. Those that fill SQLite's heap are in the tests of commands.
extension AttackCorpus {
  private static let late = Attack.Ending.limited("--timeout")
  private static let large = Attack.Ending.limited("--max-memory")
  private static let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"

  static let endless: [Attack] = [
    Attack("\(numbers) SELECT count(*) FROM n", late),
    Attack("WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", late),
    Attack(
      "WITH RECURSIVE n(i) AS (VALUES (1) UNION SELECT (i + 1) % 1000003 FROM n) SELECT max(a.i) FROM n a, n b", late),
    Attack("\(numbers) SELECT * FROM n WHERE i < 0", late),
    Attack("SELECT count(*) FROM passages a, passages b, passages c, passages d, passages e, passages f", late),
    Attack("SELECT a.id FROM words a, words b, words c, words d ORDER BY random() LIMIT 1", late),
    Attack("SELECT DISTINCT a.id % 2 FROM words a, words b, words c, words d", late),
    Attack("SELECT (SELECT count(*) FROM words a, words b, words c, words d WHERE a.word < b.word)", late),
    Attack("SELECT sum(i) OVER (ORDER BY i) FROM (\(numbers) SELECT i FROM n) LIMIT 1 OFFSET 1000000000", late),
    Attack(
      "SELECT 1 FROM words a WHERE NOT EXISTS (SELECT 1 FROM words b, words c WHERE a.id + b.id + c.id < 0)",
      late),
    Attack(
      "\(numbers) SELECT count(*) FROM n JOIN passages_fts ON passages_fts MATCH 'kommune OR ' || 'region'",
      late),
    Attack("\(numbers) SELECT group_concat(i) FILTER (WHERE i < 3) FROM n", late),
    Attack("SELECT json_extract(value, '$') FROM json_each((\(numbers) SELECT json_group_array(i) FROM n))", late),
  ]

  static let growth: [Attack] = [
    Attack("SELECT randomblob(1000000000)", large),
    Attack("SELECT length(randomblob(2147483647))", large),
    Attack("SELECT zeroblob(1000000000)", large),
    Attack("SELECT zeroblob(9223372036854775807)", large),
    Attack("SELECT printf('%.*c', 1000000000, 'x')", large),
    Attack("SELECT printf('%1000000000d', 1)", large),
    Attack("SELECT format('%-*s', 2000000000, 'x')", large),
    Attack("SELECT printf('%.*f', 1000000000, 1.0)", large),
    Attack("SELECT hex(hex(hex(hex(zeroblob(10000000)))))", large),
    Attack("SELECT quote(zeroblob(60000000))", large),
    Attack("SELECT replace(hex(zeroblob(1000000)), '0', hex(zeroblob(1000)))", large),
    Attack("WITH x(t) AS (SELECT 'x' UNION ALL SELECT t || t FROM x) SELECT max(length(t)) FROM x", large),
    Attack("\(numbers) SELECT group_concat(hex(zeroblob(4000000))) FROM n", late),
    Attack("\(numbers) SELECT group_concat(hex(zeroblob(2000000))) FROM (SELECT i FROM n LIMIT 20)", large),
    Attack("\(numbers) SELECT string_agg(i) FROM n", .invalid("no such function: string_agg")),
    Attack("SELECT json_patch('{}', '{}')", .denied("json_patch()")),
  ]

  static let deep: [Attack] = [
    Attack(
      "SELECT " + String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000), .invalid("stack")),
    Attack("SELECT " + String(repeating: "1+", count: 5000) + "1", .invalid("maximum depth 1000")),
    Attack("SELECT " + String(repeating: "- ", count: 40) + "1", .answered),
    Attack("SELECT " + String(repeating: "NOT ", count: 5000) + "1", .invalid("")),
    Attack(
      "SELECT " + String(repeating: "abs(", count: 3000) + "1" + list(")", 3000, by: ""), .invalid("stack")),
    Attack(
      String(repeating: "SELECT 1 UNION ALL ", count: 600) + "SELECT 1", .invalid("too many terms in compound SELECT")),
    Attack(
      "SELECT * FROM " + (0..<65).map { "regions AS r\($0)" }.joined(separator: ", "),
      .invalid("at most 64 tables in a join")),
    Attack("SELECT " + list("1", 3000, by: ", "), .invalid("too many columns")),
    Attack("SELECT max(" + list("1", 200, by: ", ") + ")", .invalid("too many arguments")),
    Attack("SELECT 1 IN (" + (1...50_000).map { String($0) }.joined(separator: ",") + ")", .answered),
    Attack("SELECT count(*) FROM passages WHERE id IN (" + list("1", 100_000, by: ",") + ")", .answered),
    Attack("SELECT ?32767", .invalid("no value")),
    Attack("SELECT ?999999", .invalid("variable number must be between")),
    Attack("SELECT json_extract('" + list("[", 5000, by: "") + "', '$')", .invalid("JSON")),
    Attack("SELECT abs(-9223372036854775808)", .invalid("integer overflow")),
  ]

  static let patterns: [Attack] = [
    Attack("SELECT \(letters(5_000)) LIKE '\(list("%a", 30, by: ""))b'", .answered),
    Attack("SELECT \(letters(5_000)) GLOB '\(list("*a", 30, by: ""))b'", .answered),
    Attack("SELECT \(letters(5_000)) GLOB '\(list("*[a-b]", 30, by: ""))c'", .answered),
    Attack("SELECT \(letters(5_000)) LIKE '\(list("%_a", 30, by: ""))b' ESCAPE '\\'", .answered),
    Attack("SELECT \(letters(15_000_000)) LIKE '%' || \(letters(900)) || 'b'", late),
    Attack("SELECT \(letters(15_000_000)) GLOB '*' || \(letters(900)) || 'b'", late),
    Attack("SELECT instr(\(letters(400_000)), \(letters(200_000)) || 'b')", .answered),
    Attack("SELECT length(replace(\(letters(400_000)), \(letters(200_000)) || 'b', 'c'))", .answered),
    Attack("SELECT length(trim(\(letters(400_000)), \(letters(100_000, "b")) || 'a'))", .answered),
    Attack(
      "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH 'a' || replace(hex(zeroblob(500000)), '00', ' OR i')",
      late),
    Attack(
      "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH \(letters(500_000, "("))", .invalid("parser stack")),
    Attack("SELECT count(*) FROM passages_fts WHERE passages_fts MATCH '\"'", .invalid("unterminated string")),
    Attack("SELECT count(*) FROM passages WHERE text REGEXP '(a+)+b'", .invalid("no such function: REGEXP")),
  ]

  private static func list(_ text: String, _ count: Int, by separator: String) -> String {
    [String](repeating: text, count: count).joined(separator: separator)
  }

  private static func letters(_ count: Int, _ letter: String = "a") -> String {
    "printf('%.*c', \(count), '\(letter)')"
  }
}
