import ByregionRecords

/// The settings that the server was started with.
package struct Site: Sendable {
  /// The path of the knowledge base, or the connection string of a publication.
  package var file: String
  /// The program's version.
  package var version: String
  /// The public address of the server, from `--public-url`; nil if it serves loopback only.
  package var publicURL: PublicURL?
  package var allowsSQL = true
  /// The URL of the owner's accessibility statement.
  package var accessibilityStatement: String?
  /// The email or web address of the people who run the server.
  package var contact: String?
  package var limits = TimeLimits()
  /// The key that a reader needs for importing in the browser; nil if importing is off.
  package var importKey: ImportKey?
  /// An identifier of this run of the server. Every entity tag contains it, so that tags of earlier runs do not match.
  let run: String

  package init(file: String, version: String, publicURL: PublicURL? = nil) {
    self.file = file
    self.version = version
    self.publicURL = publicURL
    run = String(UInt64.random(in: 0...UInt64.max), radix: 36)
  }

  /// The link that gives a reader the import key; nil if importing is off.
  ///
  /// - Parameter address: the URL at which the server listens, with a trailing slash.
  package func importLink(listeningAt address: String) -> String? {
    importKey.map { (publicURL.map { $0.origin + $0.path + "/" } ?? address) + "import?token=\($0.secret)" }
  }

  /// The path that every address begins with, without a trailing slash; empty if there is none.
  var basePath: String { publicURL?.path ?? "" }
}

/// Time limits for work on requests, in seconds.
package struct TimeLimits: Sendable {
  /// Each read for a page, as processor time for a file and as duration for a publication.
  package var page = 5
  /// A user's SQL statement whose answer is a page or one JSON body.
  package var statement = 1
  /// A user's SQL statement whose rows are streamed, without the time that the client takes to receive them.
  package var streamedStatement = 30
  /// The time that a client may take to receive a chunk of a stream.
  package var piece = 30

  package init() {}
}

/// The public address of the server, such as `https://example.no/byregion`.
package struct PublicURL: Sendable, Hashable {
  /// `http` or `https`.
  package var scheme: String
  /// The host, with the port unless it is the default of the scheme.
  package var host: String
  /// The path, with a leading and without a trailing slash; empty for the root.
  package var path: String

  /// - Throws: `KnowledgeBaseError` with `.usage` if `text` is not such an address.
  package init(_ text: String) throws {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[1].isEmpty, ["http:", "https:"].contains(parts[0].lowercased()), !parts[2].isEmpty,
      text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) && !"?#\\\"<>@".utf8.contains($0) })
    else {
      throw KnowledgeBaseError(
        .usage, { $0.notReachable(text) }, place: "--public-url",
        suggestion: .say { $0.forInstance("--public-url https://example.no/byregion") })
    }
    scheme = String(parts[0].dropLast()).lowercased()
    let port = scheme == "https" ? ":443" : ":80"
    let host = parts[2].lowercased()
    self.host = host.hasSuffix(port) ? String(host.dropLast(port.count)) : host
    path = parts.dropFirst(3).filter { !$0.isEmpty }.map { "/" + $0 }.joined()
  }

  /// The origin, such as `https://example.no`.
  var origin: String { "\(scheme)://\(host)" }
}

/// Rejects requests for other hosts and from other origins, and has the size limits of requests.
struct RequestGuard: Sendable {
  /// Maximum length of a path with its query in bytes.
  static let longestTarget = 8 << 10
  /// Maximum size of the body of a POST in bytes.
  static let largestBody = 64 << 10
  /// Maximum size of all header fields in bytes.
  static let largestHeader = 16 << 10
  /// Maximum number of open connections.
  static let maxConnections = 256
  /// Seconds after which an idle connection is closed.
  static let idleSeconds = 30

  /// The host names that the server answers for, in lower case and with ports. Other names are rejected, since with DNS
  /// rebinding a page of another site could read the answers under its own name.
  private let hosts: Set<String>
  private let publicURL: PublicURL?

  /// - Parameter host: the address that the server listens on.
  init(host: String, port: Int, publicURL: PublicURL?) {
    var hosts: Set<String> = []
    let literal = host.contains(":") ? "[\(host)]" : host.lowercased()
    for name in [literal, "localhost", "127.0.0.1", "[::1]"] where !["0.0.0.0", "[::]"].contains(name) {
      hosts.insert("\(name):\(port)")
      if port == 80 { hosts.insert(name) }
    }
    if let publicURL { hosts.insert(publicURL.host) }
    self.hosts = hosts
    self.publicURL = publicURL
  }

  /// The origin of the server as the request addresses it: scheme and host.
  ///
  /// - Throws: `Problem` for a host that the server does not answer for.
  func origin(host: String?) throws -> String {
    guard let host = host?.lowercased(), hosts.contains(host) else {
      throw Problem(.wrongHost, detail: .host(String((host ?? "").prefix(100))))
    }
    if let publicURL, host == publicURL.host { return publicURL.origin }
    return "http://\(host)"
  }

  /// Throws a `Problem` for a POST that was sent by a page of another site.
  ///
  /// - Parameters:
  ///   - fetchSite: the header `Sec-Fetch-Site`, which browsers set and pages cannot change.
  ///   - isForPrograms: whether a request with neither header is accepted, since it does not come from a browser.
  func checkOrigin(fetchSite: String?, origin: String?, of own: String, isForPrograms: Bool) throws {
    switch fetchSite {
    case "same-origin", "none": return
    case nil: break
    default: throw Problem(.forbidden, detail: .origin)
    }
    if let origin {
      guard origin.lowercased() == own else { throw Problem(.forbidden, detail: .origin) }
    } else if !isForPrograms {
      throw Problem(.forbidden, detail: .origin)
    }
  }
}

/// The security header fields that every response has.
enum SecurityHeaders {
  /// The content security policy of pages: only the site's own files, no inline scripts, no embedding in frames.
  static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

  /// The content security policy of stored documents.
  static let sandbox = "default-src 'none'; sandbox"

  static func fields(isSandboxed: Bool) -> [(name: String, value: String)] {
    [
      ("content-security-policy", isSandboxed ? sandbox : policy), ("x-content-type-options", "nosniff"),
      ("referrer-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin"),
      ("cross-origin-resource-policy", "same-origin"),
      ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ]
  }
}
