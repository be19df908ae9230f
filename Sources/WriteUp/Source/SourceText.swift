/// A source as text: decoded, composed (NFC), with the encoding and the format it was found to have.
///
/// All lines, columns and byte ranges of a ``WriteUp`` refer to ``text``. Of a word processor's document it is one line
/// for each paragraph, empty ones and those of tables included, with the markers that the document shows before items.
public struct SourceText: Sendable {
  /// The name that the source was given, such as a path; its ending helps to find the format.
  public let name: String
  /// The decoded text in NFC, without a byte order mark; line ends as in the source.
  public let text: String
  /// How the source's bytes stood for letters.
  public let encoding: Encoding
  /// The source's markup, found by its content and its name.
  public let format: Format
  /// What was not certain while decoding.
  let diagnostics: [Diagnostic]
  /// The blocks of a word processor's document, which its text alone does not tell; nil for every other format.
  let blocks: [Block]?

  /// Decodes a source.
  ///
  /// - Parameters:
  ///   - bytes: The source as it is stored. No bytes at all are a source with no text, which is no error.
  ///   - name: The source's file name or path.
  /// - Throws: ``SourceError`` when the bytes are no text, such as a PDF or a picture, or a document
  ///   that cannot be read.
  public init(bytes: [UInt8], name: String) throws(SourceError) {
    if let binary = BinaryKind(bytes: bytes) {
      guard binary == .zip else { throw binary.error(name: name) }
      self = try Self.unpacked(bytes, name: name)
      return
    }
    let decoded = Decoder.decode(bytes)
    if BinaryKind.isRiddenWithNul(decoded.text) { throw BinaryKind.other.error(name: name) }
    self.name = name
    text = decoded.text
    encoding = decoded.encoding
    format = FormatDetector.format(of: decoded.text, name: name)
    (diagnostics, blocks) = (decoded.diagnostics, nil)
  }

  private static func unpacked(_ bytes: [UInt8], name: String) throws(SourceError) -> SourceText {
    guard let archive = ZipArchive(bytes) else {
      throw BinaryKind.ofDamagedArchive(bytes, name: name).error(name: name)
    }
    guard let document = try WordDocument(archive, name: name) else { throw BinaryKind(archive).error(name: name) }
    return SourceText(document, name: name)
  }

  private init(_ document: WordDocument, name: String) {
    (self.name, text, encoding, format) = (name, document.text, .utf8, .word)
    (diagnostics, blocks) = (document.diagnostics, document.blocks)
  }
}
