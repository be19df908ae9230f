import CLibXML2

/// The parts of a Word document in its archive.
struct WordPackage {
  private let archive: ZipArchive
  /// `word/document.xml`, unless the package says otherwise.
  private let main: String

  /// - Returns: nil when the archive holds no Word document.
  init?(_ archive: ZipArchive) {
    self.archive = archive
    let stated = Self.relations(of: "", in: archive)["officeDocument"].map { WordRelations.resolve($0, from: "") }
    let candidates = [stated, "word/document.xml"].compactMap { $0 }
    guard let main = candidates.first(where: { $0.hasPrefix("word/") && archive.holds($0) }) else { return nil }
    self.main = main
  }

  /// The text's part.
  func document() throws(ZipArchive.Fault) -> [UInt8] { try archive.part(main) }

  /// The part that the text points to by a relation, or nil; one that cannot be read is as good as none.
  func companion(_ kind: String) -> [UInt8]? {
    let folder = String(main[..<(main.lastIndex(of: "/") ?? main.startIndex)])
    let target = Self.relations(of: main, in: archive)[kind] ?? "\(kind).xml"
    return try? archive.part(WordRelations.resolve(target, from: folder))
  }

  private static func relations(of part: String, in archive: ZipArchive) -> [String: String] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { part[...$0] } ?? ""
    let name = slash.map { part[part.index(after: $0)...] } ?? part[...]
    guard let bytes = try? archive.part("\(folder)_rels/\(name).rels") else { return [:] }
    let relations = WordRelations()
    try? XMLEventReader.read(bytes, relations)
    return relations.targets
  }
}

/// A start tag, valid while its event lasts.
struct XMLElement {
  /// The vocabularies of a Word document that matter here.
  enum Space { case word, compatibility, math, packageRelations, other }

  let name: String
  let space: Space
  private let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  private let attributeCount: Int

  init(
    _ name: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    self.name = String(cString: name)
    space = uri.map { Self.space(String(cString: $0)) } ?? .other
    (self.attributes, attributeCount) = (attributes, count)
  }

  /// The value of an attribute, by its name without prefix.
  func attribute(_ name: String) -> String? {
    guard let attributes else { return nil }
    for index in 0..<attributeCount {
      // Five pointers an attribute: name, prefix, namespace, the value's begin and end.
      let fields = attributes + 5 * index
      guard let key = fields[0], let begin = fields[3], let end = fields[4] else { continue }
      guard name.utf8.elementsEqual(UnsafeBufferPointer(start: key, count: Int(xmlStrlen(key)))) else { continue }
      return String(decoding: UnsafeBufferPointer(start: begin, count: end - begin), as: UTF8.self)
    }
    return nil
  }

  var value: String? { attribute("val") }
  var number: Int? { value.flatMap { Int($0) } }

  /// Whether a property that may be given without a value is switched on (ISO/IEC 29500-1, 17.17.4).
  var isOn: Bool {
    switch value {
    case "0", "false", "off": false
    default: true
    }
  }

  /// Each vocabulary has a transitional and a strict name (ISO/IEC 29500-1 and -4).
  private static func space(_ uri: String) -> Space {
    switch uri {
    case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main":
      .word
    case "http://schemas.openxmlformats.org/markup-compatibility/2006": .compatibility
    case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
      .math
    case "http://schemas.openxmlformats.org/package/2006/relationships": .packageRelations
    default: .other
    }
  }
}

/// Who is told of the tags and the text of a part.
protocol XMLEvents: AnyObject {
  func start(_ element: XMLElement)
  func end()
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// Reads XML through libxml2's event interface: no tree, no DTD, no entity but XML's own five, nothing loaded.
final class XMLEventReader {
  /// The part is no well-formed XML, or goes beyond the limits.
  struct Malformed: Error {}

  /// Elements inside one another; Word's own come to about forty.
  static let deepest = 256
  /// Attributes of one tag: libxml2 compares each with all others.
  static let mostAttributes = 256
  /// Namespaces that are open at a time: libxml2 looks through them for each tag.
  static let mostNamespaces = 512

  private let events: any XMLEvents
  private var context: xmlParserCtxtPtr?
  private var namespaces: [Int] = []
  private var namespaceCount = 0
  private var isBeyondLimits = false

