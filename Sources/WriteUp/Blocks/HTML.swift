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

/// What the elements of a page mean for a write-up.
enum HTMLElements {
  /// Elements whose text is no part of a write-up.
  static let skipped: Set<String> = [
    "head", "title", "script", "style", "template", "noscript", "nav", "footer", "svg", "button", "select", "textarea",
    "iframe", "object", "audio", "video", "canvas",
  ]

  /// Elements that begin and end a piece of text.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]

  /// 1 to 6 for a heading, else nil.
  static func headingLevel(_ name: String) -> Int? {
    switch name {
    case "h1": 1
    case "h2": 2
    case "h3": 3
    case "h4": 4
    case "h5": 5
    case "h6": 6
    default: nil
    }
  }

  /// Parts of class names that pages give to links which jump over their own header.
  static let skipLinkClasses = ["skip", "screen-reader", "sr-only", "visually-hidden", "visuallyhidden"]

  /// What such a link says.
  static let skipLinkTexts = ["hopp til", "hopp rett", "gå til innhold", "gå til hovedinnhold", "skip to"]
}

/// Makes a page harmless for the parser, byte for byte in place, so that offsets stay.
///
/// libxml2 2.9 compares each attribute of a tag with all others, seeks each end tag among all open elements and stops
/// at a NUL; each of these costs the square of a hostile page, or its rest. No page of a write-up comes near the
/// limits here.
enum HTMLGuard {
  /// A longer tag keeps its name and loses its attributes, in bytes.
  static let longestTag = 1024
  /// Elements deeper than this are text of their parents.
  static let deepest = 1000

  static func guarded(_ source: [UInt8]) -> [UInt8] {
    var bytes = source
    var depth = 0
    var dropped = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { bytes[index] = 0x20 }
      guard byte == 0x3C, index + 1 < bytes.count else {
        index += 1
        continue
      }
      let isEnd = bytes[index + 1] == 0x2F
      let name = index + (isEnd ? 2 : 1)
      guard name < bytes.count, isLetter(bytes[name]) else {
        index += 1
        continue
      }
      let end = tagEnd(bytes, name)
      shorten(&bytes, name, end)
      if drops(isEnd, isUncounted(bytes, name, end), &depth, &dropped) { blank(&bytes, index..<end) }
      index = end
    }
    return bytes
  }

  /// Counts elements in and out; whether a tag is too deep to be kept.
  private static func drops(_ isEnd: Bool, _ isUncounted: Bool, _ depth: inout Int, _ dropped: inout Int) -> Bool {
    if isUncounted { return false }
    if isEnd {
      if dropped > 0 {
        dropped -= 1
        return true
      }
      depth = max(0, depth - 1)
      return false
    }
    if depth >= deepest {
      dropped += 1
      return true
    }
    depth += 1
    return false
  }

  /// The index behind a tag's `>`, quotation marks heeded while the tag is short.
  private static func tagEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var quote: UInt8 = 0
    var index = start
    while index < bytes.count, index - start < longestTag {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        return index + 1
      } else if byte == 0x22 || byte == 0x27 {
        if bytes[index - 1] == 0x3D { quote = byte }
      }
      index += 1
    }
    while index < bytes.count, bytes[index] != 0x3E { index += 1 }
    return min(index + 1, bytes.count)
  }

  private static func shorten(_ bytes: inout [UInt8], _ name: Int, _ end: Int) {
    guard end - name > longestTag else { return }
    var index = name
    while index < end, isLetter(bytes[index]) || (bytes[index] >= 0x30 && bytes[index] <= 0x39), index < name + 32 {
      index += 1
    }
    blank(&bytes, index..<max(index, end - 1))
  }

  private static func blank(_ bytes: inout [UInt8], _ range: Range<Int>) {
    for index in range where bytes[index] != 0x0A && bytes[index] != 0x0D { bytes[index] = 0x20 }
  }

  /// Names of up to eight letters, a byte a letter.
  private static let uncounted: Set<UInt64> = Set(
    [
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
      "p",
      "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "html", "head", "body",
    ].map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })

  /// Elements without an end tag, and those whose end tag is often left out, do not count as open.
  private static func isUncounted(_ bytes: [UInt8], _ name: Int, _ end: Int) -> Bool {
    var letters: UInt64 = 0
    for index in name..<min(end, name + 8) {
      guard isLetter(bytes[index]) else { break }
      letters = letters << 8 | UInt64(bytes[index] | 0x20)
    }
    return uncounted.contains(letters)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}

/// Drops tags and comments from a piece of HTML, line ends kept.
enum TagStripper {
  static func stripped(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    var isInComment = false
    var isInTag = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        output.append(byte)
      } else if isInComment {
        if byte == 0x3E, index >= 2, bytes[index - 1] == 0x2D, bytes[index - 2] == 0x2D { isInComment = false }
      } else if isInTag {
        if byte == 0x3E { isInTag = false }
      } else if byte == 0x3C, bytes[index...].starts(with: "<!--".utf8) {
        isInComment = true
      } else if byte == 0x3C {
        isInTag = true
      } else {
        output.append(byte)
      }
      index += 1
    }
    return output
  }
}
