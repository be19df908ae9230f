import ArgumentParser
import ByregionConsole
import ByregionFiles
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// What `--geojson` writes.
enum MapLayer: String, CaseIterable, ExpressibleByArgument {
  case regions, municipalities
}

/// Metadata for Datasette (https://docs.datasette.io/en/stable/metadata.html): what tables and columns mean, facets,
/// units, and the saved queries.
struct DatasetteMetadata {
  /// The name that Datasette has for the file: its own without the ending.
  let databaseName: String
  let objects: [SchemaObject]
  /// The saved queries that plain SQLite can run.
  let queries: [SavedQuery]
  /// The names of the others.
  let leftOut: [String]

  /// - Parameter path: the knowledge base.
  init(_ knowledgeBase: KnowledgeBase, path: String) throws {
    let name = FilePath.parts(path).name
    databaseName = name.hasSuffix(".db") ? String(name.dropLast(3)) : name
    objects = try knowledgeBase.schema()
    (queries, leftOut) = try knowledgeBase.plainQueries()
  }

  /// Columns by which Datasette counts rows, by table.
  private static let facets = [
    "passages": ["kind", "region_id"], "passage_overview": ["kind", "region", "document"],
    "advice_overview": ["county", "region"], "advice_by_county": ["county", "region"],
    "advice_by_municipality": ["county", "municipality"], "said_by_municipality": ["municipality", "kind"],
    "membership": ["county", "role", "region"], "places": ["region", "role"],
    "documents": ["kind", "status", "language"], "region_overview": ["county"], "diagnostics": ["identifier"],
    "municipality_numbers": ["county_2015", "county_2024", "extent"],
  ]
  /// Units in the words of Pint, which Datasette shows behind values.
  private static let units = [
    "region_overview": ["area_km2": "km**2"], "region_facts": ["area_km2": "km**2"],
  ]
  /// What Datasette shows of a row that another one refers to.
  private static let labels = [
    "regions": "name", "municipalities": "name", "counties": "name", "documents": "title", "sections": "heading",
    "passages": "reference",
  ]
  /// Tables that the program keeps for itself.
  private static let hidden: Set = [
    "words", "word_grams", "word_places", "reference_counters", "schema_migrations", "import_failures", "imports",
    "import_changes", "changes", "saved_queries", "saved_query_parameters", "document_contents",
  ]
  private static let countedByStatistics: Set = [
    "municipalities", "counties", "municipality_successors", "municipality_populations", "municipality_numbers",
  ]

  func append(to output: Output) {
    let writer = JSONWriter(output, indented: true)
    writer.object {
      writer.field("title", "Byregion")
      writer.field("description", "What Norwegian city regions wrote about Byregionprogrammet, 2014–2018.")
      writer.field(
        "about", "Made by byregion from the write-ups of the regions; rights to the texts remain with their authors.")
      writer.field("databases") {
        writer.field(databaseName) {
          writer.field("tables") { for object in objects { append(object, writer) } }
          writer.field("queries") { for query in [QueryExamples.plainSearch] + queries { append(query, writer) } }
        }
      }
    }
    writer.endLine()
  }

  private func append(_ object: SchemaObject, _ writer: JSONWriter) {
    writer.field(object.name) {
      if let description = object.description { writer.field("description", description) }
      let described = object.columns.filter { $0.description != nil }
      if !described.isEmpty {
        writer.field("columns") { for column in described { writer.field(column.name, column.description) } }
      }
      if let facets = Self.facets[object.name] { writer.field("facets", facets) }
      if let units = Self.units[object.name] {
        writer.field("units") { for (column, unit) in units { writer.field(column, unit) } }
      }
      if let label = Self.labels[object.name] { writer.field("label_column", label) }
      if Self.countedByStatistics.contains(object.name) {
        writer.field("source", "Statistics Norway")
        writer.field("license", "CC BY 4.0")
        writer.field("license_url", "https://creativecommons.org/licenses/by/4.0/")
      }
      if Self.hidden.contains(object.name) || object.name.hasPrefix("passages_fts") { writer.field("hidden", true) }
    }
  }

  private func append(_ query: SavedQuery, _ writer: JSONWriter) {
    let example = query.defaults.values.sorted { $0.key < $1.key }
      .map { "\($0)=\(QueryParameters.text(of: $1))" }.joined(separator: ", ")
    writer.field(query.name) {
      writer.field("sql", query.sql)
      writer.field("title", query.name)
      writer.field("description", query.description + (example.isEmpty ? "" : " For instance \(example)."))
    }
  }
}
