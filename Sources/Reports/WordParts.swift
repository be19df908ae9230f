import ByregionLanguages

/// The parts of a Word document (ECMA-376, transitional).
enum WordParts {
  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
  static let mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  static func parts(_ memo: Memo, body: (content: Markup, notes: Markup), styles: String) -> [ZipPackage.Part] {
    var document = Markup()
    document.raw("\(declaration)<w:document xmlns:w=\"\(namespace)\" xmlns:r=\"\(relations)\"><w:body>")
    let section =
      "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      + "<w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" "
      + "w:gutter=\"0\"/></w:sectPr>"
    let end = "\(section)</w:body></w:document>"
    return [
      ZipPackage.Part("[Content_Types].xml", types),
      ZipPackage.Part(
        "_rels/.rels",
        relationships([
          ("rId1", "\(relations)/officeDocument", "word/document.xml"),
          (
            "rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml"
          ),
        ])),
      ZipPackage.Part("docProps/core.xml", properties(memo)),
      ZipPackage.Part("word/document.xml", document.bytes + body.content.bytes + Array(end.utf8)),
      ZipPackage.Part(
        "word/_rels/document.xml.rels",
        relationships([
          ("rId1", "\(relations)/styles", "styles.xml"), ("rId2", "\(relations)/settings", "settings.xml"),
          ("rId3", "\(relations)/footnotes", "footnotes.xml"), ("rId4", "\(relations)/footer", "footer1.xml"),
          ("rId5", "\(relations)/fontTable", "fontTable.xml"), ("rId6", "\(relations)/theme", "theme/theme1.xml"),
        ])),
      ZipPackage.Part("word/styles.xml", styles),
      ZipPackage.Part("word/settings.xml", settings),
      ZipPackage.Part("word/footnotes.xml", footnotes(body.notes)),
      ZipPackage.Part("word/footer1.xml", footer(memo.catalogue)), ZipPackage.Part("word/fontTable.xml", fonts),
      ZipPackage.Part("word/theme/theme1.xml", WordTheme.text),
    ]
  }

  /// The footnotes, behind the two that draw the line above them.
  static func footnotes(_ notes: Markup) -> [UInt8] {
    let beginning =
      "\(declaration)<w:footnotes xmlns:w=\"\(namespace)\"><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r>"
      + "<w:separator/></w:r></w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>"
      + "<w:continuationSeparator/></w:r></w:p></w:footnote>"
    return Array(beginning.utf8) + notes.bytes + Array("</w:footnotes>".utf8)
  }

  static func properties(_ memo: Memo) -> [UInt8] {
    var core = Markup()
    core.raw(
      "\(declaration)<cp:coreProperties "
        + "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>")
    core.text(memo.title)
    core.raw("</dc:title><dc:creator>Byregion</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">")
    core.text(memo.madeAt)
    core.raw("</dcterms:created><dc:language>\(memo.catalogue.language.rawValue)</dc:language></cp:coreProperties>")
    return core.bytes
  }

  private static func footer(_ catalogue: Catalogue) -> String {
    "\(declaration)<w:ftr xmlns:w=\"\(namespace)\"><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r>"
      + "<w:t xml:space=\"preserve\">\(catalogue.memoPage) </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t>"
      + "</w:r></w:fldSimple></w:p></w:ftr>"
  }

  static func relationships(_ all: [(id: String, type: String, target: String)]) -> String {
    let entries = all.map { "<Relationship Id=\"\($0.id)\" Type=\"\($0.type)\" Target=\"\($0.target)\"/>" }
    return "\(declaration)<Relationships xmlns=\"\(packageRelations)\">\(entries.joined())</Relationships>"
  }

  private static let settings =
    "\(declaration)<w:settings xmlns:w=\"\(namespace)\"><w:zoom w:percent=\"100\"/><w:footnotePr>"
    + "<w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting "
    + "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"

  private static let fonts =
    "\(declaration)<w:fonts xmlns:w=\"\(namespace)\"><w:font w:name=\"Calibri\"><w:charset w:val=\"00\"/>"
    + "<w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"

  private static let types =
    "\(declaration)<Types xmlns=\"\(contentTypes)\">"
    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    + [
      ("word/document", "document.main"), ("word/styles", "styles"), ("word/settings", "settings"),
      ("word/footnotes", "footnotes"), ("word/footer1", "footer"), ("word/fontTable", "fontTable"),
    ].map { "<Override PartName=\"/\($0.0).xml\" ContentType=\"\(mainType).\($0.1)+xml\"/>" }.joined()
    + "<Override PartName=\"/word/theme/theme1.xml\" "
    + "ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>"
    + "<Override PartName=\"/docProps/core.xml\" "
    + "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
}
