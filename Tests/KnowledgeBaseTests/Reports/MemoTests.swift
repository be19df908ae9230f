import ByregionFiles
import ByregionLanguages
import ByregionPrinting
import Foundation
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionRecords
@testable import ByregionReports
@testable import ByregionSearch
@testable import ByregionStore
@testable import ByregionWriteUp

@Suite("Memo") struct MemoTests {
  private func knowledgeBase() async throws -> KnowledgeBase {
    let knowledgeBase = try KnowledgeBase.inMemory()
    _ = try await knowledgeBase.importSources(SourceFinder.find([Project.folder.appendingPathComponent("seed").path]))
    return knowledgeBase
  }

  private func request(_ themes: String..., change: (inout MemoRequest) -> Void = { _ in }) -> MemoRequest {
    var request = MemoRequest(themes: themes.map { MemoTheme($0) }, baseName: "byregion.db")
    change(&request)
    return request
  }

  private func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

  @Test("each quotation stands word for word in the bytes of its document, at the line of its note")
  func verbatim() async throws {
    let knowledgeBase = try await knowledgeBase()
    let memo = try knowledgeBase.memo(request("samarbeid", "region", "næring"))
    #expect(memo.quotations.count > 10)
    for quotation in memo.quotations {
      let source = memo.sources[quotation.source]
      let raw = String(decoding: try knowledgeBase.content(ofDocument: source.id), as: UTF8.self)
      let lines = raw.split(separator: "\n", omittingEmptySubsequences: false)
      let rest = words(lines[(quotation.line - 1)...].joined(separator: "\n"))
      let quoted = words(quotation.text)
      // A marker or a number may stand before the text.
      let isThere = (0...2).contains { rest.dropFirst($0).starts(with: quoted) }
      #expect(isThere, "\(quotation.reference): \(quotation.text)")
      #expect(memo.note(quotation).contains("\(source.file), linje \(quotation.line), \(quotation.reference)"))
    }
  }

  @Test("the pieces of a quotation are its text, and those that are marked are words of the theme")
  func marks() async throws {
    let memo = try await knowledgeBase().memo(request("forankring"))
    #expect(!memo.quotations.isEmpty)
    for quotation in memo.quotations {
      #expect(quotation.pieces.map(\.text).joined() == quotation.text)
      let marked = quotation.pieces.filter(\.isMarked).map { $0.text.lowercased() }
      #expect(!marked.isEmpty && marked.allSatisfy { $0.contains("forank") }, "\(marked)")
    }
  }

  @Test("hits are those that the search counts, by region in Norwegian order, and notes are numbered without a gap")
  func counts() async throws {
    let knowledgeBase = try await knowledgeBase()
    let memo = try knowledgeBase.memo(request("samarbeid", "forankring"))
    for theme in memo.themes {
      let found = try knowledgeBase.search(SearchRequest(theme.title, limit: .max))
      #expect(theme.hitCount == found.total)
      #expect(theme.groups.map(\.title) == theme.groups.map(\.title).sorted())
      #expect(theme.countyCount == 1)
    }
    #expect(memo.quotations.map(\.note) == Array(1...memo.quotations.count))
    #expect(memo.sources.reduce(0) { $0 + $1.quotationCount } == memo.quotations.count)
  }

