/// Hostile arguments for modules and functions of SQLite and of the program.
extension AttackCorpus {
  private static let late = Attack.Ending.limited("--timeout")
  private static let large = Attack.Ending.limited("--max-memory")
  private static let matching = "FROM passages_fts WHERE passages_fts MATCH 'kommune OR kommuner OR kommunene'"

  static let modules: [Attack] = [
    Attack("SELECT * FROM sqlite_stmt LIMIT 1", .answered),
    Attack("SELECT * FROM fts3tokenize('simple', 'a b')", .denied("fts3tokenize is not among the tables")),
    Attack("SELECT * FROM fts4aux", .invalid("fts4aux")),
    Attack("SELECT * FROM generate_series(1, 1000000000)", .invalid("no such table: generate_series")),
    Attack("SELECT optimize(passages_fts) FROM passages_fts LIMIT 1", .denied("optimize()")),
    Attack("SELECT matchinfo(passages_fts) FROM passages_fts LIMIT 1", .denied("matchinfo()")),
    Attack("SELECT offsets(passages_fts) FROM passages_fts LIMIT 1", .denied("offsets()")),
    Attack("SELECT rtreedepth(zeroblob(0))", .denied("rtreedepth()")),
    Attack("SELECT rtreenode(2, zeroblob(1000000))", .denied("rtreenode()")),
    Attack("SELECT sqlite_log(1, 'x')", .denied("sqlite_log()")),
    Attack("SELECT \"Sqlite_LOG\"(1, 'x')", .denied("sqlite_log()")),
    Attack("SELECT 1 ORDER BY sqlite_log(1, 'x')", .denied("sqlite_log()")),
    Attack("SELECT 1 LIMIT sqlite_log(1, 'x')", .denied("sqlite_log()")),
    Attack("SELECT value FROM json_each(json_array(sqlite_log(1, 'x')))", .denied("sqlite_log()")),
    Attack("WITH x AS MATERIALIZED (SELECT sqlite_log(1, 'x')) SELECT 1 FROM x", .denied("sqlite_log()")),
    Attack("SELECT sum(id) FILTER (WHERE sqlite_log(1, 'x')) OVER () FROM advice", .denied("sqlite_log()")),
    Attack("EXPLAIN SELECT load_extension('./x.so')", .denied("load_extension() loads code")),
    Attack("SELECT follow_passage('x', 'x', 1)", .invalid("no such function: follow_passage")),
    Attack("SELECT byregion_rank(passages_fts) \(matching)", .invalid("no such function: byregion_rank")),
    Attack(
      "SELECT * \(matching) AND rank MATCH 'byregion_rank()' ORDER BY rank", .invalid("no such function: byregion_rank")
    ),
    Attack("SELECT snippet(passages_fts, 99, 'a', 'b', 'c', 64) \(matching)", .invalid("out of range")),
    Attack("SELECT snippet(passages_fts, 0, hex(zeroblob(40000000)), '', '', 64) \(matching)", large),
    Attack("SELECT bm25(passages_fts, 'x', x'00', 1e308, -1e308) \(matching)", .answered),
    Attack("SELECT * \(matching) AND rank MATCH 'bm25(1e999)'", .invalid("parse error in rank function")),
    Attack("SELECT snippet(advice, 0, '', '', '', 5) FROM advice", .invalid("no such column: advice")),
    Attack("SELECT count(*) FROM search(hex(zeroblob(5000000)))", .invalid("search() takes texts of at most")),
    Attack("SELECT expand(hex(zeroblob(5000000)))", .invalid("expand() takes texts of at most")),
    Attack("SELECT fold(hex(zeroblob(3000000)))", .invalid("fold() takes texts of at most")),
    Attack("SELECT similarity('x', hex(zeroblob(3000000)))", .invalid("similarity() takes texts of at most")),
    Attack("SELECT count(*) FROM passages a, search(a.text) b, search(b.text) c, search(c.text) d", late),
    Attack("SELECT round(1, 2147483647), printf('%*d', -2147483648, 1)", large),
    Attack("SELECT substr('abc', -9223372036854775808, 9223372036854775807)", .answered),
    Attack("SELECT char(1114111, 55296, -1, 9999999999)", .answered),
    Attack("SELECT unicode(x'ff'), upper(x'ff'), lower(x'fe'), fold(x'ff80')", .answered),
    Attack("SELECT 'a' LIKE 'b' ESCAPE ''", .invalid("single character")),
    Attack("SELECT 'a' LIKE 'b' ESCAPE 'æø'", .invalid("single character")),
    Attack("SELECT 'a' REGEXP 'a'", .invalid("no such function: REGEXP")),
  ]
}
