import CLibXML2

/// HTML to blocks through libxml2's event interface: no tree, so that a deep page costs no more than a flat one.
///
/// Nothing is loaded: no DTD, no network, no entity but those of HTML itself.
final class HTMLBlockReader {
  private let bytes: [UInt8]
  private var builder: HTMLBlockBuilder
  private var context: htmlParserCtxtPtr?
  /// How far the events have come, in bytes of the source.
  private var position = 0

  static func blocks(of lines: LineIndex) -> [Block] {
    let reader = HTMLBlockReader(lines)
    reader.parse()
    return reader.builder.finish(at: lines.bytes.count)
  }

  private init(_ lines: LineIndex) {
    bytes = HTMLGuard.guarded(lines.bytes)
    builder = HTMLBlockBuilder(lines: lines)
  }

  private func parse() {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.bindMemory(to: CChar.self).baseAddress, buffer.count < Int(Int32.max),
        let context = htmlCreateMemoryParserCtxt(base, Int32(buffer.count))
      else { return }
      defer { htmlFreeParserCtxt(context) }
      self.context = context
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      htmlCtxtUseOptions(context, Int32(bitPattern: options))
      xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
      context.pointee.sax.pointee = Self.handler
      context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
      htmlParseDocument(context)
      self.context = nil
    }
  }

  private static func reader(_ user: UnsafeMutableRawPointer?) -> HTMLBlockReader? {
    user.map { Unmanaged<HTMLBlockReader>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Only events that hold text or borders of text; errors are dropped, for a malformed page is read all the same.
  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.startElement = { user, name, attributes in HTMLBlockReader.reader(user)?.start(name, attributes) }
    handler.endElement = { user, name in HTMLBlockReader.reader(user)?.end(name) }
    handler.characters = { user, text, count in HTMLBlockReader.reader(user)?.characters(text, count) }
    handler.ignorableWhitespace = { user, text, count in HTMLBlockReader.reader(user)?.characters(text, count) }
    // Scripts and style sheets come as CDATA.
    handler.cdataBlock = { user, _, _ in HTMLBlockReader.reader(user)?.pass() }
    handler.comment = { user, _ in HTMLBlockReader.reader(user)?.pass() }
    return handler
  }

  private var consumed: Int {
    guard let context else { return bytes.count }
    return max(position, min(Int(xmlByteConsumed(context)), bytes.count))
  }

  private func pass() { position = consumed }

  private func start(_ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard let name else { return }
    let now = consumed
    let begin = tagStart(name, before: now)
    builder.startElement(String(cString: name), at: begin) { Self.attribute($0, in: attributes) }
    position = now
  }

  private func end(_ name: UnsafePointer<xmlChar>?) {
    guard let name else { return }
    let now = consumed
    builder.endElement(String(cString: name), at: tagStart(Self.stroke, before: now))
    position = now
  }

  private static let stroke: [xmlChar] = [0x2F, 0]

  private func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard let text, count > 0 else { return }
    var begin = position
    if begin < bytes.count, begin > 0, bytes[begin] == 0x3E { begin += 1 }
    let now = consumed
    while begin < now, bytes[begin] <= 0x20 { begin += 1 }
    builder.characters(UnsafeBufferPointer(start: text, count: Int(count)), at: begin)
    position = now
  }

  /// The `<` of a tag between the last event and this one; an element that is only implied begins where it is.
  private func tagStart(_ name: UnsafePointer<xmlChar>, before end: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      for index in position..<max(position, end) where bytes[index] == 0x3C {
        var letter = 0
        while name[letter] != 0, index + 1 + letter < bytes.count,
          bytes[index + 1 + letter] | 0x20 == name[letter] | 0x20
        {
          letter += 1
        }
        if name[letter] == 0, index + letter < bytes.count { return index }
      }
      return position
    }
  }

  private static func attribute(
    _ name: String, in attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> String? {
    guard var pair = attributes else { return nil }
    while let key = pair[0] {
      if String(cString: key) == name { return pair[1].map { String(cString: $0) } ?? "" }
      pair += 2
    }
    return nil
  }
}