  @Test("a theme without hits is said to have none in every format", arguments: MemoFormat.allCases)
  func nothing(_ format: MemoFormat) async throws {
    let memo = try await knowledgeBase().memo(request("månelanding"))
    #expect(memo.themes[0].hitCount == 0)
    let bytes = try MemoWriter.bytes(of: memo, as: format)
    let texts = try Self.texts(bytes, format)
    #expect(texts.contains("månelanding"))
    if format != .json { #expect(texts.contains(Catalogue(.bokmål).memoNothing), "\(format)") }
    // Without quotations there are no headings of sources and notes.
    #expect(!texts.contains(Catalogue(.bokmål).memoSources) && !texts.contains(Catalogue(.bokmål).memoNotes))
  }

  @Test("the counts of all themes stand in one table", arguments: [MemoFormat.text, .markdown, .html])
  func overview(_ format: MemoFormat) async throws {
    let memo = try await knowledgeBase().memo(request("forankring", "månelanding"))
    let texts = try Self.texts(try MemoWriter.bytes(of: memo, as: format), format)
    #expect(texts.contains(Catalogue(.bokmål).memoOverview))
    let rows = texts.split(separator: "\n").filter { $0.hasPrefix("månelanding") || $0.contains("månelanding</a>") }
    switch format {
    case .text: #expect(rows.contains { $0.split(separator: " ") == ["månelanding", "0", "0", "0"] }, "\(rows)")
    case .html: #expect(rows.contains { $0.contains("<td>0</td><td>0</td><td>0</td>") }, "\(rows)")
    default: #expect(texts.contains("| månelanding | 0 | 0 | 0 |"))
    }
  }

  /// Remembers the largest piece that is written.
  private final class LargestPiece: ByteDestination {
    private(set) var largest = 0
    private(set) var total = 0

    func write(_ bytes: UnsafeRawBufferPointer) {
      largest = max(largest, bytes.count)
      total += bytes.count
    }
  }

  @Test("a memo of many quotations is written in pieces", arguments: [MemoFormat.html, .markdown, .text, .json])
  func pieces(_ format: MemoFormat) async throws {
    var memo = try await knowledgeBase().memo(request("forankring"))
    let quotation = try #require(memo.quotations.first)
    memo.themes[0].groups[0].quotations = Array(repeating: quotation, count: 5_000)
    let destination = LargestPiece()
    let output = Output(destination)
    try MemoWriter.write(memo, as: format, to: output)
    try output.flush()
    #expect(destination.total > 500_000 && destination.largest <= 1 << 16, "\(destination.largest)")
  }

  /// The text of a format; that of a package is its main part.
  private static func texts(_ bytes: [UInt8], _ format: MemoFormat) throws -> String {
    switch format {
    case .docx: String(decoding: try part("word/document.xml", bytes), as: UTF8.self)
    case .odt: String(decoding: try part("content.xml", bytes), as: UTF8.self)
    default: String(decoding: bytes, as: UTF8.self)
    }
  }

  @Test(
    "similar texts stand apart and are not counted; by kind, headings are kinds; since a day, older ones are left out")
  func choices() async throws {
    let knowledgeBase = try await knowledgeBase()
    let similar = try knowledgeBase.memo(request("forankring") { $0.includesSimilar = true }).themes[0]
    #expect(!similar.similar.isEmpty)
    #expect(similar.hitCount == similar.groups.reduce(0) { $0 + $1.count })
    let kinds = try knowledgeBase.memo(
      request("samarbeid") {
        $0.grouping = .kind
        $0.language = .nynorsk
      }
    ).themes[0].groups.map(\.title)
    #expect(kinds.contains("Resultat") && kinds.contains("Råd"), "\(kinds)")
    let later = try knowledgeBase.memo(request("samarbeid") { $0.since = "9999-01-01" })
    #expect(later.themes[0].hitCount == 0 && later.sources.isEmpty)
  }

  @Test("markup and control characters of a text stay text in every format", arguments: MemoFormat.allCases)
  func hostile(_ format: MemoFormat) throws {
    let text = "<b>&amp; \u{1b}[31m]]> \"x\" *y* \u{FFFF} slutt"
    let quotation = Memo.Quotation(
      note: 1, text: text, marks: [0..<3], reference: "a/b/1", also: [], kind: "advice", number: "1",
      regionName: "A <i>", language: "nb", line: 1, source: 0)
    let memo = Memo(
      title: "T & <x>", catalogue: Catalogue(.english), madeAt: "2026-01-31T12:00:00Z", introduction: [],
      placeNotes: [],
      grouping: .region,
      themes: [
        Memo.Theme(
          title: "t<", groups: [Memo.Group(title: "A <i>", quotations: [quotation])], hitCount: 1, regionCount: 1,
          countyCount: 1)
      ],
      sources: [
        Memo.Source(
          id: 1, regionName: "A", title: "<s>", kind: "final", file: "<f>.txt", importedOn: "2026-01-31",
          quotationCount: 1)
      ])
    let written = try Self.texts(try MemoWriter.bytes(of: memo, as: format), format)
    #expect(!written.contains("\u{1b}"))
    switch format {
    case .docx, .odt, .html:
      #expect(written.contains("&lt;b&gt;") && !written.contains("<i>") && !written.contains("<f>"))
    case .markdown: #expect(written.contains("&lt;b>") && written.contains("\\*y\\*"))
    case .text, .json: #expect(written.contains("slutt"))
    }
  }

  @Test(
    "what users say of a document stands in its notes, sources and citations, and a wrong address or date is refused")
  func descriptions() async throws {
    let knowledgeBase = try await knowledgeBase()
    let id = try #require(try knowledgeBase.documents().first { $0.regionSlug == "rana" }).id
    let description = DocumentDescription(
      title: "Sluttrapport", publisher: "Rana kommune", url: "https://example.org/rana?a=1&b={2}",
      publishedOn: "2018-06-01")
    try knowledgeBase.describe(document: id, as: description)
    let memo = try knowledgeBase.memo(request("forankring"))
    #expect(memo.note(memo.quotations[0]).contains("«Sluttrapport» (sluttrapport), publisert 1. juni 2018"))
    #expect(memo.entry(memo.sources[0]).contains("Rana kommune. https://example.org/rana?a=1&b={2}."))
    let citation = Citation(try knowledgeBase.document(id))
    let bibtex = String(decoding: CitationWriter.bytes(of: [citation], as: .bibtex), as: UTF8.self)
    #expect(bibtex.contains("year = {2018}") && bibtex.contains("url = {https://example.org/rana?a=1&b=%7B2%7D}"))
    for wrong in [DocumentDescription(url: "ftp://x"), DocumentDescription(publishedOn: "2018-13")] {
      #expect(throws: KnowledgeBaseError.self) { try knowledgeBase.describe(document: id, as: wrong) }
    }
    try knowledgeBase.describe(document: id, as: DocumentDescription())
    #expect(try knowledgeBase.document(id).description == DocumentDescription())
  }

  @Test("a search is kept with its filters, and not replaced unasked")
  func savedSearches() async throws {
    let knowledgeBase = try await knowledgeBase()
    let search = SavedSearch(
      name: "forankring-nordland", query: "forankring",
      filters: SearchFilters([.county: ["Nordland", "Troms"], .kind: ["advice"]]))
    try knowledgeBase.save(search)
    #expect(try knowledgeBase.savedSearch(named: "forankring-nordland") == search)
    #expect(throws: KnowledgeBaseError.self) { try knowledgeBase.save(search) }
    try knowledgeBase.save(SavedSearch(name: search.name, query: "samarbeid"), replacing: true)
    #expect(try knowledgeBase.savedSearches() == [SavedSearch(name: search.name, query: "samarbeid")])
    #expect(throws: KnowledgeBaseError.self) { try knowledgeBase.savedSearch(named: "forankring") }
    #expect(throws: KnowledgeBaseError.self) { try knowledgeBase.save(SavedSearch(name: "Å", query: "x")) }
  }

  @Test("what is no Word document, or holds macros, is refused as a template")
  func templates() async throws {
    let memo = try await knowledgeBase().memo(request("forankring"))
    for bytes in [[], Array("PK nothing".utf8), try MemoWriter.bytes(of: memo, as: .odt)] {
      #expect(throws: KnowledgeBaseError.self) { try MemoWriter.bytes(of: memo, as: .docx, template: bytes) }
    }
    let own = try MemoWriter.bytes(of: memo, as: .docx)
    let again = try MemoWriter.bytes(of: memo, as: .docx, template: own)
    #expect(try Self.part("word/document.xml", again) == Self.part("word/document.xml", own))
    #expect(try Self.part("word/styles.xml", again) == Self.part("word/styles.xml", own))
  }

  private static func part(_ name: String, _ bytes: [UInt8]) throws -> [UInt8] {
    try #require(ZipArchive(bytes)).part(name)
  }
}
