import ByregionLanguages
import ByregionWriteUp
import TestSupport
import Testing

@Suite("Hostile and damaged Word documents are refused without a trap")
struct HostileWordTests {
  private func refusal(_ bytes: [UInt8], name: String = "brev.docx") -> String {
    do {
      _ = WriteUpReader.read(try SourceText(bytes: bytes, name: name))
      return "none"
    } catch {
      return error.message + " / " + (error.suggestion?.english ?? "")
    }
  }

  private func archive(_ parts: (name: String, content: [UInt8])...) -> [UInt8] {
    var archive = ZipWriter()
    for part in parts { archive.store(part.name, part.content) }
    return archive.finish()
  }

  private func document(_ content: String) -> [UInt8] { archive(("word/document.xml", Array(content.utf8))) }

  @Test("Archives of other kinds are identified by their content")
  func otherKinds() {
    #expect(refusal(archive(("xl/workbook.xml", []))).contains("a spreadsheet (.xlsx), which is not supported"))
    #expect(refusal(archive(("ppt/presentation.xml", []))).contains("a presentation (.pptx)"))
    let mark = Array("application/vnd.oasis.opendocument.spreadsheet".utf8)
    #expect(
      refusal(archive(("mimetype", mark))).contains("an OpenDocument file other than a text, which is not supported"))
    #expect(refusal(archive(("a.txt", [0x61]))).contains("a ZIP archive, which is not supported / Unpack it"))
    #expect(refusal(archive(), name: "x").contains("a ZIP archive"))
  }

  @Test("A password is reported for both kinds of locked documents")
  func locked() {
    var packed = ZipWriter()
    packed.store("word/document.xml", WordFile.part("document", ""), flags: 1)
    #expect(refusal(packed.finish()).contains("locked with a password / Open it, save it without one"))
    let stream = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600) + stream
    #expect(refusal(compound).contains("locked with a password"))
  }

  @Test("A part that would unpack to too much is not unpacked")
  func bombs() {
    let run = ZipWriter.deflatedRun(of: 0x61, matches: 20_000)
    var dense = ZipWriter()
    dense.add("word/document.xml", packed: run, method: 8, size: 7 << 20, checksum: 0)
    #expect(refusal(dense.finish()).contains("compressed more than 200 times"))
    var large = ZipWriter()
    large.add("word/document.xml", packed: run, method: 8, size: 40 << 20, checksum: 0)
    #expect(refusal(large.finish()).contains("more than 32 MB"))
    var lying = ZipWriter()
    lying.add("word/document.xml", packed: run, method: 8, size: 1000, checksum: 0)
    #expect(refusal(lying.finish()).contains("damaged Word document"))
  }

  @Test("A wrong checksum, an unknown compression method and a truncated archive are refused as damaged")
  func damage() {
    let bytes = WordFile(lines: ["Rana", "Tekst"]).bytes
    var changed = bytes
    let place = bytes.indices.first { bytes[$0...].starts(with: "Tekst".utf8) } ?? 0
    changed[place] = 0x54 ^ 0x20
    #expect(refusal(bytes) == "none" && refusal(changed).contains("cannot be unpacked"))
    var unknown = ZipWriter()
    unknown.add("word/document.xml", packed: [1, 2, 3], method: 99, size: 3, checksum: 0)
    #expect(refusal(unknown.finish()).contains("damaged Word document"))
    #expect(refusal(Array(bytes.prefix(bytes.count / 2))).contains("its archive cannot be opened"))
    #expect(refusal([0x50, 0x4B, 3, 4]).contains("its archive cannot be opened"))
  }

  @Test("Entities, document types, tags with too many attributes and excessive nesting are refused")
  func hostileXML() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>"
    #expect(refusal(document(bomb)).contains("not well-formed XML"))
    #expect(refusal(document("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")).contains("not well-formed XML"))
    let deep = String(repeating: "<w:r>", count: 100_000)
    #expect(refusal(archive(("word/document.xml", WordFile.part("document", deep)))).contains("not well-formed XML"))
    let attributes = (0..<5000).map { " a\($0)=\"\"" }.joined()
    #expect(refusal(document("<a\(attributes)/>")).contains("not well-formed XML"))
    #expect(refusal(document("<html><p>Rana</p></html>")).contains("its text is of another kind"))
    #expect(refusal(document("")).contains("damaged"))
  }

  @Test("Documents with changed, removed and inserted bytes")
  func fuzz() {
    let body =
      WordFile.paragraph("Rana", style: "Title") + WordFile.paragraph("En", list: 1) + "<w:tbl><w:tr><w:tc>"
      + WordFile.paragraph("To", list: 2, level: 8) + "</w:tc></w:tr></w:tbl>"
    let numbering =
      "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1%2%9.\"/></w:lvl>"
      + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
    let whole = WordFile(
      body, styles: "<w:style w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>", numbering: numbering)
    var random = SeededGenerator(seed: 7)
    for round in 0..<600 {
      var file = whole
      // Every second round damages the XML in an intact archive.
      if round % 2 == 0 { file.body = Self.damaged(Array(file.body.utf8), &random) }
      if round % 6 == 0 { file.numbering = file.numbering.map { Self.damaged(Array($0.utf8), &random) } }
      var bytes = file.bytes
      if round % 2 == 1 { Self.damage(&bytes, &random) }
      guard let source = try? SourceText(bytes: bytes, name: "x.docx") else { continue }
      let writeUp = WriteUpReader.read(source)
      #expect(Coverage(of: writeUp, in: source).isWhole)
      _ = WriteUpDump.text(of: writeUp)
    }
  }

  @Test("An OpenDocument text with a password, or without a text, is refused")
  func openDocuments() {
    var file = OpenDocumentFile(OpenDocumentFile.paragraph("Rana"))
    file.isEncrypted = true
    #expect(refusal(file.bytes, name: "x.odt").contains("x.odt is locked with a password"))
    let mark = Array("application/vnd.oasis.opendocument.text".utf8)
    #expect(refusal(archive(("mimetype", mark))).contains("damaged OpenDocument text: its text cannot be unpacked"))
    #expect(
      refusal(archive(("mimetype", mark), ("content.xml", Array("<a/>".utf8)))).contains("its content is not text"))
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><office:document xmlns:office=\"x\">&b;</office:document>"
    #expect(refusal(Array(bomb.utf8), name: "x.fodt").contains("not well-formed XML"))
    let deep = String(repeating: "<text:span>", count: 100_000)
    #expect(refusal(OpenDocumentFile(deep).bytes).contains("not well-formed XML"))
    #expect(
      refusal(Array(OpenDocumentFile("<text:p>a</text:p>").flatBytes.dropLast(30))).contains("not well-formed XML"))
  }

  @Test("Very large tables and lists are read in linear time")
  func large() throws {
    let row =
      "<table:table-row><table:table-cell table:number-columns-spanned=\"999999999\"><text:p>Mål</text:p>"
      + "</table:table-cell><table:table-cell><text:p>Areal</text:p></table:table-cell></table:table-row>"
    let table = "<table:table>\(String(repeating: row, count: 20_000))</table:table>"
    let small = String(repeating: "<table:table>\(row)</table:table><text:p>x</text:p>", count: 5_000)
    let lists = String(repeating: "<text:list>", count: 200) + String(repeating: "</text:list>", count: 200)
    for body in [table, small, lists, "<text:p><text:s text:c=\"999999999\"/>a</text:p>"] {
      let file = OpenDocumentFile(OpenDocumentFile.paragraph("Rana") + body)
      #expect(refusal(file.bytes, name: "x.odt") == "none")
    }
  }

  @Test("OpenDocument texts with changed, removed and inserted bytes")
  func fuzzOpenDocument() {
    let item = OpenDocumentFile.paragraph("En") + OpenDocumentFile.list([OpenDocumentFile.paragraph("To")])
    let frame = "<draw:frame><draw:text-box>\(OpenDocumentFile.paragraph("Areal: 3"))</draw:text-box></draw:frame>"
    let table =
      "<table:table><table:table-row><table:table-cell>\(item)</table:table-cell><table:covered-table-cell/>"
      + "<table:table-cell>\(item)</table:table-cell></table:table-row></table:table>"
    let body =
      OpenDocumentFile.heading("Rana") + OpenDocumentFile.list([item]) + table + OpenDocumentFile.paragraph("a\(frame)")
      + "<text:p><text:span text:style-name=\"T\">b</text:span><text:note><text:note-body/></text:note></text:p>"
    let styles =
      "<style:style style:name=\"T\" style:family=\"text\"><style:text-properties text:display=\"none\"/>"
      + "</style:style><text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" "
      + "style:num-format=\"i\" text:display-levels=\"7\"/></text:list-style>"
    let whole = OpenDocumentFile(body, styles: styles)
    var random = SeededGenerator(seed: 11)
    for round in 0..<600 {
      var file = whole
      if round % 2 == 0 { file.body = Self.damaged(Array(file.body.utf8), &random) }
      if round % 6 == 0 { file.styles = Self.damaged(Array(file.styles.utf8), &random) }
      var bytes = round % 4 == 0 ? file.flatBytes : file.bytes
      if round % 2 == 1 { Self.damage(&bytes, &random) }
      guard let source = try? SourceText(bytes: bytes, name: "x.odt") else { continue }
      let writeUp = WriteUpReader.read(source)
      #expect(source.format == .plain || source.format == .html || Coverage(of: writeUp, in: source).isWhole)
      _ = WriteUpDump.text(of: writeUp)
    }
  }

  private static func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> String {
    var bytes = bytes
    damage(&bytes, &random)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
      case 3: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      default: bytes.removeLast(min(place / 8, bytes.count))
      }
    }
  }
}
