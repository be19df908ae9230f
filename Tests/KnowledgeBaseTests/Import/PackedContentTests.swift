import ByregionSQLite
import ByregionStore
import Foundation
import TestSupport
import Testing

@Suite("Packed contents and relative locations") struct PackedContentTests {
  @Test("bytes are unpacked unchanged, and packed only if that is shorter") func round() {
    let text = Array(String(repeating: "Forankring i ledelsen. ", count: 50).utf8)
    let packed = PackedContent.pack(text)
    #expect(packed.count < text.count / 5)
    #expect(PackedContent.unpack(packed, byteCount: text.count) == text)
    #expect(PackedContent.unpack(packed) == text)
    for short: [UInt8] in [[], [0x78], [0x78, 0x9C, 1, 2], Array("kort".utf8)] {
      #expect(PackedContent.pack(short) == short)
      #expect(PackedContent.unpack(short, byteCount: short.count) == short)
    }
  }

  @Test("damaged and hostile contents give nil, within a limit of size") func hostile() {
    let text = [UInt8](repeating: 0x61, count: 10_000)
    var packed = PackedContent.pack(text)
    for wrong in [0, 5, 9_999, 10_001, PackedContent.byteLimit + 1, .max, -1] {
      #expect(PackedContent.unpack(packed, byteCount: wrong) == nil, "\(wrong)")
    }
    packed[packed.count / 2] ^= 0xFF
    #expect(PackedContent.unpack(packed, byteCount: 10_000) == nil)
    #expect(PackedContent.unpack(packed) == nil)
  }

  @Test("sqlar_uncompress unpacks them in SQL, and reports damaged content") func function() async throws {
    let fixture = try await ConsoleFixture()
    let sql = """
      SELECT count(*) FROM documents JOIN document_contents ON document_id = documents.id
      WHERE length(sqlar_uncompress(content, byte_count)) = byte_count AND length(content) < byte_count
      """
    #expect(try fixture.rows(sql) == fixture.rows("SELECT count(*) FROM documents"))
    #expect(throws: (any Error).self) { try fixture.rows("SELECT sqlar_uncompress(x'789c01', 40)") }
    #expect(throws: (any Error).self) { try fixture.rows("SELECT sqlar_uncompress(x'789c01', 1e15)") }
  }

  @Test("a location below the folder of the knowledge base is relative, and others stay as they are") func locations()
    throws
  {
    let folder = try TemporaryFolder()
    let base = LocationBase(path: folder.url.appendingPathComponent("kb.db").path)
    let real = LocationBase(path: "/nowhere/kb.db")
    let root = base.absolute("x").dropLast(1)
    for name in ["a.txt", "deep/er/å.zip/b.txt"] {
      #expect(base.stored(root + name) == name)
      #expect(base.absolute(name) == root + name)
      #expect(real.stored(root + name) == root + name)
    }
    for location in ["-", "/elsewhere/a.txt", "https://example.org/a", String(root), root + "-"] {
      #expect(base.absolute(base.stored(location)) == location)
    }
    #expect(LocationBase(path: ":memory:").stored(root + "a.txt") == root + "a.txt")
  }

  @Test("sources are found after their folder is moved with the knowledge base") func moved() throws {
    let folder = try TemporaryFolder()
    let (before, after) = (folder.url.appendingPathComponent("a"), folder.url.appendingPathComponent("b"))
    let texts = before.appendingPathComponent("texts")
    try FileManager.default.createDirectory(at: texts, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: texts.appendingPathComponent("rana.txt"))
    let stored = LocationBase(path: before.appendingPathComponent("kb.db").path)
      .stored(texts.appendingPathComponent("rana.txt").path)
    #expect(stored == "texts/rana.txt")
    try FileManager.default.moveItem(at: before, to: after)
    let found = LocationBase(path: after.appendingPathComponent("kb.db").path).absolute(stored)
    #expect(FileManager.default.fileExists(atPath: found))
  }

  @Test("no reference is given twice, and a section takes its passages along") func references() async throws {
    let bench = try ImportBench()
    try bench.write(SampleText.final(advice: ["Møt hverandre ofte."]), to: "rana.txt")
    try await bench.load()
    let connection = bench.knowledgeBase.connection
    #expect(throws: SQLiteError.self) {
      try connection.execute("UPDATE passages SET reference = (SELECT min(reference) FROM passages)")
    }
    try connection.execute("DELETE FROM sections WHERE id = (SELECT max(section_id) FROM passages)")
    #expect(
      try bench.rows("SELECT count(*) FROM passages WHERE section_id NOT IN (SELECT id FROM sections)") == ["0"])
  }
}
