import ByregionConsole
import ByregionLanguages
import ByregionStore

/// The one table of what the server answers. The router, the description of the API and the tests are made from it.
enum Routes {
  /// The pages, and the same for programs below `/api`.
  static let all: [Route] = pages + pages.compactMap(\.forPrograms) + programs

  private static let pages: [Route] =
    FrontPage.routes + SearchPage.routes + AdvicePage.routes + ListRoutes.all + RegionPages.routes + PassagePages.routes
    + PlacePages.routes + MemoPage.routes + MapPage.routes + DocumentPages.routes + QueryPages.routes + SQLPage.routes
    + ImportPages.routes + AboutPage.routes

  /// Addresses that have no page.
  private static let programs: [Route] =
    PassagePages.programs + SQLPage.programs + [OpenAPI.route, health] + StaticRoutes.all

  private static let health = Route(
    "health", "/healthz", summary: "Says that the server is up and the file can be read.",
    work: .reading { request, knowledgeBase, response in
      _ = try knowledgeBase.regionLinks().count
      response.head.mediaType = "text/plain; charset=utf-8"
      response.head.cacheControl = "no-store"
      response.output.append("ok\n")
    }
  ).withoutNegotiation()

  /// Whether the table has the page of the map.
  static var hasMap: Bool { pages.contains { $0.name == "map" } }
}

/// One line of the table of routes: what an address answers, and how it is described.
struct Route: Sendable {
  /// Who does the work.
  enum Work: Sendable {
    /// Nothing has to be read from the file.
    case fixed(@Sendable (PageRequest, Response) throws -> Void)
    /// A reader's connection, in one transaction.
    case reading(@Sendable (PageRequest, KnowledgeBase, Response) throws -> Void)
    /// A connection for SQL that a reader wrote, within limits.
    case console(@Sendable (PageRequest, SQLConsole, Response) throws -> Void)
    /// The one thread that may write.
    case writing(@Sendable (PageRequest, ImportContext, Response) throws -> Void)
  }

  /// A part of the path.
  enum Segment: Sendable, Hashable {
    case literal(String)
    /// `{name}`.
    case variable(String)
  }

  /// A parameter of the query string.
  struct Parameter: Sendable, Hashable {
    enum Schema: Sendable, Hashable {
      /// Any text that is not empty.
      case text
      case integer(ClosedRange<Int>)
      case choice([String])
      /// May stand several times.
      case texts
    }

    var name: String
    var schema: Schema
    /// One sentence in English, for the description of the API.
    var about: String
    var isRequired = false

    init(_ name: String, _ schema: Schema, _ about: String, isRequired: Bool = false) {
      self.name = name
      self.schema = schema
      self.about = about
      self.isRequired = isRequired
    }

    /// What every route takes.
    static let language = Parameter(
      "lang", .choice(Language.allCases.map(\.rawValue)),
      "The language of problems and of citations; English without it, whatever Accept-Language says.")
  }

  /// Its name in the description of the API.
  var name: String
  var methods: [String]
  var path: [Segment]
  /// The first is the one that an address without a suffix gives.
  var formats: [Format]
  /// One sentence in English.
  var summary: String
  var parameters: [Parameter]
  /// Whether parameters may have any name, as those of a saved query.
  var takesAnyParameter = false
  /// The kinds of problems that the route answers with beside those that any may.
  var problems: [Problem.Kind]
  var work: Work
  /// Whether the header `Accept` chooses among the formats; files of the program and bytes of others have one of their own.
  var negotiates = true
  /// Whether the answer depends on nothing but the file's state, so that a tag can stand for it.
  var isCacheable = true
  /// Most bytes of the content of a POST.
  var largestBody = RequestGuard.largestBody
  /// Whether only a reader who may import is answered.
  var needsImportKey = false

  init(
    _ name: String, _ path: String, methods: [String] = ["GET"], formats: [Format] = [.html], summary: String,
    parameters: [Parameter] = [], problems: [Problem.Kind] = [], work: Work
  ) {
    self.name = name
    self.methods = methods
    self.path = Self.segments(path)
    self.formats = formats
    self.summary = summary
    self.parameters = parameters
    self.problems = problems
    self.work = work
  }

  private static func segments(_ path: String) -> [Segment] {
    path.split(separator: "/").map { part in
      part.hasPrefix("{") ? .variable(String(part.dropFirst().dropLast())) : .literal(String(part))
    }
  }

  /// The route with an answer of a format of its own.
  func withoutNegotiation() -> Route {
    var route = self
    route.negotiates = false
    return route
  }

  /// The path as it is written: `/regions/{slug}`.
  var pattern: String {
    "/"
      + path.map { segment in
        switch segment {
        case .literal(let text): text
        case .variable(let name): "{\(name)}"
        }
      }.joined(separator: "/")
  }

  /// The names of the parts of the path that vary.
  var variables: [String] {
    path.compactMap { if case .variable(let name) = $0 { name } else { nil } }
  }

  /// The same answer for programs, below `/api`.
  var forPrograms: Route? {
    let formats = formats.filter { $0 != .html }
    guard formats.contains(.json) else { return nil }
    var route = self
    route.path.insert(.literal("api"), at: 0)
    route.formats = [.json] + formats.filter { $0 != .json }
    return route
  }

