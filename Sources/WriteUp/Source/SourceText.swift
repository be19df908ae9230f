/// A source as text: decoded, composed (NFC), with the encoding and the format it was found to have.
///
/// All lines, columns and byte ranges of a ``WriteUp`` refer to ``text``.
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

  /// Decodes a source.
  ///
  /// - Parameters:
  ///   - bytes: The source as it is stored. No bytes at all are a source with no text, which is no error.
  ///   - name: The source's file name or path.
  /// - Throws: ``SourceError`` when the bytes are no text, such as a PDF, a picture or a word processor's file.
  public init(bytes: [UInt8], name: String) throws(SourceError) {
    if let binary = BinaryKind(bytes: bytes) { throw binary.error(name: name) }
    let decoded = Decoder.decode(bytes)
    if BinaryKind.isRiddenWithNul(decoded.text) { throw BinaryKind.other.error(name: name) }
    self.name = name
    text = decoded.text
    encoding = decoded.encoding
    format = FormatDetector.format(of: decoded.text, name: name)
    diagnostics = decoded.diagnostics
  }
}
