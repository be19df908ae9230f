import Foundation

/// The parts of the program that libFuzzer tests.
enum FuzzTarget: String, CaseIterable {
  case text, html, markdown, word, openDocument, pdf, mail, zip, query, words, sql, statements

  static let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["BYREGION_FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      fatalError("BYREGION_FUZZ_TARGET is one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }()

  func check(_ bytes: [UInt8]) throws {
    switch self {
    case .text: try WriteUpChecks.check(bytes, name: "x.txt")
    case .html: try WriteUpChecks.check(bytes, name: "x.html")
    case .markdown: try WriteUpChecks.check(bytes, name: "x.md")
    case .word: try WriteUpChecks.check(FlatFile.word(bytes), name: "x.xml")
    case .openDocument: try WriteUpChecks.check(FlatFile.openDocument(bytes), name: "x.fodt")
    case .pdf: ContainerChecks.checkPDF(bytes)
    case .mail: ContainerChecks.checkMail(bytes)
    case .zip: ContainerChecks.checkArchive(bytes)
    case .query: try QueryChecks.check(String(decoding: bytes, as: UTF8.self))
    case .words: WordChecks.check(bytes)
    case .sql: try SQLChecks.check(String(decoding: bytes, as: UTF8.self))
    case .statements: StatementChecks.check(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// Puts the input into a document of one XML file, as its text.
enum FlatFile {
  static func word(_ body: [UInt8]) -> [UInt8] {
    let part = "pkg:part pkg:name=\"/word/document.xml\" pkg:contentType=\"wordprocessingml.document.main+xml\""
    return wrapped(
      body,
      head: "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><\(part)><pkg:xmlData>"
        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>",
      tail: "</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>")
  }

  static func openDocument(_ body: [UInt8]) -> [UInt8] {
    let spaces = ["office", "text", "table", "style"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    return wrapped(
      body, head: "<office:document \(spaces.joined(separator: " "))><office:body><office:text>",
      tail: "</office:text></office:body></office:document>")
  }

  private static func wrapped(_ body: [UInt8], head: String, tail: String) -> [UInt8] {
    Array(head.utf8) + body + Array(tail.utf8)
  }
}

/// Ends the process if a check fails, so that libFuzzer stores the input.
func expect(_ holds: Bool, _ check: @autoclosure () -> String) {
  guard !holds else { return }
  FileHandle.standardError.write(Data("failed check: \(check())\n".utf8))
  abort()
}
