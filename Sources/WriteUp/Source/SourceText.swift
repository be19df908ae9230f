import ByregionLanguages
import ByregionText

/// A source as text: decoded and composed (NFC), with its detected encoding and format.
///
/// All lines, columns and byte ranges of a ``WriteUp`` refer to ``text``. For a word processor's document, the text has
/// one line for each paragraph, including empty ones and those in tables, and items begin with the marker that the
/// document shows.
package struct SourceText: Sendable {
  /// The source's name, such as a path. Its extension helps to detect the format.
  package let name: String
  /// The decoded text in NFC, without a byte order mark; line ends as in the source.
  package let text: String
  /// The encoding of the source's bytes.
  package let encoding: Encoding
  /// The source's format, detected from its content and its name.
  package let format: Format
  /// Diagnostics from decoding.
  let diagnostics: [Diagnostic]
  /// The blocks of a document whose text alone does not determine them, such as a Word file or a PDF; nil for other
  /// formats.
  let blocks: [Block]?
  /// The position on the page of each line of a PDF's text; nil for every other format.
  package let pagePlaces: [PagePlace]?
  /// The metadata of a word processor's document, a PDF, a mail or a saved page as a publication.
  package private(set) var description = DocumentDescription()

  /// Decodes a source.
  ///
  /// - Parameters:
  ///   - bytes: The source as stored. An empty source has no text, which is not an error.
  ///   - name: The source's file name or path.
  /// - Throws: ``SourceError`` if the bytes are not text, such as a PDF or a picture, or are a document that cannot be
  ///   read.
  package init(bytes: [UInt8], name: String) throws(SourceError) {
    if let binary = BinaryKind(bytes: bytes) {
      guard binary == .zip else { throw binary.error(name: name) }
      self = try Self.unpacked(bytes, name: name)
      return
    }
    let decoded = Decoder.decode(bytes)
    if let flat = FlatDocument(decoded.text) {
      self = SourceText(try flat.read(decoded.text, name: name), flat == .word ? .word : .openDocument, name: name)
      return
    }
    if BinaryKind.isNoText(decoded) { throw BinaryKind.other.error(name: name) }
    self.name = name
    text = decoded.text
    encoding = decoded.encoding
    format = FormatDetector.format(of: decoded.text, name: name)
    (diagnostics, blocks, pagePlaces) = (decoded.diagnostics, nil, nil)
  }

  /// Decodes a source in a format that the user chose; the format is not detected.
  ///
  /// - Throws: ``SourceError`` if the bytes are not text.
  package init(bytes: [UInt8], name: String, as format: Format) throws(SourceError) {
    let decoded = Decoder.decode(bytes)
    if BinaryKind.isNoText(decoded) { throw BinaryKind.other.error(name: name) }
    self.init(
      name: name, text: decoded.text, encoding: decoded.encoding, format: format, diagnostics: decoded.diagnostics,
      blocks: nil)
  }

  private static func unpacked(_ bytes: [UInt8], name: String) throws(SourceError) -> SourceText {
    guard let archive = ZipArchive(bytes) else {
      throw BinaryKind.ofDamagedArchive(bytes, name: name).error(name: name)
    }
    if let document = try WordDocument.read(archive, name: name) { return SourceText(document, .word, name: name) }
    if let document = try OpenDocument.read(archive, name: name) {
      return SourceText(document, .openDocument, name: name)
    }
    throw BinaryKind(archive).error(name: name)
  }

  /// Creates a text from decoded parts; `blocks` is nil when they are made later.
  init(
    name: String, text: String, encoding: Encoding, format: Format, diagnostics: [Diagnostic], blocks: [Block]?
  ) {
    (self.name, self.text, self.encoding, self.format) = (name, text, encoding, format)
    (self.diagnostics, self.blocks, pagePlaces) = (diagnostics, blocks, nil)
  }

  private init(_ document: ParsedDocument, _ format: Format, name: String) {
    (self.name, text, encoding, self.format) = (name, document.text, .utf8, format)
    (diagnostics, blocks, pagePlaces) = (document.diagnostics, document.blocks, nil)
    description = document.description
  }

  /// Returns a copy whose missing metadata is filled from `description`.
  package func described(as description: DocumentDescription) -> SourceText {
    var source = self
    source.description = self.description.filled(from: description)
    return source
  }

  /// Creates a source from the output of poppler's `pdftohtml -xml` for a PDF.
  ///
  /// - Parameter pageLimit: Maximum number of pages; later pages are left out with a diagnostic.
  /// - Throws: ``SourceError`` if the PDF has no text.
  package init(popplerXML: [UInt8], name: String, pageLimit: Int) throws(SourceError) {
    let document = try PDFDocument(popplerXML: popplerXML, name: name, pageLimit: pageLimit)
    (self.name, text, encoding, format) = (name, document.text, .utf8, .pdf)
    (diagnostics, blocks, pagePlaces) = (document.diagnostics, document.blocks, document.places)
  }
}

