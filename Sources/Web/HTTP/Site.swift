import ByregionRecords

/// What the server was started with.
package struct Site: Sendable {
  /// The knowledge base.
  package var file: String
  /// The program's version.
  package var version: String
  /// Where others reach the server, by `--public-url`; nil on loopback alone.
  package var publicURL: PublicURL?
  package var allowsSQL = true
  /// Address of the owner's accessibility statement.
  package var accessibilityStatement: String?
  /// How to reach the people who run the server: an address of mail or the web.
  package var contact: String?
  package var limits = TimeLimits()
  /// What a reader needs to import in the browser; nil where nobody may.
  package var importKey: ImportKey?
  /// Stands in every entity tag, so that a tag of an earlier run is not taken for one of this.
  let run: String

  package init(file: String, version: String, publicURL: PublicURL? = nil) {
    self.file = file
    self.version = version
    self.publicURL = publicURL
    run = String(UInt64.random(in: 0...UInt64.max), radix: 36)
  }

  /// The link that gives a reader the key to import; nil where nobody may.
  ///
  /// - Parameter address: where the server listens, with a slash at its end.
  package func importLink(listeningAt address: String) -> String? {
    importKey.map { (publicURL.map { $0.origin + $0.path + "/" } ?? address) + "import?token=\($0.secret)" }
  }

  /// The path that every address begins with, without a slash at its end; empty where there is none.
  var basePath: String { publicURL?.path ?? "" }
}

/// How long work for a reader may take, in seconds.
package struct TimeLimits: Sendable {
  /// The questions of a page.
  package var page = 5
  /// A statement in SQL whose answer is a page or one JSON body.
  package var statement = 1
  /// A statement in SQL whose rows are streamed, without the time that the reader takes for them.
  package var streamedStatement = 30
  /// What a reader may take for a piece of a stream.
  package var piece = 30

  package init() {}
}

/// The address at which others reach the server, such as `https://example.no/byregion`.
package struct PublicURL: Sendable, Hashable {
  /// `http` or `https`.
  package var scheme: String
  /// Host, with a port where it is not the scheme's own.
  package var host: String
  /// With a slash at its beginning and none at its end; empty for the whole host.
  package var path: String

  /// - Throws: `KnowledgeBaseError` with `.usage` for what is no such address.
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

  /// `https://example.no`.
  var origin: String { "\(scheme)://\(host)" }
}

/// Decides which requests are answered at all.
struct RequestGuard: Sendable {
  /// Most bytes of a path with its query.
  static let longestTarget = 8 << 10
  /// Most bytes of the content of a POST.
  static let largestBody = 64 << 10
  /// Most bytes of all header fields.
  static let largestHeader = 16 << 10
  /// Most connections at once.
  static let maxConnections = 256
  /// Seconds after which a connection on which nothing happens is closed.
  static let idleSeconds = 30

  /// The names, in lower case with their ports, that the server answers for. A page elsewhere may make a browser send
  /// requests here under another name (DNS rebinding), and would read the answers.
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

  /// The scheme and host of the request.
  ///
  /// - Throws: `Problem` for a host that the server does not answer for.
  func origin(host: String?) throws -> String {
    guard let host = host?.lowercased(), hosts.contains(host) else {
      throw Problem(.wrongHost, detail: .host(String((host ?? "").prefix(100))))
    }
    if let publicURL, host == publicURL.host { return publicURL.origin }
    return "http://\(host)"
  }

  /// Refuses a POST that a page elsewhere sends.
  ///
  /// - Parameters:
  ///   - fetchSite: the header `Sec-Fetch-Site`, which browsers set and pages cannot.
  ///   - isForPrograms: whether a request without either header is let through, since it comes from no browser.
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

/// The header fields that every answer has.
enum SecurityHeaders {
  /// The policy of pages: nothing but the site's own files, no script in the page itself, in no frame.
  static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

  /// The policy of bytes that somebody brought.
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
