import CLibXML2

/// The XML namespaces that the readers of documents know.
enum XMLSpace {
  case word, compatibility, math, packageRelations, contentTypes, flatPackage, diagram, drawing, annotation
  case office, text, table, draw, style, form, manifest, dublinCore, libreOffice
  case dublinCoreTerms, openDocumentMeta, other

  /// OOXML namespaces have a transitional and a strict URI (ISO/IEC 29500-1 and -4).
  init(uri: String) {
    self = Self.names[uri] ?? .other
  }

  private static let names: [String: XMLSpace] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": .word,
    "http://purl.oclc.org/ooxml/wordprocessingml/main": .word,
    "http://schemas.microsoft.com/office/word/2003/wordml": .word,
    "http://schemas.microsoft.com/aml/2001/core": .annotation,
    "http://schemas.openxmlformats.org/markup-compatibility/2006": .compatibility,
    "http://schemas.openxmlformats.org/officeDocument/2006/math": .math,
    "http://purl.oclc.org/ooxml/officeDocument/math": .math,
    "http://schemas.openxmlformats.org/package/2006/relationships": .packageRelations,
    "http://schemas.openxmlformats.org/package/2006/content-types": .contentTypes,
    "http://schemas.microsoft.com/office/2006/xmlPackage": .flatPackage,
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": .diagram,
    "http://purl.oclc.org/ooxml/drawingml/diagram": .diagram,
    "http://schemas.openxmlformats.org/drawingml/2006/main": .drawing,
    "http://purl.oclc.org/ooxml/drawingml/main": .drawing,
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": .office,
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": .text,
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": .table,
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": .draw,
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": .style,
    "urn:oasis:names:tc:opendocument:xmlns:form:1.0": .form,
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": .manifest,
    "http://purl.org/dc/elements/1.1/": .dublinCore,
    "http://purl.org/dc/terms/": .dublinCoreTerms,
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": .openDocumentMeta,
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": .libreOffice,
  ]
}

/// A start tag, valid only during its event.
struct XMLElement {
  let name: String
  let space: XMLSpace
  private let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  private let attributeCount: Int

  init(
    _ name: UnsafePointer<xmlChar>, _ space: XMLSpace,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    (self.name, self.space) = (String(cString: name), space)
    (self.attributes, attributeCount) = (attributes, count)
  }

  /// The value of an attribute, by its local name (without prefix).
  func attribute(_ name: String) -> String? {
    guard let attributes else { return nil }
    for index in 0..<attributeCount {
      // Five pointers per attribute: name, prefix, namespace, and the begin and end of the value.
      let fields = attributes + 5 * index
      guard let key = fields[0], let begin = fields[3], let end = fields[4] else { continue }
      guard name.utf8.elementsEqual(UnsafeBufferPointer(start: key, count: Int(xmlStrlen(key)))) else { continue }
      return String(decoding: UnsafeBufferPointer(start: begin, count: end - begin), as: UTF8.self)
    }
    return nil
  }

  /// The integer value of an attribute. Some programs write "1.0" or "0.25"; like Word, this drops the fraction.
  func number(_ name: String) -> Int? {
    guard let text = attribute(name) else { return nil }
    if let number = Int(text) { return number }
    guard let number = Double(text), abs(number) < 1e9 else { return nil }
    return Int(number)
  }

  /// The attribute `val` of Word's properties.
  var value: String? { attribute("val") }
  var number: Int? { number("val") }

  /// Whether a property is on; without a value it is on (ISO/IEC 29500-1, 17.17.4).
  var isOn: Bool {
    switch value {
    case "0", "false", "off": false
    default: true
    }
  }
}

/// Receives the tags and the text of an XML part.
protocol XMLEvents: AnyObject {
  func start(_ element: XMLElement)
  func end()
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension XMLEvents {
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Parses XML through libxml2's SAX interface: no tree, no DTD, only the five predefined entities, and nothing is
/// loaded.
final class XMLEventReader {
  /// Thrown if the part is not well-formed XML or exceeds a limit.
  struct Malformed: Error {}

  /// Maximum depth of elements; Word's own files reach about 40.
  static let maxDepth = 256
  /// Maximum number of attributes of one tag: libxml2 compares each with all others.
  static let maxAttributes = 256
  /// Maximum number of open namespaces: libxml2 searches them for each tag.
  static let maxNamespaces = 512

  private let events: any XMLEvents
  private var context: xmlParserCtxtPtr?
  private var namespaces: [Int] = []
  private var namespaceCount = 0
  private var isBeyondLimits = false
  /// The namespace of each URI, by address: libxml2 keeps one copy of each URI.
  private var spaces: [UnsafePointer<xmlChar>: XMLSpace] = [:]

  /// - Parameter bytes: UTF-8 or UTF-16, the only encodings allowed in a part.
  static func read(_ bytes: [UInt8], _ events: any XMLEvents) throws(Malformed) {
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0)
    var part = isWide ? Array(Decoder.decode(bytes).text.utf8) : bytes
    if part.starts(with: [0xEF, 0xBB, 0xBF]) { part.removeFirst(3) }
    guard !hasLongTag(part) else { throw Malformed() }
    try XMLEventReader(events).parse(part)
  }

  private init(_ events: any XMLEvents) { self.events = events }

  /// Whether a tag has more than ``maxAttributes`` quoted values.
  private static func hasLongTag(_ bytes: [UInt8]) -> Bool {
    var isInTag = false
    var marks = 0
    for byte in bytes {
      switch byte {
      case 0x3C: (isInTag, marks) = (true, 0)
      case 0x3E: isInTag = false
      case 0x22 where isInTag, 0x27 where isInTag:
        marks += 1
        if marks > 2 * maxAttributes { return true }
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
    // A document type can declare entities; no part of a package may have one (ISO/IEC 29500-2, 8.1.4).
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
    guard namespaces.count <= Self.maxDepth, namespaceCount <= Self.maxNamespaces else { return stop() }
    events.start(XMLElement(name, space(uri), attributes, count: count))
  }

  private func space(_ uri: UnsafePointer<xmlChar>?) -> XMLSpace {
    guard let uri else { return .other }
    if let space = spaces[uri] { return space }
    let space = XMLSpace(uri: String(cString: uri))
    spaces[uri] = space
    return space
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
