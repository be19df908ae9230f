import ByregionRecords
import ByregionWriteUp

/// A Word document or template of a house: its styles, page, headers and footers stay, and its text is replaced.
///
/// Styles are found by name, so that a template in any language has them. Those that it lacks are added.
struct WordTemplate {
  private static let documentPath = "word/document.xml"

  private var parts: [ZipPackage.Part]
  /// The start tag of the document's root, with its namespaces.
  private let root: String
  /// The last section: the page, and what refers to headers and footers.
  private let section: String

  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for bytes that are no Word document, or one with macros.
  init(_ bytes: [UInt8]) throws {
    guard let archive = ZipArchive(bytes) else { throw Self.refusal("the template is not a Word document") }
    parts = try archive.members().filter { !$0.isFolder }.map { member in
      guard let content = try? archive.content(of: member) else {
        throw Self.refusal("the template's part \(member.path) cannot be read")
      }
      return ZipPackage.Part(member.path, content)
    }
    guard let document = Self.text(Self.documentPath, in: parts), Self.text("word/styles.xml", in: parts) != nil,
      let types = Self.text("[Content_Types].xml", in: parts), Self.text(Self.relationsPath, in: parts) != nil
    else { throw Self.refusal("the template is not a Word document") }
    guard !types.contains("macroEnabled"), !types.contains("vbaProject") else {
      throw Self.refusal("the template holds macros", next: "Save it in Word as .docx or .dotx, which hold none.")
    }
    guard document.contains("xmlns:w=\"\(WordParts.namespace)\""),
      let start = document.range(of: "<w:document"), let end = document[start.upperBound...].firstIndex(of: ">")
    else {
      throw Self.refusal(
        "the template is written in a form of Word that is not supported", next: "Save it in Word as .docx.")
    }
    root = String(document[start.lowerBound...end])
    section = Self.lastSection(of: document)
  }

  private static let relationsPath = "word/_rels/document.xml.rels"

  private static func refusal(_ message: String, next: String? = nil) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .invalidInput, message, place: "--template",
      suggestion: .init(next ?? "Give a .docx or .dotx file that Word opens."))
  }

  private static func text(_ name: String, in parts: [ZipPackage.Part]) -> String? {
    parts.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private static func lastSection(of document: String) -> String {
    guard let start = document.ranges(of: "<w:sectPr").last,
      let end = document[start.lowerBound...].ranges(of: "</w:sectPr>").first
    else { return "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>" }
    return String(document[start.lowerBound..<end.upperBound])
  }

  /// The memo in the template.
  func document(of memo: Memo) throws -> [UInt8] {
    var parts = parts
    let identifiers = addStyles(to: &parts)
    let body = WordBodyWriter(memo, styles: identifiers).body
    var document = Markup()
    document.raw("\(WordParts.declaration)\(root)<w:body>")
    let end = "\(section)</w:body></w:document>"
    Self.set(Self.documentPath, document.bytes + body.content.bytes + Array(end.utf8), in: &parts)
    addFootnotes(body.notes, to: &parts)
    if parts.contains(where: { $0.name == "docProps/core.xml" }) {
      Self.set("docProps/core.xml", WordParts.properties(memo), in: &parts)
    }
    Self.replace("[Content_Types].xml", in: &parts) {
      $0.replacing("\(WordParts.mainType).template.main+xml", with: "\(WordParts.mainType).document.main+xml")
    }
    return try ZipPackage.bytes(of: parts)
  }

  private static func set(_ name: String, _ bytes: [UInt8], in parts: inout [ZipPackage.Part]) {
    if let index = parts.firstIndex(where: { $0.name == name }) {
      parts[index].bytes = bytes
    } else {
      parts.append(ZipPackage.Part(name, bytes))
    }
  }

  private static func replace(_ name: String, in parts: inout [ZipPackage.Part], _ change: (String) -> String) {
    if let text = text(name, in: parts) { set(name, Array(change(text).utf8), in: &parts) }
  }

  /// Adds the styles that are missing, and returns the identifiers of all.
  private func addStyles(to parts: inout [ZipPackage.Part]) -> [WordRole: String] {
    let styles = Self.text("word/styles.xml", in: parts) ?? ""
    let known = Self.identifiers(in: styles)
    var identifiers: [WordRole: String] = [:]
    var missing = ""
    for role in WordRole.allCases {
      if let identifier = known[role.styleName.lowercased()] {
        identifiers[role] = identifier
      } else {
        let identifier = "Byregion" + role.rawValue
        identifiers[role] = identifier
        missing += WordStyles.definition(role, identifier: identifier, base: known["normal"])
      }
    }
    Self.replace("word/styles.xml", in: &parts) { $0.replacing("</w:styles>", with: missing + "</w:styles>") }
    return identifiers
  }

  /// The identifiers of styles by their names in lower case.
  private static func identifiers(in styles: String) -> [String: String] {
    var identifiers: [String: String] = [:]
    for style in styles.split(separator: "<w:style ").dropFirst() {
      guard let identifier = attribute("w:styleId", in: style), let name = style.firstRange(of: "<w:name "),
        let value = attribute("w:val", in: style[name.upperBound...])
      else { continue }
      identifiers[value.lowercased()] = identifier
    }
    return identifiers
  }

  private static func attribute(_ name: String, in text: Substring) -> String? {
    guard let start = text.firstRange(of: name + "=\"") else { return nil }
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }

  /// Puts our footnotes in the place of the template's, or adds the part.
  private func addFootnotes(_ notes: Markup, to parts: inout [ZipPackage.Part]) {
    let relations = Self.text(Self.relationsPath, in: parts) ?? ""
    if !relations.contains("\(WordParts.relations)/footnotes\"") {
      let relation =
        "<Relationship Id=\"rIdByregionNotes\" Type=\"\(WordParts.relations)/footnotes\" Target=\"footnotes.xml\"/>"
      Self.replace(Self.relationsPath, in: &parts) {
        $0.replacing("</Relationships>", with: relation + "</Relationships>")
      }
      let type =
        "<Override PartName=\"/word/footnotes.xml\" ContentType=\"\(WordParts.mainType).footnotes+xml\"/>"
      Self.replace("[Content_Types].xml", in: &parts) {
        $0.contains("/word/footnotes.xml") ? $0 : $0.replacing("</Types>", with: type + "</Types>")
      }
    }
    Self.set("word/footnotes.xml", WordParts.footnotes(notes), in: &parts)
  }
}
