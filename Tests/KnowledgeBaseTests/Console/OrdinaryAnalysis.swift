/// Legitimate queries, which no limit may prevent. Each returns at least one row on the seed documents, unless noted in
/// the test.
enum OrdinaryAnalysis {
  static let all: [String] = [
    "SELECT name, rank() OVER (ORDER BY population DESC) AS place FROM region_overview",
    "SELECT text, lag(text) OVER (PARTITION BY region_id ORDER BY position) FROM advice",
    "SELECT number, ntile(4) OVER w, first_value(number) OVER w FROM advice WINDOW w AS (ORDER BY id)",
    "SELECT sum(length(text)) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM passages",
    "WITH long AS (SELECT * FROM passages WHERE length(text) > 100) SELECT kind, count(*) FROM long GROUP BY kind",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) SELECT sum(i) FROM n",
    """
    WITH RECURSIVE part(rest, word) AS (
      SELECT text || ' ', '' FROM advice
      UNION ALL SELECT substr(rest, instr(rest, ' ') + 1), substr(rest, 1, instr(rest, ' ') - 1) FROM part
      WHERE rest <> '')
    SELECT lower(word), count(*) FROM part WHERE word <> '' GROUP BY 1 ORDER BY 2 DESC LIMIT 10
    """,
    "SELECT json_group_array(json_object('region', region, 'text', text)) FROM advice_overview",
    "SELECT value ->> '$.n' FROM json_each((SELECT json_group_array(json_object('n', name)) FROM regions))",
    "SELECT json_extract('{\"a\": [1, 2]}', '$.a[1]'), json_array(1, 2), json_valid('[]'), json_set('{}', '$.b', 1)",
    "SELECT fullkey, atom FROM json_tree('{\"a\": {\"b\": [1, 2]}}')",
    """
    SELECT count(*) FROM passages WHERE text LIKE '%a%' OR text LIKE '%b%' OR text LIKE '%c%' OR text LIKE '%d%'
      OR text LIKE '%e%' OR text LIKE '%f%' OR text LIKE '%g%' OR text LIKE '%h%' OR text LIKE '%i%'
      OR text LIKE '%j%' OR text LIKE '%k%' OR text LIKE '%l%'
    """,
    """
    SELECT text FROM goals UNION SELECT text FROM results UNION SELECT text FROM advice
    UNION SELECT text FROM continuations UNION SELECT text FROM application_excerpts UNION SELECT text FROM attachments
    """,
    "SELECT text FROM goals UNION ALL SELECT text FROM advice EXCEPT SELECT text FROM results",
    "SELECT rowid, bm25(passages_fts) FROM passages_fts WHERE passages_fts MATCH 'kommunene' ORDER BY rank",
    "SELECT bm25(passages_fts, 10.0, 1.0) FROM passages_fts WHERE passages_fts MATCH 'text : kommunene'",
    "SELECT highlight(passages_fts, 0, '[', ']') FROM passages_fts WHERE passages_fts MATCH 'kommunene'",
    "SELECT snippet(passages_fts, 0, '[', ']', '…', 9) FROM passages_fts('kommunene OR regionen')",
    "SELECT reference FROM passages JOIN passages_fts AS f ON f.rowid = passages.id WHERE f.text MATCH 'kommun*'",
    "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH 'NEAR(kommunene regionen, 20)'",
    "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH expand('kommunane')",
    "SELECT reference, kind, region, text, snippet, score FROM search('råd om samarbeid')",
    "SELECT region, round(max(score), 1) FROM search('samarbeid', 5) GROUP BY region",
    "SELECT o.county, count(*) FROM search('kommunene') AS s JOIN advice_overview AS o USING (reference) GROUP BY 1",
    "EXPLAIN SELECT * FROM advice",
    "EXPLAIN QUERY PLAN SELECT * FROM advice JOIN passages USING (id)",
    "PRAGMA table_info(advice)", "PRAGMA table_list", "PRAGMA index_list('passages')",
    "PRAGMA foreign_key_list(passages)",
    "PRAGMA user_version", "PRAGMA page_count", "PRAGMA compile_options", "PRAGMA collation_list",
    "SELECT name FROM pragma_table_info('advice')",
    "SELECT type, name FROM sqlite_schema",
    "SELECT region, group_concat(number, ', ') FROM advice_overview GROUP BY region",
    "SELECT avg(length(text)), min(length(text)), max(length(text)), total(length(text)) FROM results",
    "SELECT count(*) FILTER (WHERE role = 'applicant') FROM membership",
    "SELECT a.region, b.region FROM advice_overview AS a JOIN advice_overview AS b ON a.number = b.number",
    "SELECT * FROM regions LEFT JOIN region_facts ON region_facts.region_id = regions.id",
    "SELECT name FROM regions WHERE id IN (SELECT region_id FROM advice GROUP BY region_id HAVING count(*) > 1)",
    "SELECT CASE WHEN number > 1 THEN 'flere' ELSE 'ett' END, iif(number, 'a', 'b'), coalesce(number, 0) FROM advice",
    "SELECT date('2015-01-01', '+1 year'), strftime('%Y', imported_at) FROM documents",
    "SELECT printf('%5.1f %s %,d', density, name, population), format('%03d%%', 7) FROM region_overview",
    "SELECT upper(name), substr(name, 1, 3), trim(name), replace(name, 'e', ''), instr(name, 'r') FROM regions",
    "SELECT name FROM municipalities ORDER BY name COLLATE norwegian LIMIT 5",
    "SELECT count(*) FROM municipalities WHERE name LIKE 'å%' OR name = 'ÅS' COLLATE NOCASE",
    "SELECT word, similarity(word, 'kommune') AS s FROM words ORDER BY s DESC LIMIT 5",
    "SELECT fold(name) FROM municipalities WHERE fold(name) = fold('Alesund')",
    "VALUES (1, 'a'), (2, 'b')",
    "SELECT sqrt(2), round(2.5), abs(-1), max(1, 2), random() IS NOT NULL, hex('å'), unicode('å'), char(229)",
    "SELECT count(*) FROM said_by_municipality WHERE municipality = 'Rana'",
    "SELECT length(content), typeof(content) FROM document_contents",
  ]
}
