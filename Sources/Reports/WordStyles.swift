import ByregionLanguages

/// The styles of a memo that has no template, and those that a template lacks.
struct WordStyles {
  /// The identifiers of the styles by what they are for.
  var identifiers: [WordRole: String]

  /// Our own styles.
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
  /// - Parameter base: the identifier of the style that it is based on, where there is one.
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
  /// Whether Word has no style of that name itself.
  fileprivate var isCustom: Bool { self == .label || self == .match }
}
