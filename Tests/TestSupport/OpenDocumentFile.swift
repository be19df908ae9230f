/// Creates OpenDocument texts for tests from the parts of the XML that matter.
public struct OpenDocumentFile {
  /// The content of `<office:text>`.
  public var body: String
  /// The content of `<office:automatic-styles>`.
  public var styles: String
  /// The document's title in its properties, or nil.
  public var title: String?
  /// Whether the manifest says that the text is encrypted.
  public var isEncrypted = false

  /// Creates a text.
  public init(_ body: String, styles: String = "", title: String? = nil) {
    (self.body, self.styles, self.title) = (body, styles, title)
  }

  /// A paragraph.
  public static func paragraph(_ text: String, style: String = "Standard") -> String {
    "<text:p text:style-name=\"\(style)\">\(text)</text:p>"
  }

  /// A heading.
  public static func heading(_ text: String, level: Int = 1) -> String {
    "<text:h text:outline-level=\"\(level)\">\(text)</text:h>"
  }

  /// A list whose items have the given content.
  public static func list(_ items: [String], style: String = "L") -> String {
    let items = items.map { "<text:list-item>\($0)</text:list-item>" }.joined()
    return "<text:list text:style-name=\"\(style)\">\(items)</text:list>"
  }

  /// The bytes of the package.
  public var bytes: [UInt8] {
    var archive = ZipWriter()
    archive.store("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))
    archive.store("content.xml", Array(document("document-content").utf8))
    if let title {
      let meta = "<m xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>\(title)</dc:title></m>"
      archive.store("meta.xml", Array(meta.utf8))
    }
    let entry = isEncrypted ? "<manifest:encryption-data/>" : ""
    archive.store(
      "META-INF/manifest.xml",
      Array("<manifest:manifest xmlns:manifest=\"\(Self.prefix)manifest:1.0\">\(entry)</manifest:manifest>".utf8))
    return archive.finish()
  }

  /// The bytes of the same document as one XML file.
  public var flatBytes: [UInt8] { Array(document("document").utf8) }

  private static let prefix = "urn:oasis:names:tc:opendocument:xmlns:"

  private func document(_ root: String) -> String {
    let names =
      ["office", "text", "table", "style"].map { "xmlns:\($0)=\"\(Self.prefix)\($0):1.0\"" }
      + ["draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible"]
      .map { "xmlns:\($0.key)=\"\(Self.prefix)\($0.value):1.0\"" }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:\(root) \(names.joined(separator: " ")) xmlns:xlink="http://www.w3.org/1999/xlink">\
      <office:automatic-styles>\(styles)</office:automatic-styles>\
      <office:body><office:text>\(body)</office:text></office:body></office:\(root)>
      """
  }
}