extension SourceText {
  /// The encoding of a source.
  package enum Encoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case utf8WithMark = "utf-8-bom"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"
  }

  /// The format of a source.
  package enum Format: String, Sendable, Hashable, CaseIterable {
    case plain, markdown, html
    case word = "docx"
    case openDocument = "odt"
    case pdf
    case richText = "rtf"
    case oldWord = "doc"
    case mail
    case savedPage = "mhtml"
  }
}

/// Thrown for a source without readable text. It has a message for the user and a suggestion.
package struct SourceError: Error, Sendable, Hashable {
  /// One sentence that says what the source is.
  package var wording: Wording
  /// What the user can do instead, or nil.
  package var suggestion: Wording?

  package init(_ text: (Catalogue) -> String, suggestion: ((Catalogue) -> String)? = nil) {
    self.init(Wording(text), suggestion: suggestion.map { Wording($0) })
  }

  package init(_ wording: Wording, suggestion: Wording?) {
    self.wording = wording
    self.suggestion = suggestion
  }

  /// The message in English, for the database and for machine-readable output.
  package var message: String { wording.english }
}

/// Detects plain text, Markdown or HTML, by content first, and by name when the content is not decisive.
enum FormatDetector {
  static func format(of text: String, name: String) -> SourceText.Format {
    var text = text
    let start = text.withUTF8 { bytes in
      let first = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
      return bytes[first...].first == 0x3C ? Array(bytes[first...].prefix(512)) : []
    }
    let isMarkdown = ["md", "markdown", "mdown", "mkd"].contains(ending(of: name))
    switch firstTag(start) {
    case .ofPage: return .html
    // Markdown may begin with HTML.
    case .ofText: return isMarkdown || hasMarkdownHeadings(text) ? .markdown : .html
    case nil: break
    }
    switch ending(of: name) {
    case "html", "htm", "xhtml": return hasTag(text) ? .html : .plain
    case "md", "markdown", "mdown", "mkd": return .markdown
    default: return hasMarkdownHeadings(text) ? .markdown : .plain
    }
  }

  private static func ending(of name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: 0x2E) else { return "" }
    return String(name[name.index(after: dot)...].prefix(16)).lowercased()
  }

  private static let firstTags: [[UInt8]] = [
    "!doctype html", "html", "head", "meta", "title", "body", "link", "?xml",
  ].map { Array($0.utf8) }

  private static let firstTagsOfText: [[UInt8]] = ["main", "article", "section", "div", "h1", "p"].map {
    Array($0.utf8)
  }

  private enum FirstTag { case ofPage, ofText }

  /// The kind of the tag that a text begins with, after any comments; nil when it begins otherwise.
  private static func firstTag(_ start: [UInt8]) -> FirstTag? {
    var rest = start[...]
    while rest.starts(with: Array("<!--".utf8)) {
      guard let end = rest.indices.dropLast(2).first(where: { rest[$0...].starts(with: Array("-->".utf8)) })
      else { return .ofPage }
      rest = rest[(end + 3)...].drop { $0 <= 0x20 }
    }
    guard rest.first == 0x3C else { return nil }
    let tag = rest.dropFirst().prefix(16).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    func begins(with name: [UInt8]) -> Bool {
      guard tag.starts(with: name) else { return false }
      let next = tag.dropFirst(name.count).first
      return next.map { $0 <= 0x20 || $0 == 0x3E || $0 == 0x2F } ?? true
    }
    if firstTags.contains(where: begins) { return .ofPage }
    return firstTagsOfText.contains(where: begins) ? .ofText : nil
  }

  private static func hasTag(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == 0x3C, byte == 0x2F || byte == 0x21 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) {
        return true
      }
      previous = byte
    }
    return false
  }

  /// Whether the first line or any two lines are headings with number signs.
  private static func hasMarkdownHeadings(_ text: String) -> Bool {
    var text = text
    guard text.withUTF8({ ByteSearch.contains(0x23, in: $0) }) else { return false }
    var headings = 0
    var isFirstLine = true
    var signs = 0
    var atLineStart = true
    for byte in text.utf8 {
      switch byte {
      case 0x0A, 0x0D:
        (atLineStart, signs) = (true, 0)
      case 0x23 where atLineStart:
        signs += 1
      case 0x20 where atLineStart && signs == 0:
        break
      case 0x20 where atLineStart && signs <= 6:
        if isFirstLine { return true }
        headings += 1
        if headings == 2 { return true }
        atLineStart = false
      default:
        (atLineStart, isFirstLine) = (false, false)
      }
    }
    return false
  }
}

