import ByregionRecords

/// What a publication is to do, or did.
package struct Publication: Sendable {
  /// How much of the knowledge base is sent.
  package enum Extent: Sendable, Hashable {
    /// All of it, and why.
    case whole(Reason)
    /// What changed since the last publication.
    case changes
    /// Nothing, since nothing changed.
    case nothing
  }

  /// Why all is sent.
  package enum Reason: Sendable, Hashable {
    /// Nothing was published there.
    case first
    /// Another version of byregion, or of the server, made the tables.
    case otherTables
    /// What was published last is not a part of the file's history: it was restored from a copy, for instance.
    case otherHistory
  }

  package var extent: Extent
  /// Where it is published, without user and password.
  package var place: String
  package var schema: String
  /// When something was published there last; nil where nothing was.
  package var lastPublishedAt: String?
  /// Documents that are sent, of all revisions.
  package var documentCount = 0
  /// Documents that are gone from the file and are taken out.
  package var goneCount = 0
  /// Regions that changed; all of them where the whole is sent.
  package var regionCount = 0
  /// Tables without documents that are sent as a whole.
  package var tables: [String] = []
  /// Rows that were sent; 0 for a dry run.
  package var rowCount = 0
  /// How many texts were changed, since PostgreSQL cannot keep them as they are.
  package var repairedCount = 0
  /// The first of them: `passages 17, text`.
  package var repaired: [String] = []
  /// Documents whose bytes are damaged in the file, so that they are not published.
  package var damaged: [Int64] = []
  /// Tables and views that somebody added to the file, which are not published.
  package var foreign: [String] = []
  /// Views of the file that are not published, with the reason.
  package var leftOutViews: [(view: String, reason: String)] = []
  /// Saved queries that were sent and that PostgreSQL cannot run.
  package var leftOutQueries: [String] = []
}

/// The statements that make the tables and views of a publication. They name no schema: the search path does.
struct PublicationDefinition {
  /// The tables by which a publication is known again, and what they are for.
  static let marker = """
    CREATE TABLE publication (
      knowledge_base bigint NOT NULL,
      structure      text NOT NULL,
      server         integer NOT NULL,
      last_change    bigint NOT NULL,
      last_stamp     bigint NOT NULL,
      number         bigint NOT NULL,
      published_at   timestamp with time zone NOT NULL,
      documents      bigint NOT NULL,
      passages       bigint NOT NULL
    );
    COMMENT ON TABLE publication IS 'What byregion published here last, one row.';
    COMMENT ON COLUMN publication.knowledge_base IS 'Number that the knowledge base has since it was made.';
    COMMENT ON COLUMN publication.structure IS 'SHA-256 of the statements that made the tables and views.';
    COMMENT ON COLUMN publication.server IS 'Main version of the server when they were made.';
    COMMENT ON COLUMN publication.last_change IS 'Last change of the knowledge base that is published.';
    COMMENT ON COLUMN publication.last_stamp IS 'Its stamp, by which it is known again.';
    COMMENT ON COLUMN publication.number IS 'How many publications changed something here.';
    COMMENT ON COLUMN publication.published_at IS 'When the last of them did.';
    COMMENT ON COLUMN publication.documents IS 'Documents, of all revisions.';
    COMMENT ON COLUMN publication.passages IS 'Passages of current documents.';

    CREATE TABLE published_objects (
      relation   text NOT NULL,
      object     text NOT NULL,
      definition text NOT NULL,
      PRIMARY KEY (relation, object)
    );
    COMMENT ON TABLE published_objects IS 'The tables and views as byregion made them; a change is found by it.';
    COMMENT ON COLUMN published_objects.relation IS 'A table or view.';
    COMMENT ON COLUMN published_objects.object IS 'The table or view itself, or a column, constraint or the like of it.';
    COMMENT ON COLUMN published_objects.definition IS 'As the server told it.';

    CREATE TABLE published_contents (
      name   text PRIMARY KEY,
      sha256 text NOT NULL
    );
    COMMENT ON TABLE published_contents IS 'Tables that are published as a whole, by which a change is found.';
    COMMENT ON COLUMN published_contents.name IS 'A table.';
    COMMENT ON COLUMN published_contents.sha256 IS 'SHA-256 of its rows.';

    """
  /// The tables of ``marker`` with their columns.
  static let markerColumns = [
    "publication": [
      "knowledge_base", "structure", "server", "last_change", "last_stamp", "number", "published_at", "documents",
      "passages",
    ], "published_objects": ["relation", "object", "definition"], "published_contents": ["name", "sha256"],
  ]

