/// A word processor's document as a source: its text, one line a paragraph, and its blocks.
struct WordDocument {
  var text: String
  var blocks: [Block]
  var diagnostics: [Diagnostic] = []

  /// Reads the parts of a document.
  ///
  /// - Returns: nil when the archive holds another kind of document, or none.
  /// - Throws: ``SourceError`` when it is a document that cannot be read, with what to do.
  init?(_ archive: ZipArchive, name: String) throws(SourceError) {
    guard let package = WordPackage(archive) else { return nil }
    let body = WordBodyReader()
    do {
      try XMLEventReader.read(try package.document(), body)
    } catch let fault as ZipArchive.Fault {
      throw Self.error(fault, name)
    } catch {
      throw Self.damaged(name, "its text is no well-formed XML")
    }
    guard body.isDocument else { throw Self.damaged(name, "its text is of another kind") }
    let styles = WordStyles()
    let numbering = WordNumbering()
    // What a damaged style or list says before the damage is better than nothing: the text is whole.
    if let part = package.companion("styles") { try? XMLEventReader.read(part, styles) }
    if let part = package.companion("numbering") { try? XMLEventReader.read(part, numbering) }
    let paragraphs = body.finish()
    let made = WordBlocks(paragraphs, count: body.paragraphCount, styles: styles, numbering: numbering)
    (text, blocks) = (String(decoding: made.text, as: UTF8.self), made.blocks)
    diagnostics = Self.diagnostics(of: body)
  }

  private static func diagnostics(of body: WordBodyReader) -> [Diagnostic] {
    var found: [(String, String)] = []
    if body.hasTrackedChanges {
      found.append(("changes-tracked", "tracked changes are read as if they had been accepted"))
    }
    if body.hasHiddenText { found.append(("content-left-out", "hidden text is left out")) }
    if body.hasForeignPart { found.append(("content-left-out", "a document inside this one is left out")) }
    return found.map { Diagnostic(severity: .note, identifier: $0, message: $1, line: 1, column: 1) }
  }

  static func damaged(_ name: String, _ how: String) -> SourceError {
    SourceError(
      message: "\(name) is a damaged Word document: \(how)",
      suggestion: "Open it in a word processor, which may mend it, and save it anew.")
  }

  private static func error(_ fault: ZipArchive.Fault, _ name: String) -> SourceError {
    switch fault {
    case .encrypted: return locked(name)
    case .tooLarge:
      return SourceError(
        message: "\(name) is a Word document whose text takes more than \(ZipArchive.largestPart >> 20) MB",
        suggestion: "Save the write-up alone as a document of its own.")
    case .tooDense:
      return SourceError(
        message: "\(name) is packed more than \(ZipArchive.largestRatio) times, as no Word document is",
        suggestion: "If you trust it, open it in a word processor and save it as text.")
    case .missing, .damaged: return damaged(name, "its text cannot be unpacked")
    }
  }

  static func locked(_ name: String) -> SourceError {
    SourceError(
      message: "\(name) is locked with a password", suggestion: "Open it, save it without one, then import that file.")
  }
}
