import ByregionText

/// A word processor's document as a source: its text, one line per paragraph, and its blocks.
struct ParsedDocument {
  var text: String
  var blocks: [Block]
  var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - nodes: The pieces of the document.
  ///   - title: The title in the document's properties, or nil.
  ///   - notes: What was left out or decided, as identifiers and messages of diagnostics.
  init(_ nodes: [DocumentNode], title: String?, notes: [(identifier: String, message: String)]) {
    let outline = DocumentOutline(nodes)
    let made = DocumentBlocks(DocumentCleanup.cleaned(outline.paragraphs(), title: title))
    (text, blocks) = (String(decoding: made.text, as: UTF8.self), made.blocks)
    var notes = notes
    if !outline.columnsLeftOut.isEmpty {
      let names = outline.columnsLeftOut.prefix(8).map { MessageText.excerpt($0) }.joined(separator: ", ")
      notes.append(("content-left-out", "columns of a table that hold no entries are left out: \(names)"))
    }
    diagnostics = notes.map {
      Diagnostic(severity: .note, identifier: $0.identifier, message: $0.message, line: 1, column: 1)
    }
  }
}

/// Reads Word documents: packages and flat XML.
enum WordDocument {
  /// Reads the parts of a document in an archive.
  ///
  /// - Returns: nil when the archive holds another kind of document, or none.
  /// - Throws: ``SourceError`` when it is a document that cannot be read, with what to do.
  static func read(_ archive: ZipArchive, name: String) throws(SourceError) -> ParsedDocument? {
    guard let package = WordPackage(archive) else { return nil }
    let main: [UInt8]
    do { main = try package.document() } catch { throw self.error(error, name) }
    let styles = WordStyles()
    let numbering = WordNumbering()
    // What a damaged part states before the damage is better than nothing: the text itself is whole.
    if let part = package.companion("styles") { try? XMLEventReader.read(part, styles) }
    if let part = package.companion("numbering") { try? XMLEventReader.read(part, numbering) }
    let body = WordBodyReader(styles: styles, numbering: numbering) { relation in
      guard let part = package.part(relation: relation) else { return [] }
      let diagram = WordDiagram()
      try? XMLEventReader.read(part, diagram)
      return diagram.paragraphs()
    }
    return try parsed(body, main, body, title: package.title, name: name)
  }

  /// Reads a document that is one XML file: a flat package, or the XML of Word 2003.
  static func readFlat(_ bytes: [UInt8], name: String) throws(SourceError) -> ParsedDocument {
    let first = WordFlatReader(body: nil)
    do { try XMLEventReader.read(bytes, first) } catch { throw damaged(name, "its text is not well-formed XML") }
    let body = WordBodyReader(styles: first.styles, numbering: first.numbering) { first.diagram(relation: $0) }
    return try parsed(body, bytes, WordFlatReader(body: body), title: nil, name: name)
  }

  private static func parsed(
    _ body: WordBodyReader, _ bytes: [UInt8], _ events: any XMLEvents, title: String?, name: String
  ) throws(SourceError) -> ParsedDocument {
    do { try XMLEventReader.read(bytes, events) } catch { throw damaged(name, "its text is not well-formed XML") }
    guard body.isDocument else { throw damaged(name, "its text is of another kind") }
    return ParsedDocument(body.finish(), title: title, notes: notes(of: body))
  }

  private static func notes(of body: WordBodyReader) -> [(String, String)] {
    var notes: [(String, String)] = []
    if body.hasTrackedChanges {
      notes.append(("changes-tracked", "tracked changes are read as if they had been accepted"))
    }
    if body.hasHiddenText { notes.append(("content-left-out", "hidden text is left out")) }
    if body.hasForeignPart { notes.append(("content-left-out", "a document inside this one is left out")) }
    return notes
  }

  static func damaged(_ name: String, _ how: String) -> SourceError {
    SourceError(
      message: "\(name) is a damaged Word document: \(how)",
      suggestion: "Open it in a word processor, which may repair it, and save it again.")
  }

  static func error(_ fault: ZipArchive.Fault, _ name: String) -> SourceError {
    switch fault {
    case .encrypted: return locked(name)
    case .tooLarge:
      return SourceError(
        message: "\(name) has a text of more than \(ZipArchive.largestPart >> 20) MB",
        suggestion: "Save the write-up alone as a document of its own.")
    case .tooDense:
      return SourceError(
        message: "\(name) is packed more than \(ZipArchive.largestRatio) times, as no document is",
        suggestion: "If you trust it, open it in a word processor and save it as text.")
    case .missing, .damaged: return damaged(name, "its text cannot be unpacked")
    }
  }

  static func locked(_ name: String) -> SourceError {
    SourceError(
      message: "\(name) is locked with a password", suggestion: "Open it, save it without one, then import that file.")
  }
}

/// Passes the parts of a flat document to their readers: all but the text in the first pass, the text in the second.
final class WordFlatReader: XMLEvents {
  let styles = WordStyles()
  let numbering = WordNumbering()
  private let body: WordBodyReader?
  private let relations = WordRelations()
  private var diagrams: [String: WordDiagram] = [:]
  private var readers: [any XMLEvents] = []
  /// Open elements, and the number of them around the part that is being read.
  private var depth = 0
  private var partDepth = 0
  private var isPackage = false

  init(body: WordBodyReader?) { self.body = body }

  func start(_ element: XMLElement) {
    depth += 1
    if depth == 1 {
      isPackage = element.space == .flatPackage
      // The XML of Word 2003 has no parts: each reader takes what it knows.
      if !isPackage { readers = body.map { [$0] } ?? [styles, numbering] }
    } else if isPackage, element.space == .flatPackage {
      if element.name == "part" { readers = readersOfPart(element) }
      if element.name == "xmlData" { partDepth = depth }
      return
    }
    if !isPackage || partDepth > 0 { for reader in readers { reader.start(element) } }
  }

  private func readersOfPart(_ element: XMLElement) -> [any XMLEvents] {
    let name = element.attribute("name")?.replacing("\\", with: "/") ?? ""
    let type = element.attribute("contentType")?.lowercased() ?? ""
    if let body {
      return WordContentTypes.isMainPart(type) || type.isEmpty && name.hasSuffix("/document.xml") ? [body] : []
    }
    if type.hasSuffix("styles+xml") || name.hasSuffix("/styles.xml") { return [styles] }
    if type.hasSuffix("numbering+xml") || name.hasSuffix("/numbering.xml") { return [numbering] }
    if name.hasSuffix(".rels"), !name.hasSuffix("/_rels/.rels") { return [relations] }
    guard type.hasSuffix("diagramdata+xml") || name.contains("/diagrams/data") else { return [] }
    let diagram = WordDiagram()
    diagrams[String(name.split(separator: "/").last ?? "")] = diagram
    return [diagram]
  }

  func end() {
    if isPackage, depth == partDepth {
      partDepth = 0
    } else if !isPackage || partDepth > 0 {
      for reader in readers { reader.end() }
    }
    depth -= 1
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !isPackage || partDepth > 0 { for reader in readers { reader.text(bytes) } }
  }

  func diagram(relation: String) -> [DocumentParagraph] {
    let file = relations.target(withIdentifier: relation)?.split(separator: "/").last.map(String.init)
    return file.flatMap { diagrams[$0] }?.paragraphs() ?? []
  }
}
