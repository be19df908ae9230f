/// Decides which requests are answered at all.
struct RequestGuard: Sendable {
  /// Most bytes of a path with its query.
  static let longestTarget = 8 << 10
  /// Most bytes of the content of a POST.
  static let largestBody = 64 << 10
  /// Most bytes of all header fields.
  static let largestHeader = 16 << 10
  /// Most connections at once.
  static let mostConnections = 256
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
