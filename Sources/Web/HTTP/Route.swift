import ByregionConsole
import ByregionLanguages
import ByregionStore

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
