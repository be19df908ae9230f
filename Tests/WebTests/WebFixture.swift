#if Web
  import ByregionImporting
  import ByregionStore
  import Foundation
  import HTTPTypes
  import Hummingbird
  import HummingbirdTesting
  import TestSupport

  @testable import ByregionWeb

  /// A site with its own knowledge base in a temporary folder.
  final class WebFixture: Sendable {
    let folder: TemporaryFolder
    let file: String

    /// - Parameter documents: texts by file name; nil for the project's seeds.
    init(_ documents: [String: String]? = nil) async throws {
      folder = try TemporaryFolder()
      file = folder.url.appendingPathComponent("byregion.db").path
      var path = Project.folder.appendingPathComponent("seed").path
      if let documents {
        let sources = folder.url.appendingPathComponent("sources")
        try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
        for (name, text) in documents {
          try text.write(to: sources.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        path = sources.path
      }
      let knowledgeBase = try KnowledgeBase.open(file, for: .writing)
      try await knowledgeBase.importSources(SourceFinder.find([path]))
      try knowledgeBase.close()
    }

    /// Elements, attributes and a script, which take effect if a page does not escape them.
    static let markup =
      "<img src=x onerror=alert(1)>\"' onmouseover=\"alert(2)\"></a><script>alert(3)</script>&lt;\u{202E}{{7*7}}"

    /// A site with a knowledge base in which every text contains markup.
    static func hostile() async throws -> WebFixture {
      let fixture = try await WebFixture()
      let knowledgeBase = try KnowledgeBase.open(fixture.file, for: .writing)
      let quoted = "'" + markup.replacingOccurrences(of: "'", with: "''") + "'"
      try knowledgeBase.connection.execute(
        """
        UPDATE regions SET name = \(quoted); UPDATE passages SET text = text || \(quoted), title = \(quoted);
        UPDATE documents SET source = \(quoted), title = \(quoted), location = \(quoted);
        UPDATE sections SET heading = \(quoted); UPDATE region_names SET name = \(quoted) || id;
        UPDATE document_municipalities SET printed_name = \(quoted); UPDATE municipalities SET name = \(quoted);
        UPDATE counties SET name = \(quoted) || number; UPDATE diagnostics SET message = \(quoted);
        UPDATE saved_queries SET description = \(quoted), sql = 'SELECT ' || '\(quoted.replacingOccurrences(of: "'", with: "''"))' || ' AS "<b onclick=a>"';
        DELETE FROM saved_query_parameters;
        UPDATE municipality_successors SET successor_name = \(quoted);
        """)
      try knowledgeBase.close()
      return fixture
    }

    /// The path of a seed document.
    static func seed(_ name: String) -> URL { Project.folder.appendingPathComponent("seed/\(name)") }

    /// Imports the folder `sources` again.
    func importAgain() async throws {
      let knowledgeBase = try KnowledgeBase.open(file, for: .writing)
      try await knowledgeBase.importSources(SourceFinder.find([folder.url.appendingPathComponent("sources").path]))
      try knowledgeBase.close()
    }

    /// The site, with long time limits because other suites may load the machine.
    var site: Site {
      var site = Site(file: file, version: "test")
      (site.limits.page, site.limits.statement, site.limits.streamedStatement) = (300, 60, 300)
      site.limits.piece = 300
      return site
    }

    /// Runs requests without a socket.
    func test(
      _ site: Site? = nil, _ body: @Sendable @escaping (any TestClientProtocol) async throws -> Void
    ) async throws {
      try await WebServer.application(site ?? self.site).test(.router, body)
    }

    /// Addresses of pages that exist with the seeds, by route name.
    static let pages: [String: String] = [
      "front": "/", "search": "/search?q=forankring", "advice": "/advice", "regions": "/regions",
      "municipalities": "/municipalities", "counties": "/counties", "documents": "/documents",
      "region": "/regions/rana",
      "passage": "/regions/rana/advice/1", "municipality": "/municipalities/1833", "county": "/counties/18",
      "document": "/documents/1", "queries": "/queries", "query": "/queries/regions-by-density",
      "sql": "/sql?sql=SELECT%201%20AS%20a", "about": "/about", "map": "/map", "api-page": "/api",
    ]

    /// Returns the address of a page in a format.
    static func address(_ page: String, _ format: Format) -> String {
      let halves = page.split(separator: "?", maxSplits: 1)
      return halves[0] + format.suffix + (halves.count > 1 ? "?" + halves[1] : "")
    }
  }

  extension TestClientProtocol {
    /// Sends a request and returns the response.
    func get(
      _ address: String, _ headers: [String: String] = [:], method: HTTPRequest.Method = .get
    ) async throws -> TestResponse {
      var fields = HTTPFields()
      for (name, value) in headers {
        if let name = HTTPField.Name(name) { fields[name] = value }
      }
      return try await execute(uri: address, method: method, headers: fields) { $0 }
    }
  }

  extension TestResponse {
    var text: String { String(buffer: body) }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
  }
#endif
