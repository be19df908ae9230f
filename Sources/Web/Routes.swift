import ByregionConsole
import ByregionLanguages
import ByregionStore

/// The table of all routes. The router, the description of the API and the tests use it.
enum Routes {
  /// All routes: the pages, their counterparts for programs below `/api`, and the routes without a page.
  static let all: [Route] = pages + pages.compactMap(\.forPrograms) + programs

  private static let pages: [Route] =
    FrontPage.routes + SearchPage.routes + AdvicePage.routes + ListRoutes.all + RegionPages.routes + PassagePages.routes
    + PlacePages.routes + MemoPage.routes + MapPage.routes + DocumentPages.routes + QueryPages.routes + SQLPage.routes
    + ImportPages.routes + AboutPage.routes

  /// Routes that have no page.
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

  /// Whether the table includes the page of the map.
  static var hasMap: Bool { pages.contains { $0.name == "map" } }
}

/// An entry of the table of routes: its path, what it answers, and its description.
struct Route: Sendable {
  /// The work, and the kind of thread and connection that it needs.
  enum Work: Sendable {
    /// Reads nothing from the file.
    case fixed(@Sendable (PageRequest, Response) throws -> Void)
    /// Uses a connection for reading, in one transaction.
    case reading(@Sendable (PageRequest, KnowledgeBase, Response) throws -> Void)
    /// Uses a connection for the user's SQL, within limits.
    case console(@Sendable (PageRequest, ConsoleSession, Response) throws -> Void)
    /// Runs on the only thread that writes.
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
      /// Any texts: the parameter may be given several times.
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

    /// The parameter that every route has.
    static let language = Parameter(
      "lang", .choice(Language.allCases.map(\.rawValue)),
      "The language of problems and of citations; English without it, whatever Accept-Language says.")
  }

  /// Its name in the description of the API.
  var name: String
  var methods: [String]
  var path: [Segment]
  /// The formats of the answer. The first is the default for a path without a suffix.
  var formats: [Format]
  /// One sentence in English.
  var summary: String
  var parameters: [Parameter]
  /// Whether any parameter names are accepted, as for a saved query.
  var takesAnyParameter = false
  /// The kinds of problems that the route can answer with, besides those of every route.
  var problems: [Problem.Kind]
  var work: Work
  /// Whether the header `Accept` selects the format. False for the program's static files and for stored documents.
  var negotiates = true
  /// Whether the answer depends only on the request and the state of the file, so that it can have an entity tag.
  var isCacheable = true
  /// Maximum size of the body of a POST in bytes.
  var largestBody = RequestGuard.largestBody
  /// Whether the request needs the import key.
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

  /// The route without content negotiation.
  func withoutNegotiation() -> Route {
    var route = self
    route.negotiates = false
    return route
  }

  /// The path as a pattern: `/regions/{slug}`.
  var pattern: String {
    "/"
      + path.map { segment in
        switch segment {
        case .literal(let text): text
        case .variable(let name): "{\(name)}"
        }
      }.joined(separator: "/")
  }

  /// The names of the variables in the path.
  var variables: [String] {
    path.compactMap { if case .variable(let name) = $0 { name } else { nil } }
  }

  /// The same route for programs, below `/api`; nil if it has only a page.
  var forPrograms: Route? {
    let formats = formats.filter { $0 != .html }
    guard formats.contains(.json) else { return nil }
    var route = self
    route.path.insert(.literal("api"), at: 0)
    route.formats = [.json] + formats.filter { $0 != .json }
    return route
  }

  /// The values of the variables in a path; nil if the path does not match.
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

  /// A route and the values of its variables in the path.
  struct Match {
    var route: Route
    var captured: [String: String]
    /// The path without a suffix.
    var path: [String]
    /// The format given by the suffix; nil without a suffix.
    var format: Format?
  }

  /// - Throws: `Problem` if no route has the path, or none of those with the path has the method.
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
    // The suffix is removed first: variables in paths, such as the slug of a region, never contain a dot.
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

/// A format of an answer. The suffix of the path selects it, or else the header `Accept`.
enum Format: String, Sendable, Hashable, CaseIterable {
  case html, json, csv, excel, ndjson, markdown, bibtex, ris, csl, svg, geojson, docx, odt
  /// A memo in HTML, with its own styles. Browsers save it instead of showing it.
  case memo

  /// The suffix of the path; empty for pages.
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

  /// The formats with a suffix. Longer suffixes come first, so that `.excel.csv` is not taken for `.csv`.
  static let bySuffix = allCases.filter { $0 != .html }.sorted { $0.suffix.utf8.count > $1.suffix.utf8.count }

  var mediaType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .json: "application/json"
    case .csv: "text/csv; charset=utf-8; header=present"
    // The separator is a semicolon, which text/csv does not specify. Excel opens the file anyway.
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

  /// Whether browsers save the answer instead of showing it.
  var isDownload: Bool {
    switch self {
    case .html, .json, .markdown, .svg: false
    case .csv, .excel, .ndjson, .bibtex, .ris, .csl, .geojson, .docx, .odt, .memo: true
    }
  }

  /// The best of the formats for a header `Accept`: the first one without the header, nil if none is acceptable.
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
      // The most specific range takes precedence (RFC 9110, 12.5.1).
      let quality =
        wanted.first { $0.range == type }?.quality ?? wanted.first { $0.range == kind }?.quality
        ?? wanted.first { $0.range == "*/*" }?.quality ?? 0
      if quality > best?.quality ?? 0 { best = (format, quality) }
    }
    return best?.format
  }
}
