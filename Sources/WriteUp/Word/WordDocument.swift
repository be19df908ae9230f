import ByregionLanguages
import ByregionText

/// A parsed document of a word processor: its text, one line per paragraph, its blocks, diagnostics and metadata.
struct ParsedDocument {
  var text: String
  var blocks: [Block]
  var diagnostics: [Diagnostic] = []
  var description = DocumentDescription()

  /// - Parameters:
  ///   - nodes: The nodes of the document.
  ///   - properties: The document's properties, or nil.
  ///   - notes: Identifiers and wordings of diagnostics about content that was left out and other decisions.
  init(_ nodes: [DocumentNode], _ properties: DocumentProperties?, notes: [(identifier: String, wording: Wording)]) {
    if let properties { description = properties.description }
    let outline = DocumentOutline(nodes)
    let made = DocumentBlocks(DocumentCleanup.cleaned(outline.paragraphs(), title: properties?.title))
    (text, blocks) = (String(decoding: made.text, as: UTF8.self), made.blocks)
    var notes = notes
    if !outline.columnsLeftOut.isEmpty {
      let names = outline.columnsLeftOut.distinct.prefix(8).map { MessageText.excerpt($0) }.joined(separator: ", ")
      notes.append(("content-left-out", Wording { $0.columnsLeftOut(names) }))
    }
    diagnostics = notes.map {
      Diagnostic(severity: .note, identifier: $0.identifier, wording: $0.wording, line: 1, column: 1)
    }
  }
}

/// Reads Word documents: packages and flat XML.
enum WordDocument {
  /// Reads the parts of a document in an archive.
  ///
  /// - Returns: nil if the archive does not contain a Word document.
  /// - Throws: ``SourceError`` with a suggestion if the document cannot be read.
  static func read(_ archive: ZipArchive, name: String) throws(SourceError) -> ParsedDocument? {
    guard let package = WordPackage(archive) else { return nil }
    let main: [UInt8]
    do { main = try package.document() } catch { throw self.error(error, name) }
    let styles = WordStyles()
    let numbering = WordNumbering()
    // Damaged styles and lists are used up to the damage, since the text itself is intact.
    if let part = package.companion("styles") { try? XMLEventReader.read(part, styles) }
    if let part = package.companion("numbering") { try? XMLEventReader.read(part, numbering) }
    let body = WordBodyReader(styles: styles, numbering: numbering) { relation in
      guard let part = package.part(relation: relation) else { return [] }
      let diagram = WordDiagram()
      try? XMLEventReader.read(part, diagram)
      return diagram.paragraphs()
    }
    return try parsed(body, main, body, package.properties, name: name)
  }

  /// Reads a document that is one XML file: a flat package, or the XML of Word 2003.
  static func readFlat(_ bytes: [UInt8], name: String) throws(SourceError) -> ParsedDocument {
    let first = WordFlatReader(body: nil)
    do { try XMLEventReader.read(bytes, first) } catch { throw damaged(name) { $0.textNotWellFormed } }
    let body = WordBodyReader(styles: first.styles, numbering: first.numbering) { first.diagram(relation: $0) }
    return try parsed(body, bytes, WordFlatReader(body: body), nil, name: name)
  }

  private static func parsed(
    _ body: WordBodyReader, _ bytes: [UInt8], _ events: any XMLEvents, _ properties: DocumentProperties?,
    name: String
  ) throws(SourceError) -> ParsedDocument {
    do { try XMLEventReader.read(bytes, events) } catch { throw damaged(name) { $0.textNotWellFormed } }
    guard body.isDocument else { throw damaged(name) { $0.textOfOtherKind } }
    return ParsedDocument(body.finish(), properties, notes: notes(of: body))
  }

  private static func notes(of body: WordBodyReader) -> [(String, Wording)] {
    var notes: [(String, Wording)] = []
    if body.hasTrackedChanges {
      notes.append(("changes-tracked", Wording { $0.changesRead }))
    }
    if body.hasHiddenText { notes.append(("content-left-out", Wording { $0.hiddenTextLeftOut })) }
    if body.hasForeignPart { notes.append(("content-left-out", Wording { $0.innerDocumentLeftOut })) }
    return notes
  }

  static func damaged(_ name: String, _ how: (Catalogue) -> String) -> SourceError {
    SourceError({ $0.damagedWord(name, how($0)) }, suggestion: { $0.repairInWordProcessor })
  }

