import Foundation
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionReading
@testable import ByregionRecords
@testable import ByregionReports
@testable import ByregionSQLite
@testable import ByregionSearch
@testable import ByregionStore
@testable import ByregionWriteUp

@Suite("Documents as publications") struct DescribedDocumentTests {
  private static let page = """
    <!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"><title>Elveregionen</title>
    <meta property="og:title" content="Elveregionen i mål"><meta property="og:site_name" content="Distriktssenteret">
    <link rel="canonical" href="https://example.org/elv">
    <meta property="article:published_time" content="2018-06-01T12:00:00+02:00"></head>
    <body><main><h1>Elveregionen</h1><h2>Resultater</h2><ul><li>En felles plan er forankret</li></ul></main></body></html>
    """
  private static let own = DocumentDescription(
    title: "Elveregionen i mål", publisher: "Distriktssenteret", url: "https://example.org/elv",
    publishedOn: "2018-06-01")

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func imported(_ text: String = page, into knowledgeBase: KnowledgeBase) async throws {
    let file = folder.url.appendingPathComponent("elv.html")
    try Data(text.utf8).write(to: file)
    _ = try await knowledgeBase.importSources(SourceFinder.find([file.path]))
  }

  @Test("what a page says of itself is in its citations and in every passage that is exported")
  func cited() async throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    try await imported(into: knowledgeBase)
    let document = try #require(try knowledgeBase.documents().first)
    #expect(document.title == "Elveregionen" && document.description == Self.own)
    let hits = try knowledgeBase.search(SearchRequest("forankring")).hits
    for citation in try knowledgeBase.citations(of: hits) + [Citation(document)] {
      #expect(citation.title == "Elveregionen i mål" && citation.publisher == "Distriktssenteret")
      #expect(citation.url == "https://example.org/elv" && citation.publishedOn == "2018-06-01")
    }
    var row: [String: String?] = [:]
    var names: [String] = []
    try knowledgeBase.allPassages {
      names = $0
    } row: { found in
      for (index, name) in names.enumerated() { row[name] = found.text(index) }
    }
    #expect(row["described_title"] == "Elveregionen i mål" && row["publisher"] == "Distriktssenteret")
    #expect(row["url"] == "https://example.org/elv" && row["published_on"] == "2018-06-01")
    let publication = try knowledgeBase.connection.first("SELECT title, published_on FROM publications") {
      [$0.text(0), $0.text(1)]
    }
    #expect(publication == ["Elveregionen i mål", "2018-06-01"])
  }

  @Test("what users say counts, field by field, and stays when the document is read again")
  func users() async throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    try await imported(into: knowledgeBase)
    let id = try #require(try knowledgeBase.documents().first).id
    try knowledgeBase.describe(document: id, as: DocumentDescription(publisher: "Fylket"))
    var expected = Self.own
    expected.publisher = "Fylket"
    #expect(try knowledgeBase.document(id).description == expected)
    #expect(try knowledgeBase.userDescription(ofDocument: id) == DocumentDescription(publisher: "Fylket"))
    let report = try knowledgeBase.rebuild()
    #expect(report.differences.isEmpty && report.failures.isEmpty)
    #expect(try knowledgeBase.document(id).description == expected)
    try knowledgeBase.removeDocument(id)
    #expect(try knowledgeBase.restoreDocument(id).documentID == id)
    #expect(try knowledgeBase.document(id).description == expected)
    try knowledgeBase.describe(document: id, as: DocumentDescription())
    #expect(try knowledgeBase.document(id).description == Self.own)
  }

  @Test("a rebuild reads the properties of documents that an earlier version imported")
  func rebuilt() async throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    try await imported(into: knowledgeBase)
    try knowledgeBase.connection.execute("DELETE FROM document_properties")
    #expect(try knowledgeBase.documents().map(\.description) == [DocumentDescription()])
    #expect(try knowledgeBase.rebuild().differences.count == 1)
    #expect(try knowledgeBase.documents().map(\.description) == [Self.own])
  }

  @Test("a new revision says what its own page says")
  func revised() async throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    try await imported(into: knowledgeBase)
    try await imported(Self.page.replacing("2018-06-01", with: "2019-01-31"), into: knowledgeBase)
    #expect(try knowledgeBase.documents().map(\.description.publishedOn) == ["2019-01-31"])
    #expect(try knowledgeBase.documents(all: true).map(\.description.publishedOn) == ["2019-01-31", "2018-06-01"])
  }
}
