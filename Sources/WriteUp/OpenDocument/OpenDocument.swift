import ByregionText

/// Reads OpenDocument texts: packages (`.odt`, `.ott`) and flat XML (`.fodt`).
enum OpenDocument {
  /// Reads the parts of a document in an archive.
  ///
  /// - Returns: nil when the archive holds another kind of document, or none.
  /// - Throws: ``SourceError`` when it is a text that cannot be read, with what to do.
  static func read(_ archive: ZipArchive, name: String) throws(SourceError) -> ParsedDocument? {
    guard isText(archive) else { return nil }
    if isEncrypted(archive) { throw WordDocument.locked(name) }
    let content: [UInt8]
    do { content = try archive.part("content.xml") } catch {
      throw error == .missing || error == .damaged
        ? damaged(name, "its text cannot be unpacked") : WordDocument.error(error, name)
    }
    let styles = OpenDocumentStyles()
    // What a damaged part states before the damage is better than nothing: the text itself is whole.
    if let part = try? archive.part("styles.xml") { try? XMLEventReader.read(part, styles) }
    let title = (try? archive.part("meta.xml")).flatMap(DocumentTitle.read)
    return try parsed(content, styles, title: title, name: name)
  }

  /// Reads a document that is one XML file.
  static func readFlat(_ bytes: [UInt8], name: String) throws(SourceError) -> ParsedDocument {
    try parsed(bytes, OpenDocumentStyles(), title: DocumentTitle.read(bytes), name: name)
  }

  private static func parsed(
    _ content: [UInt8], _ styles: OpenDocumentStyles, title: String?, name: String
  ) throws(SourceError) -> ParsedDocument {
    let body = OpenDocumentBodyReader(styles)
    do {
      try XMLEventReader.read(content, styles)
      try XMLEventReader.read(content, body)
    } catch {
      throw damaged(name, "its text is not well-formed XML")
    }
    guard body.isText else { throw damaged(name, "its content is no text") }
    var notes: [(String, String)] = []
    if body.hasTrackedChanges {
      notes.append(("changes-tracked", "tracked changes are read as if they had been accepted"))
    }
    if body.hasHiddenText { notes.append(("content-left-out", "hidden text is left out")) }
    return ParsedDocument(body.finish(), title: title, notes: notes)
  }

  /// Whether the archive states that it is a text, or holds one without stating it.
  private static func isText(_ archive: ZipArchive) -> Bool {
    if let mark = try? archive.part("mimetype") {
      return String(decoding: mark.prefix(64), as: UTF8.self).hasPrefix("application/vnd.oasis.opendocument.text")
    }
    return archive.holds("content.xml") && archive.holds("META-INF/manifest.xml")
  }

  /// Whether the manifest says how to decrypt a part, or that the whole document is one encrypted part.
  private static func isEncrypted(_ archive: ZipArchive) -> Bool {
    if archive.holds("encrypted-package") { return true }
    guard let manifest = try? archive.part("META-INF/manifest.xml") else { return false }
    return ByteSearch.first(Array("encryption-data".utf8), in: manifest, manifest.indices) != nil
  }

  static func damaged(_ name: String, _ how: String) -> SourceError {
    SourceError(
      message: "\(name) is a damaged OpenDocument text: \(how)",
      suggestion: "Open it in a word processor, which may repair it, and save it again.")
  }
}

/// A word processor's document that is one XML file.
enum FlatDocument {
  case word, openDocument

  /// - Parameter text: The decoded text of a file.
  /// - Returns: nil when the text is something else.
  init?(_ text: String) {
    let head = text.utf8.prefix(4096)
    guard head.first(where: { $0 > 0x20 }) == 0x3C else { return nil }
    let bytes = Array(head)
    func holds(_ word: String) -> Bool { ByteSearch.first(Array(word.utf8), in: bytes, bytes.indices) != nil }
    if holds("http://schemas.microsoft.com/office/2006/xmlPackage") && holds(":package")
      || holds("http://schemas.microsoft.com/office/word/2003/wordml") && holds(":wordDocument")
    {
      self = .word
    } else if holds("<office:document ") || holds("<office:document\n") || holds("<office:document\r") {
      self = .openDocument
    } else {
      return nil
    }
  }

  func read(_ text: String, name: String) throws(SourceError) -> ParsedDocument {
    switch self {
    case .word: try WordDocument.readFlat(Array(text.utf8), name: name)
    case .openDocument: try OpenDocument.readFlat(Array(text.utf8), name: name)
    }
  }
}