  static func error(_ fault: ZipArchive.Fault, _ name: String) -> SourceError {
    switch fault {
    case .encrypted: return locked(name)
    case .tooLarge:
      return SourceError(
        { $0.textLargerThan(name, megabytes: ZipArchive.largestPart >> 20) }, suggestion: { $0.saveWriteUpAlone })
    case .tooDense:
      return SourceError({ $0.packedTooMuch(name, ZipArchive.largestRatio) }, suggestion: { $0.trustAndSaveAsText })
    case .missing, .damaged: return damaged(name) { $0.textCannotBeUnpacked }
    }
  }

  static func locked(_ name: String) -> SourceError {
    SourceError({ $0.isLocked(name) }, suggestion: { $0.saveWithoutPassword })
  }
}

/// Passes the parts of a flat document to their readers: in the first pass all but the text, in the second the text.
final class WordFlatReader: XMLEvents {
  let styles = WordStyles()
  let numbering = WordNumbering()
  private let body: WordBodyReader?
  private let relations = WordRelations()
  private var diagrams: [String: WordDiagram] = [:]
  private var readers: [any XMLEvents] = []
  /// The number of open elements, now and at the start of the current part.
  private var depth = 0
  private var partDepth = 0
  private var isPackage = false

  init(body: WordBodyReader?) { self.body = body }