/// Kinds of files that are not plain text, recognized by their first bytes.
enum BinaryKind: String {
  case wordDocument, openDocument, spreadsheet, presentation, zip, oldOffice, locked, pdf, richText, image, compressed,
    database, other

  /// The kind that the first bytes indicate, or nil when the bytes may be text.
  init?(bytes: [UInt8]) {
    guard let lead = bytes.first, Self.leads.contains(lead) else { return nil }
    for (signature, kind) in Self.signatures where bytes.starts(with: signature) {
      self = kind == .oldOffice ? Self.compoundKind(bytes) : kind
      return
    }
    return nil
  }

  /// Signatures from the formats' own specifications (PKZIP APPNOTE, ISO 32000, MS-CFB, PNG, JFIF, GIF, TIFF).
  private static let signatures: [([UInt8], BinaryKind)] = [
    ([0x50, 0x4B, 0x03, 0x04], .zip),
    ([0x50, 0x4B, 0x05, 0x06], .zip),
    (Array("%PDF-".utf8), .pdf),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice),
    (Array("{\\rtf".utf8), .richText),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .image),
    ([0xFF, 0xD8, 0xFF], .image),
    (Array("GIF8".utf8), .image),
    ([0x49, 0x49, 0x2A, 0x00], .image),
    ([0x4D, 0x4D, 0x00, 0x2A], .image),
    ([0x1F, 0x8B], .compressed),
    (Array("7z".utf8) + [0xBC, 0xAF], .compressed),
    (Array("SQLite format 3".utf8) + [0], .database),
  ]

  private static let leads = Set(signatures.compactMap(\.0.first))

  /// The kind of an archive that is not a Word document.
  init(_ archive: ZipArchive) {
    let mark = (try? archive.part("mimetype")).map { String(decoding: $0.prefix(64), as: UTF8.self) } ?? ""
    if mark.hasPrefix("application/vnd.oasis") {
      self = .openDocument
    } else if archive.holds("xl/workbook.xml") || archive.holds("xl/workbook.bin") {
      self = .spreadsheet
    } else {
      self = archive.holds("ppt/presentation.xml") ? .presentation : .zip
    }
  }

  /// The probable kind of an archive that cannot be opened.
  static func ofDamagedArchive(_ bytes: [UInt8], name: String) -> BinaryKind {
    if name.lowercased().hasSuffix(".docx") { return .wordDocument }
    let head = Array(bytes.prefix(4096))
    return ByteSearch.containsAny([Array("[Content_Types].xml".utf8), Array("word/".utf8)], in: head)
      ? .wordDocument : .zip
  }

  /// Documents with a password are stored in the container of the old format, in a stream of this name (MS-OFFCRYPTO).
  private static func compoundKind(_ bytes: [UInt8]) -> BinaryKind {
    let name = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    return ByteSearch.first(name, in: bytes, bytes.indices) == nil ? .oldOffice : .locked
  }

  /// Whether the bytes are not text: more than 1 % are NUL, or the bytes were decoded as Windows-1252 and at least 4 %
  /// are control characters. In random bytes about 7 % are; text has fewer than 4 %.
  static func isNoText(_ decoded: Decoder.Decoded) -> Bool {
    var text = decoded.text
    return text.withUTF8 { bytes in
      if ByteSearch.contains(0, in: bytes), ByteCount.of(0, in: bytes) * 100 > bytes.count { return true }
      guard decoded.encoding == .windows1252 else { return false }
      let controls = ByteCount.ofControls(in: bytes)
      return controls >= 4 && controls * 25 > bytes.count
    }
  }

  func error(name: String) -> SourceError {
    switch self {
    case .locked: WordDocument.locked(name)
    case .wordDocument: WordDocument.damaged(name) { $0.archiveCannotBeOpened }
    case .other: SourceError({ $0.holdsNoText(name) }, suggestion: suggestion)
    default:
      SourceError({ $0.isNotRead(name, $0.binaryKind(rawValue)) }, suggestion: suggestion)
    }
  }

  private var suggestion: (Catalogue) -> String {
    switch self {
    case .zip, .compressed: { $0.unpackThenImport }
    default: { $0.saveInReadableFormat }
    }
  }
}

/// The bullet, number or letter that a list item begins with.
struct ListMarker {
  /// As printed ("•", "2.", "a)").
  var text: String
  /// The marker's number, or nil.
  var number: Int?
  /// The index after the marker.
  var end: Int

