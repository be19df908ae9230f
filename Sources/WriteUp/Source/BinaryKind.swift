/// Files that hold no plain text, known by their first bytes.
enum BinaryKind {
  case wordDocument, openDocument, spreadsheet, presentation, zip, oldOffice, locked, pdf, richText, image, compressed,
    database, other

  /// The kind that the first bytes tell of, or nil when the bytes may be text.
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

  /// What an archive holds that is no Word document.
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

  /// What an archive was that cannot be opened any more.
  static func ofDamagedArchive(_ bytes: [UInt8], name: String) -> BinaryKind {
    if name.lowercased().hasSuffix(".docx") { return .wordDocument }
    let head = Array(bytes.prefix(4096))
    return ByteSearch.containsAny([Array("[Content_Types].xml".utf8), Array("word/".utf8)], in: head)
      ? .wordDocument : .zip
  }

  /// Documents with a password are kept in the container of the old format, in a stream of this name (MS-OFFCRYPTO).
  private static func compoundKind(_ bytes: [UInt8]) -> BinaryKind {
    let name = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    return ByteSearch.first(name, in: bytes, bytes.indices) == nil ? .oldOffice : .locked
  }

  /// Whether more than one letter in a hundred is NUL, which no text has.
  static func isRiddenWithNul(_ text: String) -> Bool {
    var text = text
    let zeros = text.withUTF8 { ByteSearch.contains(0, in: $0) ? ByteCount.of(0, in: $0) : 0 }
    return zeros * 100 > text.utf8.count
  }

  func error(name: String) -> SourceError {
    switch self {
    case .locked: WordDocument.locked(name)
    case .wordDocument: WordDocument.damaged(name, "its archive cannot be opened")
    default: SourceError(message: "\(name) is \(description), which is not read", suggestion: suggestion)
    }
  }

  private var suggestion: String {
    switch self {
    case .zip, .compressed: "Unpack it, then import the files inside."
    default: "Open it and save it as .docx, text, Markdown or HTML, then import that file."
    }
  }

  private var description: String {
    switch self {
    case .wordDocument: "a Word document (.docx)"
    case .locked: "a document with a password"
    case .openDocument: "an OpenDocument file (.odt)"
    case .spreadsheet: "a spreadsheet (.xlsx)"
    case .presentation: "a presentation (.pptx)"
    case .zip: "a ZIP archive"
    case .oldOffice: "an old Office document (.doc)"
    case .pdf: "a PDF"
    case .richText: "a Rich Text document (.rtf)"
    case .image: "a picture"
    case .compressed: "a compressed archive"
    case .database: "a database"
    case .other: "no text: it is full of NUL bytes"
    }
  }
}
