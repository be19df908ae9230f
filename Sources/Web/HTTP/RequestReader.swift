#if Web
  import ByregionLanguages
  import HTTPTypes

  /// Reads what a request asks for, as far as it can be read, so that a problem is told in the reader's language too.
  struct RequestReader {
    private(set) var asked: Asked
    private let head: HTTPRequest
    private var cookieLanguage: Language?

    init(_ site: Site, _ head: HTTPRequest) {
      self.head = head
      asked = Asked(
        site: site, method: head.method.rawValue, path: [], target: head.path ?? "/", parameters: Parameters(),
        format: .html, language: .bokmål, origin: "")
    }

    /// - Throws: `Problem` for what is not answered.
    mutating func read(_ guardian: Guard, _ router: Router) throws -> (Asked, Route) {
      readLanguage()
      let target = head.path ?? "/"
      guard target.utf8.count <= Guard.longestTarget else {
        throw Problem(.tooLong, detail: .addressTooLong(Guard.longestTarget))
      }
      let origin = try guardian.origin(host: head.authority)
      asked.origin = origin
      try readTarget(target)
      if asked.path.first == "api" {
        asked.format = .json
        if asked.languageOfAddress == nil { asked.language = .english }
      }
      if let moved = movedPath { throw Moved(path: moved) }
      let match = try router.match(method: asked.method, path: asked.path)
      asked.captured = match.captured
      asked.path = match.path
      try readFormat(match)
      // What programs read is the same for all, unless the address asks for a language.
      if asked.format != .html, asked.languageOfAddress == nil { asked.language = .english }
      try checkParameters(match.route)
      if asked.method == "POST" {
        try guardian.checkOrigin(
          fetchSite: head.headerFields[.init("sec-fetch-site") ?? .origin], origin: head.headerFields[.origin],
          of: origin, isForPrograms: asked.path.first == "api")
        asked.bodyType = head.headerFields[.contentType]
      }
      return (asked, match.route)
    }

    /// The page has one address; this is where it is.
    struct Moved: Error {
      var path: String
    }

    /// Where a path with a slash at its end, or two in a row, leads to.
    private var movedPath: String? {
      let halves = asked.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves[0] != "/", halves[0].hasSuffix("/") || halves[0].contains("//") else { return nil }
      let path = "/" + halves[0].split(separator: "/").joined(separator: "/")
      return asked.site.basePath + path + (halves.count > 1 ? "?" + halves[1] : "")
    }

    /// The outcome with what belongs to the reader: the language of a page, and its cookie.
    func finished(_ outcome: Outcome) -> Outcome {
      guard asked.format == .html else { return outcome }
      guard case .whole(var head, let content) = outcome else { return outcome }
      if head.mediaType == Format.html.mediaType {
        head.fields.append((name: "content-language", value: asked.language.rawValue))
        if let chosen = asked.languageOfAddress, chosen != cookieLanguage {
          let path = asked.site.basePath.isEmpty ? "/" : asked.site.basePath
          head.fields.append(
            (name: "set-cookie", value: "lang=\(chosen.rawValue); Path=\(path); Max-Age=31536000; SameSite=Lax"))
        }
      }
      return .whole(head, content)
    }

    private mutating func readLanguage() {
      let cookies = head.headerFields[values: .cookie].joined(separator: "; ")
      cookieLanguage = cookies.split(separator: ";").lazy.map { $0.filter { $0 != " " } }
        .first { $0.hasPrefix("lang=") }.flatMap { Language(rawValue: String($0.dropFirst(5))) }
      asked.language =
        cookieLanguage ?? head.headerFields[.acceptLanguage].flatMap { Language(acceptLanguage: $0) } ?? .bokmål
    }

    private mutating func readTarget(_ target: String) throws {
      guard target.hasPrefix("/") else { throw Problem(.badRequest, detail: .brokenEncoding) }
      let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      var path = halves[0]
      let base = asked.site.basePath
      // A proxy may have taken the base path away or not.
      if !base.isEmpty, path == base || path.hasPrefix(base + "/") { path = path.dropFirst(base.utf8.count) }
      asked.target = String(path) + (halves.count > 1 ? "?" + halves[1] : "")
      if halves.count > 1 {
        asked.parameters = try Parameters(encoded: halves[1])
        if let text = asked.parameters["lang"], let language = Language(rawValue: text) {
          asked.language = language
          asked.languageOfAddress = language
        }
      }
      asked.path = try path.split(separator: "/").map { try PercentEncoding.decoded($0, plusIsSpace: false) }
    }

    private mutating func readFormat(_ match: Router.Match) throws {
      guard match.route.negotiates else { return }
      if let format = match.format {
        asked.format = format
      } else if let format = Format.best(of: match.route.formats, accept: head.headerFields[.accept]) {
        asked.format = format
      } else {
        asked.format = asked.path.first == "api" ? .json : .html
        throw Problem(.notAcceptable, detail: .format)
      }
    }

    /// For programs, a parameter that is not known is an error: it may be a filter that was misspelt.
    private func checkParameters(_ route: Route) throws {
      guard asked.format != .html, !route.takesAnyParameter else { return }
      let known = Set(route.parameters.map(\.name) + ["lang"])
      if let stray = asked.parameters.pairs.first(where: { !known.contains($0.name) }) {
        throw Problem(.badRequest, detail: .unknownParameter(String(stray.name.prefix(100))))
      }
    }

    static func takesGzip(_ header: String) -> Bool {
      header.split(separator: ",").contains { part in
        let pieces = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
        guard pieces.first == "gzip" || pieces.first == "*" else { return false }
        return !pieces.dropFirst().contains { ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0) }
      }
    }
  }
#endif