  /// Parses the marker at an index, which must be the first in its line that is not white space. Returns nil if there
  /// is none.
  ///
  /// A marker is a bullet, or a number (also a Roman numeral) or letter with `.` or `)`, followed by white space or the
  /// end of the line. Round and square bullets, which occur only in lists, need no white space.
  static func read(_ bytes: [UInt8], at start: Int, to lineEnd: Int) -> ListMarker? {
    guard start < lineEnd else { return nil }
    if isLetterOrDigit(bytes[start]) { return counter(bytes, start, lineEnd) }
    let bullet = bullet(bytes, start, lineEnd)
    guard bullet.length > 0 else { return nil }
    let after = start + bullet.length
    guard after == lineEnd || bullet.standsAlone || WhiteSpace.length(bytes, after, lineEnd) > 0 else {
      return nil
    }
    return ListMarker(text: text(bytes, start..<after), number: nil, end: after)
  }

  private static func counter(_ bytes: [UInt8], _ start: Int, _ lineEnd: Int) -> ListMarker? {
    var index = start
    var value = 0
    while index < lineEnd, index < start + 3, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    let isNumber = index > start
    if !isNumber { index += max(bytes[start] < 0x80 ? 1 : 2, romanLength(bytes, start, lineEnd)) }
    guard index < lineEnd else { return nil }
    // Word processors print the bullet of the second level as an "o", which is not a word in Norwegian.
    if bytes[start] == 0x6F, WhiteSpace.length(bytes, index, lineEnd) > 0 {
      return ListMarker(text: "o", number: nil, end: index)
    }
    guard bytes[index] == 0x2E || bytes[index] == 0x29 else { return nil }
    let after = index + 1
    guard after == lineEnd || WhiteSpace.length(bytes, after, lineEnd) > 0 else { return nil }
    if isNumber, bytes[index] == 0x2E, isMonth(bytes, after, lineEnd) { return nil }
    return ListMarker(text: text(bytes, start..<after), number: isNumber ? value : nil, end: after)
  }

  /// The length of a Roman numeral from ii to ix or from II to XII. "vi." is excluded, since it is usually the end of a
  /// sentence.
  private static func romanLength(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, index < start + 5, [0x69, 0x76, 0x78].contains(bytes[index] | 0x20) { index += 1 }
    let isKnown = romans.contains { bytes[start..<index].elementsEqual($0) }
    return isKnown ? index - start : 0
  }

  private static let romans = [
    "ii", "iii", "iv", "vii", "viii", "ix", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII",
  ].map { Array($0.utf8) }

  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    switch (range.count, bytes[range.lowerBound]) {
    case (1, 0x2D): return "-"
    case (1, 0x2A): return "*"
    case (3, 0xE2) where bytes[range.lowerBound + 1] == 0x80 && bytes[range.lowerBound + 2] == 0xA2: return "•"
    default: break
    }
    return bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0xC3
  }

  /// Whether a lowercase month name follows: "1. januar 2015 begynte …" begins with a date and not a marker.
  private static func isMonth(_ bytes: [UInt8], _ after: Int, _ end: Int) -> Bool {
    let start = WhiteSpace.skip(bytes, from: after, to: end)
    return start < end
      && CalendarWords.nameBytes.contains { month in
        guard month[0] == bytes[start] else { return false }
        let next = start + month.count
        return bytes[start..<end].starts(with: month) && next < end && WhiteSpace.length(bytes, next, end) > 0
      }
  }

  /// The length in bytes of the bullet at an index, 0 for none, and whether it needs no white space after it.
  private static func bullet(_ bytes: [UInt8], _ index: Int, _ end: Int) -> (length: Int, standsAlone: Bool) {
    switch bytes[index] {
    case 0x2D, 0x2A, 0x2B: return (1, false)
    // `#.` stands for the next number in reStructuredText.
    case 0x23 where index + 1 < end && bytes[index + 1] == 0x2E: return (2, false)
    case 0xC2 where index + 1 < end && bytes[index + 1] == 0xB7: return (2, false)
    case 0xE2, 0xEF:
      guard index + 2 < end else { return (0, false) }
      return wideBullet(UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]))
    default: return (0, false)
    }
  }

  private static func wideBullet(_ bytes: UInt32) -> (length: Int, standsAlone: Bool) {
    switch bytes {
    // Hyphens and dashes, the minus sign, arrows and check marks.
    case 0xE28090...0xE28095, 0xE28892, 0xE28692, 0xE29E94...0xE29EBE, 0xE29C93...0xE29C94: (3, false)
    // Bullet, triangular bullet, hyphen bullet, geometric shapes.
    case 0xE280A2, 0xE280A3, 0xE28183, 0xE296A0...0xE297BF: (3, true)
    // Word's bullets from the symbol fonts, U+F000 to U+F0FF.
    case 0xEF8080...0xEF83BF: (3, true)
    default: (0, false)
    }
  }
}
