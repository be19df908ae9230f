import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionSQLite
import ByregionStore

/// A page of a listing: a table for people, rows for programs.
struct ListPage {
  var listing: Listing
  var section: PageLayout.Section
  /// All columns, which the rows can be sorted by.
  var columns: [String]
  /// The columns for people, in order; programs get all of them.
  var shown: [String]
  var title: @Sendable (Catalogue) -> String
  var lead: @Sendable (Catalogue) -> String
  /// Writes a cell with a link; false leaves it to the table.
  var cell:
    @Sendable (_ column: String, _ value: @escaping (String) -> Value, _ request: PageRequest, _ html: HTML) -> Bool

  /// Whether its rows stand on a map.
  var hasPlaces: Bool { listing == .regions || listing == .municipalities }

  /// Rows of a page for people.
  static let rowsOfAPage = 200

  func answer(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let order = request.parameters["sort"].map { ListOrder($0) }
    let page = try request.number("page", in: 1...1_000, default: 1)
    switch request.format {
    case .html: try table(request, knowledgeBase, response, order, page)
    case .json: try object(request, knowledgeBase, response, order, page)
    case .geojson:
      Rows.saved(as: listing.rawValue, request, response)
      let features = try listing == .regions ? knowledgeBase.regionFeatures() : knowledgeBase.municipalityFeatures()
      GeoJSON.append(features, to: response.output)
    default:
      Rows.saved(as: listing.rawValue, request, response)
      let printer = Rows.printer(request.format, response)
      try knowledgeBase.list(listing, sortedBy: order) {
        try printer.begin($0.map { Column($0) })
      } row: {
        try printer.row($0)
      }
      try printer.end()
    }
  }

  /// Ends a listing where a page does.
  private struct PageEnd: Error {}

  private func rows(
    _ knowledgeBase: KnowledgeBase, _ order: ListOrder?, from start: Int, limit: Int
  ) throws -> (columns: [String], rows: [[Value]], hasMore: Bool) {
    var columns: [String] = []
    var rows: [[Value]] = []
    var passed = 0
    do {
      try knowledgeBase.list(listing, sortedBy: order) {
        columns = $0
      } row: { row in
        passed += 1
        if passed > start + limit { throw PageEnd() }
        if passed > start { rows.append(row.values) }
      }
    } catch is PageEnd { return (columns, rows, true) }
    return (columns, rows, false)
  }

  private func table(
    _ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response, _ order: ListOrder?, _ page: Int
  ) throws {
    let words = request.words
    let limit = Self.rowsOfAPage
    let (columns, rows, hasMore) = try self.rows(knowledgeBase, order, from: (page - 1) * limit, limit: limit)
    let places = shown.compactMap { name in columns.firstIndex(of: name) }
    let title = title(words)
    PageLayout(title: title, section: section, alternates: [.json, .csv]).write(request, response) { html in
      html.element("h1", text: title)
      html.element("p", text: lead(words))
      guard !rows.isEmpty else {
        html.element("p", .class("note"), text: words.nothingHere)
        return
      }
      let table = ValueTable(
        caption: title, columns: places.map { columns[$0] }, heads: places.map { words.column(columns[$0]) },
        sorting: .init(order: request.parameters["sort"]) { next in
          request.links.to(request.path, request.parameters.removing("page").setting("sort", next))
        },
        cell: { index, number, html in
          let row = rows[number]
          return cell(
            columns[places[index]], { name in columns.firstIndex(of: name).map { row[$0] } ?? .null }, request, html)
        })
      table.write(request, html, rows.map { row in places.map { row[$0] } })
      Paging.write(request, html, page: page, limit: limit, total: (page - 1) * limit + rows.count + (hasMore ? 1 : 0))
      Downloads.write(request, html, [.csv, .excel, .ndjson, .json] + (hasPlaces ? [.geojson] : []))
    }
  }

  private func object(
    _ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response, _ order: ListOrder?, _ page: Int
  ) throws {
    let limit = try request.number("limit", in: 1...1_000, default: 1_000)
    let (columns, rows, hasMore) = try self.rows(knowledgeBase, order, from: (page - 1) * limit, limit: limit)
    Paging.link(request, response, page: page, limit: limit, hasMore: hasMore)
    RowsJSON.write(columns, rows, next: hasMore ? Paging.next(request, page) : nil, to: response)
  }
}

/// Rows as one JSON object, version 1: the objects that the command line prints, and where the next ones are.
enum RowsJSON {
  static func write(_ columns: [String], _ rows: [[Value]], next: String?, to response: Response) {
    let writer = JSONWriter(response.output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("columns", columns)
      writer.field("rows", each: rows) { row in
        writer.object {
          for (column, value) in zip(columns, row) {
            writer.key(column)
            writer.value(value)
          }
        }
      }
      writer.field("next", next)
    }
    writer.endLine()
  }
}

extension Catalogue {
  var nothingHere: String {
    text(
      nb: "Det er ingenting her ennå. Les inn dokumenter med byregion import.",
      nn: "Det er ingenting her enno. Les inn dokument med byregion import.",
      en: "There is nothing here yet. Read documents with byregion import.")
  }
}
