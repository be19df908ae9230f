import ByregionLanguages
import ByregionRecords
import ByregionWriteUp

/// A user's Word document or template: its styles, page layout, headers and footers stay, and its text is replaced.
///
/// Styles are found by name, which is the same in templates of every language. Missing styles are added.
struct WordTemplate {
  private static let documentPath = "word/document.xml"

  private var parts: [ZipPackage.Part]
  /// The start tag of the document's root, with its namespaces.
  private let root: String
  /// The final section properties: the page layout, and the references to headers and footers.
  private let section: String

  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for bytes that are not a Word document, or one with macros.
  init(_ bytes: [UInt8]) throws {
    guard let archive = ZipArchive(bytes) else { throw Self.refusal({ $0.templateIsNoWord }) }
    parts = try archive.members().filter { !$0.isFolder }.map { member in
      guard let content = try? archive.content(of: member) else {
        throw Self.refusal({ $0.templatePartUnreadable(member.path) })
      }
      return ZipPackage.Part(member.path, content)
    }
    guard let document = Self.text(Self.documentPath, in: parts), Self.text("word/styles.xml", in: parts) != nil,
      let types = Self.text("[Content_Types].xml", in: parts), Self.text(Self.relationsPath, in: parts) != nil
    else { throw Self.refusal({ $0.templateIsNoWord }) }
    guard !types.contains("macroEnabled"), !types.contains("vbaProject") else {
      throw Self.refusal({ $0.templateHoldsMacros }, next: { $0.saveWithoutMacros })
    }
    guard document.contains("xmlns:w=\"\(WordParts.namespace)\""),
      let start = document.range(of: "<w:document"), let end = document[start.upperBound...].firstIndex(of: ">")
    else {
      throw Self.refusal({ $0.templateFormUnsupported }, next: { $0.saveAsDocx })
    }
    root = String(document[start.lowerBound...end])
    section = Self.lastSection(of: document)
  }

  private static let relationsPath = "word/_rels/document.xml.rels"

  private static func refusal(
    _ message: (Catalogue) -> String, next: @escaping (Catalogue) -> String = { $0.giveWordFile }
  ) -> KnowledgeBaseError {
    KnowledgeBaseError(.invalidInput, Wording(message), place: "--template", suggestion: .wording(Wording(next)))
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

  /// The memo as a document based on the template.
  func document(of memo: Memo) throws -> [UInt8] {
    var parts = parts
    let identifiers = addStyles(to: &parts)
    let body = WordBodyWriter(memo, styles: identifiers)
    let (beginning, end) = ("\(WordParts.declaration)\(root)<w:body>", "\(section)</w:body></w:document>")
    Self.set(ZipPackage.Part(Self.documentPath) { body.document(from: beginning, to: end) }, in: &parts)
    addFootnotes(body, to: &parts)
    if parts.contains(where: { $0.name == "docProps/core.xml" }) {
      Self.set("docProps/core.xml", WordParts.properties(memo), in: &parts)
    }
    Self.replace("[Content_Types].xml", in: &parts) {
      $0.replacing("\(WordParts.mainType).template.main+xml", with: "\(WordParts.mainType).document.main+xml")
    }
    return try ZipPackage.bytes(of: parts)
  }

  private static func set(_ name: String, _ bytes: [UInt8], in parts: inout [ZipPackage.Part]) {
    set(ZipPackage.Part(name, bytes), in: &parts)
  }

  private static func set(_ part: ZipPackage.Part, in parts: inout [ZipPackage.Part]) {
    if let index = parts.firstIndex(where: { $0.name == part.name }) {
      parts[index] = part
    } else {
      parts.append(part)
    }
  }

  private static func replace(_ name: String, in parts: inout [ZipPackage.Part], _ change: (String) -> String) {
    if let text = text(name, in: parts) { set(name, Array(change(text).utf8), in: &parts) }
  }

  /// Adds the missing styles, and returns the identifiers of all styles.
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

  /// The identifiers of styles, by name in lower case.
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

  /// Replaces the template's footnotes with the memo's, or adds the part.
  private func addFootnotes(_ body: WordBodyWriter, to parts: inout [ZipPackage.Part]) {
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
    Self.set(ZipPackage.Part("word/footnotes.xml") { WordParts.footnotes(body) }, in: &parts)
  }
}

/// The built-in styles, for a memo without a template and for those that a template lacks.
struct WordStyles {
  /// The identifiers of the styles, by role.
  var identifiers: [WordRole: String]

  /// The built-in styles.
  static let own = WordStyles(
    identifiers: Dictionary(uniqueKeysWithValues: WordRole.allCases.map { ($0, identifier($0)) }))

