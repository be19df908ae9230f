import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionSQLite
import ByregionStore

/// A page of a listing: a table for people, rows for programs.
struct ListPage {
  var listing: Listing
  var section: PageLayout.Section
  /// All columns. The rows can be sorted by any of them.
  var columns: [String]
  /// The columns for people, in order. Programs get all columns.
  var shown: [String]
  var title: @Sendable (Catalogue) -> String
  var lead: @Sendable (Catalogue) -> String
  /// Writes a cell with a link. Returns false if the table should write the plain value.
  var cell:
    @Sendable (_ column: String, _ value: @escaping (String) -> Value, _ request: PageRequest, _ html: HTML) -> Bool

  /// Whether the rows are places on the map, so that they can be downloaded as GeoJSON.
  var hasPlaces: Bool { listing == .regions || listing == .municipalities }

  /// Number of rows on an HTML page.
  static let rowsOfAPage = 200
  private static let maxCachedPages = 24

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

  private func rows(
    _ knowledgeBase: KnowledgeBase, _ order: ListOrder?, from start: Int, limit: Int
  ) throws -> ListPart {
    let key = "\(listing.rawValue) \(order?.column ?? "") \(order?.isDescending ?? false) \(start) \(limit)"
    return try knowledgeBase.cached(key, capacity: Self.maxCachedPages) {
      try knowledgeBase.page(of: listing, sortedBy: order, from: start, limit: limit)
    }
  }

