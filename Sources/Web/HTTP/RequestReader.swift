#if Web
  import ByregionLanguages
  import HTTPTypes

  /// Reads what a request asks for, as far as it can be read, so that a problem is reported in the reader's language too.
  struct RequestReader {
    private(set) var request: PageRequest
    private let head: HTTPRequest
    private var cookieLanguage: Language?
    private var languageOfReader = Language.bokmål

    init(_ site: Site, _ head: HTTPRequest) {
      self.head = head
      request = PageRequest(
        site: site, method: head.method.rawValue, path: [], target: head.path ?? "/", parameters: Parameters(),
        format: .html, language: .bokmål, origin: "")
    }

    /// - Throws: `Problem` for what is not answered.
    mutating func read(_ requestGuard: RequestGuard, _ router: Router) throws -> (PageRequest, Route) {
      let target = head.path ?? "/"
      readLanguageOfReader()
      readLikelyFormat(target)
      settleLanguage()
      guard target.utf8.count <= RequestGuard.longestTarget else {
        throw Problem(.tooLong, detail: .addressTooLong(RequestGuard.longestTarget))
      }
      let origin = try requestGuard.origin(host: head.authority)
      request.origin = origin
      try readTarget(target)
      settleLanguage()
      if let moved = movedPath { throw Moved(path: moved) }
      let match = try router.match(method: request.method, path: request.path)
      request.captured = match.captured
      request.path = match.path
      try readFormat(match)
      try checkImportKey(match.route)
      settleLanguage()
      try checkParameters(match.route)
      if request.method == "POST" {
        try requestGuard.checkOrigin(
          fetchSite: head.headerFields[.init("sec-fetch-site") ?? .origin], origin: head.headerFields[.origin],
          of: origin, isForPrograms: request.path.first == "api")
        request.bodyType = head.headerFields[.contentType]
      }
      return (request, match.route)
    }

    /// The page has one address; this is where it is.
    struct Moved: Error {
      var path: String
      var status = 308
      var fields: [(name: String, value: String)] = []
    }

    /// Lets only readers with the key pass, before anything that they send is read.
    private func checkImportKey(_ route: Route) throws {
      guard route.needsImportKey else { return }
      guard let key = request.site.importKey else { throw Problem(.forbidden, detail: .importIsOff) }
      if request.method == "GET", key.opens(request.parameters["token"]) {
        // The link of the program becomes a cookie, and leaves the address.
        throw Moved(
          path: request.links.to(request.path, request.parameters.removing("token", "lang")), status: 303,
          fields: [
            (name: "set-cookie", value: key.cookie(for: request.site)), (name: "cache-control", value: "no-store"),
          ])
      }
      guard request.mayImport else { throw Problem(.forbidden, detail: .importNeedsKey) }
    }

    /// Where a path with a slash at its end, or two in a row, leads to.
    private var movedPath: String? {
      let halves = request.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves[0] != "/", halves[0].hasSuffix("/") || halves[0].contains("//") else { return nil }
      let path = "/" + halves[0].split(separator: "/").joined(separator: "/")
      return request.site.basePath + path + (halves.count > 1 ? "?" + halves[1] : "")
    }

    /// The outcome with what belongs to the reader: the language that it is worded in, and the cookie that keeps it.
    func finished(_ outcome: Outcome) -> Outcome {
      guard case .whole(var head, let content) = outcome else { return outcome }
      let isPage = head.mediaType == Format.html.mediaType
      if isPage || head.mediaType == ProblemPage.mediaType || request.format.isForPeople {
        head.fields.append((name: "content-language", value: request.language.rawValue))
      }
      if isPage, let chosen = request.languageOfAddress, chosen != cookieLanguage {
        let path = request.site.basePath.isEmpty ? "/" : request.site.basePath
        head.fields.append(
          (name: "set-cookie", value: "lang=\(chosen.rawValue); Path=\(path); Max-Age=31536000; SameSite=Lax"))
      }
      return .whole(head, content)
    }

    /// What programs read is the same for all, unless the address asks for a language.
    private mutating func settleLanguage() {
      let isForPeople = request.format == .html || request.format.isForPeople && request.path.first != "api"
      request.language = request.languageOfAddress ?? (isForPeople ? languageOfReader : .english)
    }

    private mutating func readLanguageOfReader() {
      let cookies = head.headerFields[values: .cookie].joined(separator: "; ")
        .split(separator: ";").map { $0.filter { $0 != " " } }
      cookieLanguage = cookies.first { $0.hasPrefix("lang=") }.flatMap { Language(rawValue: String($0.dropFirst(5))) }
      let name = ImportKey.cookieName + "="
      if let key = request.site.importKey {
        request.mayImport = cookies.contains { $0.hasPrefix(name) && key.opens(String($0.dropFirst(name.count))) }
      }
      languageOfReader =
        cookieLanguage ?? head.headerFields[.acceptLanguage].flatMap { Language(acceptLanguage: $0) } ?? .bokmål
    }

    /// The format in which a problem is reported, as long as no route says more: programs get no page.
    private mutating func readLikelyFormat(_ target: String) {
      var path = target.prefix { $0 != "?" }
      let base = request.site.basePath
      if !base.isEmpty, path.hasPrefix(base + "/") { path = path.dropFirst(base.utf8.count) }
      let isForPrograms =
        path.hasPrefix("/api/") || path.hasPrefix("/api.") || Format.bySuffix.contains { path.hasSuffix($0.suffix) }
      request.format =
        isForPrograms ? .json : Format.best(of: [.html, .json], accept: head.headerFields[.accept]) ?? .html
    }

    private mutating func readTarget(_ target: String) throws {
      guard target.hasPrefix("/") else { throw Problem(.badRequest, detail: .brokenEncoding) }
      let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      var path = halves[0]
      let base = request.site.basePath
      // A proxy may have taken the base path away or not.
      if !base.isEmpty, path == base || path.hasPrefix(base + "/") { path = path.dropFirst(base.utf8.count) }
      request.target = String(path) + (halves.count > 1 ? "?" + halves[1] : "")
      if halves.count > 1 {
        request.parameters = try Parameters(encoded: halves[1])
        if let text = request.parameters["lang"], let language = Language(rawValue: text) {
          request.languageOfAddress = language
        }
      }
      request.path = try path.split(separator: "/").map { try PercentEncoding.decoded($0, plusIsSpace: false) }
    }

    private mutating func readFormat(_ match: Router.Match) throws {
      guard match.route.negotiates else { return }
      if let format = match.format {
        request.format = format
      } else if let format = Format.best(of: match.route.formats, accept: head.headerFields[.accept]) {
        request.format = format
      } else {
        throw Problem(.notAcceptable, detail: .format)
      }
    }

    /// For programs, a parameter that is not known is an error: it may be a filter that was misspelt.
    private func checkParameters(_ route: Route) throws {
      guard request.format != .html, route.negotiates else { return }
      let language = Route.Parameter.language.name
      if let text = request.parameters[language], Language(rawValue: text) == nil {
        throw Problem(.badRequest, detail: .badValue(parameter: language, value: String(text.prefix(100))))
      }
      // Of several values where one is asked for, a program may have meant any; an empty one means nothing.
      for parameter in route.parameters + [.language] where parameter.schema != .texts {
        let values = request.parameters.pairs.filter { $0.name == parameter.name }.map(\.value)
        if let stray = values.dropFirst().last ?? values.first(where: \.isEmpty) {
          throw Problem(.badRequest, detail: .badValue(parameter: parameter.name, value: String(stray.prefix(100))))
        }
      }
      let known = Set(route.parameters.map(\.name) + [language])
      if !route.takesAnyParameter, let stray = request.parameters.pairs.first(where: { !known.contains($0.name) }) {
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
