import ByregionLanguages
import ByregionText

/// A mail or a page saved as one file (MHTML), split into its parts (RFC 2045 to 2049, RFC 2557).
///
/// Parsing never fails: a malformed message is parsed as far as possible, within limits, and ``findings`` reports the
/// faults.
package struct MailMessage {
  /// The kinds of messages.
  package enum Kind: Sendable { case mail, savedPage }

  /// Maximum depth of parts within parts and messages within messages.
  static let maxDepth = 12
  /// Maximum number of parts.
  static let maxParts = 1_000

  package private(set) var kind = Kind.mail
  /// The leaf parts (those that are not multipart or a message), in order.
  package private(set) var parts: [MailPart] = []
  /// Faults in the message, and limits that it exceeded.
  package private(set) var findings: [Diagnostic] = []
  /// Metadata from the header: when a mail was sent; the address of a saved page and when the page was last changed.
  /// The date field of a saved page is ignored, since it is when the page was saved.
  package private(set) var description = DocumentDescription()
  /// Whether the message is encrypted as a whole.
  package private(set) var isEncrypted = false

  private let bytes: [UInt8]
  private var alternatives = 0

  /// - Returns: nil if the bytes do not begin with the header of a message.
  package init?(_ bytes: [UInt8]) {
    guard let start = MailSniffer.messageStart(bytes) else { return nil }
    self.bytes = bytes
    let whole = start..<bytes.count
    let headers = MailHeaders(bytes, whole)
    read(whole, Place())
    kind = Self.isSavedPage(headers, first: parts.first) ? .savedPage : .mail
    description.publishedOn = DocumentDescription.date(headers.text(kind == .mail ? "date" : "last-modified"))
    if kind == .savedPage { description.url = DocumentDescription.url(headers.text("snapshot-content-location")) }
  }

  /// Whether it is a saved page: browsers and Word state the page's address in each part, or in the message's header.
  private static func isSavedPage(_ headers: MailHeaders, first: MailPart?) -> Bool {
    let type = headers.structured("content-type")?.value
    if headers.names.contains("snapshot-content-location") { return true }
    guard type == "multipart/related" || type == "text/html" else { return false }
    return first?.mediaType == "text/html" && first?.hasLocation == true
  }

  /// The context of a part: what it inherits from the parts around it.
  private struct Place {
    var depth = 0
    var defaultType = "text/plain"
    var isForwarded = false
    var alternative: Int?
    var isRelated = false
  }

  private mutating func read(_ range: Range<Int>, _ place: Place) {
    guard place.depth <= Self.maxDepth, parts.count < Self.maxParts else {
      return note("mail-cut", .warning) { $0.mailCut(parts: Self.maxParts, depth: Self.maxDepth) }
    }
    let headers = MailHeaders(bytes, range)
    let type = headers.structured("content-type") ?? StructuredField(Array(place.defaultType.utf8))
    let body = headers.bodyStart..<range.upperBound
    if type.value.hasPrefix("multipart/"), let boundary = type["boundary"], !boundary.isEmpty {
      readMultipart(body, type.value, boundary: boundary, place)
    } else if type.value == "message/rfc822" || type.value == "message/global" {
      readMessage(body, headers, place)
    } else {
      add(body, headers, type, place)
    }
  }

  private mutating func readMultipart(_ body: Range<Int>, _ type: String, boundary: String, _ place: Place) {
    var inner = place
    inner.depth += 1
    inner.defaultType = type == "multipart/digest" ? "message/rfc822" : "text/plain"
    if type == "multipart/alternative" {
      alternatives += 1
      inner.alternative = alternatives
    }
    if type == "multipart/related" { inner.isRelated = true }
    if type == "multipart/encrypted" { isEncrypted = true }
    for range in ranges(in: body, boundary: Array("--\(boundary)".utf8)) { read(range, inner) }
  }

  private mutating func readMessage(_ body: Range<Int>, _ headers: MailHeaders, _ place: Place) {
    var inner = place
    (inner.depth, inner.isForwarded, inner.defaultType) = (place.depth + 1, true, "text/plain")
    let encoding = headers.structured("content-transfer-encoding")?.value
    guard encoding == "base64" || encoding == "quoted-printable" else { return read(body, inner) }
    // The standard forbids an encoded message, but some programs write one.
    let decoded = TransferEncoding.decode(bytes[body], encoding)
    guard place.depth < Self.maxDepth, let message = MailMessage(decoded.bytes) else { return }
    parts += message.parts.prefix(Self.maxParts - parts.count).map { part in
      var part = part
      part.isForwarded = true
      return part
    }
    findings += message.findings
  }

  private mutating func add(_ body: Range<Int>, _ headers: MailHeaders, _ type: StructuredField, _ place: Place) {
    if type.value == "application/pkcs7-mime" || type.value == "application/x-pkcs7-mime" {
      isEncrypted = isEncrypted || type["smime-type"] != "signed-data"
    }
    let disposition = headers.structured("content-disposition")
    let name = disposition?["filename"] ?? type["name"]
    parts.append(
      MailPart(
        bytes: bytes, body: body, mediaType: type.value, charset: type["charset"] ?? "",
        encoding: headers.structured("content-transfer-encoding")?.value,
        fileName: name.map(MailPart.lastComponent),
        isAttachment: disposition?.value == "attachment" || (name != nil && !type.value.hasPrefix("text/html")),
        isForwarded: place.isForwarded, alternative: place.alternative, isRelated: place.isRelated,
        hasLocation: headers.names.contains("content-location"),
        description: DocumentDescription(
          url: DocumentDescription.url(headers.text("content-location")),
          publishedOn: DocumentDescription.date(headers.text("last-modified"))),
        isFlowed: type["format"]?.lowercased() == "flowed", deletesSpace: type["delsp"]?.lowercased() == "yes"))
  }

  /// The byte ranges between boundary lines. A part without a closing boundary extends to the end of the body.
  private mutating func ranges(in body: Range<Int>, boundary: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    var previousEnd = body.lowerBound
    var lines = MailLines(bytes, body)
    while let line = lines.next() {
      defer { previousEnd = line.upperBound }
      guard line.count >= boundary.count, bytes[line.lowerBound] == 0x2D, bytes[line].starts(with: boundary) else {
        continue
      }
      let rest = bytes[(line.lowerBound + boundary.count)..<line.upperBound]
      let isEnd = rest.starts(with: "--".utf8)
      guard isEnd || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
      // The line end before a boundary belongs to the boundary.
      if let start { ranges.append(start..<max(start, previousEnd)) }
      start = isEnd ? nil : lines.position
      if isEnd || ranges.count > Self.maxParts { break }
    }
    if let start, start < body.upperBound { ranges.append(start..<body.upperBound) }
    return ranges
  }

  private mutating func note(
    _ identifier: String, _ severity: Diagnostic.Severity, _ text: (Catalogue) -> String
  ) {
    guard !findings.contains(where: { $0.identifier == identifier }) else { return }
    findings.append(
      Diagnostic(severity: severity, identifier: identifier, wording: Wording(text), line: 1, column: 1))
  }
}