  /// - Parameter bytes: UTF-8 or UTF-16, the two encodings that a part may have.
  static func read(_ bytes: [UInt8], _ events: any XMLEvents) throws(Malformed) {
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0)
    var part = isWide ? Array(Decoder.decode(bytes).text.utf8) : bytes
    if part.starts(with: [0xEF, 0xBB, 0xBF]) { part.removeFirst(3) }
    guard !hasLongTag(part) else { throw Malformed() }
    try XMLEventReader(events).parse(part)
  }

  private init(_ events: any XMLEvents) { self.events = events }

  /// Whether a tag has more values in quotation marks than are allowed.
  private static func hasLongTag(_ bytes: [UInt8]) -> Bool {
    var isInTag = false
    var marks = 0
    for byte in bytes {
      switch byte {
      case 0x3C: (isInTag, marks) = (true, 0)
      case 0x3E: isInTag = false
      case 0x22 where isInTag, 0x27 where isInTag:
        marks += 1
        if marks > 2 * mostAttributes { return true }
      default: break
      }
    }
    return false
  }

  private func parse(_ bytes: [UInt8]) throws(Malformed) {
    let isRead = bytes.withUnsafeBytes { buffer in
      guard let base = buffer.bindMemory(to: CChar.self).baseAddress, buffer.count < Int(Int32.max),
        let context = xmlCreateMemoryParserCtxt(base, Int32(buffer.count))
      else { return false }
      defer { xmlFreeParserCtxt(context) }
      self.context = context
      defer { self.context = nil }
      let options =
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        | XML_PARSE_IGNORE_ENC.rawValue
      xmlCtxtUseOptions(context, Int32(bitPattern: options))
      context.pointee.sax.pointee = Self.handler
      context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
      xmlParseDocument(context)
      return context.pointee.wellFormed == 1
    }
    guard isRead, !isBeyondLimits else { throw Malformed() }
  }

  private static func reader(_ user: UnsafeMutableRawPointer?) -> XMLEventReader? {
    user.map { Unmanaged<XMLEventReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    // A document type is how entities come in; no part may have one (ISO/IEC 29500-2, 8.1.4).
    handler.internalSubset = { user, _, _, _ in XMLEventReader.reader(user)?.stop() }
    handler.startElementNs = { user, name, _, uri, namespaces, _, attributes, _, values in
      XMLEventReader.reader(user)?.start(name, uri, Int(namespaces), values, Int(attributes))
    }
    handler.endElementNs = { user, _, _, _ in XMLEventReader.reader(user)?.end() }
    handler.characters = { user, text, count in XMLEventReader.reader(user)?.characters(text, count) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    return handler
  }

  private func stop() {
    isBeyondLimits = true
    if let context { xmlStopParser(context) }
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?, _ newNamespaces: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    guard let name, !isBeyondLimits else { return }
    namespaces.append(newNamespaces)
    namespaceCount += newNamespaces
    guard namespaces.count <= Self.deepest, namespaceCount <= Self.mostNamespaces else { return stop() }
    events.start(XMLElement(name, uri, attributes, count: count))
  }

  private func end() {
    guard !isBeyondLimits, let closed = namespaces.popLast() else { return }
    namespaceCount -= closed
    events.end()
  }

  private func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard let text, count > 0, !isBeyondLimits else { return }
    events.text(UnsafeBufferPointer(start: text, count: Int(count)))
  }
}

/// Which part of a package another part points to, from a `.rels` part (ISO/IEC 29500-2, 9.3).
final class WordRelations: XMLEvents {
  /// Targets by the last word of their relation's type: `officeDocument`, `styles`, `numbering`.
  private(set) var targets: [String: String] = [:]

  func start(_ element: XMLElement) {
    guard element.name == "Relationship", element.space == .packageRelations, let type = element.attribute("Type"),
      let target = element.attribute("Target"), element.attribute("TargetMode") != "External"
    else { return }
    let kind = String(type[(type.lastIndex(of: "/").map(type.index(after:)) ?? type.startIndex)...])
    if targets[kind] == nil { targets[kind] = target }
  }

  func end() {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

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
