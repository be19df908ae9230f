import ByregionLanguages
import ByregionPostgreSQL
import ByregionRecords
import ByregionText

/// The state of a PostgreSQL schema before a publication.
enum PublishedState {
  /// The schema does not exist.
  case absent
  /// The schema exists and is empty.
  case empty
  /// byregion published there before.
  case published(LastPublication)

  /// The record of the last publication.
  struct LastPublication {
    var knowledgeBase: Int64
    var structure: String
    var server: Int
    var lastChange: Int64
    var lastStamp: Int64
    var number: Int64
    var publishedAt: String
    /// SHA-256 of the tables that are published as a whole.
    var contents: [String: String]
    /// The definitions of the created tables and views, part by part.
    var objects: [ObjectPart: String]

    var relations: [String] { Set(objects.keys.map(\.relation)).sorted() }
  }

  /// A table or view, or a part of it.
  struct ObjectPart: Hashable {
    var relation: String
    /// `table`, `view`, `column NAME`, `constraint NAME` …
    var part: String
  }

  /// - Throws: `KnowledgeBaseError` with `.incompatible` if byregion did not create the contents of the schema, or they
  ///   were changed since.
  init(_ session: Session, schema: String, place: String) throws {
    let found = try session.rows("SELECT oid FROM pg_namespace WHERE nspname = $1", [schema])
    guard !found.isEmpty else {
      self = .absent
      return
    }
    guard try Self.hasMarker(session, schema: schema) else {
      let others = try session.rows(
        """
        SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace($1)
        UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = to_regnamespace($1) ORDER BY 1 LIMIT 1
        """, [Names.quoted(schema)])
      guard let other = others.first?.first ?? nil else {
        self = .empty
        return
      }
      throw KnowledgeBaseError(
        .incompatible, { $0.schemaHoldsOther(Sanitizer.visible(schema), Sanitizer.visible(other)) }, place: place,
        suggestion: .say { $0.nameAnotherSchema })
    }
    let earlier = try Self.earlier(session)
    try Self.requireUnchanged(earlier, session, schema: schema, place: place)
    self = .published(earlier)
  }

  private static func hasMarker(_ session: Session, schema: String) throws -> Bool {
    let columns = try session.rows(
      """
      SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = to_regnamespace($1) AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """, [Names.quoted(schema)])
    let found = Dictionary(grouping: columns, by: { ($0.first ?? nil) ?? "" }).mapValues { $0.map { $0[1] ?? "" } }
    return PublicationDefinition.markerColumns.allSatisfy { found[$0.key] == $0.value }
  }

  private static func earlier(_ session: Session) throws -> LastPublication {
    let row =
      try session.rows(
        """
        SELECT knowledge_base, structure, server, last_change, last_stamp, number,
          to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        FROM publication
        """
      ).first?.map { $0 ?? "" } ?? []
    func number(_ index: Int) -> Int64 { index < row.count ? Int64(row[index]) ?? 0 : 0 }
    var objects: [ObjectPart: String] = [:]
    for part in try session.rows("SELECT relation, object, definition FROM published_objects") {
      objects[ObjectPart(relation: part[0] ?? "", part: part[1] ?? "")] = part[2] ?? ""
    }
    var contents: [String: String] = [:]
    for table in try session.rows("SELECT name, sha256 FROM published_contents") { contents[table[0] ?? ""] = table[1] }
    return LastPublication(
      knowledgeBase: number(0), structure: row.count > 1 ? row[1] : "", server: Int(number(2)), lastChange: number(3),
      lastStamp: number(4), number: number(5), publishedAt: row.count > 6 ? row[6] : "", contents: contents,
      objects: objects)
  }

  private static func requireUnchanged(
    _ earlier: LastPublication, _ session: Session, schema: String, place: String
  ) throws {
    var now = try parts(of: earlier.relations, session, schema: schema)
    var before = earlier.objects
    // Another major version may print the same view differently.
    if earlier.server != session.serverVersion / 10_000 {
      before = before.filter { $0.key.part != "view" }
      now = now.filter { $0.key.part != "view" }
    }
    let different = Set(before.keys).union(now.keys).filter { before[$0] != now[$0] }
      .sorted { ($0.relation, $0.part) < ($1.relation, $1.part) }
    guard let first = different.first else { return }
    let change: Catalogue.SchemaChange = before[first] == nil ? .added : now[first] == nil ? .gone : .changed
    let (part, relation) = (Sanitizer.visible(first.part), Sanitizer.visible(first.relation))
    throw KnowledgeBaseError(
      .incompatible, { $0.schemaChanged(part, of: relation, change, schema: Sanitizer.visible(schema)) }, place: place,
      suggestion: .say { $0.undoSchemaChange })
  }

  /// The server's definitions of some tables and views, part by part. Indexes that are not unique are left out: they
  /// cannot make a publication fail.
  static func parts(of relations: [String], _ session: Session, schema: String) throws -> [ObjectPart: String] {
    let names = "{" + relations.map { "\"" + $0.replacing("\"", with: "\\\"") + "\"" }.joined(separator: ",") + "}"
    var parts: [ObjectPart: String] = [:]
    for row in try session.rows(query, [Names.quoted(schema), names]) {
      parts[ObjectPart(relation: row[0] ?? "", part: row[1] ?? "")] = row[2] ?? ""
    }
    return parts
  }

  private static let query = """
    WITH relations AS (
      SELECT oid, relname, relkind, relpersistence, relrowsecurity FROM pg_class
      WHERE relnamespace = to_regnamespace($1) AND relname = ANY ($2::text[]) AND relkind NOT IN ('i', 'I')
    )
    SELECT relname, CASE relkind WHEN 'v' THEN 'view' ELSE 'table' END, CASE relkind
        WHEN 'v' THEN md5(pg_get_viewdef(oid)) ELSE concat_ws(' ', relkind, relpersistence, relrowsecurity) END
    FROM relations
    UNION ALL
    SELECT r.relname, 'column ' || a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN 'required' END, o.collname, a.attgenerated, pg_get_expr(d.adbin, d.adrelid))
    FROM relations r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_collation o ON o.oid = a.attcollation
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    UNION ALL
    SELECT r.relname, 'constraint ' || c.conname, pg_get_constraintdef(c.oid)
    FROM relations r JOIN pg_constraint c ON c.conrelid = r.oid AND c.contype IN ('c', 'f', 'p', 'u', 'x')
    UNION ALL
    SELECT r.relname, 'trigger ' || t.tgname, pg_get_triggerdef(t.oid)
    FROM relations r JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
    UNION ALL
    SELECT r.relname, 'rule ' || w.rulename, pg_get_ruledef(w.oid)
    FROM relations r JOIN pg_rewrite w ON w.ev_class = r.oid AND w.rulename <> '_RETURN'
    UNION ALL
    SELECT r.relname, 'unique index ' || n.relname, pg_get_indexdef(i.indexrelid)
    FROM relations r JOIN pg_index i ON i.indrelid = r.oid AND i.indisunique
    JOIN pg_class n ON n.oid = i.indexrelid
    WHERE NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
    """
}
