import ByregionSQLite
import Foundation
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionRecords

/// ZIP archives of write-ups: a record for each, and limits on what an archive may do.
@Suite("Archives") struct ArchiveTests {
  let bench: ImportBench

  init() throws { bench = try ImportBench() }

  private func text(_ region: String, _ applicant: String) -> [UInt8] {
    Array(SampleText.final(region: region, advice: ["Møt hverandre."], applicant: applicant, partners: "").utf8)
  }

  private func find(_ archive: ZipWriter, _ name: String = "alt.zip") throws -> FoundSources {
    try bench.write(archive.finish(), to: name)
    return SourceFinder.find([bench.path(name)])
  }

  @Test("each write-up is a record; what macOS and other programs put beside them is passed over") func members()
    async throws
  {
    var archive = ZipWriter()
    archive.store("tekster/", [])
    archive.store("tekster/bodø.txt", text("Bodøregionen", "Bodø"))
    archive.store("tekster/._bodø.txt", [0, 5, 22, 7])
    archive.store("__MACOSX/tekster/._bodø.txt", [0, 5, 22, 7])
    archive.store("tekster/.DS_Store", [0, 0, 0, 1])
    archive.store("tekster/~$molde.docx", [3])
    archive.store("tekster/logo.png", [0x89, 0x50])
    archive.store("molde.txt", text("Molderegionen", "Molde"))
    let found = try find(archive)
    #expect(found.files.map(\.fileName) == ["alt.zip/molde.txt", "alt.zip/tekster/bodø.txt"])
    #expect(found.skipped.count == 5)
    let report = try await bench.knowledgeBase.importSources(found)
    #expect(report.count(.added) == 2 && report.failures.isEmpty)
    #expect(
      try bench.rows("SELECT source FROM documents ORDER BY id") == ["alt.zip/molde.txt", "alt.zip/tekster/bodø.txt"])
    let again = try await bench.knowledgeBase.importSources(SourceFinder.find([bench.path("alt.zip")]))
    #expect(again.count(.unchanged) == 2)
    #expect(try bench.knowledgeBase.documentsWithoutSource(below: [bench.path("alt.zip")]).isEmpty)
    #expect(try bench.knowledgeBase.rebuild().differences.isEmpty)
  }

  @Test("names in the code page of DOS are read as they were meant") func dosNames() throws {
    var archive = ZipWriter()
    archive.store("x@.txt", text("Bodøregionen", "Bodø"))
    var bytes = archive.finish()
    for index in bytes.indices.dropLast() where bytes[index] == 0x78 && bytes[index + 1] == 0x40 {
      bytes[index + 1] = 0x9B
    }
    try bench.write(bytes, to: "dos.zip")
    #expect(SourceFinder.find([bench.path("dos.zip")]).files.map(\.fileName) == ["dos.zip/xø.txt"])
  }

  @Test("an archive in an archive is opened; deeper ones are refused") func nested() throws {
    func wrap(_ name: String, _ content: [UInt8]) -> [UInt8] {
      var archive = ZipWriter()
      archive.store(name, content)
      return archive.finish()
    }
    var bytes = wrap("rana.txt", text("Ranaregionen", "Rana"))
    bytes = wrap("a.zip", bytes)
    try bench.write(bytes, to: "to.zip")
    #expect(SourceFinder.find([bench.path("to.zip")]).files.map(\.fileName) == ["to.zip/a.zip/rana.txt"])
    for _ in 0..<5 { bytes = wrap("b.zip", bytes) }
    try bench.write(bytes, to: "dypt.zip")
    let found = SourceFinder.find([bench.path("dypt.zip")])
    #expect(found.files.isEmpty && found.failures.count == 1)
    #expect(found.failures.first?.error.message == "archives more than 2 deep are not opened")
  }

  @Test("bombs are refused before they are unpacked") func bombs() async throws {
    var dense = ZipWriter()
    let run = ZipWriter.deflatedRun(of: 97, matches: 10_000)
    dense.add("tekst.txt", packed: run, method: 8, size: 25_800_001, checksum: 0)
    let report = try await bench.knowledgeBase.importSources(try find(dense))
    #expect(report.count(.added) == 0)
    #expect(report.failures.first?.error.message.contains("is compressed more than 200 times") == true)

    var large = ZipWriter()
    for number in 0..<40 { large.add("\(number).txt", packed: [0], method: 8, size: 30 << 20, checksum: 0) }
    #expect(try find(large).failures.first?.error.message.contains("unpacks to more than 1 GB") == true)

    var many = ZipWriter()
    for number in 0..<10_001 { many.store("\(number).txt", []) }
    #expect(try find(many).failures.first?.error.message.contains("more than 10000 files") == true)
  }

  @Test("damaged archives never stop the reader") func fuzz() throws {
    var archive = ZipWriter()
    archive.store("bodø.txt", text("Bodøregionen", "Bodø"))
    archive.store("inne.zip", archive.finish())
    let whole = archive.finish()
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0...next(8) { bytes[next(bytes.count)] = UInt8(next(256)) }
      if next(4) == 0 { bytes.removeLast(next(bytes.count)) }
      try bench.write(bytes, to: "skadd.zip")
      for file in SourceFinder.find([bench.path("skadd.zip")]).files { _ = try? ParsedSource(file) }
    }
  }
}