  private func table(
    _ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response, _ order: ListOrder?, _ page: Int
  ) throws {
    let words = request.words
    let limit = Self.rowsOfAPage
    let part = try self.rows(knowledgeBase, order, from: (page - 1) * limit, limit: limit)
    let (columns, rows, hasMore) = (part.columns, part.rows, part.hasMore)
    let places = shown.compactMap { name in columns.firstIndex(of: name) }
    let title = title(words)
    PageLayout(title: title, section: section, alternates: [.json, .csv]).write(request, response) { html in
      html.element("h1", text: title)
      html.element("p", text: lead(words))
      guard !rows.isEmpty else {
        if page > 1 { return Paging.writeBeyond(request, html, page: page) }
        return html.element("p", .class("note"), text: words.nothingHere)
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
    let part = try self.rows(knowledgeBase, order, from: (page - 1) * limit, limit: limit)
    let (columns, rows, hasMore) = (part.columns, part.rows, part.hasMore)
    Paging.link(request, response, page: page, limit: limit, hasMore: hasMore)
    RowsJSON.write(columns, rows, next: hasMore ? Paging.next(request, page) : nil, to: response)
  }
}

/// Rows as one JSON object, version 1: the same row objects as the command line prints, and the path of the next page.
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

/// Rows in the file formats, streamed as they are read.
enum Rows {
  /// - Parameter body: called once with a closure that writes one row.
  static func write(
    _ columns: [String], _ request: PageRequest, _ response: Response,
    _ body: ((_ row: [Value]) throws -> Void) throws -> Void
  ) throws {
    let printer = printer(request.format, response)
    try printer.begin(columns.map { Column($0) })
    try body { try printer.row($0) }
    try printer.end()
  }

  /// Returns the printer for a file format.
  static func printer(_ format: Format, _ response: Response) -> any RowPrinter {
    switch format {
    case .ndjson: OutputFormat.ndjson.printer(to: response.output)
    case .excel: ExcelPrinter(response.output)
    case .json: OutputFormat.json.printer(to: response.output)
    default: OutputFormat.csv.printer(to: response.output)
    }
  }

  /// Tells the browser to save the response under `name`. Does nothing for formats that are not downloads.
  static func saved(as name: String, _ request: PageRequest, _ response: Response) {
    guard request.format.isDownload else { return }
    let safe = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    response.head.fields.append(
      (name: "content-disposition", value: "attachment; filename=\"\(safe)\(request.format.suffix)\""))
  }
}

/// Links between the pages of a list.
enum Paging {
  /// Writes links to the previous and the next page, or to the first page if `page` is after the last one.
  static func write(_ request: PageRequest, _ html: HTML, page: Int, limit: Int, total: Int) {
    let pages = max(1, (total + limit - 1) / limit)
    guard page <= pages else { return writeBeyond(request, html, page: page) }
    guard pages > 1 else { return }
    let words = request.words
    html.element("nav", .class("pages"), .init("aria-label", words.pages)) {
      if page > 1 {
        html.element("a", .init("rel", "prev"), .href(address(request, page - 1)), text: words.previousPage)
      }
      html.element("span", text: words.page(page, of: pages))
      if page < pages, page < 1_000 {
        html.element("a", .init("rel", "next"), .href(address(request, page + 1)), text: words.nextPage)
      }
    }
  }

  /// Writes that the page does not exist, and a link to the first page.
  static func writeBeyond(_ request: PageRequest, _ html: HTML, page: Int) {
    html.element("p", .class("note")) {
      html.text(request.words.noPage(page) + " ")
      html.link(address(request, 1), request.words.toFirstPage)
    }
  }

  /// Adds a `Link` header field with the address of the next page, for programs.
  static func link(_ request: PageRequest, _ response: Response, page: Int, limit: Int, hasMore: Bool) {
    guard hasMore, page < 1_000 else { return }
    let address = request.origin + next(request, page)
    response.head.fields.append((name: "link", value: "<\(address)>; rel=\"next\""))
  }

  /// The path of the next page, for programs.
  static func next(_ request: PageRequest, _ page: Int) -> String {
    let format: Format = request.path.first == "api" ? .html : request.format
    return Links(basePath: request.site.basePath).bare(
      request.path, request.parameters.setting("page", String(page + 1)), format: format)
  }

  private static func address(_ request: PageRequest, _ page: Int) -> String {
    request.links.to(request.path, request.parameters.setting("page", page == 1 ? nil : String(page)))
  }
}

/// Links to the same content in other formats.
enum Downloads {
  static func write(_ request: PageRequest, _ html: HTML, _ formats: [Format]) {
    let words = request.words
    html.element("p", .class("downloads")) {
      html.text(words.download + " ")
      for (index, format) in formats.enumerated() {
        if index > 0 { html.text(" · ") }
        html.link(
          request.links.to(request.path, request.parameters.removing("lang", "page", "limit"), format: format),
          words.format(format))
      }
    }
  }
}

/// An HTML table of values.
struct ValueTable {
  var caption: String
  var columns: [String]
  /// The headings of the columns.
  var heads: [String]
  /// The current order and the links in the headings that sort the table; nil if the table cannot be sorted.
  var sorting: Sorting?
  /// Writes a cell in another form than its value. Returns false if the table should write the value.
  var cell: (_ column: Int, _ row: Int, _ html: HTML) -> Bool = { _, _, _ in false }
  /// The column of numbers that also get bars, which makes the table a chart: the headings label the axes, and each bar
  /// has its value beside it.
  var bars: Int?
  /// Whether a heading above has the same text as the caption. The caption is then only for screen readers.
  var hidesCaption = false

  struct Sorting {
    var order: String?
    var address: (_ order: String) -> String
  }

  func write(_ request: PageRequest, _ html: HTML, _ rows: [[Value]]) {
    let numeric = columns.indices.map { column in
      rows.contains { $0[column].isNumber } && rows.allSatisfy { $0[column].isNumber || $0[column] == .null }
    }
    html.element(
      "div", .class("scroll"), .init("tabindex", "0"), .init("role", "region"), .init("aria-label", caption)
    ) {
      html.element("table") {
        html.element("caption", .init("class", optional: hidesCaption ? "hidden" : nil), text: caption)
        html.element("thead") {
          html.element("tr") {
            for index in columns.indices { head(index, isNumber: numeric[index] && index != bars, request, html) }
          }
        }
        let scale = bars.map { column in BarScale(rows.map { $0[column] }) }
        html.element("tbody") {
          for (number, row) in rows.enumerated() { self.row(row, number, numeric, scale, request, html) }
        }
      }
    }
  }

  private func head(_ index: Int, isNumber: Bool, _ request: PageRequest, _ html: HTML) {
    let column = columns[index]
    let order = sorting?.order
    let direction = order == column ? "ascending" : order == "-" + column ? "descending" : nil
    html.element(
      "th", .init("scope", "col"), .init("class", optional: isNumber ? "n" : nil),
      .init("aria-sort", optional: direction)
    ) {
      guard let sorting else { return html.text(heads[index]) }
      let next =
        direction == nil ? (isNumber ? "-" + column : column) : direction == "ascending" ? "-" + column : column
      html.element("a", .href(sorting.address(next))) {
        html.text(heads[index])
        if let direction {
          html.element("span", .init("aria-hidden", "true"), text: direction == "ascending" ? " ▲" : " ▼")
        }
      }
    }
  }

  private func row(
    _ row: [Value], _ number: Int, _ numeric: [Bool], _ scale: BarScale?, _ request: PageRequest, _ html: HTML
  ) {
    html.element("tr") {
      for index in row.indices {
        let isLong = if case .text(let text) = row[index] { text.utf8.count > 60 } else { false }
        let style = numeric[index] ? "n" : isLong ? "wide" : nil
        if index == 0 {
          html.element("th", .init("scope", "row"), .init("class", optional: style)) {
            content(index, row, number, request, html)
          }
        } else if index == bars, let scale {
          html.element("td", .class("bar")) {
            scale.write(row[index], html)
            content(index, row, number, request, html)
          }
        } else {
          html.element("td", .init("class", optional: style)) { content(index, row, number, request, html) }
        }
      }
    }
  }

  private func content(_ index: Int, _ row: [Value], _ number: Int, _ request: PageRequest, _ html: HTML) {
    if !cell(index, number, html) { ValueText.write(row[index], request.words, html) }
  }
}

/// A value formatted for people.
enum ValueText {
  static func write(_ value: Value, _ words: Catalogue, _ html: HTML) {
    switch value {
    case .null: html.element("span", .class("soft"), text: words.missing)
    case .integer(let number): html.text(Int(exactly: number).map { words.number($0) } ?? String(number))
    case .real(let number): html.text(words.number(number, decimals: 4))
    case .text(let text): html.text(text)
    case .blob(let bytes): html.element("span", .class("soft"), text: words.bytes(bytes.count))
    }
  }
}

extension Value {
  var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }
}
