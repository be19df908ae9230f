import CLibXML2

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
