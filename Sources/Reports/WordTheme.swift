/// The theme of our own documents: the colours and fonts that Word offers beside those of the styles.
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

  /// A scheme has three of each, from subtle to intense; a memo uses none of them.
  private static func three(_ text: String) -> String { text + text + text }
}