  func start(_ element: XMLElement) {
    depth += 1
    if depth == 1 {
      isPackage = element.space == .flatPackage
      // The XML of Word 2003 has no parts, so that each reader gets all elements.
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

/// The parts of a Word document in an archive.
///
/// The main part is found as in Word: by the package's relationships, then by its content type, then by its name.
struct WordPackage {
  private let archive: ZipArchive
  private let main: String
  private let relations: WordRelations

  /// - Returns: nil if the archive does not contain a Word document.
  init?(_ archive: ZipArchive) {
    self.archive = archive
    let types = WordContentTypes()
    if let part = try? archive.part("[Content_Types].xml") { try? XMLEventReader.read(part, types) }
    let related = Self.relations(of: "", in: archive).target(of: "officeDocument").map {
      WordRelations.resolve($0, from: "")
    }
    let byName = archive.names.first { $0 == "document.xml" || $0.hasSuffix("/document.xml") }
    let candidates = [related, types.main, "word/document.xml", byName].compactMap { $0 }
    let main = candidates.first { archive.holds($0) && types.isWord($0) }
    guard let main else { return nil }
    self.main = main
    relations = Self.relations(of: main, in: archive)
  }

  /// The part with the text.
  func document() throws(ZipArchive.Fault) -> [UInt8] { try archive.part(main) }

  /// The part that the text refers to by a kind of relationship, or the part with that name; nil if it cannot be read.
  func companion(_ kind: String) -> [UInt8]? {
    let target = relations.target(of: kind) ?? "\(kind).xml"
    if let part = part(target) { return part }
    return archive.names.first { $0.hasSuffix("/\(kind).xml") }.flatMap { try? archive.part($0) }
  }

  /// The part that a relationship of the text refers to, by the relationship's identifier.
  func part(relation: String) -> [UInt8]? { relations.target(withIdentifier: relation).flatMap { part($0) } }

  /// The document's properties, or nil.
  var properties: DocumentProperties? {
    let target = Self.relations(of: "", in: archive).target(of: "core-properties") ?? "docProps/core.xml"
    return (try? archive.part(WordRelations.resolve(target, from: ""))).map(DocumentProperties.read)
  }

  private func part(_ target: String) -> [UInt8]? {
    let folder = String(main[..<(main.lastIndex(of: "/") ?? main.startIndex)])
    return try? archive.part(WordRelations.resolve(target, from: folder))
  }

  private static func relations(of part: String, in archive: ZipArchive) -> WordRelations {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { part[...$0] } ?? ""
    let name = slash.map { part[part.index(after: $0)...] } ?? part[...]
    let relations = WordRelations()
    guard let bytes = try? archive.part("\(folder)_rels/\(name).rels") else { return relations }
    try? XMLEventReader.read(bytes, relations)
    return relations
  }
}

/// The list of content types, which says which part has the text (ISO/IEC 29500-2, 10.1.2).
final class WordContentTypes: XMLEvents {
  private(set) var main: String?
  private var types: [String: String] = [:]

  func start(_ element: XMLElement) {
    guard element.name == "Override", let name = element.attribute("PartName"),
      let type = element.attribute("ContentType")?.lowercased()
    else { return }
    let part = name.hasPrefix("/") ? String(name.dropFirst()) : name
    types[part.lowercased()] = type
    if main == nil, Self.isMainPart(type) { main = part }
  }

  func end() {}

  /// Whether a content type is that of a document or template, with or without macros.
  static func isMainPart(_ type: String) -> Bool {
    type.hasSuffix("main+xml") && (type.contains("wordprocessingml") || type.contains("ms-word"))
  }

  /// Whether a part may be the text of a Word document: by its content type, else by its name.
  func isWord(_ part: String) -> Bool {
    if let type = types[part.lowercased()] { return Self.isMainPart(type) }
    return part.lowercased().hasPrefix("word/") || part.lowercased().hasSuffix("document.xml")
  }
}

/// The relationships of a part to other parts, from a `.rels` part (ISO/IEC 29500-2, 9.3).
final class WordRelations: XMLEvents {
  /// Targets by the last path component of the relationship's type: `officeDocument`, `styles`, `numbering`.
  private var targets: [String: String] = [:]
  private var identified: [String: String] = [:]

  func start(_ element: XMLElement) {
    guard element.name == "Relationship", element.space == .packageRelations, let type = element.attribute("Type"),
      let target = element.attribute("Target")?.replacing("\\", with: "/"),
      element.attribute("TargetMode") != "External"
    else { return }
    let kind = String(type[(type.lastIndex(of: "/").map(type.index(after:)) ?? type.startIndex)...])
    if targets[kind] == nil { targets[kind] = target }
    if let identifier = element.attribute("Id") { identified[identifier] = target }
  }

  func end() {}

  func target(of kind: String) -> String? { targets[kind] }

  func target(withIdentifier identifier: String) -> String? { identified[identifier] }

  /// Resolves a target, which is relative to the folder of the referring part or begins with a slash, to the name of a
  /// part in the archive.
  static func resolve(_ target: String, from folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var steps = folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}

/// The texts of a SmartArt graphic, from its data part, in the order of its connections (ISO/IEC 29500-1, 21.4.2).
final class WordDiagram: XMLEvents {
  private struct Point {
    var text: [UInt8] = []
    var isText = true
  }

  private struct Connection {
    var source: String
    var target: String
    var order: Int
  }

  private var points: [String: Point] = [:]
  /// The identifiers of the points, in the order of the part.
  private var order: [String] = []
  private var root: String?
  private var connections: [Connection] = []
  private var path: [String] = []
  private var open: (identifier: String, point: Point)?

  func start(_ element: XMLElement) {
    path.append(element.name)
    switch (element.space, element.name) {
    case (.diagram, "pt"): begin(element)
    case (.diagram, "cxn"): connect(element)
    case (.drawing, "br"), (.drawing, "tab"): open?.point.text.append(0x20)
    case (.drawing, "p"): if open?.point.text.isEmpty == false { open?.point.text.append(0x20) }
    default: break
    }
  }

  /// Only nodes and assistants contain texts; other points are for the layout.
  private func begin(_ element: XMLElement) {
    guard let identifier = element.attribute("modelId") else { return }
    let type = element.attribute("type") ?? "node"
    if type == "doc" { root = identifier }
    open = (identifier, Point(isText: type == "node" || type == "asst"))
  }

  private func connect(_ element: XMLElement) {
    guard element.attribute("type") ?? "parOf" == "parOf", let source = element.attribute("srcId"),
      let target = element.attribute("destId")
    else { return }
    connections.append(Connection(source: source, target: target, order: element.number("srcOrd") ?? 0))
  }

  func end() {
    guard path.popLast() == "pt", let (identifier, point) = open else { return }
    if points[identifier] == nil { order.append(identifier) }
    points[identifier] = point
    open = nil
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if path.last == "t", open != nil { open?.point.text += bytes.map { $0 < 0x20 ? 0x20 : $0 } }
  }

  /// The texts as list items, each below the one that it is connected to, then texts without a connection.
  func paragraphs() -> [DocumentParagraph] {
    var children: [String: [Connection]] = [:]
    for connection in connections { children[connection.source, default: []].append(connection) }
    for (source, list) in children { children[source] = list.sorted { $0.order < $1.order } }
    let targets = Set(connections.map(\.target))
    let roots = [root].compactMap { $0 } + order.filter { !targets.contains($0) && $0 != root }
    var seen: Set<String> = []
    var paragraphs: [DocumentParagraph] = []
    // A stack instead of recursion, since a chain of connections may be long. Points in a cycle follow in the order of
    // the part.
    var stack = (roots + order).reversed().map { (identifier: $0, depth: 1) }
    while let (identifier, depth) = stack.popLast() {
      guard seen.insert(identifier).inserted else { continue }
      var childDepth = depth
      if let point = points[identifier], point.isText, !DocumentParagraph(text: point.text).isBlank {
        paragraphs.append(
          DocumentParagraph(text: point.text, role: .item(depth: min(depth, 9)), marker: .bullet))
        childDepth += 1
      }
      stack += (children[identifier] ?? []).reversed().map { ($0.target, childDepth) }
    }
    return paragraphs
  }
}
