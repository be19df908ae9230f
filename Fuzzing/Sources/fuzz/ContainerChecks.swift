import ByregionWriteUp

/// What poppler prints of a PDF, a mail, and an archive may hold any bytes: they are read or refused, and nothing in them
/// is given that does not lie in its text.
enum ContainerChecks {
  /// The XML of `pdftohtml -xml`.
  static func checkPDF(_ bytes: [UInt8]) {
    guard let source = try? SourceText(popplerXML: bytes, name: "x.pdf", pageLimit: 400) else { return }
    let writeUp = WriteUpReader.read(source)
    for section in writeUp.sections {
      expect(section.line >= 1, "pages count from 1")
      for entry in section.entries {
        expect(entry.range.upperBound <= source.text.utf8.count, "an entry lies in the text")
      }
    }
    expect(writeUp.diagnostics.allSatisfy { $0.line >= 1 && $0.column >= 1 }, "a place is a page and a line")
  }

  static func checkMail(_ bytes: [UInt8]) {
    guard let message = MailMessage(bytes) else { return }
    for part in message.parts.prefix(100) {
      if part.mediaType.hasPrefix("text/") {
        for text in MailText(part).candidates { WriteUpChecks.check(text) }
      } else {
        _ = try? SourceText(bytes: part.content().bytes, name: "x")
      }
    }
  }

  /// The bytes as an archive of write-ups, and as a document of a word processor.
  static func checkArchive(_ bytes: [UInt8]) {
    if let source = try? SourceText(bytes: bytes, name: "x.docx") { WriteUpChecks.check(source) }
    guard let archive = ZipArchive(bytes) else { return }
    for member in archive.members().prefix(100) {
      guard let content = try? archive.content(of: member) else { continue }
      expect(content.count <= ZipArchive.largestPart, "no part is larger than the largest")
      _ = try? SourceText(bytes: content, name: member.path)
    }
  }
}
