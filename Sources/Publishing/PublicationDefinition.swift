import ByregionRecords

/// The plan or the result of a publication.
package struct Publication: Sendable {
  /// How much of the knowledge base is sent.
  package enum Extent: Sendable, Hashable {
    /// All of it, with the reason.
    case whole(Reason)
    /// What changed since the last publication.
    case changes
    /// Nothing, because nothing changed.
    case nothing
  }

  /// Why the whole knowledge base is sent.
  package enum Reason: Sendable, Hashable {
    /// Nothing was published there before.
    case first
    /// The tables were created by another version of byregion or of the server.
    case otherTables
    /// The last published change is not in the file's history, for instance because the file was restored from a copy.
    case otherHistory
  }

  package var extent: Extent
  /// The server's address, without user and password.
  package var place: String
  package var schema: String
  /// Time of the last publication; nil if there is none.
  package var lastPublishedAt: String?
  /// Number of documents to send, all revisions included.
  package var documentCount = 0
  /// Number of documents to remove because they are no longer in the file.
  package var goneCount = 0
  /// Number of regions that changed; all regions for ``Extent/whole(_:)``.
  package var regionCount = 0
  /// Tables that belong to no document or region and are sent as a whole.
  package var tables: [String] = []
  /// Number of rows that were sent; 0 for a dry run.
  package var rowCount = 0
  /// Number of texts that were changed because PostgreSQL cannot store them unchanged.
  package var repairedCount = 0
  /// The first of them: `passages 17, text`.
  package var repaired: [String] = []
  /// Ids of documents whose content is damaged in the file; the content is not published.
  package var damaged: [Int64] = []
  /// Tables and views in the file that byregion did not create. They are not published.
  package var foreign: [String] = []
  /// Views of the file that are not published, with the reason.
  package var leftOutViews: [(view: String, reason: String)] = []
  /// Saved queries that were sent as rows but that PostgreSQL cannot run.
  package var leftOutQueries: [String] = []
}

/// The statements that create the tables and views of a publication. They name no schema; the search path selects it.
struct PublicationDefinition {
  /// The tables that identify a schema as a publication and record its state.
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
    COMMENT ON TABLE publication IS 'The last publication by byregion in this schema, one row.';
    COMMENT ON COLUMN publication.knowledge_base IS 'Identifier of the knowledge base, chosen when it was created.';
    COMMENT ON COLUMN publication.structure IS 'SHA-256 of the statements that created the tables and views.';
    COMMENT ON COLUMN publication.server IS 'Major version of the server when they were created.';
    COMMENT ON COLUMN publication.last_change IS 'Number of the last published change of the knowledge base.';
    COMMENT ON COLUMN publication.last_stamp IS 'Stamp of that change, which identifies it.';
    COMMENT ON COLUMN publication.number IS 'Number of publications that changed something.';
    COMMENT ON COLUMN publication.published_at IS 'Time of the last such publication.';
    COMMENT ON COLUMN publication.documents IS 'Number of documents, all revisions included.';
    COMMENT ON COLUMN publication.passages IS 'Number of passages of current documents.';

    CREATE TABLE published_objects (
      relation   text NOT NULL,
      object     text NOT NULL,
      definition text NOT NULL,
      PRIMARY KEY (relation, object)
    );
    COMMENT ON TABLE published_objects IS 'The tables and views as byregion created them, to detect changes by others.';
    COMMENT ON COLUMN published_objects.relation IS 'A table or view.';
    COMMENT ON COLUMN published_objects.object IS 'The table or view itself, or one of its columns, constraints and so on.';
    COMMENT ON COLUMN published_objects.definition IS 'The definition as the server reports it.';

    CREATE TABLE published_contents (
      name   text PRIMARY KEY,
      sha256 text NOT NULL
    );
    COMMENT ON TABLE published_contents IS 'Hashes of the tables that are published as a whole, to detect changes.';
    COMMENT ON COLUMN published_contents.name IS 'Name of the table.';
    COMMENT ON COLUMN published_contents.sha256 IS 'SHA-256 of its rows.';

    """
  /// The tables of ``marker`` with their columns.
  static let markerColumns = [
    "publication": [
      "knowledge_base", "structure", "server", "last_change", "last_stamp", "number", "published_at", "documents",
      "passages",
    ], "published_objects": ["relation", "object", "definition"], "published_contents": ["name", "sha256"],
  ]

  /// SQLite's `round(x, digits)` takes a floating-point number; PostgreSQL's takes only a `numeric`.
  private static let functions = """
    CREATE FUNCTION round(double precision, integer) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT round($1::numeric, $2)::double precision';
    COMMENT ON FUNCTION round(double precision, integer) IS 'A number rounded to a number of digits, as in SQLite.';

    """
  static let dropFunctions =
    "DROP FUNCTION IF EXISTS round(double precision, integer); \(PublishedQueries.dropDefinitions)"

  /// Creates the tables, without keys and indexes, which are faster to build once the rows are there.
  let tables: String
  /// Creates keys, indexes, foreign keys and views.
  let rest: String
  /// The names of all tables and views.
  let names: [String]
  /// SHA-256 of the statements. It differs if another version creates other tables or views.
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

  /// Texts have the collation "C" because they sort by their bytes, as in the file.
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
    // Each foreign key needs an index, which a change of the referenced table uses.
    let needed = table.indexes + table.references.map(\.columns)
    var had = [table.primaryKey] + table.uniqueKeys
    for columns in needed where !had.contains(where: { $0.starts(with: columns) }) {
      had.append(columns)
      statements.append("CREATE INDEX ON \(name) (\(Names.list(columns)))")
    }
    return statements.map { $0 + ";\n" }.joined()
  }

  /// Foreign keys are deferrable because a publication deletes rows before it inserts them again.
  private static func references(_ table: PublishedTable) -> String {
    table.references.map { reference in
      "ALTER TABLE \(Names.quoted(table.name)) ADD FOREIGN KEY (\(Names.list(reference.columns))) "
        + "REFERENCES \(Names.quoted(reference.table)) (\(Names.list(reference.otherColumns))) "
        + "DEFERRABLE INITIALLY IMMEDIATE;\n"
    }.joined()
  }
}
