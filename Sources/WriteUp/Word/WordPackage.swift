/// The parts of a Word document, from an archive or from one flat XML file.
///
/// The main part is found as Word finds it: by the package's relations, then by its content type, then by its name.
struct WordPackage {
  private let archive: ZipArchive
  private let main: String
  private let relations: WordRelations

  /// - Returns: nil when the archive has no Word document.
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

  /// The part that the text has a relation of a kind to, or a part of that name; nil when it cannot be read.
  func companion(_ kind: String) -> [UInt8]? {
    let target = relations.target(of: kind) ?? "\(kind).xml"
    if let part = part(target) { return part }
    return archive.names.first { $0.hasSuffix("/\(kind).xml") }.flatMap { try? archive.part($0) }
  }

  /// The part that a relation of the text points to, by the relation's identifier.
  func part(relation: String) -> [UInt8]? { relations.target(withIdentifier: relation).flatMap { part($0) } }

  /// The title in the document's properties, or nil.
  var title: String? {
    let target = Self.relations(of: "", in: archive).target(of: "core-properties") ?? "docProps/core.xml"
    return (try? archive.part(WordRelations.resolve(target, from: ""))).flatMap(DocumentTitle.read)
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

/// Which part has the text, from the list of content types (ISO/IEC 29500-2, 10.1.2).
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

  /// Documents, templates and their forms with macros.
  static func isMainPart(_ type: String) -> Bool {
    type.hasSuffix("main+xml") && (type.contains("wordprocessingml") || type.contains("ms-word"))
  }

  /// Whether a part may be the text of a Word document: by its content type, else by its name.
  func isWord(_ part: String) -> Bool {
    if let type = types[part.lowercased()] { return Self.isMainPart(type) }
    return part.lowercased().hasPrefix("word/") || part.lowercased().hasSuffix("document.xml")
  }
}

/// Which parts a part points to, from a `.rels` part (ISO/IEC 29500-2, 9.3).
final class WordRelations: XMLEvents {
  /// Targets by the last word of the relation's type: `officeDocument`, `styles`, `numbering`.
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

  /// The name of a part in the archive: a target is relative to the part that points to it, or begins with a slash.
  static func resolve(_ target: String, from folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var steps = folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}

/// Reads the title in a document's properties.
final class DocumentTitle: XMLEvents {
  private var isInTitle = false
  private var depth = 0
  private var bytes: [UInt8] = []

  static func read(_ part: [UInt8]) -> String? {
    let events = DocumentTitle()
    guard (try? XMLEventReader.read(part, events)) != nil, !events.bytes.isEmpty else { return nil }
    return String(decoding: events.bytes, as: UTF8.self)
  }

  func start(_ element: XMLElement) { isInTitle = element.space == .dublinCore && element.name == "title" }

  func end() { isInTitle = false }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInTitle, self.bytes.count < 1000 { self.bytes += bytes }
  }
}
