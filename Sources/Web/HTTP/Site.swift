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
  /// How to reach whoever runs the server: an address of mail or the web.
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
        .usage, "“\(text)” is not an address that others can reach the server at", place: "--public-url",
        suggestion: "For instance: --public-url https://example.no/byregion")
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