/// Importing with care: nothing takes the place of another report in silence, and an import can be undone.
@Suite("Import with care") struct CareTests {
  let bench: ImportBench

  init() throws { bench = try ImportBench() }

  private let first = SampleText.final(advice: ["Møt hverandre ofte.", "Del på oppgavene."])
  private let other = """
    Ranaregionen

    En helt annen tekst om det samme samarbeidet.

    Resultater

    • Flere har fått jobb ved sykehuset
    • Bussen går oftere

    Fakta Ranaregionen

    Søkerkommune: Rana
    """

  @Test("a different report from another file stands beside the first, unless --replace is given") func beside()
    async throws
  {
    try bench.write(first, to: "rana.txt")
    _ = try await bench.load()
    try bench.write(other, to: "annen.txt")
    let loaded = try await bench.load()
    #expect(loaded.documents.last { $0.outcome == .added }?.beside == "rana.txt")
    #expect(
      try bench.rows("SELECT source FROM documents WHERE status = 'current' ORDER BY id") == ["rana.txt", "annen.txt"])
    #expect(try bench.knowledgeBase.rebuild().differences.isEmpty)
    #expect(try bench.rows("SELECT count(*) FROM documents WHERE status = 'current'") == ["2"])
    #expect(try bench.problems().isEmpty)
  }

  @Test("a file that stands beside another replaces it when it is named with --replace") func replacedLater()
    async throws
  {
    try bench.write(first, to: "rana.txt")
    _ = try await bench.load()
    let path = try bench.write(other, to: "annen.txt")
    _ = try await bench.load()
    var options = ImportOptions()
    options.secondReports = .replace
    let loaded = try await bench.load([path], options: options)
    #expect(loaded.documents.map(\.outcome) == [.revised])
    #expect(loaded.documents.map(\.supersedes) == ["rana.txt"])
    #expect(try bench.rows("SELECT status FROM documents ORDER BY id") == ["superseded", "current"])
    #expect(try bench.problems().isEmpty)
    #expect(try await bench.load([path], options: options).documents.map(\.outcome) == [.unchanged])
    try bench.knowledgeBase.undo(try bench.knowledgeBase.lastImport())
    #expect(try bench.rows("SELECT status FROM documents ORDER BY id") == ["current", "current"])
    #expect(try bench.problems().isEmpty)
  }

  @Test("a report that keeps much of the text replaces the first") func revised() async throws {
    try bench.write(first, to: "rana.txt")
    _ = try await bench.load()
    try bench.write(first.replacingOccurrences(of: "Del på", with: "Fordel"), to: "rana-ny.txt")
    _ = try await bench.load()
    #expect(try bench.rows("SELECT status FROM documents ORDER BY id") == ["superseded", "current"])
  }

  @Test("an import is undone as a whole: what it added goes, what it replaced is back") func undo() async throws {
    try bench.write(first, to: "rana.txt")
    _ = try await bench.load()
    try bench.write(first.replacingOccurrences(of: "Del på", with: "Fordel"), to: "rana.txt")
    try bench.write(
      SampleText.final(region: "Bodøregionen", advice: ["Gå i takt."], applicant: "Bodø", partners: ""), to: "bodo.txt")
    _ = try await bench.load()
    let before = try bench.rows("SELECT reference, text FROM passages ORDER BY reference")
    let last = try bench.knowledgeBase.lastImport()
    #expect(last.added.count == 2 && last.replaced.map(\.id) == [1])
    try bench.knowledgeBase.undo(last)
    #expect(try bench.rows("SELECT id FROM documents WHERE status = 'current'") == ["1"])
    #expect(try bench.problems().isEmpty)
    let again = try await bench.load()
    #expect(again.report.count(.added) + again.report.count(.revised) == 2)
    #expect(try bench.rows("SELECT reference, text FROM passages ORDER BY reference") == before)
    try bench.knowledgeBase.undo(try bench.knowledgeBase.lastImport())
    try bench.knowledgeBase.undo(try bench.knowledgeBase.lastImport())
    #expect(try bench.rows("SELECT count(*) FROM passages") == ["0"])
    #expect(throws: KnowledgeBaseError.self) { try bench.knowledgeBase.lastImport() }
  }

  @Test("a stored file is read again in another form that is stated")
  func statedAgain() async throws {
    let path = try bench.write(SampleText.final(advice: ["Snakk *saman* &amp; lytt."]), to: "rana.txt")
    let advice = { try bench.rows("SELECT text FROM passages WHERE kind = 'advice'") }
    _ = try await bench.load()
    #expect(try advice() == ["Snakk *saman* &amp; lytt."])
    let loaded = try await bench.load([path], as: .markdown)
    #expect(loaded.documents.map(\.outcome) == [.revised])
    #expect(try advice() == ["Snakk saman & lytt."])
    #expect(try bench.rows("SELECT id, format, status FROM documents") == ["1|markdown|current"])
    #expect(try bench.problems().isEmpty)
    // The same form, and none at all, change nothing.
    for stated in [StatedFormat.markdown, nil] {
      #expect(try await bench.load([path], as: stated).documents.map(\.outcome) == [.unchanged])
      #expect(try advice() == ["Snakk saman & lytt."])
    }
    #expect(try await bench.load([path], as: .text).documents.map(\.outcome) == [.revised])
    #expect(try advice() == ["Snakk *saman* &amp; lytt."])
    #expect(try bench.problems().isEmpty)
  }

  @Test("lock and resource files are refused by name; a stated format overrides") func names() throws {
    try bench.write(first, to: "~$rana.docx")
    try bench.write(first, to: "._rana.txt")
    try bench.write("bare en logg\n", to: "rana.log")
    let named = ["~$rana.docx", "._rana.txt"].map(bench.path)
    #expect(SourceFinder.find(named).files.isEmpty)
    #expect(
      SourceFinder.find(named).failures.map(\.error.message) == [
        "a lock file of Word", "a file that macOS keeps beside another",
      ])
    #expect(SourceFinder.find(named, as: .text).files.count == 2)
    let log = SourceFinder.find([bench.path("rana.log")]).files[0]
    #expect(throws: (any Error).self) { try ParsedSource(log) }
    #expect(
      try ParsedSource(SourceFinder.find([bench.path("rana.log")], as: .text).files[0]).writeUp.title == "bare en logg")
  }
}
