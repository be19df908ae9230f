import Foundation
import Testing

@testable import ByregionImporting
@testable import ByregionPlaces

/// Importing again, and again with other bytes.
@Suite("Again and again") struct AgainAndAgainTests {
  let bench: ImportBench
  static let first = ["Møt hverandre ofte.", "Del på oppgavene mellom kommunene.", "Ha en tydelig prosjektleder."]

  init() throws { bench = try ImportBench() }

  private func advice() throws -> [String] {
    try bench.rows("SELECT reference, text FROM passages WHERE kind = 'advice' ORDER BY document_id, position")
  }

  @Test("the same bytes again are unchanged, and nothing is written") func sameBytes() async throws {
    try bench.write(SampleText.final(advice: Self.first), to: "rana.txt")
    #expect(try await bench.load().report.count(.added) == 1)
    let before = try bench.rows("SELECT * FROM documents")
    let again = try await bench.load()
    #expect(again.lines == ["unchanged rana/final"])
    #expect(try bench.rows("SELECT * FROM documents") == before)
  }

  @Test("a changed file says what changed, and unchanged entries keep their references") func changed() async throws {
    try bench.write(SampleText.final(advice: Self.first), to: "rana.txt")
    try await bench.load()
    let changed = ["Inviter næringslivet med.", "Møt hverandre ofte.", "Del på alle oppgavene mellom kommunene."]
    try bench.write(SampleText.final(advice: changed), to: "rana.txt")
    #expect(try await bench.load().lines == ["revised rana/final advice +1 ~1 -1"])
    #expect(
      try advice() == [
        "rana/advice/4|Inviter næringslivet med.", "rana/advice/1|Møt hverandre ofte.",
        "rana/advice/2|Del på alle oppgavene mellom kommunene.",
      ])
    #expect(try bench.problems().isEmpty)
  }

  @Test("a file that goes back to what it said gets its document and references back") func back() async throws {
    let text = SampleText.final(advice: Self.first)
    try bench.write(text, to: "rana.txt")
    try await bench.load()
    try bench.write(SampleText.final(advice: ["Noe helt annet enn før."]), to: "rana.txt")
    try await bench.load()
    try bench.write(text, to: "rana.txt")
    let loaded = try await bench.load()
    #expect(loaded.documents.map(\.documentID) == [1])
    #expect(try advice().map { $0.prefix(13) } == ["rana/advice/1", "rana/advice/2", "rana/advice/3"])
    #expect(
      try bench.rows("SELECT id, revision, status FROM documents ORDER BY id") == ["1|1|current", "2|2|superseded"])
    #expect(try bench.problems().isEmpty)
  }

  @Test("texts that had one reference in turn, and come back together, get one each") func sharedReference()
    async throws
  {
    let (earlier, later) = ("Del på oppgavene mellom kommunene.", "Del på alle oppgavene mellom kommunene.")
    for advice in [[earlier, "Møt hverandre."], [later, "Møt hverandre."], ["Møt hverandre."], [earlier, later]] {
      try bench.write(SampleText.final(advice: advice), to: "rana.txt")
      #expect(try await bench.load().report.failures.isEmpty)
    }
    let references = try bench.rows("SELECT reference FROM passages WHERE kind = 'advice'")
    #expect(references.count == 2 && Set(references).count == 2 && references.contains("rana/advice/1"))
    #expect(try bench.problems().isEmpty)
  }

  @Test("files that exchanged their names are followed, and a change in one takes nothing from the other")
  func exchanged() async throws {
    let one = SampleText.final(advice: Self.first)
    let other = SampleText.application(region: "Salten", paragraphs: ["Vi vil samarbeide om havbruk."])
    try bench.write(one, to: "a.txt")
    try bench.write(other, to: "b.txt")
    try await bench.load()
    try bench.write(other, to: "a.txt")
    try bench.write(one, to: "b.txt")
    #expect(try await bench.load().report.count(.unchanged) == 2)
    let places = try bench.rows("SELECT source FROM documents ORDER BY id")
    #expect(places == ["b.txt", "a.txt"])
    try bench.write(SampleText.final(advice: Self.first + ["Et råd til."]), to: "b.txt")
    #expect(try await bench.load().report.count(.revised) == 1)
    #expect(try bench.rows("SELECT source FROM documents WHERE status = 'current' ORDER BY 1") == ["a.txt", "b.txt"])
    #expect(try bench.problems().isEmpty)
  }

  @Test(
    "of files that exchanged their names one may have changed too",
    arguments: [("a.txt", "b.txt"), ("b.txt", "a.txt")])
  func exchangedAndChanged(_ first: String, _ second: String) async throws {
    let one = SampleText.final(advice: Self.first)
    let other = SampleText.application(region: "Salten", paragraphs: ["Vi vil samarbeide om havbruk."])
    try bench.write(one, to: first)
    try bench.write(other, to: second)
    try await bench.load()
    try bench.write(other, to: first)
    try bench.write(SampleText.final(advice: Self.first + ["Et råd til."]), to: second)
    try await bench.load()
    let current = try bench.rows("SELECT source, kind FROM documents WHERE status = 'current' ORDER BY kind")
    #expect(current == ["\(first)|application", "\(second)|final"])
    #expect(try bench.knowledgeBase.documentsWithoutSource(below: [bench.path("")]).isEmpty)
  }

  @Test("two files of one region and kind do not take over from each other in turn") func twoFiles() async throws {
    try bench.write(SampleText.final(advice: Self.first), to: "a.txt")
    try bench.write(SampleText.final(advice: ["Et annet råd enn de tre."]), to: "b.txt")
    #expect(try await bench.load().documents.map(\.supersedes) == [nil, "a.txt"])
    for _ in 0..<2 {
      let again = try await bench.load()
      #expect(again.lines == ["unchanged rana/final", "unchanged rana/final"])
      #expect(again.documents.map(\.supersededBy) == ["b.txt", nil])
    }
    #expect(try bench.rows("SELECT source FROM documents WHERE status = 'current'") == ["b.txt"])
  }

  @Test("the same bytes under two names in one import are one document") func copies() async throws {
    try bench.write(SampleText.final(advice: Self.first), to: "a.txt")
    try bench.write(SampleText.final(advice: Self.first), to: "b/a.txt")
    #expect(try await bench.load().lines.map { $0.prefix(5) } == ["added", "uncha"])
    #expect(try bench.rows("SELECT count(*) FROM documents") == ["1"])
    #expect(try bench.problems().isEmpty, "the words are counted once")
    #expect(try await bench.load().report.count(.unchanged) == 2)
  }

  @Test("application and final write-up of one region meet in one region") func twoKinds() async throws {
    try bench.write(SampleText.final(advice: Self.first), to: "rana.txt")
    try bench.write(
      SampleText.application(region: "Region Rana", paragraphs: ["Målet er samarbeid om næring."]),
      to: "rana-soknad.txt")
    try await bench.load()
    #expect(
      try bench.rows("SELECT slug, kind, status FROM documents JOIN regions ON regions.id = region_id ORDER BY kind")
        == ["rana|application|current", "rana|final|current"])
    #expect(try bench.rows("SELECT count(*) FROM advice") == ["3"])
    #expect(try bench.rows("SELECT count(*) FROM application_excerpts") == ["1"])
    #expect(try bench.problems().isEmpty, "the words of the second are counted under the region's name")
  }

  @Test("a file that tells of another region now leaves the old one as it should be") func movedRegion() async throws {
    try bench.write(SampleText.final(advice: Self.first), to: "x.txt")
    try await bench.load()
    try bench.write(
      SampleText.final(
        region: "Gjøvikregionen", advice: ["Bygg tillit."], results: ["Felles strategi vedtatt."], applicant: "Gjøvik",
        partners: "Vestre Toten, Østre Toten"), to: "x.txt")
    let loaded = try await bench.load()
    #expect(loaded.documents.map(\.regionSlug) == ["gjovik"])
    #expect(try advice() == ["gjovik/advice/1|Bygg tillit."])
    #expect(try bench.rows("SELECT count(*) FROM region_municipalities WHERE region_id = 1") == ["0"])
    #expect(try bench.rows("SELECT slug FROM region_overview") == ["gjovik"])
    #expect(try bench.problems().isEmpty)
  }

  @Test("a file whose region is spelt in another way stays in its region") func renamed() async throws {
    try bench.write(
      SampleText.final(region: "Ranaregionen", advice: Self.first, applicant: "", partners: ""), to: "x.txt")
    try await bench.load()
    try bench.write(
      SampleText.final(region: "Polarsirkelregionen", advice: Self.first, applicant: "", partners: ""), to: "x.txt")
    #expect(try await bench.load().documents.map(\.regionSlug) == ["rana"])
    #expect(try advice().count == 3)
  }

  @Test("a file that was moved is its document's source from then on") func movedFile() async throws {
    let text = SampleText.final(advice: Self.first)
    try bench.write(text, to: "old.txt")
    try await bench.load()
    try bench.delete("old.txt")
    let new = try bench.write(text, to: "new/rana.txt")
    #expect(try await bench.load().report.count(.unchanged) == 1)
    #expect(try bench.rows("SELECT source, location FROM documents") == ["rana.txt|texts/new/rana.txt"])
    #expect(try bench.knowledgeBase.documents().map(\.location) == [new])
    #expect(try bench.knowledgeBase.documentsWithoutSource(below: [bench.path("")]).isEmpty)
  }

  @Test("a file that was moved over another's leaves that other without a source") func movedOver() async throws {
    let one = SampleText.final(advice: Self.first)
    let other = SampleText.application(region: "Salten", paragraphs: ["Vi vil samarbeide om havbruk."])
    try bench.write(one, to: "a.txt")
    try bench.write(other, to: "b.txt")
    try await bench.load()
    try bench.delete("a.txt")
    try bench.write(one, to: "b.txt")
    try await bench.load()
    let gone = try bench.knowledgeBase.documentsWithoutSource(below: [bench.path("")])
    #expect(gone.map(\.kind) == ["application"])
    try bench.write("Noe helt annet.", to: "b.txt")
    #expect(try bench.knowledgeBase.documentsWithoutSource(below: [bench.path("")]).isEmpty)
  }

  @Test("a file that was copied over another's leaves that other without a source, one that changed places does not")
  func copiedOver() async throws {
    let one = SampleText.final(advice: Self.first)
    let other = SampleText.application(region: "Salten", paragraphs: ["Vi vil samarbeide om havbruk."])
    try bench.write(one, to: "a.txt")
    try bench.write(other, to: "b.txt")
    try await bench.load()
    try bench.write(other, to: "a.txt")
    try bench.write(one, to: "b.txt")
    try await bench.load([bench.path("a.txt")])
    #expect(try bench.knowledgeBase.documentsWithoutSource(below: [bench.path("")]).isEmpty)
    try bench.write(other, to: "b.txt")
    try await bench.load()
    #expect(try bench.knowledgeBase.documentsWithoutSource(below: [bench.path("")]).map(\.kind) == ["final"])
  }

  @Test("a dry run tells the same and writes nothing") func dryRun() async throws {
    try bench.write(SampleText.final(advice: Self.first), to: "rana.txt")
    try await bench.load()
    try bench.write(SampleText.final(advice: Self.first + ["Ett til."]), to: "rana.txt")
    try bench.write([0, 1, 2, 3], to: "bilde.txt")
    let tables = ["documents", "passages", "words", "import_failures", "region_names", "former_passages"]
    let before = try tables.map { try bench.rows("SELECT * FROM \($0)") }
    var options = ImportOptions()
    options.isDryRun = true
    let dry = try await bench.load(options: options)
    #expect(try tables.map { try bench.rows("SELECT * FROM \($0)") } == before)
    #expect(try await bench.load().lines == dry.lines)
    #expect(dry.lines == ["revised rana/final advice +1 ~0 -0"])
  }

  @Test("documents that take over from each other come to the same in one batch as one by one")
  func inOneBatch() async throws {
    var tables: [[String]] = []
    for batchCount in [1, 1_000] {
      let bench = try ImportBench()
      for number in 0..<8 {
        // Every other one is another version of the same region's write-up, which repeats half of it.
        let town = ["Hamar", "Gjøvik"][number / 2 % 2]
        let advice = ["Råd som står i alle.", "Råd nummer \(number).", "Råd nummer \(number / 4)."]
        let text = SampleText.final(
          region: "\(town)regionen", advice: advice, results: ["Resultat \(number)."], applicant: town, partners: "")
        try bench.write(text, to: "\(number).txt")
      }
      var options = ImportOptions()
      options.batchCount = batchCount
      let loaded = try await bench.load(options: options)
      #expect(loaded.report.count(.revised) == 6)
      #expect(try bench.problems().isEmpty)
      let columns = "p.id, p.document_id, p.kind, p.position, p.reference, p.text, coalesce(a.number, '')"
      tables.append(
        try bench.rows("SELECT \(columns) FROM passages AS p LEFT JOIN advice AS a USING (id) ORDER BY p.id")
          + bench.rows("SELECT document_id, kind, reference, text FROM former_passages ORDER BY id"))
    }
    #expect(tables[0].count > 40)
    #expect(tables[0] == tables[1])
  }
}
