/// Creates Word documents for tests from the parts of the XML that matter.
public struct WordFile {
  /// The content of `<w:body>`.
  public var body: String
  /// The content of `<w:styles>`, or `nil` for no such part.
  public var styles: String?
  /// The content of `<w:numbering>`, or `nil` for no such part.
  public var numbering: String?

  /// Creates a document.
  public init(_ body: String, styles: String? = nil, numbering: String? = nil) {
    (self.body, self.styles, self.numbering) = (body, styles, numbering)
  }

  /// Creates a document with one paragraph for each line.
  public init(lines: [String]) { self.init(lines.map { Self.paragraph($0) }.joined()) }

  /// A paragraph with a style, in a list, or neither.
  public static func paragraph(_ text: String, style: String? = nil, list: Int? = nil, level: Int = 0) -> String {
    let style = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    let list = list.map { "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\($0)\"/></w:numPr>" } ?? ""
    return "<w:p><w:pPr>\(style)\(list)</w:pPr>\(run(text))</w:p>"
  }

  /// A run of text.
  public static func run(_ text: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>" }

  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar.value >= 0x20 || scalar == "\t" {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// The file's bytes.
  public var bytes: [UInt8] {
    var archive = ZipWriter()
    archive.store("[Content_Types].xml", Array("<Types/>".utf8))
    archive.store("word/document.xml", Self.part("document", "<w:body>\(body)</w:body>"))
    if let styles { archive.store("word/styles.xml", Self.part("styles", styles)) }
    if let numbering { archive.store("word/numbering.xml", Self.part("numbering", numbering)) }
    return archive.finish()
  }

  /// A part with its root element and the namespaces that Word declares.
  public static func part(_ root: String, _ content: String) -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <w:\(root) xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
      xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
      xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">\(content)</w:\(root)>
      """.utf8)
  }
}
