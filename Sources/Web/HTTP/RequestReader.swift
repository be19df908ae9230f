#if Web
  import ByregionLanguages
  import HTTPTypes

  /// Parses the head of a request. If that fails, ``request`` has the values parsed so far, so that the problem is
  /// reported in the right language and format.
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

    /// - Throws: `Problem` for a request that is not answered, ``Moved`` for one that is redirected.
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

    /// A redirect to the canonical address of a page.
    struct Moved: Error {
      var path: String
      var status = 308
      var fields: [(name: String, value: String)] = []
    }

    /// Rejects a request without the import key, before its body is read.
    private func checkImportKey(_ route: Route) throws {
      guard route.needsImportKey else { return }
      guard let key = request.site.importKey else { throw Problem(.forbidden, detail: .importIsOff) }
      if request.method == "GET", key.opens(request.parameters["token"]) {
        // The key in the link that the program prints becomes a cookie, and is removed from the address.
        throw Moved(
          path: request.links.to(request.path, request.parameters.removing("token", "lang")), status: 303,
          fields: [
            (name: "set-cookie", value: key.cookie(for: request.site)), (name: "cache-control", value: "no-store"),
          ])
      }
      guard request.mayImport else { throw Problem(.forbidden, detail: .importNeedsKey) }
    }

    /// The address that a path with a trailing slash or repeated slashes redirects to; nil for other paths.
    private var movedPath: String? {
      let halves = request.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves[0] != "/", halves[0].hasSuffix("/") || halves[0].contains("//") else { return nil }
      let path = "/" + halves[0].split(separator: "/").joined(separator: "/")
      return request.site.basePath + path + (halves.count > 1 ? "?" + halves[1] : "")
    }

    /// Adds the header fields that depend on the reader: the language of the answer, and the cookie that stores it.
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

    /// Sets the language of the answer: that of the address, or else the reader's for people and English for programs.
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

    /// Sets the format in which a problem is reported before the route is known, so that programs do not get a page.
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
      // Some proxies remove the base path, others keep it.
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

    /// Rejects unknown, repeated and empty parameters in requests of programs: they may be misspelt filters.
    private func checkParameters(_ route: Route) throws {
      guard request.format != .html, route.negotiates else { return }
      let language = Route.Parameter.language.name
      if let text = request.parameters[language], Language(rawValue: text) == nil {
        throw Problem(.badRequest, detail: .badValue(parameter: language, value: String(text.prefix(100))))
      }
      // A parameter that takes one value must not be repeated or empty.
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