  private static func identifier(_ role: WordRole) -> String {
    let words = role.styleName.split(separator: " ")
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// `word/styles.xml`.
  func text(_ language: Language) -> String {
    let definitions = WordRole.allCases.map { Self.definition($0, identifier: Self.identifier($0)) }.joined()
    return """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <w:styles xmlns:w="\(WordParts.namespace)"><w:docDefaults><w:rPrDefault><w:rPr>\
      <w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>\
      <w:szCs w:val="22"/><w:lang w:val="\(Self.tag(language))" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
      <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\
      <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
      <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>\
      <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>\
      <w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>\
      <w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>\
      </w:tblPr></w:style>\(definitions)</w:styles>
      """
  }

  private static func tag(_ language: Language) -> String {
    switch language {
    case .bokmål: "nb-NO"
    case .nynorsk: "nn-NO"
    case .english: "en-GB"
    }
  }

  /// The definition of a style.
  ///
  /// - Parameter base: the identifier of the style that it is based on, or nil.
  static func definition(_ role: WordRole, identifier: String, base: String? = "Normal") -> String {
    let based = base.map { "<w:basedOn w:val=\"\($0)\"/>" } ?? ""
    func paragraph(_ paragraph: String, _ letters: String = "", next: Bool = false) -> String {
      let following = next ? base.map { "<w:next w:val=\"\($0)\"/>" } ?? "" : ""
      return "<w:style w:type=\"paragraph\" w:customStyle=\"\(role.isCustom ? 1 : 0)\" w:styleId=\"\(identifier)\">"
        + "<w:name w:val=\"\(role.styleName)\"/>\(based)\(following)<w:qFormat/><w:pPr>\(paragraph)</w:pPr>"
        + "<w:rPr>\(letters)</w:rPr></w:style>"
    }
    func letters(_ properties: String) -> String {
      "<w:style w:type=\"character\" w:customStyle=\"\(role.isCustom ? 1 : 0)\" w:styleId=\"\(identifier)\">"
        + "<w:name w:val=\"\(role.styleName)\"/><w:qFormat/><w:rPr>\(properties)</w:rPr></w:style>"
    }
    switch role {
    case .title:
      return paragraph(
        "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"240\" w:line=\"240\" w:lineRule=\"auto\"/>",
        "<w:b/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/>", next: true)
    case .subtitle:
      return paragraph("<w:spacing w:after=\"240\"/>", "<w:color w:val=\"595959\"/>", next: true)
    case .heading1:
      return paragraph(
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"400\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/>", next: true)
    case .heading2:
      return paragraph(
        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:color w:val=\"1F4E79\"/><w:sz w:val=\"25\"/><w:szCs w:val=\"25\"/>", next: true)
    case .label:
      return paragraph(
        "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"20\"/><w:ind w:left=\"284\"/>",
        "<w:color w:val=\"595959\"/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>")
    case .quote:
      return paragraph(
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"9DB8D2\"/></w:pBdr>"
          + "<w:spacing w:after=\"160\"/><w:ind w:left=\"284\"/>")
    case .caption:
      return paragraph("<w:keepNext/><w:spacing w:after=\"80\"/>", "<w:b/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>")
    case .source:
      return paragraph("<w:spacing w:after=\"100\"/><w:ind w:left=\"284\" w:hanging=\"284\"/>")
    case .footnoteText:
      return paragraph(
        "<w:spacing w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>", "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>")
    case .match: return letters("<w:b/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFE58A\"/>")
    case .footnoteReference: return letters("<w:vertAlign w:val=\"superscript\"/>")
    case .table:
      let border = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BFBFBF\""
      let lines = "<w:tblBorders><w:top \(border)/><w:bottom \(border)/><w:insideH \(border)/></w:tblBorders>"
      return "<w:style w:type=\"table\" w:styleId=\"\(identifier)\"><w:name w:val=\"\(role.styleName)\"/>"
        + "<w:uiPriority w:val=\"39\"/><w:tblPr>\(lines)<w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/>"
        + "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    }
  }
}

extension WordRole {
  /// Whether Word has no built-in style of that name.
  fileprivate var isCustom: Bool { self == .label || self == .match }
}

/// The theme of documents without a template: the colours and fonts that Word offers besides those of the styles.
enum WordTheme {
  private static let namespace = "http://schemas.openxmlformats.org/drawingml/2006/main"

  /// `word/theme/theme1.xml`.
  static let text =
    "\(WordParts.declaration)<a:theme xmlns:a=\"\(namespace)\" name=\"Byregion\"><a:themeElements>"
    + "<a:clrScheme name=\"Byregion\">\(colours)</a:clrScheme><a:fontScheme name=\"Byregion\">"
    + "<a:majorFont>\(font)</a:majorFont><a:minorFont>\(font)</a:minorFont></a:fontScheme>"
    + "<a:fmtScheme name=\"Byregion\"><a:fillStyleLst>\(three(fill))</a:fillStyleLst><a:lnStyleLst>\(three(line))</a:lnStyleLst>"
    + "<a:effectStyleLst>\(three(effect))</a:effectStyleLst><a:bgFillStyleLst>\(three(fill))</a:bgFillStyleLst>"
    + "</a:fmtScheme></a:themeElements></a:theme>"

  private static let colours =
    [
      ("dk1", "1A1A1A"), ("lt1", "FFFFFF"), ("dk2", "1F4E79"), ("lt2", "E7EEF5"), ("accent1", "1F4E79"),
      ("accent2", "9DB8D2"), ("accent3", "FFE58A"), ("accent4", "595959"), ("accent5", "2E7D5B"), ("accent6", "A23B3B"),
      ("hlink", "0B4F8A"), ("folHlink", "5B3A8A"),
    ].map { "<a:\($0.0)><a:srgbClr val=\"\($0.1)\"/></a:\($0.0)>" }.joined()

  private static let font = "<a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>"
  private static let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
  private static let line = "<a:ln w=\"6350\">\(fill)</a:ln>"
  private static let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"

  /// A format scheme must have three variants of each, from subtle to intense; a memo uses none of them.
  private static func three(_ text: String) -> String { text + text + text }
}
