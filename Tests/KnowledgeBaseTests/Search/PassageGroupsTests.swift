import ByregionSQLite
import TestSupport
import Testing

@testable import ByregionRecords
@testable import ByregionSearch
@testable import ByregionStore

@Suite("Groups of passages")
struct PassageGroupsTests {
  /// Passages of four documents, two regions and three kinds.
  private func connection() throws -> Connection {
    let connection = try SearchFixtures.knowledgeBase((0..<60).map { "tekst nummer \($0)" }).connection
    try connection.execute(
      """
      INSERT INTO regions (id, slug, name) VALUES (2, 'annen', 'Annen');
      INSERT INTO documents (id, region_id, kind, status, revision, title, language, source, location, format, encoding,
        sha256, byte_count, imported_at)
      SELECT value, 2, 'final', 'current', value, '', 'nb', '', 'sted ' || value, 'plain', '',
        printf('%064d', value), 0, '' FROM (SELECT 2 AS value UNION SELECT 3 UNION SELECT 4);
      UPDATE passages SET document_id = 1 + id % 4, region_id = iif(id % 4 = 0, 1, 2),
        kind = iif(id % 3 = 0, 'advice', iif(id % 3 = 1, 'goal', 'other'));
      DELETE FROM passages WHERE id % 7 = 0;
      """)
    return connection
  }

  @Test("groups are the same read at once or one by one, and have the sizes that SQLite counts")
  func agree() throws {
    let connection = try connection()
    let groups = try PassageGroups(connection, largestID: 60)
    let ids = (0...62).map(Int64.init)
    let single = try GroupReader(connection).groups(of: ids)
    #expect(ids.map { id in groups[id].map { groups.groups[$0] } } == single)
    let counted = try connection.rows(
      "SELECT document_id, region_id, kind, count(*) FROM passages GROUP BY 1, 2, 3"
    ) { "\($0.integer(0) ?? 0) \($0.integer(1) ?? 0) \($0.text(2) ?? "") \($0.int(3) ?? 0)" }
    let sizes = zip(groups.groups, groups.sizes).map { "\($0.document) \($0.region) \($0.kind) \($1)" }
    #expect(sizes.sorted() == counted.sorted())
    let counts = groups.counts(of: ids).map { "\($0.group.document) \($0.group.region) \($0.group.kind) \($0.count)" }
    #expect(counts.sorted() == counted.sorted())
  }

  @Test("groups meet the conditions that SQLite finds met")
  func conditions() throws {
    let connection = try connection()
    let groups = try PassageGroups(connection, largestID: 60)
    for conditions in [
      [SearchScope.Condition(field: .kind, sql: "p.kind = ?", arguments: [.text("advice")])],
      [SearchScope.Condition(field: .region, sql: "p.region_id IN (SELECT id FROM regions WHERE slug = 'measured')")],
      [
        SearchScope.Condition(field: .kind, sql: "NOT (p.kind = 'goal')"),
        SearchScope.Condition(field: .document, sql: "p.document_id = ?", arguments: [.integer(3)]),
      ],
    ] {
      var scope = SearchScope()
      scope.all = conditions
      let meets = try groups.meeting(scope, connection)
      let found = (0...62).filter { id in groups[Int64(id)].map { meets[$0] } ?? false }
      let expected = try connection.rows(
        "SELECT p.id FROM passages AS p WHERE 1\(scope.conditions) ORDER BY p.id", scope.arguments
      ) { $0.int(0) ?? 0 }
      #expect(found == expected)
      #expect(!found.isEmpty)
    }
  }
}