  /// SQLite rounds a floating-point number to some digits, and PostgreSQL a decimal one only.
  private static let functions = """
    CREATE FUNCTION round(double precision, integer) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT round($1::numeric, $2)::double precision';
    COMMENT ON FUNCTION round(double precision, integer) IS 'A number rounded to some digits, as in SQLite.';

    """
  static let dropFunctions =
    "DROP FUNCTION IF EXISTS round(double precision, integer); \(PublishedQueries.dropDefinitions)"

  /// Makes the tables without what is quicker made once the rows are in.
  let tables: String
  /// Makes keys, indexes, foreign keys and views.
  let rest: String
  /// The names of all tables and views.
  let names: [String]
  /// Tells whether another program, or another version of this one, would make the same.
  let checksum: String

  init(_ objects: PublishedObjects) {
    tables =
      Self.marker + Self.functions + PublishedQueries.definitions + Postings.tables
      + objects.tables.map(Self.create).joined(separator: "\n")
    rest =
      ([Postings.indexes] + objects.tables.map(Self.keys) + objects.tables.map(Self.references)
      + objects.views.map { view in
        "CREATE VIEW \(Names.quoted(view.object.name)) AS \(view.sql);\n"
          + Self.comments(
            "VIEW", view.object.name, view.object.description, view.object.columns.map { ($0.name, $0.description) })
      }).joined(separator: "\n")
    names =
      Self.markerColumns.keys.sorted() + [PublishedQueries.name] + Postings.names + objects.tables.map(\.name)
      + objects.views.map(\.object.name)
    checksum = ContentHash.hexadecimal(of: Array((tables + rest).utf8))
  }

  private static func create(_ table: PublishedTable) -> String {
    let columns = table.columns.map { column in
      "  \(Names.quoted(column.name)) \(type(column.type))\(column.isRequired ? " NOT NULL" : "")"
    }
    var taken: Set<String> = []
    let checks = table.checks.map { check in
      var name = check.name
      while !taken.insert(name).inserted { name = Names.short(name.dropLast(2) + "\(taken.count)") }
      return "  CONSTRAINT \(Names.quoted(name)) CHECK (\(check.expression))"
    }
    return """
      CREATE TABLE \(Names.quoted(table.name)) (
      \((columns + checks).joined(separator: ",\n"))
      );
      \(comments("TABLE", table.name, table.description, table.columns.map { ($0.name, $0.description) }))
      """
  }

  /// Texts are sorted by their bytes, as in the file.
  private static func type(_ type: PublishedTable.ColumnType) -> String {
    switch type {
    case .integer: "bigint"
    case .real: "double precision"
    case .text, .any: "text COLLATE \"C\""
    case .bytes: "bytea"
    }
  }

  private static func comments(
    _ kind: String, _ name: String, _ description: String?, _ columns: [(String, String?)]
  ) -> String {
    let own = description.map { "COMMENT ON \(kind) \(Names.quoted(name)) IS \(Names.literal($0));\n" } ?? ""
    return own
      + columns.compactMap { column, description in
        description.map {
          "COMMENT ON COLUMN \(Names.quoted(name)).\(Names.quoted(column)) IS \(Names.literal($0));\n"
        }
      }.joined()
  }

  private static func keys(_ table: PublishedTable) -> String {
    let name = Names.quoted(table.name)
    var statements: [String] = []
    if !table.primaryKey.isEmpty {
      statements.append("ALTER TABLE \(name) ADD PRIMARY KEY (\(Names.list(table.primaryKey)))")
    }
    for key in table.uniqueKeys { statements.append("ALTER TABLE \(name) ADD UNIQUE (\(Names.list(key)))") }
    // Each foreign key needs an index, by which a change of the other table looks it up.
    let needed = table.indexes + table.references.map(\.columns)
    var had = [table.primaryKey] + table.uniqueKeys
    for columns in needed where !had.contains(where: { $0.starts(with: columns) }) {
      had.append(columns)
      statements.append("CREATE INDEX ON \(name) (\(Names.list(columns)))")
    }
    return statements.map { $0 + ";\n" }.joined()
  }

  /// A publication deletes rows before it inserts them again, so foreign keys may be checked at its end.
  private static func references(_ table: PublishedTable) -> String {
    table.references.map { reference in
      "ALTER TABLE \(Names.quoted(table.name)) ADD FOREIGN KEY (\(Names.list(reference.columns))) "
        + "REFERENCES \(Names.quoted(reference.table)) (\(Names.list(reference.otherColumns))) "
        + "DEFERRABLE INITIALLY IMMEDIATE;\n"
    }.joined()
  }
}