/// A leaf part of a message.
package struct MailPart: Sendable {
  fileprivate let bytes: [UInt8]
  fileprivate let body: Range<Int>
  /// The media type in lowercase, such as `text/plain`.
  package let mediaType: String
  let charset: String
  fileprivate let encoding: String?
  /// The file name for saving it, without folders.
  package let fileName: String?
  /// Whether it is an attached file and not the text of the mail.
  package let isAttachment: Bool
  /// Whether it is in a message inside the message.
  package fileprivate(set) var isForwarded: Bool
  /// The number of its `multipart/alternative`: parts with the same number are versions of one text.
  package let alternative: Int?
  /// Whether it is in a `multipart/related`, such as a page with its pictures.
  let isRelated: Bool
  let hasLocation: Bool
  /// Metadata from its own header, if it is a page.
  package let description: DocumentDescription
  let isFlowed: Bool
  let deletesSpace: Bool

  /// The decoded content, and whether it is intact: base64 and quoted-printable may be damaged.
  package func content() -> (bytes: [UInt8], isWhole: Bool) { TransferEncoding.decode(bytes[body], encoding) }

  /// The number of bytes in the message, encoded.
  package var byteCount: Int { body.count }

  static func lastComponent(_ path: String) -> String {
    String(path.split { $0 == "/" || $0 == "\\" }.last ?? "")
  }
}