  /// What the parts that vary are in a path; nil where it is another path.
  func match(_ path: [String]) -> [String: String]? {
    guard path.count == self.path.count else { return nil }
    var captured: [String: String] = [:]
    for (segment, part) in zip(self.path, path) {
      switch segment {
      case .literal(let text): if text != part { return nil }
      case .variable(let name): captured[name] = part
      }
    }
    return captured
  }
}

/// Finds the route of a path.
struct Router: Sendable {
  let routes: [Route]

  init(_ routes: [Route]) { self.routes = routes }

  /// A route with what was found in the path.
  struct Match {
    var route: Route
    var captured: [String: String]
    /// The path without a suffix.
    var path: [String]
    /// The format that a suffix names; nil without one.
    var format: Format?
  }

  /// - Throws: `Problem` where nothing has the path, or not with the method.
  func match(method: String, path: [String]) throws -> Match {
    let request = method == "HEAD" ? "GET" : method
    var allowed: [String] = []
    for route in routes {
      guard let match = Self.match(route, path) else { continue }
      if route.methods.contains(request) { return match }
      allowed += route.methods.flatMap { $0 == "GET" ? ["GET", "HEAD"] : [$0] }
    }
    guard !allowed.isEmpty else { throw Problem(.notFound, detail: .noSuchPage) }
    var problem = Problem(.methodNotAllowed, detail: .method(method))
    problem.fields = [(name: "allow", value: allowed.joined(separator: ", "))]
    throw problem
  }

  private static func match(_ route: Route, _ path: [String]) -> Match? {
    // A suffix is taken off first: what varies in a path, such as a region's slug, holds no dot.
    if let last = path.last {
      for format in Format.bySuffix where route.formats.contains(format) && last.hasSuffix(format.suffix) {
        let name = String(last.dropLast(format.suffix.count))
        let bare = Array(path.dropLast()) + [name]
        if !name.isEmpty, let captured = route.match(bare) {
          return Match(route: route, captured: captured, path: bare, format: format)
        }
      }
    }
    return route.match(path).map { Match(route: route, captured: $0, path: path, format: nil) }
  }
}

/// A form in which an answer is given. The suffix of the path names it, else the header `Accept` does.
enum Format: String, Sendable, Hashable, CaseIterable {
  case html, json, csv, excel, ndjson, markdown, bibtex, ris, csl, svg, geojson, docx, odt
  /// A memo in HTML, which has styles of its own and is saved rather than shown.
  case memo

  /// What the path ends in; empty for pages, which have no suffix.
  var suffix: String {
    switch self {
    case .html: ""
    case .json: ".json"
    case .csv: ".csv"
    case .excel: ".excel.csv"
    case .ndjson: ".ndjson"
    case .markdown: ".md"
    case .bibtex: ".bib"
    case .ris: ".ris"
    case .csl: ".csl.json"
    case .svg: ".svg"
    case .geojson: ".geojson"
    case .docx: ".docx"
    case .odt: ".odt"
    case .memo: ".html"
    }
  }

  /// Longer suffixes first, so that `.excel.csv` is not taken for `.csv`.
  static let bySuffix = allCases.filter { $0 != .html }.sorted { $0.suffix.utf8.count > $1.suffix.utf8.count }

  var mediaType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .json: "application/json"
    case .csv: "text/csv; charset=utf-8; header=present"
    // Excel opens it the same, and a semicolon is not the separator of text/csv.
    case .excel: "text/csv; charset=utf-8; header=present"
    case .ndjson: "application/x-ndjson"
    case .markdown: "text/markdown; charset=utf-8"
    case .bibtex: "application/x-bibtex; charset=utf-8"
    case .ris: "application/x-research-info-systems"
    case .csl: "application/vnd.citationstyles.csl+json"
    case .svg: "image/svg+xml"
    case .geojson: "application/geo+json"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .odt: "application/vnd.oasis.opendocument.text"
    case .memo: "text/html; charset=utf-8"
    }
  }

  /// Whether the text of the answer depends on the language.
  var isForPeople: Bool {
    switch self {
    case .html, .svg, .bibtex, .ris, .csl, .docx, .odt, .memo: true
    case .json, .csv, .excel, .ndjson, .markdown, .geojson: false
    }
  }

  /// Whether a browser is to save the answer rather than show it.
  var isDownload: Bool {
    switch self {
    case .html, .json, .markdown, .svg: false
    case .csv, .excel, .ndjson, .bibtex, .ris, .csl, .geojson, .docx, .odt, .memo: true
    }
  }

  /// The best of the formats for a header `Accept`; the first of them without one, nil where none is wanted.
  static func best(of formats: [Format], accept: String?) -> Format? {
    guard let accept, !accept.isEmpty else { return formats.first }
    let wanted = accept.split(separator: ",").prefix(64).map { part in
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      return (range: pieces.first ?? "", quality: quality)
    }
    var best: (format: Format, quality: Double)?
    for format in formats {
      let type = format.mediaType.prefix { $0 != ";" }
      let kind = type.prefix { $0 != "/" } + "/*"
      // The most specific range decides (RFC 9110, 12.5.1).
      let quality =
        wanted.first { $0.range == type }?.quality ?? wanted.first { $0.range == kind }?.quality
        ?? wanted.first { $0.range == "*/*" }?.quality ?? 0
      if quality > best?.quality ?? 0 { best = (format, quality) }
    }
    return best?.format
  }
}