/// Decodes the transfer encodings of mail (RFC 2045, 6).
enum TransferEncoding {
  static func decode(_ bytes: ArraySlice<UInt8>, _ name: String?) -> (bytes: [UInt8], isWhole: Bool) {
    switch name {
    case "base64": base64(bytes)
    case "quoted-printable": quotedPrintable(bytes)
    default: (Array(bytes), true)
    }
  }

  /// Skips all characters outside the alphabet. Decoding continues after padding, since some programs join two
  /// encodings.
  static func base64(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], isWhole: Bool) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 4 * 3 + 3)
    var group: UInt32 = 0
    var count = 0
    var isWhole = true
    for byte in bytes {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x47
      case 0x30...0x39: value = byte + 4
      case 0x2B: value = 62
      case 0x2F: value = 63
      case 0x3D:
        flush(group, count, to: &output)
        (group, count) = (0, 0)
        continue
      default:
        if byte > 0x20 { isWhole = false }
        continue
      }
      group = group << 6 | UInt32(value)
      count += 1
      if count == 4 {
        output.append(contentsOf: [UInt8(group >> 16 & 0xFF), UInt8(group >> 8 & 0xFF), UInt8(group & 0xFF)])
        (group, count) = (0, 0)
      }
    }
    if count == 1 { isWhole = false }
    flush(group, count, to: &output)
    return (output, isWhole)
  }

  private static func flush(_ group: UInt32, _ count: Int, to output: inout [UInt8]) {
    if count == 2 { output.append(UInt8(group >> 4 & 0xFF)) }
    if count == 3 { output.append(contentsOf: [UInt8(group >> 10 & 0xFF), UInt8(group >> 2 & 0xFF)]) }
  }

  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], isWhole: Bool) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var isWhole = true
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard byte == 0x3D else {
        output.append(byte)
        index += 1
        continue
      }
      // "=" at the end of a line, perhaps before white space that a program added: a soft line break.
      var next = index + 1
      while next < bytes.endIndex, bytes[next] == 0x20 || bytes[next] == 0x09 || bytes[next] == 0x0D { next += 1 }
      if next == bytes.endIndex || bytes[next] == 0x0A {
        index = min(next + 1, bytes.endIndex)
      } else if index + 2 < bytes.endIndex, let high = Hexadecimal.value(bytes[index + 1]),
        let low = Hexadecimal.value(bytes[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        isWhole = false
        output.append(byte)
        index += 1
      }
    }
    return (output, isWhole)
  }
}

/// Recognizes a message by the header that it begins with.
enum MailSniffer {
  private static let maxHeaderLines = 400

  /// The byte offset of the message; nil if the bytes are not a message.
  static func messageStart(_ bytes: [UInt8]) -> Int? {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < min(bytes.count, 64), bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
    var lines = MailLines(bytes, start..<bytes.count)
    var names: Set<String> = []
    var count = 0
    while let line = lines.next(), !line.isEmpty, count < maxHeaderLines {
      defer { count += 1 }
      // The mbox format has a "From " line before each message.
      if count == 0, bytes[line].starts(with: "From ".utf8) {
        start = lines.position
        continue
      }
      let first = bytes[line.lowerBound]
      if first == 0x20 || first == 0x09, !names.isEmpty { continue }
      guard let name = MailHeaders.fieldName(bytes[line]) else { return nil }
      names.insert(name.lowercased())
    }
    return isMessage(names) ? start : nil
  }

  private static func isMessage(_ names: Set<String>) -> Bool {
    if !names.isDisjoint(with: ["mime-version", "message-id", "return-path", "received"]) { return names.count > 1 }
    if names.contains("content-type") { return names.contains("content-transfer-encoding") || names.contains("from") }
    return names.contains("from") && !names.isDisjoint(with: ["subject", "date", "to"])
  }
}
